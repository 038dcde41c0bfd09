"""The index against the vectors of the guideline of 2026, and against sums made by hand."""

import decimal
import time
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innovations.index import arithmetic
from innovations.index.arithmetic import Band, Entry, NoBandError, Rules, index_of, pair_of

BASIC = ("pendidikan", "kesehatan", "pupr", "perumahan", "trantibum", "sosial")
BANDS = (
    Band("Sangat Inovatif", Decimal("65.01"), Decimal("100.00")),
    Band("Inovatif", Decimal("40.01"), Decimal("65.00")),
    Band("Kurang Inovatif", Decimal("0.01"), Decimal("40.00")),
    Band("Tidak Dapat Dinilai", Decimal(0), Decimal(0)),
)
IN_2026 = Rules(
    divisor=12,
    count_cap=200,
    count_weight=Decimal("0.38"),
    min_affairs=5,
    total=Decimal(250),
    basic_affairs=frozenset(BASIC),
    bands=BANDS,
)
# SPD, how many innovations, their maturity, affairs covered; then the average, the count, the index.
VECTORS = [
    ("50", 12, "80", 5, "80.00", "4.56", "53.82", "Inovatif"),
    ("50", 12, "80", 4, "80.00", "0", "52.00", "Inovatif"),
    ("50", 8, "80", 5, "53.33", "3.04", "42.55", "Inovatif"),
    ("60", 200, "100", 6, "100.00", "76.00", "94.40", "Sangat Inovatif"),
    ("63", 250, "111", 6, "111.00", "76.00", "100.00", "Sangat Inovatif"),
    ("0", 0, "0", 0, "0", "0", "0.00", "Tidak Dapat Dinilai"),
]


def world(n: int, points: str, affairs: int) -> list[tuple[Decimal, str]]:
    return [(Decimal(points), BASIC[at % affairs]) for at in range(n)]


@pytest.mark.parametrize(
    ("spd", "n", "points", "affairs", "average", "count", "iid", "band"), VECTORS
)
def test_the_vectors_of_2026(spd, n, points, affairs, average, count, iid, band):
    found = index_of(Decimal(spd), world(n, points, affairs), IN_2026)
    assert arithmetic.rounded(found.average, IN_2026) == Decimal(average)
    assert (found.count_score, found.iid, found.band.name) == (Decimal(count), Decimal(iid), band)
    assert len(found.affairs) == affairs


def by_hand(spd, rows):
    """The same once more, slowly and in other words: thousandths of points as whole numbers."""
    points, affairs = 0, set()
    for each, affair in rows:
        points += int(each * 1000)
        if affair in BASIC:
            affairs.add(affair)
    by = 12
    while by < len(rows):
        by += 1
    count = 380 * sum(1 for _row in rows[:200]) if len(affairs) > 4 else 0
    # (spd + points / by + count) / 250 * 100, over one denominator.
    return Fraction((int(spd * 1000) + count) * by + points, by * 1000) * Fraction(2, 5)


def half_up(exact: Fraction) -> Decimal:
    hundredths = (exact.numerator * 200 + exact.denominator) // (2 * exact.denominator)
    return Decimal(hundredths) / 100


QUARTERS = st.integers(0, 63 * 4).map(lambda n: Decimal(n) / 4)
ROW = st.tuples(
    st.integers(0, 111).map(Decimal), st.sampled_from([*BASIC, "pertanian", "perpustakaan"])
)


@settings(deadline=None)
@given(spd=QUARTERS, rows=st.lists(ROW, max_size=260))
def test_any_region_has_the_index_that_one_reckons_by_hand(spd, rows):
    found = index_of(spd, rows, IN_2026)
    exact = by_hand(spd, rows)
    assert found.exact == exact
    assert found.iid == half_up(exact)
    assert found.band == next(each for each in BANDS if found.iid >= each.low)


@settings(deadline=None)
@given(spd=QUARTERS, rows=st.lists(ROW, min_size=1, max_size=30))
def test_what_each_brings_is_the_index_with_it_less_the_one_without(spd, rows):
    brought = arithmetic.gain_of_each(spd, rows, IN_2026)
    for at, gain in enumerate(brought):
        others = rows[:at] + rows[at + 1 :]
        assert gain == half_up(by_hand(spd, rows)) - half_up(by_hand(spd, others))


