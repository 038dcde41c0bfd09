"""Which tier of an indicator a measured value reaches, where the guideline says so without doubt.

The guideline's numbers leave holes (between "at most 50 %" and "51 to 90 %" lies 50.5 %) and overlap
(0.36 ends one tier and begins the next). There no tier is given by machine: a person chooses, and says why.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum


class Why(Enum):
    """Why a value has the tier that it has, or none."""

    FOUND = "found"
    GAP = "gap"
    OVERLAP = "overlap"
    UNKNOWN = "unknown"
    BELOW = "below"
    OUTSIDE = "outside"


@dataclass(frozen=True)
class Span:
    """The values of one tier. An end of None has no limit; one that is not known (`is_low_known`) is a limit
    which our source leaves out."""

    level: int
    low: Decimal | None
    high: Decimal | None
    is_low_closed: bool = True
    is_high_closed: bool = True
    is_low_known: bool = True

    def may_hold(self, value: Decimal) -> bool:
        return self._is_above_low(value) and self._is_below_high(value)

    def _is_above_low(self, value: Decimal) -> bool:
        if self.low is None:
            return True
        return value > self.low or (self.is_low_closed and value == self.low)

    def _is_below_high(self, value: Decimal) -> bool:
        if self.high is None:
            return True
        return value < self.high or (self.is_high_closed and value == self.high)


@dataclass(frozen=True)
class Scale:
    """What is measured: from `low` to `high` (None: no limit) in steps of `step` (None: any value)."""

    low: Decimal | None
    high: Decimal | None
    step: Decimal | None

    def has(self, value: Decimal) -> bool:
        is_low_enough = self.high is None or value <= self.high
        is_high_enough = self.low is None or value >= self.low
        return is_low_enough and is_high_enough and (not self.step or value % self.step == 0)


@dataclass(frozen=True)
class Flaw:
    """A hole or an overlap in the numbers of an indicator, ends as text: `(50, 51)` is between, without
    either end; `[0.36, 0.36]` is one value; `..` has no limit."""

    why: Why
    span: str


@dataclass(frozen=True)
class Found:
    """`level` is None where a person chooses."""

    level: int | None
    why: Why


def tier_of(value: Decimal, spans: Sequence[Span], scale: Scale) -> Found:
    """The tier that holds `value`, if exactly one does and nothing about it is in doubt. `BELOW`: it does not
    reach tier 1, which earns nothing unless a person finds otherwise; `OUTSIDE`: the scale has no such value,
    like half a person or 120 % of all complaints."""
    if not scale.has(value):
        return Found(None, Why.OUTSIDE)
    holding = [each for each in spans if each.may_hold(value)]
    if any(not each.is_low_known for each in holding):
        return Found(None, Why.UNKNOWN)
    if len(holding) == 1:
        return Found(holding[0].level, Why.FOUND)
    if holding:
        return Found(None, Why.OVERLAP)
    return Found(None, Why.BELOW if _is_worse(value, spans) else Why.GAP)


def flaws_of(spans: Sequence[Span], scale: Scale) -> list[Flaw]:
    """Every hole between tiers and beyond the best one, every overlap, every limit that is not known, from
    the lowest value on. What lies below tier 1 is no hole: it earns nothing."""
    rising = sorted(spans, key=_begin)
    found = [Flaw(Why.UNKNOWN, f"tier {each.level}") for each in rising if not each.is_low_known]
    known = [each for each in rising if each.is_low_known]
    return [*found, *_before(known, scale), *_between(rising, scale), *_after(known, scale)]


def _between(rising: Sequence[Span], scale: Scale) -> Iterator[Flaw]:
    for lower, upper in itertools.pairwise(rising):
        if lower.high is None or upper.low is None:
            if lower.is_low_known and upper.is_low_known:
                yield Flaw(Why.OVERLAP, _text(upper.low, lower.high))
            continue
        if _overlap(lower, upper):
            yield Flaw(Why.OVERLAP, _text(upper.low, lower.high))
        elif not _touch(lower, upper, scale):
            yield Flaw(Why.GAP, _hole(lower, upper))


def _overlap(lower: Span, upper: Span) -> bool:
    assert lower.high is not None and upper.low is not None  # noqa: S101, PT018  (for the type checker)
    if upper.low == lower.high:
        return upper.is_low_closed and lower.is_high_closed
    return upper.low < lower.high


def _touch(lower: Span, upper: Span, scale: Scale) -> bool:
    """Whether no value of the scale lies between the two."""
    assert lower.high is not None and upper.low is not None  # noqa: S101, PT018  (for the type checker)
    distance = upper.low - lower.high
    if scale.step is not None and lower.is_high_closed and upper.is_low_closed:
        return distance <= scale.step
    return distance == 0 and (lower.is_high_closed or upper.is_low_closed)


def _hole(lower: Span, upper: Span) -> str:
    left = "(" if lower.is_high_closed else "["
    right = ")" if upper.is_low_closed else "]"
    return f"{left}{_plain(lower.high)}, {_plain(upper.low)}{right}"


def _before(rising: Sequence[Span], scale: Scale) -> Iterator[Flaw]:
    """A hole under the lowest tier, where low is good."""
    if not rising or rising[0].low is None or rising[0].level == 1:
        return
    lowest = rising[0]
    if scale.low is None or scale.low < _end(lowest.low):
        right = ")" if lowest.is_low_closed else "]"
        yield Flaw(Why.GAP, f"[{_plain(scale.low)}, {_plain(lowest.low)}{right}")


def _after(rising: Sequence[Span], scale: Scale) -> Iterator[Flaw]:
    """A hole above the highest tier, where high is good."""
    if not rising or rising[-1].high is None or rising[-1].level == 1:
        return
    highest = rising[-1]
    if scale.high is None or scale.high > _end(highest.high):
        left = "(" if highest.is_high_closed else "["
        yield Flaw(Why.GAP, f"{left}{_plain(highest.high)}, {_plain(scale.high)}]")


def _is_worse(value: Decimal, spans: Sequence[Span]) -> bool:
    """Whether `value` lies on the far side of tier 1, away from the others."""
    first = next((each for each in spans if each.level == 1), None)
    if first is None or len(spans) == 1:
        return False
    is_rising = _begin(first) == min(_begin(each) for each in spans)
    if is_rising:
        return first.low is not None and value <= first.low
    return first.high is not None and value >= first.high


def _begin(span: Span) -> tuple[Decimal, Decimal]:
    """By which tiers stand in order: an end without limit is before all others."""
    least = Decimal("-Infinity")
    if span.low is None and not span.is_low_known:
        # Our source leaves the limit out; the tier stands under the one that follows it.
        return (_end(span.high), Decimal(-1))
    return (least if span.low is None else span.low, _end(span.high))


def _end(value: Decimal | None) -> Decimal:
    return Decimal("Infinity") if value is None else value


def _text(low: Decimal | None, high: Decimal | None) -> str:
    return f"[{_plain(low)}, {_plain(high)}]"


def _plain(value: Decimal | None) -> str:
    """Without zeros at the end, and never as a power of ten: 30.00 is 30."""
    return ".." if value is None else f"{value.normalize():f}"


def plain_span(span: str) -> str:
    """A span as `Flaw` has it, however its numbers were written."""
    return _NUMBER.sub(lambda found: _plain(Decimal(found.group())), span)


_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
