"""The OPDs of a report, and where innovations count among them on its day."""

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import Any

from agents.models import Opd

UNPLACED = "tanpa"  # what belongs to no OPD
ALL = "semua"  # every OPD of the report together
Place = int | str


class Places:
    """`opds`: ids of what the reader may see, None for everything; `unit`: one of them with what lies below."""

    def __init__(self, opds: set[int] | None, unit: Any, on: date) -> None:
        self.opds = opds
        self.unit = unit
        self.on = on

    @property
    def is_whole(self) -> bool:
        """Whether what belongs to no OPD is in the report too."""
        return self.opds is None and self.unit is None

    def shown(self) -> list[Any]:
        """In the order of the tree, those no longer or not yet in force included."""
        return list(self._shown.values())

    def get(self, pk: int) -> Any:
        return self._shown.get(pk)

    def of_owner(self, owner: int | None) -> Place | None:
        """Where an innovation of this OPD counts; None where it does not count at all."""
        if owner is None:
            return UNPLACED if self.is_whole else None
        return self._of_owner.get(owner)

    def of_stamp(self, opd: int) -> Place | None:
        return opd if opd in self._shown else None

    def owners(self, place: Place) -> set[int]:
        """The OPDs whose innovations count at `place`."""
        return {owner for owner, at in self._of_owner.items() if place in (ALL, at)}

    @cached_property
    def _all(self) -> dict[int, Any]:
        return {
            opd.pk: opd for opd in Opd.objects.all() if self.opds is None or opd.pk in self.opds
        }

    @cached_property
    def _shown(self) -> dict[int, Any]:
        if self.unit is None:
            return self._all
        return {pk: opd for pk, opd in self._all.items() if opd.path.startswith(self.unit.path)}

    @cached_property
    def _of_owner(self) -> dict[int, int]:
        found = ((pk, self._successor(opd).pk) for pk, opd in self._all.items())
        return {owner: at for owner, at in found if at in self._shown}

    def _successor(self, opd: Any) -> Any:
        *_, last = self._line(opd)
        return last

    def _line(self, opd: Any) -> Iterator[Any]:
        """The OPD and what succeeded it by the day, as far as the reader may see."""
        while opd is not None:
            yield opd
            is_over = opd.valid_until is not None and opd.valid_until < self.on
            opd = self._all.get(opd.successor_id) if is_over else None
