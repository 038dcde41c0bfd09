"""Whether a revision holds together: sums, tiers, holes, bands, sources, and that nobody changed it."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext as _

from innovations.index.digests import digest_of
from innovations.index.reading import measured
from innovations.index.tiers import Flaw, Why, flaws_of, plain_span
from innovations.models import IndexRevision, Indicator, Scale

LEVELS = [1, 2, 3]
MOST = Decimal(100)


@dataclass(frozen=True)
class Report:
    """`faults` must be mended; `in_source` are holes and overlaps that the guideline itself has."""

    faults: list[str]
    in_source: list[str]


def report_of(revision: IndexRevision) -> Report:
    """What is wrong with it, in words. Of a year that cannot be scored only what is known is looked at.
    Takes the same number of queries however many rows there are."""
    found = list(
        revision.indicators.prefetch_related("tiers", "scales", "evidence_rules").order_by(
            "-aspect", "order"
        )
    )
    in_source: list[str] = []
    faults = [*_of_revision(revision), *_of_bands(revision)]
    if revision.is_scorable:
        faults += [*_of_numbers(revision, found)]
        for indicator in found:
            faults += _of_indicator(indicator)
            for scale in indicator.scales.all():
                new, known = _of_scale(indicator, scale)
                faults += new
                in_source += known
    return Report(faults, in_source)


def _of_revision(revision: IndexRevision) -> Iterator[str]:
    if not revision.source.strip():
        yield _("The source is missing.")
    if not revision.is_scorable and not revision.reason.strip():
        yield _("It says nowhere why the year cannot be scored.")
    if revision.is_scorable and not revision.rounding_source.strip():
        yield _("The source of the rounding is missing.")
    begins, ends = revision.applied_from, revision.applied_until
    if revision.is_scorable and (begins is None or ends is None or begins > ends):
        yield _("The window of the first application is missing or ends before it begins.")
    if revision.is_published and digest_of(revision) != revision.digest:
        yield _("It was changed after it was published.")


def _of_numbers(revision: IndexRevision, indicators: list[Indicator]) -> Iterator[str]:
    numbers = (revision.divisor, revision.count_cap, revision.count_weight, revision.min_affairs)
    if None in numbers or revision.total is None:
        yield _("Divisor, count, affairs or total are missing.")
        return
    points = sum((each.most for each in indicators), Decimal(0))
    count = (revision.count_cap or 0) * (revision.count_weight or Decimal(0))
    if points + count != revision.total:
        yield _("All weights and the count give %(sum)s points, not %(total)s.") % {
            "sum": (points + count).normalize(),
            "total": revision.total.normalize(),
        }
    basic = revision.affairs.filter(is_basic=True).count()
    if basic < (revision.min_affairs or 0):
        yield _("Only %(count)s affairs are of basic service.") % {"count": basic}


def _of_indicator(indicator: Indicator) -> Iterator[str]:
    named = {"indicator": _name(indicator)}
    if not indicator.name:
        yield _("%(indicator)s has no name.") % named
    by_basis: dict[str, list[int]] = {}
    for tier in indicator.tiers.all():
        by_basis.setdefault(tier.basis, []).append(tier.level)
    if not by_basis or any(sorted(levels) != LEVELS for levels in by_basis.values()):
        yield _("%(indicator)s has not three tiers.") % named
    rows = [*indicator.tiers.all(), *indicator.evidence_rules.all()]
    if not all((getattr(each, "text", "") or getattr(each, "kind", "")).strip() for each in rows):
        yield _("%(indicator)s has a tier or evidence without wording.") % named
    if indicator.chooses_basis == ("" in by_basis):
        yield _("%(indicator)s has bases where it has none to choose, or the reverse.") % named
    if indicator.aspect == "sid" and not indicator.evidence_rules.all():
        yield _("%(indicator)s has no evidence rule.") % named
    bases = {scale.basis for scale in indicator.scales.all()}
    unmeasured = [
        tier for tier in indicator.tiers.all() if _has_ends(tier) and tier.basis not in bases
    ]
    if unmeasured:
        yield _("%(indicator)s has numbers without a unit.") % named


def _has_ends(tier: Any) -> bool:
    return tier.low is not None or tier.high is not None


def _of_scale(indicator: Indicator, scale: Scale) -> tuple[list[str], list[str]]:
    """New flaws, and those marked as the source's own."""
    numbers = measured(scale, indicator.tiers.all())
    found = flaws_of(numbers.spans, numbers.scale)
    marked = [Flaw(Why(each["why"]), plain_span(each["span"])) for each in scale.flaws]
    where = f"{_name(indicator)}{scale.basis}"
    new = [f"{where}: {told(each)}" for each in found if each not in marked]
    gone = [
        _("%(flaw)s is marked as the source's own and is not there.")
        % {"flaw": f"{where}: {told(each)}"}
        for each in marked
        if each not in found
    ]
    return [*new, *gone], [f"{where}: {told(each)}" for each in found if each in marked]


def told(flaw: Flaw) -> str:
    """A hole, an overlap or a limit that is not known, in words."""
    words = {
        Why.GAP: _("no tier holds %(span)s"),
        Why.OVERLAP: _("two tiers hold %(span)s"),
        Why.UNKNOWN: _("the lower end of tier %(level)s is not in our source"),
    }
    return words[flaw.why] % {"span": flaw.span, "level": flaw.span.removeprefix("tier ")}


def _of_bands(revision: IndexRevision) -> Iterator[str]:
    step = Decimal(1).scaleb(-revision.places)
    bands = sorted(revision.bands.all(), key=lambda each: each.low)
    if not bands or bands[0].low != 0 or bands[-1].high != MOST:
        yield _("The predicates do not reach from 0 to 100.")
    for lower, upper in pairwise(bands):
        if upper.low - lower.high != step:
            yield _("Between “%(lower)s” and “%(upper)s” is a hole or an overlap.") % {
                "lower": lower.name,
                "upper": upper.name,
            }


def _name(indicator: Indicator) -> str:
    return f"{indicator.aspect.upper()} {indicator.code}"
