"""Who takes the course, and how far each has come: a year that the report is worth looking at."""

from datetime import date, datetime, timedelta

from django.utils import timezone

from agents.models import Person
from courses.models import CoursePage, Enrollment, LessonPage, LessonProgress
from home.demo.people import PEOPLE


def build_learning() -> None:
    """Two people of three take the course; what each did is computed from her place in the list."""
    course = CoursePage.objects.get()
    lessons = list(LessonPage.objects.in_courses([course]))
    today = timezone.localdate()
    for number, seed in enumerate(PEOPLE):
        if number % 3 == 2 or seed.role == "innovator":
            continue
        person = Person.objects.get(email=seed.email)
        begun = max(date(today.year, 1, 20), today - timedelta(days=3 * number + 5))
        _take(person, course, lessons, begun=begun, steps=number % (len(lessons) + 4))


def _take(
    person: Person, course: CoursePage, lessons: list[LessonPage], *, begun: date, steps: int
) -> None:
    done = lessons[: min(steps, len(lessons))]
    finished = begun + timedelta(days=min(steps, 4)) if len(done) == len(lessons) else None
    enrollment = Enrollment.objects.create(
        person=person,
        course=course,
        enrolled_on=begun,
        started_on=begun if done else None,
        completed_on=finished,
        opd=person.primary_opd(finished) if finished else None,
        jp=course.jp if finished else 0,
        course_revision=course.live_revision_id if finished else None,
        required_lessons=sorted(lesson.pk for lesson in lessons) if finished else [],
        last_lesson=done[-1] if done else None,
    )
    at = timezone.make_aware(datetime(begun.year, begun.month, begun.day, 9))  # noqa: DTZ001
    LessonProgress.objects.bulk_create(
        LessonProgress(enrollment=enrollment, lesson=lesson, viewed_at=at, done_at=at)
        for lesson in done
    )
