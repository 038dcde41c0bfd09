"""The open consultations of a report, as of now: which wait too long, and for whom.

Readers of the report need not be readers of a consultation (`ConsultationQuerySet.known_to`): no
subject and no message leaves this module, only that there is one, about what, and since when it waits.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from django.db.models import Exists, OuterRef, Q, Subquery

from agents.reporting.opds import ALL, OpdKey, ReportOpds
from mentoring.models import Consultation, Participant
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

    One query, besides those of `innovations`.
    """

    def __init__(self, opds: ReportOpds, innovations: CountedInnovations, today: date) -> None:
        self.opds = opds
        self.innovations = innovations
        self.today = today

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
        found = [counted for row in self._rows() if (counted := self._counted(*row))]
        return sorted(
            found,
            key=lambda each: (each.waiting_since is None, each.waiting_since or each.opened_at),
        )

    def _rows(self) -> Iterable[tuple[Any, ...]]:
        claims = Participant.objects.filter(consultation=OuterRef("pk"), holds_claim=True)
        taken = claims.answering(self.today)
        found = Consultation.objects.open().with_waiting().filter(self._within())
        return found.order_by("pk").values_list(
            "pk",
            "innovation_id",
            "innovation__name",
            "innovation__opd_id",
            "opd_id",
            "opened_at",
            "waiting_since",
            Subquery(taken.values("person_id")[:1]),
            Exists(Consultation.objects.overdue(self.today).filter(pk=OuterRef("pk"))),
        )

    def _within(self) -> Q:
        if self.opds.is_whole:
            return Q()
        owners = self.opds.owners(ALL)
        return Q(innovation__opd_id__in=owners) | Q(innovation=None, opd_id__in=owners)

    def _counted(
        self,
        pk: int,
        innovation: int | None,
        name: str | None,
        owner: int | None,
        asked_from: int | None,
        opened_at: datetime,
        waiting_since: datetime | None,
        taken_by: int | None,
        is_overdue: bool,
    ) -> CountedConsultation | None:
        about = owner if innovation else asked_from
        opd = self.opds.of_owner(about)
        if opd is None:
            return None
        mentors = self.innovations.mentors_of(innovation, about)
        if taken_by:
            mentors = mentors | {taken_by}
        return CountedConsultation(
            pk, name or "", opd, opened_at, waiting_since, is_overdue, frozenset(mentors)
        )
