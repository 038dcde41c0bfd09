"""Two revisions side by side, and which indicators a new one touches."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.formats import date_format, number_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from innovations.index.digests import AFFAIR, BAND, EVIDENCE, INDICATOR, OWN, SCALE, TIER
from innovations.models import IndexRevision, Indicator

# What tells a revision from another and says nothing of the index.
_APART = {"index_year__year", "n", "difference"}
Row = tuple[str, str]


@dataclass(frozen=True)
class Difference:
    """`aspect` and `code` name the indicator, or are empty; a value that is not there is empty."""

    aspect: str
    code: str
    where: str
    what: str
    before: str
    after: str


def differences(old: IndexRevision, new: IndexRevision) -> list[Difference]:
    """Everything that `new` says otherwise than `old`, the figures first, then by indicator: the same number
    of queries however many rows there are."""
    before, after = _said(old), _said(new)
    keys = [*before, *(key for key in after if key not in before)]
    return [
        Difference(*key, before.get(key, ""), after.get(key, ""))
        for key in keys
        if before.get(key, "") != after.get(key, "")
    ]


def touched(old: IndexRevision, new: IndexRevision) -> frozenset[Row]:
    """Aspect and code of each indicator whose weight, tiers, numbers or evidence differ. When a dossier moves
    to a new revision, the claims of these alone go back to waiting; those of the others stay as they are."""
    return frozenset((each.aspect, each.code) for each in differences(old, new) if each.code)


def _said(revision: IndexRevision) -> dict[tuple[str, str, str, str], str]:
    said: dict[tuple[str, str, str, str], str] = {}
    _put(said, revision, ("", "", ""), [name for name in OWN if name not in _APART])
    for band in revision.bands.all():
        _put(said, band, ("", "", f"{_('Predicate')} {band.name}"), BAND[1:])
    for affair in revision.affairs.all():
        _put(said, affair, ("", "", f"{_('Affair')} {affair.code}"), AFFAIR)
    found = revision.indicators.prefetch_related("tiers", "scales", "evidence_rules")
    for each in found.order_by("-aspect", "order"):
        _put_indicator(said, each)
    return said


def _put_indicator(said: dict[tuple[str, str, str, str], str], each: Indicator) -> None:
    own, name = (each.aspect, each.code), f"{each.aspect.upper()} {each.code}"
    _put(
        said, each, (*own, name), [field for field in INDICATOR if field not in ("aspect", "code")]
    )
    for scale in each.scales.all():
        _put(said, scale, (*own, f"{name}{scale.basis}"), SCALE[1:])
    for tier in each.tiers.all():
        where = _("%(indicator)s, tier %(level)s")
        told = where % {"indicator": f"{name}{tier.basis}", "level": tier.level}
        _put(said, tier, (*own, told), TIER[2:])
    for rule in each.evidence_rules.all():
        where = _("%(indicator)s, evidence %(order)s")
        told = where % {"indicator": name, "order": rule.order}
        _put(said, rule, (*own, told), EVIDENCE)


def _put(
    said: dict[tuple[str, str, str, str], str],
    row: Any,
    where: tuple[str, str, str],
    fields: Iterable[str],
) -> None:
    for name in fields:
        field = row._meta.get_field(name)
        value = getattr(row, f"get_{name}_display", lambda name=name: getattr(row, name))()
        if value not in (None, "", []):
            said[(*where, capfirst(str(field.verbose_name)))] = _text(value)


def _text(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(each["span"] for each in value)
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, date):
        return date_format(value)
    if isinstance(value, Decimal):
        return number_format(value.normalize() if value else Decimal(0))
    return str(value)
