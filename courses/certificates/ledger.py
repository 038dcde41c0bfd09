"""Completions go down into the ledger, in the transaction that completes them.

The key of the occasion is that of the course and the cycle: taken again, it is another achievement.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from courses.models import ActivityPage, CoursePage, Enrollment, ModulePage
from credentials.ledger.operations import Attendee, Occasion, record_all
from credentials.models import Achievement
from credentials.models.achievements import Form
from foundation.app_settings import app_settings
from foundation.users import Account

AT_ONCE = 500


def source_key(course_id: int, cycle: int) -> str:
    return f"courses.course:{course_id}:{cycle}"


def note_completions(keys: Collection[int], course: CoursePage, by: Account | None) -> None:
    """Write what these enrollments of `course`, completed in the caller's transaction, achieved."""
    done = Enrollment.objects.filter(pk__in=keys)
    record_completed(done.select_related("person").order_by("pk"), course, by)


def record_completed(
    completed: "QuerySet[Enrollment]", course: CoursePage, by: Account | None
) -> int:
    """Write what stands in no ledger yet of these completed enrollments of one course. Returns how many
    achievements are new. Safe to run again."""
    units = units_of(course)
    groups: dict[tuple[Any, ...], list[Enrollment]] = defaultdict(list)
    for each in completed:
        groups[each.cycle, each.completed_on, each.jp].append(each)
    count = 0
    for enrollments in groups.values():
        for start in range(0, len(enrollments), AT_ONCE):
            part = enrollments[start : start + AT_ONCE]
            count += len(record_all(_occasion(course, part[0], units), _attendees(part), by))
    return count


def units_of(course: CoursePage) -> list[dict[str, Any]]:
    """Chapters with the minutes of what is in them: the curriculum on the second page."""
    modules = ModulePage.objects.live().descendant_of(course).order_by("path")
    rows = list(modules.values_list("path", "title"))
    activities = list(ActivityPage.objects.below(course.path).values_list("path", "minutes"))
    return [
        {
            "title": title,
            "minutes": sum(each for path, each in activities if path.startswith(own)),
        }
        for own, title in rows
    ]


def _occasion(course: CoursePage, one: Enrollment, units: list[dict[str, Any]]) -> Occasion:
    day = one.completed_on
    if day is None:
        raise ValueError("not completed")
    return Occasion(
        source_key=source_key(course.pk, one.cycle),
        kind=Achievement.Kind.COURSE,
        form=Form.E_LEARNING,
        title=course.title,
        organiser=app_settings.SITE_OFFICE or app_settings.SITE_NAME,
        starts_on=day,
        ends_on=day,
        minutes=sum(each["minutes"] for each in units),
        jp=Decimal(one.jp),
        details={"units": units, "mode": "daring", "course": course.pk},
    )


def _attendees(enrollments: Iterable[Enrollment]) -> list[Attendee]:
    return [
        Attendee(each.person, opd_id=each.opd_id, starts_on=each.started_on or each.enrolled_on)
        for each in enrollments
    ]
