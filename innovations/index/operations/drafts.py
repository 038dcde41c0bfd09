"""Copy a year forward, open an erratum, change a draft, throw it away."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from wagtail.log_actions import log

from foundation.users import Account
from innovations.index.refusals import (
    CodeTakenError,
    DifferenceMissingError,
    DraftOpenError,
    NotCurrentError,
    PublishedError,
    YearTakenError,
)
from innovations.models import (
    Affair,
    Band,
    EvidenceRule,
    IndexRevision,
    IndexYear,
    Indicator,
    Scale,
    Tier,
)
from innovations.models.index_years import Aspect

# What a copy does not take over: it has a number, a source and a date of its own.
_ITS_OWN = {
    *("id", "index_year", "n", "published_at", "digest", "copied_from", "source", "issued_on"),
    "difference",
}
_NUMBERS = ("low", "high", "is_low_closed", "is_high_closed", "is_low_known")
Change = Mapping[str, Any]


@transaction.atomic
def copy_forward(revision: IndexRevision, year: int, by: Account) -> IndexRevision:
    """The draft of another year, with everything of `revision` but its source: that is entered anew, since
    each year has its own guideline. The window of the first application moves by as many years. Raises
    YearTakenError."""
    made, is_new = IndexYear.objects.get_or_create(year=year)
    if not is_new:
        raise YearTakenError
    draft = _copied(revision, IndexRevision(index_year=made, n=1))
    years = year - revision.year
    draft.applied_from = _moved(revision.applied_from, years)
    draft.applied_until = _moved(revision.applied_until, years)
    draft.save(update_fields=["applied_from", "applied_until"])
    log(instance=draft, action="innovations.copy_year", user=by, data={"what": str(revision)})
    return draft


@transaction.atomic
def open_erratum(
    revision: IndexRevision, by: Account, *, source: str, difference: str
) -> IndexRevision:
    """The draft of the next revision of the same year. `source` says where the mistake was seen, `difference`
    what is put right. Raises DifferenceMissingError, DraftOpenError, NotCurrentError."""
    if not source.strip() or not difference.strip():
        raise DifferenceMissingError
    year = IndexYear.objects.select_for_update().get(pk=revision.index_year_id)
    newest = year.revisions.order_by("-n").first()
    if newest is not None and not newest.is_published:
        raise DraftOpenError
    if newest is None or newest.pk != revision.pk:
        raise NotCurrentError
    start = IndexRevision(index_year=year, n=newest.n + 1, source=source, difference=difference)
    start.issued_on = newest.issued_on
    draft = _copied(newest, start)
    log(instance=draft, action="innovations.open_erratum", user=by, data={"what": difference})
    return draft


@transaction.atomic
def change_revision(revision: IndexRevision, by: Account, **fields: Any) -> IndexRevision:
    """Change figures, windows and source of a draft; what did not change is not written. Raises
    PublishedError."""
    draft = _open(revision.pk)
    changed = [name for name, value in fields.items() if getattr(draft, name) != value]
    for name in changed:
        setattr(draft, name, fields[name])
    if changed:
        draft.save(update_fields=changed)
        data = {"fields": changed}
        log(instance=draft, action="innovations.change_revision", user=by, data=data)
    return draft


@transaction.atomic
def change_indicator(
    indicator: Indicator,
    by: Account,
    tiers: Mapping[int, Change] | None = None,
    evidence: Mapping[int, Change] | None = None,
    flaws: Mapping[str, list[dict[str, str]]] | None = None,
    **fields: Any,
) -> Indicator:
    """Change an indicator of a draft. `tiers` and `evidence`: by the key of a tier or an evidence rule of it,
    fields of that row; `flaws`: by basis, the holes and overlaps that stand in the source. Raises
    PublishedError."""
    draft = _open(indicator.revision_id)
    indicator = draft.indicators.get(pk=indicator.pk)
    for name, value in fields.items():
        setattr(indicator, name, value)
    if fields:
        indicator.save(update_fields=[*fields])
    _change_rows(indicator.tiers.all(), tiers or {})
    _change_rows(indicator.evidence_rules.all(), evidence or {})
    for scale in indicator.scales.filter(basis__in=flaws or {}):
        scale.flaws = (flaws or {})[scale.basis]
        scale.save(update_fields=["flaws"])
    data = {"what": f"{indicator.aspect.upper()} {indicator.code}"}
    log(instance=draft, action="innovations.change_indicator", user=by, data=data)
    return indicator


@transaction.atomic
def add_indicator(
    revision: IndexRevision, by: Account, *, aspect: str, code: str, **fields: Any
) -> Indicator:
    """Add a row at the end of an aspect of a draft, with three tiers whose wording is missing. `fields` are those
    of the indicator: name and weight at least. Raises PublishedError, CodeTakenError."""
    draft = _open(revision.pk)
    there = draft.indicators.filter(aspect=aspect)
    if there.filter(code=code).exists():
        raise CodeTakenError
    last = there.order_by("-order").first()
    order = last.order + 1 if last else 1
    made = draft.indicators.create(aspect=aspect, code=code, order=order, **fields)
    for level in (1, 2, 3):
        made.tiers.create(level=level, text="")
    if aspect == Aspect.SID:
        made.evidence_rules.create(order=1, kind="")
    data = {"what": f"{aspect.upper()} {code}"}
    log(instance=draft, action="innovations.add_indicator", user=by, data=data)
    return made


@transaction.atomic
def remove_indicator(indicator: Indicator, by: Account) -> None:
    """Take a row out of a draft. Raises PublishedError."""
    draft = _open(indicator.revision_id)
    data = {"what": f"{indicator.aspect.upper()} {indicator.code}"}
    draft.indicators.filter(pk=indicator.pk).delete()
    log(instance=draft, action="innovations.remove_indicator", user=by, data=data)


@transaction.atomic
def change_bands(
    revision: IndexRevision, by: Account, bands: Mapping[str, tuple[Any, Any]]
) -> None:
    """Change the ends of predicates of a draft, by name. Raises PublishedError."""
    draft = _open(revision.pk)
    for band in draft.bands.filter(name__in=bands):
        band.low, band.high = bands[band.name]
        band.save(update_fields=["low", "high"])
    log(instance=draft, action="innovations.change_bands", user=by)


@transaction.atomic
def discard(revision: IndexRevision, by: Account) -> None:
    """Throw a draft away, and its year where nothing of it was published. Raises PublishedError."""
    draft = _open(revision.pk)
    year = draft.index_year
    log(instance=draft, action="innovations.discard_revision", user=by)
    draft.delete()
    if not year.revisions.exists():
        year.delete()


def _change_rows(rows: Any, changes: Mapping[int, Change]) -> None:
    for row in rows.filter(pk__in=changes):
        for name, value in changes[row.pk].items():
            setattr(row, name, value)
        row.save(update_fields=[*changes[row.pk]])


def _open(pk: int) -> IndexRevision:
    """The draft under a lock. Raises PublishedError."""
    rows = IndexRevision.objects.select_for_update(of=("self",)).select_related("index_year")
    draft = rows.get(pk=pk)
    if draft.is_published:
        raise PublishedError
    return draft


def _copied(source: IndexRevision, draft: IndexRevision) -> IndexRevision:
    """Save `draft` with the figures of `source`, and a copy of every row below it."""
    for field in IndexRevision._meta.concrete_fields:
        if field.name not in _ITS_OWN:
            setattr(draft, field.name, getattr(source, field.name))
    draft.copied_from = source
    draft.save()
    for each in (Band, Affair):
        _copy_rows(each, source, draft, "revision")
    twins = dict(_copy_rows(Indicator, source, draft, "revision"))
    below: tuple[Any, ...] = (Scale, Tier, EvidenceRule)
    for model in below:
        rows = list(model.objects.filter(indicator__revision=source))
        for row in rows:
            row.pk, row.indicator_id = None, twins[row.indicator_id]
            row._state.adding = True
        model.objects.bulk_create(rows)
    return draft


def _copy_rows(
    model: Any, source: IndexRevision, draft: IndexRevision, name: str
) -> list[tuple[int, int]]:
    """Answers the key of each row with that of its copy."""
    rows = list(model.objects.filter(**{name: source}).order_by("pk"))
    keys = [row.pk for row in rows]
    for row in rows:
        row.pk = None
        row._state.adding = True
        setattr(row, name, draft)
    made = model.objects.bulk_create(rows)
    return [(key, row.pk) for key, row in zip(keys, made, strict=True)]


def _moved(day: date | None, years: int) -> date | None:
    if day is None:
        return None
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, day=28)
