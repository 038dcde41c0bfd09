"""The agenda of one person, as of the moment it is made."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby
from typing import Any

from django.db.models import F, QuerySet
from django.utils import timezone

from foundation.agenda.figures import Group, counted
from foundation.agenda.kinds import AgendaKind, Entry, Item, Urgency, kind_named, kinds
from foundation.compiled_for import CompiledFor
from foundation.users import Account

# A person has tens of things to do; whoever had more could not read them.
MOST = 200
SHOWN = 5


@dataclass(frozen=True)
class Shown:
    """One thing to do."""

    entry: Entry
    kind: AgendaKind
    item: Item

    @property
    def day(self) -> date | None:
        """The local day of `entry.at`."""
        return timezone.localdate(self.entry.at) if self.entry.at else None


@dataclass(frozen=True)
class Part:
    """What stands under one heading; `count` of all, of which at most SHOWN are `shown`."""

    urgency: Urgency
    shown: Sequence[Shown]
    count: int

    @property
    def name(self) -> str:
        """Of its heading in an address."""
        return self.urgency.name.lower()

    @property
    def more(self) -> int:
        return self.count - len(self.shown)


def _together(user: Account, day: date) -> "QuerySet[Any, Any] | None":
    rows = [each for kind in kinds() for each in kind.rows(user, day)]
    if not rows:
        return None
    first, *others = rows
    # Without others it is ordered as well: a union of one is the queryset itself.
    found = first.union(*others, all=True) if others else first
    # SQLite puts what has no time first, PostgreSQL last.
    in_time = F("agenda_at").asc(nulls_last=True)
    return found.order_by("agenda_urgency", in_time, "agenda_kind", "pk")[:MOST]


_entry_rows: CompiledFor[tuple[Any, ...]] = CompiledFor(_together)


class Agenda:
    """`most`: how many of each heading are shown."""

    def __init__(self, user: Account, most: int = SHOWN) -> None:
        self.user = user
        self.day = timezone.localdate()
        self.most = most

    @cached_property
    def parts(self) -> list[Part]:
        """One query for all rows, and one for each kind shown. Most urgent first; in each part what
        began to wait or is due first stands first."""
        found = self._entries
        counts = Counter(each.urgency for each in found)
        by_urgency = groupby(found, key=lambda each: each.urgency)
        chosen = {urgency: list(some)[: self.most] for urgency, some in by_urgency}
        items = self._items([each for some in chosen.values() for each in some])
        parts = [
            Part(
                Urgency(urgency),
                [
                    Shown(each, kind_named(each.kind), items[each.kind, each.pk])
                    for each in some
                    if (each.kind, each.pk) in items
                ],
                counts[urgency],
            )
            for urgency, some in chosen.items()
        ]
        return [part for part in parts if part.shown]

    @property
    def urgent(self) -> list[Part]:
        """What is due and who waits: it stands before the figures, all else after them."""
        return [part for part in self.parts if part.urgency <= Urgency.WAITING]

    @property
    def later(self) -> list[Part]:
        return [part for part in self.parts if part.urgency > Urgency.WAITING]

    @cached_property
    def groups(self) -> list[Group]:
        """The figures of this person, by their groups."""
        return counted(self.user, self.day)

    @cached_property
    def _entries(self) -> list[Entry]:
        return [Entry(*row) for row in _entry_rows(self.user, self.day)]

    def _items(self, chosen: Sequence[Entry]) -> dict[tuple[str, int], Item]:
        items: dict[tuple[str, int], Item] = {}
        for name in {each.kind for each in chosen}:
            some = [each for each in chosen if each.kind == name]
            made = kind_named(name).items(some, self.user)
            items |= {(name, key): item for key, item in made.items()}
        return items
