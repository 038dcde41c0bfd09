"""Who took which course in three years, and how far each came: a report worth looking at.

What somebody did is computed from her place in the list, so that every build is the same.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from agents.models import Person
from courses.models import ActivityProgress, CoursePage, Enrollment, LessonPage
from home.demo.people import PEOPLE

DAY = timedelta(days=1)
FREE = {
    "innovator"
}  # Sari has a clean desk: whoever tries the demonstration takes the course as her


@dataclass(frozen=True)
class Season:
    """One course in one year: who of the list, from which day, every how many days another."""

    course: str
    begins: date
    every: int  # one of so many people takes part
    offset: int
    is_past: bool  # nobody of a past season is still on the way


def build_learning() -> None:
    today = timezone.localdate()
    year = today.year
    first, second, third = CoursePage.objects.order_by("path").values_list("slug", flat=True)
    seasons = (
        Season(first, date(year - 2, 3, 4), 4, 0, is_past=True),
        Season(second, date(year - 2, 9, 2), 5, 1, is_past=True),
        Season(first, date(year - 1, 2, 17), 4, 1, is_past=True),
        Season(third, date(year - 1, 8, 11), 4, 2, is_past=True),
        Season(first, date(year, 1, 26), 4, 2, is_past=False),
        Season(second, date(year, 4, 13), 3, 1, is_past=False),
        Season(third, date(year, 8, 3), 3, 0, is_past=False),
    )
    for season in seasons:
        _hold(season, today)


def _hold(season: Season, today: date) -> None:
    course = CoursePage.objects.get(slug=season.course)
    lessons = list(LessonPage.objects.in_courses([course]))
    emails = [seed.email for seed in PEOPLE if seed.role not in FREE]
    chosen = emails[season.offset :: season.every]
    people = {person.email: person for person in Person.objects.filter(email__in=chosen)}
    taken = set(Enrollment.objects.filter(course=course).values_list("person__email", flat=True))
    for number, email in enumerate(each for each in chosen if each not in taken):
        begun = min(season.begins + number * 2 * DAY, today - DAY)
        _take(people[email], course, lessons, begun, number, season)


def _take(
    person: Person,
    course: CoursePage,
    lessons: list[LessonPage],
    begun: date,
    number: int,
    season: Season,
) -> None:
    """Two of three finish a past season, the rest withdrew; a running one has every state."""
    total = len(lessons)
    steps = (total if number % 3 else total // 2) if season.is_past else number % (total + 4)
    done = lessons[: min(steps, total)]
    is_complete = len(done) == total
    last_day = begun + (number % 5 + 1) * DAY
    has_left = not is_complete and (season.is_past or number % 7 == 3)
    is_assigned = number % 2 == 0
    enrollment = Enrollment.objects.create(
        person=person,
        course=course,
        origin=Enrollment.Origin.ASSIGNED if is_assigned else Enrollment.Origin.SELF,
        enrolled_on=begun,
        due_on=begun + 60 * DAY if is_assigned else None,
        started_on=begun if done else None,
        withdrawn_on=last_day if has_left else None,
        withdrawn_reason="Tugas lain mendesak (data contoh)." if has_left else "",
        completed_on=last_day if is_complete else None,
        opd=person.primary_opd(last_day) if is_complete else None,
        jp=course.jp if is_complete else 0,
        course_revision=course.live_revision_id if is_complete else None,
        required_activities=sorted(lesson.pk for lesson in lessons) if is_complete else [],
        last_activity=done[-1] if done else None,
    )
    at = timezone.make_aware(datetime.combine(begun, time(9)))
    ActivityProgress.objects.bulk_create(
        ActivityProgress(enrollment=enrollment, activity=lesson, viewed_at=at, done_at=at)
        for lesson in done
    )
