"""A digest of all that a revision says: a published one must keep it."""

import hashlib
import json
from typing import Any

from innovations.models import IndexRevision

# By how its rows are reached from the revision, the fields of a row; keys of rows stay out.
OWN = (
    *("index_year__year", "n", "source", "issued_on", "difference", "is_scorable", "reason"),
    *("divisor", "count_cap", "count_weight", "min_affairs", "total", "rounding", "places"),
    *("rounding_source", "applied_from", "applied_until", "window_note", "min_words"),
)
INDICATOR = (
    *("aspect", "order", "code", "national_no", "name", "measure", "variable", "weight"),
    *("is_mandatory", "chooses_basis", "note"),
)
SCALE = ("basis", "name", "unit", "low", "high", "step", "flaws")
TIER = ("basis", "level", "text", "low", "high", "is_low_closed", "is_high_closed", "is_low_known")
EVIDENCE = (
    *("level", "order", "kind", "types", "from_offset", "to_offset", "count", "distinct_by"),
    "note",
)
BAND = ("name", "low", "high")
AFFAIR = ("order", "code", "name", "is_basic", "is_function")
_BELOW = ("indicator__aspect", "indicator__code")


def digest_of(revision: IndexRevision) -> str:
    """As 64 hexadecimal digits. Reads every row from the database: seven queries."""
    rows = IndexRevision.objects.filter(pk=revision.pk)
    indicators = revision.indicators.model.objects.filter(revision=revision)
    said: list[Any] = [
        _plain(rows, OWN),
        _plain(indicators, INDICATOR),
        _plain(_children(revision, "scales"), (*_BELOW, *SCALE)),
        _plain(_children(revision, "tiers"), (*_BELOW, *TIER)),
        _plain(_children(revision, "evidence_rules"), (*_BELOW, *EVIDENCE)),
        _plain(revision.bands.all(), BAND),
        _plain(revision.affairs.all(), AFFAIR),
    ]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


def _children(revision: IndexRevision, name: str) -> Any:
    model = getattr(revision.indicators.model, name).rel.related_model
    return model.objects.filter(indicator__revision=revision)


def _plain(rows: Any, fields: tuple[str, ...]) -> list[list[str]]:
    """Each value as text, in an order that does not hang on keys or on a database's collation."""
    found = rows.order_by().values_list(*fields)
    return sorted([_text(value) for value in row] for row in found)


def _text(value: Any) -> str:
    """Of JSON the keys in order: databases keep them as they like."""
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False, sort_keys=True)
    return str(value)
