"""Lessons seen and done; the last required one completes the course."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from agents.registry.operations import opds
from agents.registry.operations.people import post
from courses.learning.operations import (
    NotEnrolledError,
    enroll,
    finish_activity,
    remember_place,
    view_activity,
)
from courses.models import ActivityProgress, Enrollment


@pytest.fixture
def at_once(settings):
    """What an editor takes away is asked for no more in the same instant."""
    settings.COURSES_COMPLETION_DELAY = timedelta(0)


@pytest.fixture
def course(make_course):
    return make_course(lessons=3, jp=4)


@pytest.fixture
def enrollment(sari, course) -> Enrollment:
    return enroll(sari, course)


def _finish_all(user, course) -> Enrollment:
    return [finish_activity(user, lesson) for lesson in course.lessons][-1]


def _post(client: Client, name: str, lesson):
    return client.post(reverse(f"courses:{name}", args=[lesson.pk]))


def test_the_first_lesson_opened_starts_the_course(sari, course, enrollment, today):
    view_activity(sari, course.lessons[1])
    enrollment.refresh_from_db()
    assert enrollment.started_on == today
    assert enrollment.completed_on is None


def test_opening_again_keeps_the_first_time(sari, course, enrollment, set_clock):
    set_clock("2026-03-01 09:00")
    first = view_activity(sari, course.lessons[0]).viewed_at
    set_clock("2026-03-09 09:00")
    assert view_activity(sari, course.lessons[0]).viewed_at == first
    enrollment.refresh_from_db()
    assert enrollment.started_on.isoformat() == "2026-03-01"


def test_done_leads_to_the_next_lesson_and_at_the_end_to_the_course(
    sari, course, enrollment, as_user
):
    client = as_user(sari)
    ways = [_post(client, "finish_lesson", lesson)["Location"] for lesson in course.lessons]
    _, second, third = course.lessons
    assert ways[0].endswith(second.url)
    assert ways[1].endswith(third.url)
    assert ways[2].endswith(course.url)


def test_all_but_one_is_not_complete(sari, course, enrollment):
    for lesson in course.lessons[:-1]:
        assert finish_activity(sari, lesson).completed_on is None


def test_completion_freezes_what_it_was_worth(sari, course, enrollment, paringin, today):
    course.save_revision().publish()
    course.refresh_from_db()
    done = _finish_all(sari, course)
    assert done.completed_on == today
    assert (done.opd, done.jp) == (paringin, 4)
    assert done.course_revision == course.live_revision_id
    assert done.course_revision is not None
    assert done.required_activities == sorted(lesson.pk for lesson in course.lessons)
    assert ModelLogEntry.objects.filter(action="courses.complete", user=sari).count() == 1


def test_what_is_frozen_follows_no_later_change(
    sari, course, enrollment, paringin, dinkes, make_course, today, set_clock
):
    set_clock("2026-03-01 09:00")
    _finish_all(sari, course)
    before = Enrollment.objects.values().get()
    course.jp = 10
    course.save_revision().publish()
    course.refresh_from_db()
    course.lessons[0].is_required = False
    course.lessons[0].save()
    post(sari.person, dinkes, on=today)
    opds.rename(paringin, name="Puskesmas Baru", short_name="Baru", on=today)
    set_clock("2026-04-01 09:00")
    finish_activity(sari, course.lessons[1])
    assert Enrollment.objects.values().get() == before


def test_lessons_that_are_not_required_do_not_hold_up(sari, make_course):
    course = make_course(lessons=3)
    extra = course.lessons[2]
    extra.is_required = False
    extra.save()
    enroll(sari, course)
    finish_activity(sari, course.lessons[0])
    assert finish_activity(sari, course.lessons[1]).completed_on is not None


def test_lessons_that_are_not_published_do_not_hold_up(sari, course, enrollment, at_once):
    course.lessons[2].unpublish()
    finish_activity(sari, course.lessons[0])
    assert finish_activity(sari, course.lessons[1]).completed_on is not None


def test_a_module_taken_back_takes_its_lessons_along(sari, make_course, at_once):
    course = make_course(modules=2, lessons=1)
    enroll(sari, course)
    course.lessons[1].get_parent().unpublish()
    assert finish_activity(sari, course.lessons[0]).completed_on is not None


def test_a_course_without_required_lesson_is_never_complete(sari, make_course):
    course = make_course(lessons=1)
    course.lessons[0].is_required = False
    course.lessons[0].save()
    enroll(sari, course)
    assert finish_activity(sari, course.lessons[0]).completed_on is None


def test_done_twice_keeps_the_first_day(sari, course, enrollment, set_clock):
    set_clock("2026-03-01 09:00")
    finish_activity(sari, course.lessons[0])
    first = ActivityProgress.objects.get().done_at
    set_clock("2026-03-02 09:00")
    finish_activity(sari, course.lessons[0])
    assert ActivityProgress.objects.get().done_at == first


def test_the_day_of_completion_is_the_day_in_balangan(sari, course, enrollment, set_clock):
    set_clock("2026-01-01 01:30")  # in UTC it is still the old year
    assert _finish_all(sari, course).completed_on.isoformat() == "2026-01-01"


# Whoever pressed "done" in a course that she left elsewhere is led to the course.
@pytest.mark.parametrize(("name", "status"), [("view_lesson", 404), ("finish_lesson", 302)])
def test_without_enrollment_there_is_no_progress(rini, course, enrollment, as_user, name, status):
    assert _post(as_user(rini), name, course.lessons[0]).status_code == status
    with pytest.raises(NotEnrolledError):
        finish_activity(rini, course.lessons[0])
    assert not ActivityProgress.objects.exists()


def test_after_a_withdrawal_there_is_no_progress(sari, course, enrollment, today):
    Enrollment.objects.update(withdrawn_on=today)
    with pytest.raises(NotEnrolledError):
        view_activity(sari, course.lessons[0])


def test_seeing_is_a_post_and_says_nothing(sari, course, enrollment, as_user):
    client = as_user(sari)
    assert (
        client.get(reverse("courses:view_lesson", args=[course.lessons[0].pk])).status_code == 405
    )
    assert _post(client, "view_lesson", course.lessons[0]).status_code == 204


def test_the_place_where_she_was_is_remembered(sari, course, enrollment, as_user):
    client = as_user(sari)
    client.get(course.lessons[1].url)
    enrollment.refresh_from_db()
    assert enrollment.last_activity_id == course.lessons[1].pk


def test_a_place_that_did_not_change_is_not_written(sari, course, enrollment, queries_of):
    remember_place(sari, course.lessons[1])
    first = queries_of(lambda: remember_place(sari, course.lessons[1]))
    other = course.lessons[2]
    assert other.course == course  # asked once, remembered by the lesson
    second = queries_of(lambda: remember_place(sari, other))
    assert second == first + 1


def test_lesson_hours_stand_by_year_on_the_page_of_all_ones_courses(
    sari, make_course, as_user, set_clock
):
    for clock, title, jp in (("2026-05-04 09:00", "Ide", 3), ("2027-05-04 09:00", "Bukti", 4)):
        set_clock(clock)
        course = make_course(title, lessons=1, jp=jp)
        enroll(sari, course)
        finish_activity(sari, course.lessons[0])
    html = as_user(sari).get(reverse("courses:history")).content.decode()
    words = " ".join(re.sub(r"<[^>]+>", " ", html).split())
    assert "Ide" in words
    assert "Bukti" in words
    assert re.search(r"2027\D{0,20}4\D", words)
    assert re.search(r"2026\D{0,20}3\D", words)
