"""Lessons seen and done; the last required one completes the course."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from courses.learning.operations.enrollments import running
from courses.models import CoursePage, Enrollment, LessonPage, LessonProgress
from foundation.users import Account, AnyUser


@transaction.atomic
def view_lesson(user: Account, lesson: LessonPage) -> LessonProgress:
    """Note that the lesson was opened; the first one starts the course."""
    return _view(running(user, lesson.course), lesson, timezone.now())


@transaction.atomic
def finish_lesson(user: Account, lesson: LessonPage, *, at: datetime | None = None) -> Enrollment:
    """Mark the lesson done. Doing it again changes nothing. `at` tells what is past."""
    at = at or timezone.now()
    course = lesson.course
    enrollment = running(user, course)
    progress = _view(enrollment, lesson, at)
    if progress.done_at is None:
        progress.done_at = at
        progress.save(update_fields=["done_at"])
    _complete_if_all_done(enrollment, course, user, at)
    return enrollment


def remember_place(user: AnyUser, lesson: LessonPage) -> None:
    """Keep where she was, so that "continue" leads there from any device."""
    enrollment = lesson.enrollment_of(user)
    if enrollment is not None and enrollment.last_lesson_id != lesson.pk:
        Enrollment.objects.filter(pk=enrollment.pk).update(last_lesson=lesson)
        enrollment.last_lesson_id = lesson.pk


def _view(enrollment: Enrollment, lesson: LessonPage, at: datetime) -> LessonProgress:
    progress, _ = LessonProgress.objects.get_or_create(enrollment=enrollment, lesson=lesson)
    if progress.viewed_at is None:
        progress.viewed_at = at
        progress.save(update_fields=["viewed_at"])
    if enrollment.started_on is None:
        enrollment.started_on = timezone.localdate(at)
        enrollment.save(update_fields=["started_on"])
    return progress


def _complete_if_all_done(
    enrollment: Enrollment, course: CoursePage, user: Account, at: datetime
) -> None:
    """Freeze date, JP, course revision, required lessons and the OPD of that day."""
    required = set(LessonPage.objects.required_in(course).values_list("pk", flat=True))
    done = enrollment.progress.exclude(done_at=None).values_list("lesson_id", flat=True)
    if enrollment.completed_on is not None or not required or required - set(done):
        return
    day = timezone.localdate(at)
    enrollment.completed_on = day
    enrollment.opd = enrollment.person.primary_opd(day)
    enrollment.jp = course.jp
    enrollment.course_revision = course.live_revision_id
    enrollment.required_lessons = sorted(required)
    enrollment.save(
        update_fields=["completed_on", "opd", "jp", "course_revision", "required_lessons"]
    )
    log(instance=enrollment, action="courses.complete", user=user, timestamp=at)
