"""What courses tell whoever listens outside."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from agents.personal_data.operations.erasing import erase
from courses import signals
from courses.completion.operations import apply_now, settle
from courses.learning.merging import give_back, move
from courses.learning.operations import (
    NotCompletedError,
    NotEnrolledError,
    TakenBackError,
    assign,
    enroll,
    finish_activity,
    mark_done,
    take_back,
    withdraw,
    withdraw_completion,
)
from courses.models import Enrollment, Requirement
from tests.undone import undone

pytestmark = [pytest.mark.smoke, pytest.mark.usefixtures("committed_db")]
EVERY = (
    signals.enrolled,
    signals.assigned,
    signals.unassigned,
    signals.withdrawn,
    signals.activity_completed,
    signals.course_completed,
    signals.completion_withdrawn,
)


@pytest.fixture
def heard(hear):
    """By name of signal, what was told."""
    return {signal.name: hear(signal) for signal in EVERY}


def _counts(heard) -> dict[str, int]:
    return {name: len(told) for name, told in heard.items() if told}


def test_enrolling_is_told_once(sari, make_course, heard):
    course = make_course()
    with transaction.atomic():
        enrollment = enroll(sari, course)
        assert _counts(heard) == {}
    enroll(sari, course)
    assert heard["enrolled"] == [{"enrollment": enrollment, "by": sari}]
    assert _counts(heard) == {"enrolled": 1}


def test_a_form_sent_twice_is_told_once(sari, make_course, as_user, heard):
    course = make_course(lessons=1)
    client = as_user(sari)
    for _ in range(2):
        client.post(reverse("courses:enroll", args=[course.pk]))
    address = reverse("courses:finish_lesson", args=[course.lessons[0].pk])
    for _ in range(2):
        client.post(address, {"client_key": "a" * 32})
    assert _counts(heard) == {"enrolled": 1, "activity_completed": 1, "course_completed": 1}


def test_what_is_rolled_back_is_not_told(sari, fauzi, make_course, heard):
    course = make_course(lessons=1)
    with undone():
        enroll(sari, course)
        finish_activity(sari, course.lessons[0])
        assign([fauzi.person], course, None, fauzi)
    assert not Enrollment.objects.exists()
    assert _counts(heard) == {}


def test_an_assignment_is_told_for_each_person(sari, rini, budi, fauzi, make_course, heard, today):
    course = make_course()
    hers = enroll(sari, course)
    due = today + timedelta(days=30)
    people = [sari.person, rini.person]
    assign(people, course, due, fauzi)
    assign(people, course, due, fauzi)  # the same again
    assert [(each["enrollment"].person, each["is_new"]) for each in heard["assigned"]] == [
        (sari.person, False),
        (rini.person, True),
    ]
    assert heard["assigned"][0]["enrollment"] == hers
    assert {each["enrollment"].due_on for each in heard["assigned"]} == {due}
    assert [each["by"] for each in heard["enrolled"]] == [sari, fauzi]
    assign(people, course, None, fauzi)  # leaves both as they are
    assert _counts(heard) == {"enrolled": 2, "assigned": 2}


def test_an_assignment_that_is_taken_back_is_told_for_whoever_is_gone(
    sari, rini, fauzi, make_course, heard, today
):
    course = make_course()
    made = assign([sari.person, rini.person], course, None, fauzi)
    Enrollment.objects.filter(person=rini.person).update(started_on=today)
    with undone():
        take_back(made, fauzi)
    assert "unassigned" not in _counts(heard)
    take_back(made, fauzi)
    with pytest.raises(TakenBackError):
        take_back(made, fauzi)
    assert heard["unassigned"] == [{"course": course, "person": sari.person, "by": fauzi}]


def test_withdrawing_is_told_once_and_coming_back_is_told(sari, make_course, heard):
    course = make_course()
    enroll(sari, course)
    gone = withdraw(sari, course, "Pindah tugas")
    with pytest.raises(NotEnrolledError):
        withdraw(sari, course, "Pindah tugas")
    assert heard["withdrawn"] == [{"enrollment": gone, "by": sari}]
    back = enroll(sari, course)
    assert heard["enrolled"][1]["enrollment"] == back != gone


def test_activities_and_course_are_told_when_they_are_done(sari, make_course, heard):
    course = make_course(lessons=2, jp=4)
    enroll(sari, course)
    for lesson in (*course.lessons, *course.lessons):  # each twice
        mark_done(sari, lesson)
    done = [each["progress"].activity_id for each in heard["activity_completed"]]
    assert done == [lesson.pk for lesson in course.lessons]
    (told,) = heard["course_completed"]
    assert (told["by"], told["enrollment"].jp) == (sari, 4)
    assert told["enrollment"].completed_on is not None


def test_a_withdrawn_completion_is_told_once(sari, dewi, make_course, heard):
    course = make_course(lessons=1, jp=4)
    enrollment = enroll(sari, course)
    mark_done(sari, course.lessons[0])
    withdraw_completion(enrollment, dewi, "Keliru.", undone=course.lessons[0])
    with pytest.raises(NotCompletedError):
        withdraw_completion(enrollment, dewi, "Keliru.")
    (told,) = heard["completion_withdrawn"]
    assert (told["enrollment"], told["by"], told["reason"]) == (enrollment, dewi, "Keliru.")
    assert (told["enrollment"].completed_on, told["enrollment"].jp) == (None, 0)


def test_a_course_that_asks_for_less_is_told_for_each_who_completes(
    sari, rini, budi, dewi, make_course, heard, monkeypatch
):
    monkeypatch.setattr("courses.completion.operations.TOLD_AT_ONCE", 2)
    course = make_course(lessons=2)
    learners = (sari, rini, budi)
    for user in learners:
        enroll(user, course)
        finish_activity(user, course.lessons[0])
    course.lessons[1].unpublish()
    settle(course.pk)
    assert heard["course_completed"] == []  # waits for its day
    with transaction.atomic():
        assert apply_now(Requirement.objects.get(course=course), dewi) == 3
        assert heard["course_completed"] == []
    assert [each["enrollment"].person for each in heard["course_completed"]] == [
        user.person for user in learners
    ]
    assert {each["by"] for each in heard["course_completed"]} == {dewi}
    assert all(each["enrollment"].completed_on for each in heard["course_completed"])


def test_records_that_are_joined_and_parted_are_told(sari, rini, make_course, heard):
    course = make_course()
    hers, other = enroll(sari, course), enroll(rini, course)
    with transaction.atomic():
        moved = move(sari.person, rini.person)
    assert heard["withdrawn"] == [{"enrollment": other, "by": None}]
    with transaction.atomic():
        give_back(moved, rini.person, sari.person, timezone.now() + timedelta(days=1))
    assert heard["enrolled"][2:] == [{"enrollment": other, "by": None}]
    hers.refresh_from_db()
    assert hers.person == sari.person


def test_erasing_somebody_ends_what_she_is_in_the_middle_of(sari, root, make_course, heard):
    hers = enroll(sari, make_course())
    erase(sari.person, None, by=root)
    (told,) = heard["withdrawn"]
    assert told["enrollment"] == hers
    assert told["enrollment"].withdrawn_on is not None


def test_nobody_who_listens_is_asked_for_nothing(sari, make_course, queries_of, hear):
    """One query more where somebody hears of a completion, none where nobody does."""
    first, second = make_course(lessons=1), make_course("Lain", lessons=1)
    counts = []
    for course in (first, second):
        enroll(sari, course)
        counts.append(queries_of(lambda each=course: finish_activity(sari, each.lessons[0])))
        hear(signals.course_completed)
    assert counts[1] == counts[0] + 1
