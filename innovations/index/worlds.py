"""A region to reckon: made up in a file, or as far as the innovations of the site are known."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NoReturn

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from foundation.text import as_meant
from innovations.index.arithmetic import Entry
from innovations.models import Affair, IndexRevision

KEYS = frozenset({"spd", "innovations"})
ROW_KEYS = frozenset(
    {"name", "affair", "maturity", "claimed", "verified", "eligible", "submitted", "withdrawn"}
)
SPD, SID = "spd", "sid"


class WorldError(Exception):
    """What is wrong with a made-up region, in words for whoever wrote it."""


@dataclass(frozen=True)
class World:
    """`entries` carry codes of affairs; `affairs` has their names."""

    spd_claimed: Decimal
    spd_verified: Decimal
    entries: tuple[Entry, ...]
    affairs: Mapping[str, str]


@dataclass(frozen=True)
class Limits:
    """What a year admits: the most points of either aspect, and affairs by how they may be written."""

    spd: Decimal
    sid: Decimal
    codes: Mapping[str, str]
    names: Mapping[str, str]

    def code_of(self, written: str) -> str | None:
        """The code of an affair that is written by name or code, in whatever case."""
        return self.codes.get(as_meant(written).casefold())


def limits_of(revision: IndexRevision) -> Limits:
    """Two queries."""
    most = {SPD: Decimal(0), SID: Decimal(0)}
    for indicator in revision.indicators.all():
        most[indicator.aspect] += indicator.most
    affairs: list[Affair] = list(revision.affairs.all())
    codes = {as_meant(each.name).casefold(): each.code for each in affairs}
    codes |= {each.code: each.code for each in affairs}
    names = {each.code: each.name for each in affairs}
    return Limits(most[SPD], most[SID], codes, names)


def world_in(text: str, limits: Limits) -> World:
    """Read `{"spd": 50, "innovations": [{"maturity": 80, "affair": "Kesehatan"}, …]}`. In place of `maturity`
    a row may have `claimed` and `verified`; `spd` may be `{"claimed": …, "verified": …}`. Raises WorldError."""
    try:
        said = json.loads(text, parse_float=Decimal, parse_constant=_no_number)
    except (ValueError, RecursionError) as fault:
        raise WorldError(_("This is not JSON: %(fault)s") % {"fault": fault}) from None
    if not isinstance(said, dict) or set(said) != KEYS or not isinstance(said["innovations"], list):
        raise WorldError(
            _(
                "A region is an object with exactly two keys: “spd”, and “innovations”, which is a list."
            )
        )
    claimed, verified = _pair(said["spd"], limits.spd, "spd")
    rows = enumerate(said["innovations"], 1)
    entries = tuple(_entry(at, row, limits) for at, row in rows)
    return World(claimed, verified, entries, limits.names)


def _entry(at: int, row: Any, limits: Limits) -> Entry:
    where = _("Innovation %(number)s") % {"number": at}
    if not isinstance(row, dict):
        raise WorldError(_("%(where)s is no object.") % {"where": where})
    unknown = sorted(set(row) - ROW_KEYS)
    if unknown:
        raise WorldError(
            _("%(where)s: “%(key)s” is not known. Write one of %(known)s.")
            % {"where": where, "key": unknown[0], "known": ", ".join(sorted(ROW_KEYS))}
        )
    both = {name: row[name] for name in ("claimed", "verified") if name in row}
    if ("maturity" in row) == bool(both) or len(both) == 1:
        raise WorldError(
            _("%(where)s: write “maturity”, or both “claimed” and “verified”.") % {"where": where}
        )
    claimed, verified = _pair(row.get("maturity", both), limits.sid, where)
    return Entry(
        name=str(row.get("name") or where),
        affair=_affair(row.get("affair"), where, limits),
        claimed=claimed,
        verified=verified,
        is_eligible=_truth(row, "eligible", where, default=True),
        is_submitted=_truth(row, "submitted", where, default=True),
        is_withdrawn=_truth(row, "withdrawn", where, default=False),
    )


def _affair(written: Any, where: str, limits: Limits) -> str:
    code = limits.code_of(written) if isinstance(written, str) else None
    if code is None:
        raise WorldError(
            _("%(where)s: the affair “%(affair)s” is not known. Write one of: %(known)s.")
            % {"where": where, "affair": written, "known": "; ".join(limits.names.values())}
        )
    return code


def _pair(said: Any, most: Decimal, where: str) -> tuple[Decimal, Decimal]:
    if not isinstance(said, dict):
        points = _points(said, most, where)
        return points, points
    if set(said) != {"claimed", "verified"}:
        raise WorldError(
            _("%(where)s: write one number, or both “claimed” and “verified”.") % {"where": where}
        )
    return _points(said["claimed"], most, where), _points(said["verified"], most, where)


def _points(said: Any, most: Decimal, where: str) -> Decimal:
    is_number = isinstance(said, int | Decimal) and not isinstance(said, bool)
    if not is_number or not 0 <= said <= most:
        raise WorldError(
            _("%(where)s: points are a number from 0 to %(most)s, not %(said)s.")
            % {"where": where, "most": number_format(most.normalize()), "said": said}
        )
    return Decimal(said)


def _truth(row: dict[str, Any], name: str, where: str, *, default: bool) -> bool:
    said = row.get(name, default)
    if not isinstance(said, bool):
        raise WorldError(
            _("%(where)s: “%(key)s” is true or false.") % {"where": where, "key": name}
        )
    return said


def _no_number(said: str) -> NoReturn:
    raise ValueError(said)
