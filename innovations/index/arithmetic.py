"""The regional innovation index (Indeks Inovasi Daerah, IID) of one region and one year.

As the guideline of 2026 has it (Pedoman Umum Penilaian Inovasi Daerah dan Pemberian Penghargaan IGA
2026, letter of the Head of BSKDN No. 400.10.11/1887/BSKDN, 29 April 2026):

    row score   = tier (0 to 3) × weight
    maturity    = sum of the rows of one innovation
    count score = min(n, cap) × weight of the count, if the innovations cover enough of the
                  basic-service affairs (UU 23/2014 art. 12), else 0
    SID         = sum of maturities ÷ max(divisor, n) + count score
    IID         = (SPD + SID) ÷ total × 100

Every number of it is handed in: another year has others. Nothing here knows Django or a database.
What is reckoned stays an exact fraction; it is rounded once, at the end, and before a band is chosen.
The guideline does not say how a half is rounded: half up is our assumption, kept with each year.
"""

import decimal
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

TIERS = (0, 1, 2, 3)


class TierError(ValueError):
    """A tier is 0 (no evidence, or nothing chosen), 1, 2 or 3."""


class NoBandError(ValueError):
    """The bands of the year leave no place for this index, or two."""


@dataclass(frozen=True)
class Band:
    """A predicate of the region: both ends belong to it."""

    name: str
    low: Decimal
    high: Decimal


@dataclass(frozen=True)
class Rules:
    """What a year's guideline sets. `basic_affairs` are codes of affairs; `rounding` is a mode of
    `decimal`, `places` how many decimals the index has."""

    divisor: int
    count_cap: int
    count_weight: Decimal
    min_affairs: int
    total: Decimal
    basic_affairs: frozenset[str]
    bands: tuple[Band, ...]
    rounding: str = decimal.ROUND_HALF_UP
    places: int = 2


@dataclass(frozen=True)
class Entry:
    """One innovation of the region: its main affair alone counts, and its maturity as the agency
    claims it and as the clinic has verified it."""

    name: str
    affair: str
    claimed: Decimal
    verified: Decimal
    is_eligible: bool = True
    is_submitted: bool = True
    is_withdrawn: bool = False

    @property
    def counts(self) -> bool:
        """Sum, number, divisor, count and affairs are all of one set: eligible, submitted and not
        withdrawn. Claimed and verified differ by their tiers alone."""
        return self.is_eligible and self.is_submitted and not self.is_withdrawn


@dataclass(frozen=True)
class Outcome:
    """An index with every step to it. Fractions are exact; `iid` is rounded, and `band` chosen by it."""

    spd: Decimal
    n: int
    maturity_sum: Decimal
    divisor: int
    average: Fraction
    counted: int
    affairs: frozenset[str]
    is_count_earned: bool
    count_score: Decimal
    sid: Fraction
    exact: Fraction
    iid: Decimal
    band: Band


def row_score(tier: int, weight: Decimal) -> Decimal:
    """Points of one indicator: tier × weight (IGA 2026). Raises TierError."""
    if tier not in TIERS:
        raise TierError(tier)
    return tier * weight


def maturity(rows: Iterable[tuple[int, Decimal]]) -> Decimal:
    """Points of one innovation, or of the SPD aspect: the sum over (tier, weight). Raises TierError."""
    return sum((row_score(tier, weight) for tier, weight in rows), Decimal(0))


def index_of(spd: Decimal, maturities: Sequence[tuple[Decimal, str]], rules: Rules) -> Outcome:
    """The index of a region. `maturities`: points and main affair of each innovation that counts.
    Raises NoBandError."""
    n = len(maturities)
    total = sum((points for points, _affair in maturities), Decimal(0))
    affairs = frozenset(affair for _points, affair in maturities) & rules.basic_affairs
    is_earned = len(affairs) >= rules.min_affairs
    counted = min(n, rules.count_cap)
    count_score = counted * rules.count_weight if is_earned else Decimal(0)
    divisor = max(rules.divisor, n)
    average = Fraction(total) / divisor
    sid = average + Fraction(count_score)
    exact = (Fraction(spd) + sid) / Fraction(rules.total) * 100
    iid = rounded(exact, rules)
    return Outcome(
        spd=spd,
        n=n,
        maturity_sum=total,
        divisor=divisor,
        average=average,
        counted=counted,
        affairs=affairs,
        is_count_earned=is_earned,
        count_score=count_score,
        sid=sid,
        exact=exact,
        iid=iid,
        band=band_of(iid, rules.bands),
    )


@dataclass(frozen=True)
class Pair:
    """The same region twice: as agencies claim, and as the clinic has verified."""

    claimed: Outcome
    verified: Outcome


def pair_of(
    spd_claimed: Decimal, spd_verified: Decimal, entries: Iterable[Entry], rules: Rules
) -> Pair:
    """Both indices over the one set of entries that count. Raises NoBandError."""
    counting = [each for each in entries if each.counts]
    claimed = [(each.claimed, each.affair) for each in counting]
    verified = [(each.verified, each.affair) for each in counting]
    return Pair(index_of(spd_claimed, claimed, rules), index_of(spd_verified, verified, rules))


def gain(before: Outcome, after: Outcome) -> Decimal:
    """What a change brings: the difference of two full indices, each rounded as it is published. It may
    be negative, since one more innovation may raise the divisor by more than it adds."""
    return after.iid - before.iid


def gain_of_each(
    spd: Decimal, maturities: Sequence[tuple[Decimal, str]], rules: Rules
) -> list[Decimal]:
    """What each innovation brings: the index with it less the index without it, in their order."""
    whole = index_of(spd, maturities, rules)
    found: dict[tuple[Decimal, str], Decimal] = {}
    for at, each in enumerate(maturities):
        if each not in found:
            others = [*maturities[:at], *maturities[at + 1 :]]
            found[each] = gain(index_of(spd, others, rules), whole)
    return [found[each] for each in maturities]


def rounded(value: Fraction, rules: Rules) -> Decimal:
    """`value` with the decimals of the year, by its mode of rounding, from the exact fraction: a half is
    seen even where a decimal of it would never end."""
    unit = 10**rules.places
    scaled = value * unit
    whole, rest = divmod(abs(scaled.numerator), scaled.denominator)
    # What is left decides as one digit would: above a half like 6, a half like 5, below it like 4.
    left = Fraction(rest, scaled.denominator)
    digit = 0 if left == 0 else 5 if left == Fraction(1, 2) else 6 if left > Fraction(1, 2) else 4
    sign = -1 if scaled < 0 else 1
    exact = Decimal(sign * (whole * 10 + digit)).scaleb(-1)
    return exact.quantize(Decimal(1), rounding=rules.rounding).scaleb(-rules.places)


def band_of(iid: Decimal, bands: Collection[Band]) -> Band:
    """The predicate of an index that has been rounded: between 65.00 and 65.01 there is no value (bands
    of IGA 2026). Raises NoBandError."""
    found = [each for each in bands if each.low <= iid <= each.high]
    if len(found) != 1:
        raise NoBandError(iid)
    return found[0]