def test_one_more_innovation_may_cost():
    """The thirteenth raises the divisor by more than it adds."""
    rows = [*world(12, "111", 6), (Decimal(0), "sosial")]
    before, after = (index_of(Decimal(50), each, IN_2026) for each in (rows[:12], rows))
    assert arithmetic.gain(before, after) < 0
    assert arithmetic.gain_of_each(Decimal(50), rows, IN_2026)[-1] < 0


@pytest.mark.parametrize(
    ("sum_of_points", "iid", "band"),
    [("65.00", "65.00", "Inovatif"), ("65.004", "65.00", "Inovatif")],
)
def test_the_index_is_rounded_before_the_band_is_chosen(sum_of_points, iid, band):
    found = index_of(Decimal(sum_of_points) * Decimal("2.5"), [], IN_2026)
    assert (str(found.iid), found.band.name) == (iid, band)


def test_a_half_is_rounded_up_and_another_mode_is_the_years_to_say():
    half = Decimal("65.005") * Decimal("2.5")
    assert index_of(half, [], IN_2026).band.name == "Sangat Inovatif"
    even = Rules(**{**IN_2026.__dict__, "rounding": decimal.ROUND_HALF_EVEN})
    assert index_of(half, [], even).band.name == "Inovatif"


def test_control_arm_without_rounding_no_band_holds_it():
    with pytest.raises(NoBandError):
        arithmetic.band_of(Decimal("65.004"), BANDS)


def test_one_set_of_innovations_counts_for_everything():
    """Those that are not eligible, not submitted or withdrawn add no points, no number and no affair."""
    eligible = [Entry(f"i{at}", BASIC[at % 4], Decimal(80), Decimal(40)) for at in range(12)]
    left_out = [
        Entry("x", BASIC[4], Decimal(111), Decimal(111), is_eligible=False),
        Entry("y", BASIC[4], Decimal(111), Decimal(111), is_submitted=False),
        Entry("z", BASIC[4], Decimal(111), Decimal(111), is_withdrawn=True),
    ]
    pair = pair_of(Decimal(50), Decimal(30), [*eligible, *left_out], IN_2026)
    assert (pair.claimed.n, pair.verified.n) == (12, 12)
    assert (pair.claimed.iid, pair.verified.iid) == (Decimal("52.00"), Decimal("28.00"))
    assert pair.claimed.affairs == pair.verified.affairs
    assert pair.claimed.count_score == pair.verified.count_score == 0


def test_points_are_tier_times_weight_and_an_empty_row_has_none():
    weights = [3, 2, 2, 2, 1, 2, 1, 1, 1, 1, 1, 1, 2, 1, 2, 3, 2, 3, 2, 4]
    assert arithmetic.maturity((3, Decimal(each)) for each in weights) == 111
    assert arithmetic.maturity((0, Decimal(each)) for each in weights) == 0
    with pytest.raises(arithmetic.TierError):
        arithmetic.row_score(4, Decimal(1))


def test_two_hundred_innovations_take_less_than_a_second():
    rows = [(Decimal(at % 112), BASIC[at % 6]) for at in range(200)]
    begun = time.perf_counter()
    index_of(Decimal(50), rows, IN_2026)
    arithmetic.gain_of_each(Decimal(50), rows, IN_2026)
    assert time.perf_counter() - begun < 1


@given(
    st.fractions(min_value=-200, max_value=200, max_denominator=10**6),
    st.sampled_from([decimal.ROUND_HALF_UP, decimal.ROUND_HALF_EVEN, decimal.ROUND_DOWN]),
)
def test_an_exact_fraction_is_rounded_as_its_decimals_would_be(value, mode):
    rules = Rules(**{**IN_2026.__dict__, "rounding": mode})
    # Enough digits that no fraction of six places comes near a half without being one.
    with decimal.localcontext() as context:
        context.prec = 60
        long = Decimal(value.numerator) / Decimal(value.denominator)
        expected = long.quantize(Decimal("0.01"), rounding=mode)
    assert arithmetic.rounded(value, rules) == expected


def test_half_up_is_what_a_year_has_unless_it_says_otherwise():
    assert IN_2026.rounding == ROUND_HALF_UP
