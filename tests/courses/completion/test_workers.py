"""Two workers, and a worker and a learner, at the same instant; each with its own connection."""

import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connections
from django.utils import timezone
from wagtail.models import ModelLogEntry

from courses.completion.operations import settle, take_effect
from courses.learning.operations import assign, enroll, finish_activity
from courses.models import CourseAssignment, CoursePage, Enrollment, LessonPage, Requirement
from foundation.models import OutboxMessage
from foundation.outbox.operations import deliver


def _at_once(*acts: Callable[[], Any]) -> list[Any]:
    barrier = threading.Barrier(len(acts))
    answers: list[Any] = [None] * len(acts)

    def run(number: int) -> None:
        try:
            barrier.wait(30)
            answers[number] = acts[number]()
        except Exception as error:  # noqa: BLE001  (what went wrong is an answer here)
            answers[number] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(len(acts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return answers


@pytest.fixture
def shortened(committed_db, make_course, sari, rini):
    """Both have done all but the last lesson, which was taken down a day ago."""
    course = make_course(lessons=3)
    for user in (sari, rini):
        enroll(user, course)
        for lesson in course.lessons[:2]:
            finish_activity(user, lesson)
    LessonPage.objects.get(pk=course.lessons[2].pk).unpublish()  # handled after the commit
    requirement = Requirement.objects.get()
    assert requirement.effective_at is not None
    Requirement.objects.update(effective_at=timezone.now() - timedelta(minutes=1))
    return requirement


def test_two_workers_put_one_change_in_force_once(shortened):
    answers = _at_once(*[lambda: take_effect(shortened.pk)] * 4)
    assert sorted(answers) == [False, False, False, True]
    assert Enrollment.objects.exclude(completed_on=None).count() == 2
    assert ModelLogEntry.objects.filter(action="courses.complete").count() == 2
    assert ModelLogEntry.objects.filter(action="courses.apply_requirement").count() == 1


def test_two_workers_with_the_same_row_certify_nobody_before_the_day(shortened):
    Requirement.objects.update(effective_at=timezone.now() + timedelta(hours=1))
    OutboxMessage.objects.update(sent_at=None, next_try_at=timezone.now())
    row = OutboxMessage.objects.filter(kind="courses.settle_requirement").latest("pk")
    acts = [lambda: deliver(row.pk)] * 2 + [lambda: settle(shortened.course_id)] * 2
    answers = _at_once(*acts)
    assert sorted(answers[:2]) == [False, True]
    assert answers[2:] == [None, None]
    assert not Enrollment.objects.exclude(completed_on=None).exists()
    assert Requirement.objects.get().proposed == shortened.proposed


@pytest.mark.parametrize("number", range(4))
def test_whoever_finishes_while_a_change_takes_effect_is_complete(
    committed_db, make_course, sari, number
):
    """Either her progress is seen by the worker, or she sees what is asked now."""
    course = make_course(lessons=3)
    enroll(sari, course)
    finish_activity(sari, course.lessons[0])
    LessonPage.objects.get(pk=course.lessons[2].pk).unpublish()
    Requirement.objects.update(effective_at=timezone.now() - timedelta(minutes=1))
    requirement = Requirement.objects.get()
    lesson = LessonPage.objects.get(pk=course.lessons[1].pk)
    answers = _at_once(lambda: take_effect(requirement.pk), lambda: finish_activity(sari, lesson))
    assert [each for each in answers if isinstance(each, Exception)] == []
    assert Enrollment.objects.get().completed_on is not None
    assert ModelLogEntry.objects.filter(action="courses.complete").count() == 1
    assert Requirement.objects.get().activities == [each.pk for each in course.lessons[:2]]


def test_whoever_assigns_and_whoever_completes_do_not_lock_each_other(shortened, dewi, sari, rini):
    course = CoursePage.objects.get()
    people = [rini.person, sari.person]  # not in the order of their enrollments
    answers = _at_once(
        lambda: assign(people, course, None, dewi), lambda: take_effect(shortened.pk)
    )
    assigned, has_taken_effect = answers
    assert isinstance(assigned, CourseAssignment)
    assert has_taken_effect is True
    assert Enrollment.objects.exclude(completed_on=None).count() == 2


def test_a_change_during_the_handling_of_another_is_not_lost(shortened):
    """The row has been taken up, but the worker may not have looked at the pages yet."""
    Requirement.objects.update(effective_at=timezone.now() + timedelta(hours=1))
    row = OutboxMessage.objects.filter(kind="courses.settle_requirement").latest("pk")
    course = CoursePage.objects.get()
    lesson = LessonPage.objects.live().latest("path")
    _at_once(lambda: settle(course.pk), lesson.unpublish, lambda: deliver(row.pk))
    assert Requirement.objects.get().proposed == [LessonPage.objects.live().earliest("path").pk]
