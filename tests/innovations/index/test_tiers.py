"""A tier by machine only where the guideline leaves no doubt."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innovations.index.tiers import Flaw, Scale, Span, Why, flaws_of, tier_of


def d(text):
    return None if text is None else Decimal(text)


def spans(*ends):
    return [Span(at, d(low), d(high)) for at, (low, high) in enumerate(ends, 1)]


COMPLAINTS = spans((None, "50"), ("51", "90"), ("91", None)), Scale(d("0"), d("100"), None)
MONTHS = spans(("9", None), ("5", "8"), ("1", "4")), Scale(d("0"), None, None)
SAVED = spans(("0.01", "10"), ("10.01", "20"), ("20.01", "30")), Scale(d("0"), None, d("0.01"))
FALL = spans((None, "0.00"), ("0.01", "0.36"), ("0.36", None)), Scale(None, None, d("0.01"))
PEOPLE = spans(("1", "10"), ("11", "30"), ("31", None)), Scale(d("0"), None, d("1"))


@pytest.mark.parametrize(
    ("scale", "value", "level", "why"),
    [
        (COMPLAINTS, "50", 1, Why.FOUND),
        (COMPLAINTS, "50.5", None, Why.GAP),
        (COMPLAINTS, "51", 2, Why.FOUND),
        (MONTHS, "4", 3, Why.FOUND),
        (MONTHS, "4.5", None, Why.GAP),
        (MONTHS, "0.5", None, Why.GAP),
        (MONTHS, "40", 1, Why.FOUND),
        (SAVED, "30", 3, Why.FOUND),
        (SAVED, "31", None, Why.GAP),
        (SAVED, "0", None, Why.BELOW),
        (FALL, "0.35", 2, Why.FOUND),
        (FALL, "0.36", None, Why.OVERLAP),
        (FALL, "0.37", 3, Why.FOUND),
        (FALL, "-2", 1, Why.FOUND),
        (PEOPLE, "11", 2, Why.FOUND),
        (PEOPLE, "0", None, Why.BELOW),
        (PEOPLE, "30.5", None, Why.OUTSIDE),
        (PEOPLE, "-1", None, Why.OUTSIDE),
        (COMPLAINTS, "120", None, Why.OUTSIDE),
        (FALL, "0.365", None, Why.OUTSIDE),
    ],
)
def test_a_value_has_its_tier_or_waits_for_a_person(scale, value, level, why):
    found = tier_of(Decimal(value), *scale)
    assert (found.level, found.why) == (level, why)


@pytest.mark.parametrize(
    ("scale", "flaws"),
    [
        (COMPLAINTS, [Flaw(Why.GAP, "(50, 51)"), Flaw(Why.GAP, "(90, 91)")]),
        (MONTHS, [Flaw(Why.GAP, each) for each in ("[0, 1)", "(4, 5)", "(8, 9)")]),
        (SAVED, [Flaw(Why.GAP, "(30, ..]")]),
        (FALL, [Flaw(Why.OVERLAP, "[0.36, 0.36]")]),
        (PEOPLE, []),
    ],
)
def test_every_hole_and_overlap_is_found(scale, flaws):
    assert sorted(flaws_of(*scale), key=str) == sorted(flaws, key=str)


def test_a_limit_that_our_source_leaves_out_decides_nothing():
    income = [
        Span(1, None, d("2.04")),
        Span(2, None, d("5.23"), is_low_known=False),
        Span(3, d("5.23"), None),
    ]
    scale = Scale(None, None, d("0.01"))
    for value in ("1", "3", "5.23"):
        assert tier_of(Decimal(value), income, scale).why == Why.UNKNOWN
    assert tier_of(Decimal("5.24"), income, scale).level == 3
    assert flaws_of(income, scale) == [
        Flaw(Why.UNKNOWN, "tier 2"),
        Flaw(Why.OVERLAP, "[5.23, 5.23]"),
    ]


ENDS = st.lists(st.integers(0, 30), min_size=6, max_size=6)


@given(ENDS, st.booleans())
def test_no_flaw_is_found_exactly_where_each_value_has_one_tier(ends, rises):
    """Against counting: every whole number between the tiers has one, or a flaw is told."""
    pairs = [sorted(ends[at : at + 2]) for at in (0, 2, 4)]
    pairs.sort()
    levels = (1, 2, 3) if rises else (3, 2, 1)
    found = [
        Span(level, Decimal(low), Decimal(high))
        for level, (low, high) in zip(levels, pairs, strict=True)
    ]
    least, most = pairs[0][0], max(high for _low, high in pairs)
    scale = Scale(Decimal(least), Decimal(most), Decimal(1))
    holds = [sum(low <= value <= high for low, high in pairs) for value in range(least, most + 1)]
    assert (flaws_of(found, scale) == []) == all(count == 1 for count in holds)
