"""What stands first in the tables per OPD: the name of each, set in below the one above it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from agents import nips
from agents.models import Opd
from agents.reporting.opds import ALL, NO_OPD, OpdKey
from foundation.reports.links import Links
from foundation.reports.tables import Cell, Column

DEEPEST = 5  # further down the names are no longer set in


def opd_name(opd: Opd | None) -> str:
    """None: what belongs to no OPD."""
    return str(opd.name) if opd else _("Without regional agency")


def key_name(key: OpdKey, find: Callable[[int], Opd | None]) -> str:
    """Whose figures `key` stands for; `find` gives an OPD by its id."""
    if key == ALL:
        return _("All regional agencies")
    return opd_name(None if key == NO_OPD else find(int(key)))


def unit_url(links: Links, opd: int) -> str:
    """The same report of one OPD with what lies below it."""
    others = [part for part in links.query.split("&") if not part.startswith("unit=")]
    return f"{links.start}?{'&'.join([*others, f'unit={opd}'])}"


@dataclass(frozen=True)
class NipColumn(Column):
    """The one column of a report in which a NIP may stand: masked, on the page and in its files, save
    in those that are recorded (`agents.reporting.nip_files`)."""

    label: str = field(default_factory=lambda: _("NIP"))

    def cell(self, nip: str | None) -> Cell:
        return Cell(nips.masked(nip) or None)


@dataclass(frozen=True)
class WholeNipColumn(NipColumn):
    """Says what it holds, wherever the file is sent on to."""

    label: str = field(default_factory=lambda: _("NIP (in full, confidential)"))

    def cell(self, nip: str | None) -> Cell:
        return Cell(nip or None)


@dataclass(frozen=True)
class OpdColumns:
    """`opds`: all of the report, in whichever order, those included whose rows are left out; `day`:
    as of which the report counts; `unit_url(id)`, where given, opens the report of an OPD that has
    others below it."""

    opds: Sequence[Opd]
    day: date
    unit_url: Callable[[int], str] | None = None

    @staticmethod
    def headings() -> list[Column]:
        return [Column(_("Regional agency")), Column(_("Part of"))]

    @staticmethod
    def total() -> list[Cell]:
        return [Cell(_("Total")), Cell(None)]

    def cells(self, opd: Opd | None) -> list[Cell]:
        """Its name, and the short name of the OPD above it as far as that is in the report."""
        if opd is None:
            return [Cell(opd_name(None), depth=1), Cell(None)]
        return [
            Cell(opd.name, self._url(opd), self._ended(opd), min(self._depth(opd) + 1, DEEPEST)),
            Cell(self._short_names.get(opd.path[: -Opd.steplen])),
        ]

    def _depth(self, opd: Opd) -> int:
        return int(opd.depth) - self._top

    def _url(self, opd: Opd) -> str:
        if self.unit_url is None or opd.path not in self._above or not self._depth(opd):
            return ""
        return self.unit_url(opd.pk)

    def _ended(self, opd: Opd) -> str:
        if opd.valid_until is None or opd.valid_until >= self.day:
            return ""
        return _("until %(day)s") % {"day": date_format(opd.valid_until)}

    @cached_property
    def _short_names(self) -> dict[str, str]:
        return {opd.path: opd.short_name for opd in self.opds}

    @cached_property
    def _above(self) -> set[str]:
        return {path[: -Opd.steplen] for path in self._short_names}

    @cached_property
    def _top(self) -> int:
        return min((opd.depth for opd in self.opds), default=1)
