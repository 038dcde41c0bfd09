"""The open consultations of a report, as of now: which wait too long, and for whom.

Readers of the report need not be readers of a consultation (`ConsultationQuerySet.known_to`): no
subject and no message leaves this module, only that there is one, about what, and since when it waits.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from agents.reporting.opds import ALL, OpdKey, ReportOpds
from mentoring.report.asked import Asked, AskedConsultations
from mentoring.report.innovations import CountedInnovations

FIGURES = ("open", "overdue")


@dataclass(frozen=True)
class CountedConsultation:
    """`innovation`: the name of what it is about, if anything; `opd`: where it counts;
    `waiting_since`: None while it waits for nobody; `mentors`: ids of the people who are to answer."""

    pk: int
    innovation: str
    opd: OpdKey
    opened_at: datetime
    waiting_since: datetime | None
    is_overdue: bool
    mentors: frozenset[int]


class OpenConsultations:
    """Each belongs to the mentors who accompany what it is about, and to the one who took it.

    No query besides those of `innovations` and `asked`.
    """

    def __init__(
        self, opds: ReportOpds, innovations: CountedInnovations, asked: AskedConsultations
    ) -> None:
        self.opds = opds
        self.innovations = innovations
        self.asked = asked

    def at(self, key: OpdKey, figure: str) -> list[CountedConsultation]:
        return [each for each in self.of_figure(figure) if key in (ALL, each.opd)]

    def of(self, mentor: int, figure: str) -> list[CountedConsultation]:
        """Those that this person (id) is to answer."""
        return [each for each in self.of_figure(figure) if mentor in each.mentors]

    def of_figure(self, figure: str) -> list[CountedConsultation]:
        """`figure`: one of FIGURES."""
        return [each for each in self.all if figure == "open" or each.is_overdue]

    @cached_property
    def all(self) -> list[CountedConsultation]:
        """Those that wait the longest first, then those that wait for nobody."""
        is_open = (row for row in self.asked.rows if row.is_open)
        found = [counted for row in is_open if (counted := self._counted(row))]
        return sorted(
            found,
            key=lambda each: (each.waiting_since is None, each.waiting_since or each.opened_at),
        )

    def _counted(self, row: Asked) -> CountedConsultation | None:
        opd = self.opds.of_owner(row.about)
        if opd is None:
            return None
        mentors = self.innovations.mentors_of(row.innovation, row.about)
        if row.taken_by:
            mentors = mentors | {row.taken_by}
        return CountedConsultation(
            row.pk,
            row.name or "",
            opd,
            row.opened_at,
            row.waiting_since,
            row.is_overdue,
            frozenset(mentors),
        )
