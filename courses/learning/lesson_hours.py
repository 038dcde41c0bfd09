"""A learner's lesson hours by year, beside the twenty that the law gives her a right to."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Sum
from django.db.models.functions import ExtractYear

from courses.app_settings import app_settings
from courses.models import Enrollment
from foundation.users import AnyUser


@dataclass(frozen=True)
class Year:
    """`jp` and `target` are lesson hours; `completed` counts courses."""

    year: int
    completed: int
    jp: Decimal
    target: int


def hours_by_year(user: AnyUser) -> list[Year]:
    """Completed courses and their JP by year of completion, newest first; years without any are
    left out. `target`: COURSES_YEARLY_JP (PP 11/2017 jo. PP 17/2020, article 203)."""
    completed = Enrollment.objects.of(user).exclude(completed_on=None)
    rows = (
        completed.annotate(year=ExtractYear("completed_on"))
        .values("year")
        .annotate(completed=Count("pk"), hours=Sum("jp"))
        .order_by("-year")
    )
    return [
        Year(row["year"], row["completed"], row["hours"], app_settings.YEARLY_JP) for row in rows
    ]
