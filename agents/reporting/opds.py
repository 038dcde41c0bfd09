"""At which OPD of a report something counts."""

from collections.abc import Iterator, Set
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from agents.models import Opd
from foundation.text import number_in

ALL = "semua"
NO_OPD = "tanpa"
OpdKey = int | str
"""Whose figures are meant, in addresses and rows: the id of an OPD for its own, without those below
it; NO_OPD for what belongs to none; ALL for every row of the report together."""


def opd_key(text: str) -> OpdKey | None:
    return text if text in (ALL, NO_OPD) else number_in(text)


@dataclass(frozen=True)
class OpdRow:
    """One row of a report per OPD; `opd` is None for what belongs to no OPD."""

    opd: Opd | None

    @property
    def key(self) -> OpdKey:
        return self.opd.pk if self.opd else NO_OPD


class ReportOpds:
    """The OPDs of a report as of the day `on`, read once (one query).

    `opds`: ids of what the reader may see, None for everything; `unit`: one of them, which narrows
    the report to it and what lies below it. What an OPD owned counts, once it has ended, at the one
    that had succeeded it by that day; what was stamped with an OPD counts there for ever.
    """

    def __init__(self, opds: Set[int] | None, unit: Opd | None, on: date) -> None:
        self.opds = opds
        self.unit = unit
        self.on = on

    @property
    def is_whole(self) -> bool:
        """Whether what belongs to no OPD is in the report too."""
        return self.opds is None and self.unit is None

    def shown(self) -> list[Opd]:
        """In the order of the tree, those no longer or not yet in force included."""
        return list(self._shown.values())

    def get(self, pk: int) -> Opd | None:
        return self._shown.get(pk)

    def covers(self, key: OpdKey) -> bool:
        if key == NO_OPD:
            return self.is_whole
        return key == ALL or key in self._shown

    def of_owner(self, owner: int | None) -> OpdKey | None:
        """Where something of this OPD (id, or None for no OPD) counts; None: not in this report."""
        if owner is None:
            return NO_OPD if self.is_whole else None
        return self._of_owner.get(owner)

    def of_stamp(self, opd: int) -> OpdKey | None:
        """Where something stamped with this OPD counts; None: not in this report."""
        return opd if opd in self._shown else None

    def owners(self, key: OpdKey) -> set[int]:
        """Ids of the OPDs whose things count at `key`."""
        return {owner for owner, at in self._of_owner.items() if key in (ALL, at)}

    @cached_property
    def _all(self) -> dict[int, Opd]:
        return {
            opd.pk: opd for opd in Opd.objects.all() if self.opds is None or opd.pk in self.opds
        }

    @cached_property
    def _shown(self) -> dict[int, Opd]:
        if self.unit is None:
            return self._all
        return {pk: opd for pk, opd in self._all.items() if opd.path.startswith(self.unit.path)}

    @cached_property
    def _of_owner(self) -> dict[int, int]:
        found = ((pk, self._successor(opd).pk) for pk, opd in self._all.items())
        return {owner: at for owner, at in found if at in self._shown}

    def _successor(self, opd: Opd) -> Opd:
        *_, last = self._line(opd)
        return last

    def _line(self, opd: Opd | None) -> Iterator[Opd]:
        """The OPD and what succeeded it by the day, as far as the reader may see."""
        while opd is not None:
            yield opd
            is_over = opd.valid_until is not None and opd.valid_until < self.on
            opd = self._all.get(opd.successor_id) if is_over else None
