"""The rows of a transcript, and what of them counts."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import groupby

from agents.models import Person
from credentials.ledger.hours import counted
from credentials.models import Achievement


@dataclass(frozen=True)
class Year:
    """One calendar year: all that was achieved in it, the latest first. What was withdrawn is listed and
    does not count."""

    number: int
    rows: list[Achievement]

    @cached_property
    def hours(self) -> Decimal:
        """JP that count, with the caps of the rules."""
        standing = [each for each in self.rows if each.withdrawn_at is None]
        return counted(
            [
                (each.jp, each.rule.cap_per_year if each.rule else None, each.rule_id)
                for each in standing
            ]
        )

    @property
    def is_capped(self) -> bool:
        """Whether a rule counts less than the rows add up to."""
        standing = (each.jp for each in self.rows if each.withdrawn_at is None)
        return sum(standing, Decimal(0)) > self.hours


def years_of(person: Person) -> list[Year]:
    """The latest first. Doubles that another record replaced are left out. One query."""
    rows: Iterable[Achievement] = (
        Achievement.objects.filter(person=person, superseded_by=None)
        .select_related("rule")
        .order_by("-ends_on", "-pk")
    )
    return [
        Year(number, list(each)) for number, each in groupby(rows, lambda row: row.ends_on.year)
    ]
