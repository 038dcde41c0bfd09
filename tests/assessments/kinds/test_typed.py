"""Marks of what is typed, as Moodle's own tests have them (question/type/shortanswer/tests,
question/type/numerical/tests)."""

from fractions import Fraction

import pytest

from assessments.kinds import KINDS
from assessments.kinds.numbers import exact, typed
from assessments.kinds.numerical import within
from assessments.kinds.shortanswer import fits
from assessments.kinds.texts import rich
from tests.assessments.made import number, payload


@pytest.mark.parametrize(
    ("response", "pattern", "with_case", "does"),
    [
        ("Frog", "Frog", False, True),
        ("Frog", "frog", False, True),
        ("frog", "Frog", True, False),
        ("Frog", "Frog", True, True),
        ("Frog", "Fr", False, False),
        ("Frog", "F*", False, True),
        ("Frog", "*og", False, True),
        ("Frog", "*", False, True),
        ("Frog", "F*g", False, True),
        ("*", r"\*", False, True),
        ("Frog", r"\*", False, False),
        ("12*", r"12\*", False, True),
        ("22*10^-3", r"22\*10^-3", False, True),
        ("a/b", "a/b", False, True),
        (r"\(10+3x)", r"\(10+3x)", False, True),
        ("Frog toad", "F**d", False, True),
        ("ab", "*ab*ab*", False, False),
        ("aba", "ab*ba", False, False),
        (" frog ", "frog", False, True),
        ("été", "e\u0301te\u0301", False, True),
    ],
)
def test_a_pattern_fits_as_in_moodle(response, pattern, with_case, does):
    assert fits(response, pattern, with_case=with_case) is does


def test_many_stars_are_quick():
    assert not fits("a" * 900 + "b", "*a" * 200 + "c", with_case=False)


def test_the_first_answer_that_fits_counts():
    answers = [
        {"text": text, "share": share, "feedback": rich(text)}
        for text, share in (("frog", "100"), ("toad", "80"), ("*", "0"))
    ]
    made = payload("shortanswer", answers=answers)
    rules = KINDS["shortanswer"]
    assert [rules.grade(made, each) for each in ("Frog", "toad", "cat", "", None)] == [
        *(1, Fraction(4, 5), 0, 0, 0)
    ]
    assert rules.told(made, "cat") == [rich("*")]
    assert rules.best(made) == "frog"


@pytest.mark.parametrize(
    ("tolerance", "kind", "inside", "outside"),
    [
        ("0", "nominal", ["7"], ["6.999", "7.001"]),
        ("0.01", "nominal", ["6.99", "7", "7.01"], ["6.9899", "7.0101"]),
        ("0.01", "relative", ["6.93", "7.07"], ["6.92", "7.08"]),
        ("1", "geometric", ["3.5", "14"], ["3.49", "14.1"]),
    ],
)
def test_tolerances_of_seven(tolerance, kind, inside, outside):
    answer = number("7", tolerance, kind=kind)
    assert all(within(answer, exact(each)) for each in inside)
    assert not any(within(answer, exact(each)) for each in outside)


def test_what_a_sum_in_binary_loses_is_not_held_against_anybody():
    assert within(number("0.3"), Fraction(0.1 + 0.2))


def test_a_half_right_number_and_one_for_all_others():
    made = payload(
        "numerical", answers=[number("1822"), number("1822", "2", "50"), number("*", share="0")]
    )
    grade = KINDS["numerical"].grade
    earned = [grade(made, {"value": each, "unit": ""}) for each in ("1822", "1824", "1830", "abc")]
    assert earned == [1, Fraction(1, 2), 0, 0]


def _with_units(grading: str, asked: str = "typed") -> dict:
    return payload(
        "numerical",
        answers=[number("1.25", "0.01")],
        units=[{"name": "m", "multiplier": "1"}, {"name": "cm", "multiplier": "100"}],
        unit_grading=grading,
        unit_penalty="0.5",
        unit_asked=asked,
    )


def test_units_and_their_penalty():
    grade = KINDS["numerical"].grade
    made = _with_units("earned")
    said = {
        each: grade(made, {"value": each, "unit": ""})
        for each in (*("1.25 m", "125 cm", "1,25m", "1.25", "1.25 km", "1.25 cm", "2 m"),)
    }
    half = Fraction(1, 2)
    assert list(said.values()) == [1, 1, 1, half, half, half, 0]
    assert grade(_with_units("none"), {"value": "1.25", "unit": ""}) == 1
    assert grade(_with_units("earned", "chosen"), {"value": "125", "unit": "cm"}) == 1
    assert grade(_with_units("earned", "chosen"), {"value": "1.25", "unit": ""}) == half


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *(("1.5", "1.5"), ("1,5", "1.5"), ("1.250.000", "1250000"), ("1.250,5", "1250.5")),
        *(("1,250.5", "1250.5"), ("1 000", "1000"), ("-3", "-3"), ("−3", "-3")),
        *(("1e3", "1000"), ("1.2x10^3", "1200"), ("1.2*10**3", "1200"), (".5", "0.5")),
    ],
)
def test_numbers_as_people_write_them(text, value):
    assert typed(text) == exact(value)


@pytest.mark.parametrize(
    "text", ["", "abc", "1e999999999", "1" * 100, "٣", "1/2", "NaN", "Infinity"]
)
def test_what_is_no_number(text):
    assert typed(text) is None
