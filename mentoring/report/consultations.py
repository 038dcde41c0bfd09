"""The open consultations of a report, as of now: which wait too long, and for whom.

Told is that they exist, where, and since when they wait, never what is said
(`ConsultationQuerySet.known_to`).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from django.db.models import Exists, OuterRef, Q, Subquery

from mentoring.models import Consultation, Participant
from mentoring.report.places import ALL, Place, Places
from mentoring.report.portfolio import Portfolio

FIGURES = ("open", "overdue")


@dataclass(frozen=True)
class Question:
    """`mentors`: ids of the people who are to answer it."""

    pk: int
    innovation: str
    place: Place
    opened_at: datetime
    waiting_since: datetime | None
    is_overdue: bool
    mentors: frozenset[int]


class Questions:
    """Each belongs to the mentors who accompany what it is about, and to the one who took it."""

    def __init__(self, places: Places, portfolio: Portfolio, today: date) -> None:
        self.places = places
        self.portfolio = portfolio
        self.today = today

    def at(self, place: Place, figure: str) -> list[Question]:
        return [each for each in self.of_figure(figure) if place in (ALL, each.place)]

    def of(self, mentor: int, figure: str) -> list[Question]:
        return [each for each in self.of_figure(figure) if mentor in each.mentors]

    def of_figure(self, figure: str) -> list[Question]:
        return [each for each in self.all if figure == "open" or each.is_overdue]

    @cached_property
    def all(self) -> list[Question]:
        """Those that wait the longest first, then those that wait for nobody."""
        found = [question for row in self._rows() if (question := self._question(*row))]
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
        if self.places.is_whole:
            return Q()
        owners = self.places.owners(ALL)
        return Q(innovation__opd_id__in=owners) | Q(innovation=None, opd_id__in=owners)

    def _question(
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
    ) -> Question | None:
        about = owner if innovation else asked_from
        place = self.places.of_owner(about)
        if place is None:
            return None
        mentors = self.portfolio.mentors_of(innovation, about) | ({taken_by} if taken_by else set())
        return Question(
            pk, name or "", place, opened_at, waiting_since, is_overdue, frozenset(mentors)
        )
