"""How long the questions of a period waited for their first answer."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from statistics import median

from django.utils import timezone

from agents.reporting.opds import ALL, OpdKey, ReportOpds
from foundation.calendar import working_days
from mentoring.report.asked import Asked, AskedConsultations

FIGURES = ("asked", "answered")


@dataclass(frozen=True)
class CountedQuestion:
    """`answered_at`: of the first answer, None without one by the day of the report; `by`: who gave
    it (id of the person); `days`: working days in between, 0 on the same day."""

    pk: int
    innovation: str
    opd: OpdKey
    asked_at: datetime
    answered_at: datetime | None
    by: int | None
    days: int | None

    @property
    def mentors(self) -> frozenset[int]:
        """Whose names its row needs."""
        return frozenset({self.by} if self.by else ())


class FirstAnswers:
    """Questions opened in the period of the report. No query besides that of `asked`, and one for the
    holidays of each year."""

    def __init__(self, opds: ReportOpds, asked: AskedConsultations) -> None:
        self.opds = opds
        self.asked = asked

    def at(self, key: OpdKey, figure: str) -> list[CountedQuestion]:
        """`figure`: one of FIGURES."""
        here = [each for each in self.all if key in (ALL, each.opd)]
        return here if figure == "asked" else [each for each in here if each.days is not None]

    def median_at(self, key: OpdKey) -> float | None:
        """Working days to the first answer, of what was answered; None where nothing was."""
        days = [each.days for each in self.at(key, "answered") if each.days is not None]
        return median(days) if days else None

    @cached_property
    def all(self) -> list[CountedQuestion]:
        """In the order in which they were asked."""
        of_period = (row for row in self.asked.rows if row.is_of_period and row.is_question)
        return [counted for row in of_period if (counted := self._counted(row))]

    def _counted(self, row: Asked) -> CountedQuestion | None:
        opd = self.opds.of_owner(row.about)
        if opd is None:
            return None
        days = None
        if row.answered_at is not None:
            asked_on = timezone.localdate(row.opened_at)
            days = working_days.between(asked_on, timezone.localdate(row.answered_at))
        name = row.name or ""
        return CountedQuestion(
            row.pk, name, opd, row.opened_at, row.answered_at, row.answered_by, days
        )
