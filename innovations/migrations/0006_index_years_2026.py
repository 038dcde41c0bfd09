"""The index years of 2026, and of 2023 as far as it is known.

The data files are frozen like this migration: what is wrong in them is put right by an erratum in the
database, never here.
"""

import hashlib
import json
import re
from pathlib import Path

import yaml
from django.db import migrations
from django.utils import timezone
from django.utils.text import slugify

DATA = Path(__file__).resolve().parents[1] / "index" / "data"
YEARS = (2023, 2026)
SPAN = re.compile(r"([\[(])(\S+), (\S+)([\])])")

OWN = (
    *("index_year__year", "n", "source", "issued_on", "difference", "is_scorable", "reason"),
    *("divisor", "count_cap", "count_weight", "min_affairs", "total", "rounding", "places"),
    *("rounding_source", "applied_from", "applied_until", "window_note", "min_words"),
)
BELOW = ("indicator__aspect", "indicator__code")
ROWS = (
    (
        "Indicator",
        "revision",
        (
            *("aspect", "order", "code", "national_no", "name", "measure", "variable", "weight"),
            *("is_mandatory", "chooses_basis", "note"),
        ),
    ),
    (
        "Scale",
        "indicator__revision",
        (*BELOW, "basis", "name", "unit", "low", "high", "step", "flaws"),
    ),
    (
        "Tier",
        "indicator__revision",
        (
            *(*BELOW, "basis", "level", "text", "low", "high"),
            *("is_low_closed", "is_high_closed", "is_low_known"),
        ),
    ),
    (
        "EvidenceRule",
        "indicator__revision",
        (
            *(*BELOW, "level", "order", "kind", "types", "from_offset", "to_offset", "count"),
            *("distinct_by", "note"),
        ),
    ),
    ("Band", "revision", ("name", "low", "high")),
    ("Affair", "revision", ("order", "code", "name", "is_basic", "is_function")),
)


def add(apps, schema_editor):
    def model(name):
        return apps.get_model("innovations", name).objects

    for number in YEARS:
        if model("IndexYear").filter(year=number).exists():
            continue
        document = yaml.safe_load((DATA / f"{number}.yaml").read_text(encoding="utf-8"))
        year = model("IndexYear").create(year=number)
        revision = model("IndexRevision").create(index_year=year, n=1, **document["revision"])
        for band in document["bands"]:
            model("Band").create(revision=revision, **band)
        _add_affairs(model, revision, document.get("affairs", {}))
        for order, weight in enumerate(document.get("sid_weights", []), 1):
            model("Indicator").create(
                revision=revision, aspect="sid", order=order, code=str(order), weight=weight
            )
        for aspect in ("sid", "spd"):
            for order, each in enumerate(document.get(aspect, []), 1):
                _add_indicator(model, revision, aspect, order, each)
        revision.digest = _digest(model, revision)
        revision.published_at = timezone.now()
        revision.save(update_fields=["digest", "published_at"])


def _add_affairs(model, revision, groups):
    order = 0
    for group in ("basic", "other", "functions"):
        for name in groups.get(group, []):
            order += 1
            model("Affair").create(
                revision=revision,
                order=order,
                code=slugify(name)[:60],
                name=name,
                is_basic=group == "basic",
                is_function=group == "functions",
            )


def _add_indicator(model, revision, aspect, order, each):
    digits = re.match(r"\d+", each["code"]).group()
    indicator = model("Indicator").create(
        revision=revision,
        aspect=aspect,
        order=order,
        code=each["code"],
        national_no=each["national"] if aspect == "sid" else int(digits),
        name=each["name"],
        measure=each.get("measure", ""),
        variable=each.get("variable", ""),
        weight=each["weight"],
        is_mandatory=each.get("mandatory", False),
        chooses_basis="bases" in each,
        note=each.get("note", ""),
    )
    for basis, said in each.get("bases", {"": each}).items():
        _add_tiers(model, indicator, basis, said)
    for place, rule in enumerate(each.get("evidence", []), 1):
        model("EvidenceRule").create(
            indicator=indicator,
            order=place,
            kind=rule["kind"],
            types=rule["types"],
            from_offset=rule.get("from"),
            to_offset=rule.get("to"),
            count=rule.get("count"),
            distinct_by=rule.get("per", ""),
            note=rule.get("note", ""),
        )


def _add_tiers(model, indicator, basis, said):
    if "scale" in said:
        name = said["name"] if basis else ""
        flaws = [{"note": "", **flaw} for flaw in said.get("flaws", [])]
        model("Scale").create(
            indicator=indicator, basis=basis, name=name, flaws=flaws, **said["scale"]
        )
    spans = said.get("spans", [None] * 3)
    for level, (text, span) in enumerate(zip(said["tiers"], spans, strict=True), 1):
        model("Tier").create(
            indicator=indicator, basis=basis, level=level, text=text, **_ends(span)
        )


def _ends(span):
    """`(30, ..]`: above 30 without limit; `[?, 5.23]`: the lower end is not in our source."""
    if span is None:
        return {}
    left, low, high, right = SPAN.fullmatch(span).groups()
    return {
        "low": None if low in ("..", "?") else low,
        "high": None if high == ".." else high,
        "is_low_closed": left == "[",
        "is_high_closed": right == "]",
        "is_low_known": low != "?",
    }


def _digest(model, revision):
    """As `innovations.index.digests` reckons it on the day of this migration; a test compares them."""
    said = [_plain(model("IndexRevision").filter(pk=revision.pk), OWN)]
    for name, path, fields in ROWS:
        said.append(_plain(model(name).filter(**{path: revision}), fields))
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


def _plain(rows, fields):
    return sorted([_text(value) for value in row] for row in rows.order_by().values_list(*fields))


def _text(value):
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False, sort_keys=True)
    return str(value)


def take_away(apps, schema_editor):
    """From the leaves up, each table at once: on the way back the states of several migrations hold classes of
    their own of one model, and Django's collector of related rows refuses those of another state."""

    def rows(name, path):
        return apps.get_model("innovations", name).objects.filter(**{f"{path}__in": YEARS})

    for name, path, _fields in reversed(ROWS):
        rows(name, f"{path}__index_year__year")._raw_delete(schema_editor.connection.alias)
    rows("IndexRevision", "index_year__year")._raw_delete(schema_editor.connection.alias)
    rows("IndexYear", "year")._raw_delete(schema_editor.connection.alias)


class Migration(migrations.Migration):
    dependencies = [("innovations", "0005_index_years")]

    operations = [migrations.RunPython(add, take_away)]
