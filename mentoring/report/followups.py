"""What was promised for an innovation and is overdue on the day of a report.

Readers of the report need not be readers of a session: what was promised does not leave this module,
only that it is overdue, in which innovation, since when, and who owes it.
"""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Count, OuterRef, Q, Subquery

from agents.reporting.opds import ALL, OpdKey, ReportOpds
from foundation.calendar import local_time
from mentoring.models import FollowUp

INNOVATION = "innovation"  # from a follow-up


@dataclass(frozen=True)
class CountedFollowUp:
    """`owner`: id of the person who owes it; `opd`: where its innovation counts."""

    pk: int
    innovation_id: int
    innovation: str
    opd: OpdKey
    owner: int
    due_on: date

    @property
    def mentors(self) -> frozenset[int]:
        """Whose names its row needs."""
        return frozenset({self.owner})


class OverdueFollowUps:
    """Those due before the day `on` and not done by then. One query."""

    def __init__(self, opds: ReportOpds, on: date) -> None:
        self.opds = opds
        self.on = on

    def at(self, key: OpdKey) -> list[CountedFollowUp]:
        return [each for each in self.all if key in (ALL, each.opd)]

    @cached_property
    def all(self) -> list[CountedFollowUp]:
        """Those due the longest ago first."""
        rows = overdue_items(self.on).values_list(
            "pk", INNOVATION, f"{INNOVATION}__name", f"{INNOVATION}__opd_id", "owner_id", "due_on"
        )
        found = []
        for pk, innovation, name, owner_opd, owner, due_on in rows.order_by("due_on", "pk"):
            opd = self.opds.of_owner(owner_opd)
            if opd is not None:
                found.append(CountedFollowUp(pk, innovation, name, opd, owner, due_on))
        return found


def overdue_items(on: date) -> Any:
    """Every follow-up that was overdue on the local day `on`: due before, agreed on by then (of old
    ones nobody knows when), and not done by then."""
    _, end = local_time.span(on, 1)
    undone = Q(done_at=None) | Q(done_at__gte=end)
    return FollowUp.objects.filter(undone, Q(made_at=None) | Q(made_at__lt=end), due_on__lt=on)


def overdue_of_innovation(on: date) -> Subquery:
    """How many of those an innovation has, for a query of innovations."""
    own = overdue_items(on).filter(**{INNOVATION: OuterRef("pk")}).order_by()
    return Subquery(own.values(INNOVATION).annotate(count=Count("pk")).values("count"))
