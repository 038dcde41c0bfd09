"""Courses of an account follow it into its staff record, and back."""

from datetime import date

import pytest
from django.utils import timezone

from agents.claims.operations import linking, undoing
from agents.models import Claim, Person
from agents.registry.operations.people import person_for
from courses.learning.operations import assign, enroll, finish_activity
from courses.models import Enrollment

NIP = "199104122017032001"


@pytest.fixture
def nurul(make_person, paringin) -> Person:
    return make_person("Nurul Hidayah", NIP, paringin)


@pytest.fixture
def account(make_user):
    return make_user("nurul.h@contoh.example", first_name="Nurul Hidayah")


@pytest.fixture
def link(rizki):
    def approve(user, person: Person) -> Claim:
        claim = Claim.objects.create(
            user=user, person=person, proof="approval", asked_at=timezone.now()
        )
        return linking.approve(claim, by=rizki, is_clinic=False)

    return approve


def _finish(user, course) -> None:
    for lesson in course.lessons:
        finish_activity(user, lesson)


def test_running_and_finished_courses_come_along(account, nurul, link, make_course, paringin):
    running, finished = make_course("Satu"), make_course("Dua")
    enroll(account, running)
    finish_activity(account, running.lessons[0])
    enroll(account, finished)
    _finish(account, finished)
    link(account, nurul)
    one, two = Enrollment.objects.filter(person=nurul).order_by("pk")
    assert (one.course_id, one.progress.exclude(done_at=None).count()) == (running.pk, 1)
    assert (two.completed_on, two.opd) == (timezone.localdate(), paringin)


def test_an_assigned_course_is_continued_where_the_account_stood(
    account, nurul, link, make_course, rizki
):
    course = make_course()
    enroll(account, course)
    finish_activity(account, course.lessons[0])
    due = timezone.localdate().replace(year=timezone.localdate().year + 1, day=1)
    assign([nurul], course, due, rizki)
    link(account, nurul)
    current = Enrollment.objects.current().get(person=nurul, course=course)
    assert (current.origin, current.due_on) == ("assigned", due)
    assert current.progress.exclude(done_at=None).count() == 1
    assert Enrollment.objects.filter(person=nurul).exclude(withdrawn_on=None).count() == 1


def test_what_the_record_had_finished_stays_finished(account, nurul, link, make_course):
    course = make_course()
    enroll(account, course)
    Enrollment.objects.create(
        person=nurul, course=course, enrolled_on=date(2025, 1, 1), completed_on=date(2025, 2, 1)
    )
    link(account, nurul)
    current = Enrollment.objects.current().get(person=nurul)
    assert current.completed_on == date(2025, 2, 1)


def test_a_course_finished_under_both_records_stays_under_both(account, nurul, link, make_course):
    course = make_course()
    old = person_for(account)
    enroll(account, course)
    _finish(account, course)
    Enrollment.objects.create(
        person=nurul, course=course, enrolled_on=date(2025, 1, 1), completed_on=date(2025, 2, 1)
    )
    claim = link(account, nurul)
    old.refresh_from_db()
    assert old.user is None
    undoing.undo(claim, reason="Salah", by=account)
    old.refresh_from_db()
    assert old.user == account


def test_undo_gives_back_what_came_along_and_what_was_begun_since(
    account, nurul, link, make_course, rizki
):
    before, since, assigned = (make_course(title) for title in ("Satu", "Dua", "Tiga"))
    enroll(account, before)
    claim = link(account, nurul)
    enroll(account, since)
    _finish(account, since)
    assign([nurul], assigned, None, rizki)
    finish_activity(account, assigned.lessons[0])
    undoing.undo(claim, reason="Salah orang", by=rizki)
    own = Enrollment.objects.filter(person=Person.objects.get(user=account))
    assert {each.course_id for each in own} == {before.pk, since.pk}
    assert {each.opd_id for each in own} == {None}
    kept = Enrollment.objects.get(person=nurul)
    assert kept.course_id == assigned.pk


def test_undo_puts_the_assignment_back(account, nurul, link, make_course, rizki):
    course = make_course()
    enroll(account, course)
    assign([nurul], course, None, rizki)
    claim = link(account, nurul)
    undoing.undo(claim, reason="Salah orang", by=rizki)
    back = Enrollment.objects.current().get(person=nurul)
    own = Enrollment.objects.current().get(person__user=account)
    assert (back.origin, own.origin) == ("assigned", "self")


def test_what_was_done_under_both_records_together_completes_the_course(
    account, nurul, link, make_course, rizki
):
    course = make_course(lessons=2)
    enroll(account, course)
    finish_activity(account, course.lessons[0])
    assign([nurul], course, None, rizki)
    Enrollment.objects.get(person=nurul).progress.create(
        activity_id=course.lessons[1].pk, done_at=timezone.now()
    )
    link(account, nurul)
    current = Enrollment.objects.current().get(person=nurul, course=course)
    assert current.completed_on == timezone.localdate()
