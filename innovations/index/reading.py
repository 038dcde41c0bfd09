"""A revision as the pure modules take it."""

from collections.abc import Iterable
from dataclasses import dataclass

from innovations.index import arithmetic, tiers
from innovations.models import IndexRevision, Scale, Tier


class NotScorableError(Exception):
    """Too little is known of that year; `reason` says what is missing."""

    def __init__(self, revision: IndexRevision) -> None:
        super().__init__(f"{revision.year} cannot be scored, because {revision.reason}")
        self.year, self.reason = revision.year, revision.reason


def rules_of(revision: IndexRevision) -> arithmetic.Rules:
    """What the arithmetic takes: two queries, for affairs and bands. Raises NotScorableError."""
    if (
        not revision.is_scorable
        or revision.divisor is None
        or revision.count_cap is None
        or revision.count_weight is None
        or revision.min_affairs is None
        or revision.total is None
    ):
        raise NotScorableError(revision)
    basic = revision.affairs.filter(is_basic=True).values_list("code", flat=True)
    bands = [arithmetic.Band(each.name, each.low, each.high) for each in revision.bands.all()]
    return arithmetic.Rules(
        divisor=revision.divisor,
        count_cap=revision.count_cap,
        count_weight=revision.count_weight,
        min_affairs=revision.min_affairs,
        total=revision.total,
        basic_affairs=frozenset(basic),
        bands=tuple(bands),
        rounding=revision.rounding,
        places=revision.places,
    )


@dataclass(frozen=True)
class Measured:
    """The numbers of an indicator, or of one of its bases."""

    scale: tiers.Scale
    spans: tuple[tiers.Span, ...]


def measured(scale: Scale, rows: Iterable[Tier]) -> Measured:
    """`rows`: all tiers of its indicator; those of its basis are taken."""
    spans = [
        tiers.Span(
            each.level,
            each.low,
            each.high,
            each.is_low_closed,
            each.is_high_closed,
            each.is_low_known,
        )
        for each in rows
        if each.basis == scale.basis
    ]
    return Measured(tiers.Scale(scale.low, scale.high, scale.step), tuple(spans))
