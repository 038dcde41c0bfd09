"""Figures about questions and scores, beside Moodle's published ones and beside the bare formulas."""

import random
from fractions import Fraction
from math import isclose, sqrt
from statistics import correlation, covariance, mean, median, stdev, variance

import pytest

from assessments.statistics import figures
from assessments.statistics.figures import Figure, Seen, item_figures, score_figures, weigh

# Marks of 25 attempts at 7 questions and what Moodle expects of them: numbers of
# mod/quiz/report/statistics/tests/fixtures/results00.csv and qstats00.csv, and of
# stats_from_steps_walkthrough_test.php (Moodle 4.5), reckoned there in a spreadsheet.
MARKS = """
1 1 1 1 1 0 1/1 1 1 1 .5 1 0/1 1 1 1 .5 0 1/0 0 1 1 1 0 0/1 0 1 0 0 1 .5/1 1 1 1 .5 0 .5/0 1 1 1 .5 1 .5
1 1 1 0 .5 1 .5/1 0 1 1 1 1 1/0 1 1 0 .5 1 .5/.8 0 1 1 .5 1 .5/1 1 1 0 .5 1 1/1 0 1 1 .5 1 .5
1 0 1 1 1 0 .5/0 0 1 1 0 1 1/1 0 1 0 .5 1 1/.8 0 1 1 .5 0 1/1 0 1 1 0 1 .5/1 0 1 1 .5 0 .5
0 1 1 0 .5 1 0/1 1 .3333333 1 .5 0 .5/1 1 1 0 .5 0 .5/1 1 1 1 0 1 .5/0 0 1 0 .5 1 1/0 0 1 1 1 1 1
"""
# facility, deviation, effective weight, covariance, variance, variance of the rest, index, greatest
# covariance, efficiency
EXPECTED = """
0.704 0.4513682901 21.2922742344 -0.022555556 0.2037333333 0.5002777794 -7.0650767526 0.2385555565 -9.4550536967
0.48 0.5099019514 18.8979800309 -0.1172777785 0.26 0.6334555578 -28.8982125772 0.318833334 -36.7834118938
0.973333332 0.13333334 4.443012573 -0.0098888894 0.0177777796 0.6609 -9.1230674268 0.045666669 -21.6545012165
0.68 0.4760952286 18.9347251357 -0.0833888893 0.2266666667 0.5990111128 -22.6306444113 0.2652222232 -31.4411395613
0.52 0.3055050463 11.1450138688 -0.0436944444 0.0933333333 0.6529555563 -17.6997047674 0.2063055556 -21.1794802584
0.64 0.4898979486 9.8081339177 -0.2015555547 0.24 0.8220111101 -45.3785178421 0.3539999995 -56.9365974439
0.62 0.331662479 15.4788602394 -0.0142499998 0.11 0.5774000005 -5.6543166602 0.2190833335 -6.5043742058
"""
QUIZ = {
    "median": 4.5,
    "mean": 4.617333332,
    "standard_deviation": 0.8117265554,
    "skewness": -0.092502502,
    "kurtosis": -0.7073968557,
    "internal_consistency": -87.2230935542,
    "error_ratio": 136.8294900795,
    "standard_error": 1.1106813066,
}
# Attempts in which slot 1 drew the numerical question, and those that met variants 1 and 8 of slot 2.
NUMERICAL = (1, 3, 5, 6, 7, 8, 10, 13, 15, 19, 24, 25)
VARIANTS = {1: (1, 2, 6, 9, 14, 24), 8: (12, 13, 19, 21, 25)}
UNIT = 10**7


@pytest.fixture(scope="module")
def rows() -> list[list[int]]:
    lines = [line for line in MARKS.replace("/", "\n").split("\n") if line]
    return [[int(Fraction(each) * UNIT) for each in line.split()] for line in lines]


def _seen(rows, place, only=None):
    chosen = [rows[n - 1] for n in only] if only else rows
    return _of((row[place], sum(row), UNIT, len(row) * UNIT) for row in chosen)


def _of(answers):
    seen = Seen()
    for each in answers:
        seen.add(*each)
    return seen


def _near(found: Figure, expected: float, tolerance: float = 1e-6) -> bool:
    return found.value is not None and isclose(found.value, expected, rel_tol=tolerance)


def test_questions_are_as_moodle_publishes_them(rows):
    found = [item_figures(_seen(rows, place), UNIT) for place in range(7)]
    weights = weigh(found)
    for each, weight, line in zip(found, weights, EXPECTED.strip().split("\n"), strict=True):
        figures_of = (
            *(each.facility, each.standard_deviation, weight, each.covariance),
            *(each.mark_variance, each.other_mark_variance, each.discrimination_index),
            *(each.covariance_max, each.discriminative_efficiency),
        )
        for one, expected in zip(figures_of, line.split(), strict=True):
            assert _near(one, float(expected), 1e-5), (one, expected)


def test_a_quiz_is_as_moodle_publishes_it(rows):
    found = [item_figures(_seen(rows, place), UNIT) for place in range(7)]
    variances = [each.mark_variance.value for each in found]
    told = score_figures([sum(row) for row in rows], UNIT, variances)
    assert told.attempts == 25
    for name, expected in QUIZ.items():
        assert _near(getattr(told, name), expected, 1.5e-5), name


def test_a_drawn_question_is_as_moodle_publishes_it(rows):
    """It is compared with the whole attempt."""
    told = item_figures(_seen(rows, 0, NUMERICAL), UNIT, is_drawn=True)
    assert (told.attempts, told.effective_weight) == (12, Figure(None, figures.SUB_ROW))
    assert _near(told.facility, 0.583333333)
    assert _near(told.standard_deviation, 0.514928651)
    assert _near(told.discrimination_index, 35.803933)
    assert _near(told.discriminative_efficiency, 39.39393939)


@pytest.mark.parametrize(
    ("variant", "expected"),
    [
        (1, (0.50, 0.5477225575, -10.5999788, -14.28571429)),
        (8, (0.40, 0.547722558, -57.77466679, -71.05263241)),
    ],
)
def test_a_variant_is_as_moodle_publishes_it(rows, variant, expected):
    told = item_figures(_seen(rows, 1, VARIANTS[variant]), UNIT)
    found = (
        *(told.facility, told.standard_deviation),
        *(told.discrimination_index, told.discriminative_efficiency),
    )
    assert all(_near(one, two, 1e-5) for one, two in zip(found, expected, strict=True))


def _world(seed: int) -> list[list[int]]:
    chance = random.Random(seed)
    places, attempts = chance.randint(2, 6), chance.randint(4, 40)
    worth = [chance.choice([1, 2, 3]) * 6 for _ in range(places)]
    skill = [chance.random() for _ in range(attempts)]
    return [
        [
            each * chance.choice([0, 2, 3, 6] if chance.random() > bold else [6]) // 6
            for each in worth
        ]
        for bold in skill
    ]


@pytest.mark.parametrize("seed", range(60))
def test_random_worlds_agree_with_the_bare_formulas(seed):
    """The formulas as one would write them down, in floats, over marks."""
    rows, unit = _world(seed), 6
    scores = [sum(row) / unit for row in rows]
    found = []
    for place in range(len(rows[0])):
        seen = _of((row[place], sum(row), 18, 18 * len(row)) for row in rows)
        told = item_figures(seen, unit)
        found.append(told)
        marks = [row[place] / unit for row in rows]
        rest = [score - mark for score, mark in zip(scores, marks, strict=True)]
        assert _close(told.facility.value, mean(marks) / 3)
        assert _close(told.standard_deviation.value, stdev(marks))
        assert _close(told.covariance.value, covariance(marks, rest))
        at_most = covariance(sorted(marks), sorted(rest))
        assert _close(told.covariance_max.value, at_most)
        if variance(marks) > 1e-9 and variance(rest) > 1e-9:
            assert _close(told.discrimination_index.value, 100 * correlation(marks, rest))
            efficiency = 100 * covariance(marks, rest) / at_most
            assert _close(told.discriminative_efficiency.value, efficiency)
        else:
            assert told.discrimination_index.value is None
    roots = [
        sqrt(max(0.0, covariance([row[place] / unit for row in rows], scores)))
        for place in range(len(rows[0]))
    ]
    for weight, root, told in zip(weigh(found), roots, found, strict=True):
        if weight.value is None:
            assert weight.reason in {figures.NEGATIVE, figures.ALL_ALIKE}
            assert told.covariance_total.value is not None
        else:
            assert _close(weight.value, 100 * root / sum(roots))
    quiz = score_figures(
        [sum(row) for row in rows], unit, [each.mark_variance.value for each in found]
    )
    assert _close(quiz.median.value, median(scores))
    if stdev(scores) > 1e-9:
        p = len(found)
        summed = sum(each.mark_variance.value or 0 for each in found)
        alpha = p / (p - 1) * (1 - summed / variance(scores))
        assert _close(quiz.internal_consistency.value, 100 * alpha)
        assert _close(quiz.standard_error.value, sqrt(max(0, 1 - alpha)) * stdev(scores))


def _close(one: float | None, two: float) -> bool:
    return one is not None and isclose(one, two, rel_tol=1e-7, abs_tol=1e-7)


def _one(marks, totals, most=6):
    return item_figures(
        _of((mark, total, most, 12) for mark, total in zip(marks, totals, strict=True)), 6
    )


def test_what_cannot_be_said_says_why():
    nothing = item_figures(Seen(), 6)
    assert (nothing.attempts, nothing.facility) == (0, Figure(None, figures.NO_ATTEMPT))
    one = _one([6], [12])
    assert one.facility.value == 1
    assert one.standard_deviation == Figure(None, figures.ONE_ATTEMPT)
    assert one.discrimination_index == Figure(None, figures.ONE_ATTEMPT)
    alike = _one([6, 6, 6], [6, 9, 12])
    assert alike.standard_deviation.value == 0
    assert alike.discrimination_index == Figure(None, figures.ALL_ALIKE)
    assert alike.discriminative_efficiency == Figure(None, figures.ALL_ALIKE)
    same_rest = _one([0, 3, 6], [3, 6, 9])
    assert same_rest.discrimination_index == Figure(None, figures.OTHERS_ALIKE)
    worthless = _one([0, 0], [3, 6], most=0)
    assert worthless.facility == Figure(None, figures.NO_MARK)
    assert worthless.standard_deviation_percent == Figure(None, figures.NO_MARK)


def test_thirds_that_add_up_alike_are_alike():
    """In floats a third and two thirds would leave a spread of rounding."""
    third = _of((mark, total, 3, 9) for mark, total in ((1, 4), (2, 5), (3, 6)))
    assert item_figures(third, 3).discrimination_index == Figure(None, figures.OTHERS_ALIKE)


def test_a_question_that_runs_against_the_rest_weighs_nothing_that_can_be_said():
    against = _one([0, 0, 6, 6], [30, 28, 8, 6])
    along = _one([6, 6, 0, 0], [30, 28, 8, 6])
    weights = weigh([against, along])
    assert weights[0] == Figure(None, figures.NEGATIVE)
    assert weights[1].value == 100


@pytest.mark.parametrize(
    ("scores", "known", "unknown"),
    [
        ([], (), ("mean", "median", "standard_deviation", "kurtosis")),
        ([6], ("mean", "median"), ("standard_deviation", "skewness", "internal_consistency")),
        ([6, 12], ("standard_deviation",), ("skewness", "internal_consistency", "kurtosis")),
        ([6, 12, 0], ("skewness", "internal_consistency", "standard_error"), ("kurtosis",)),
        ([6, 12, 0, 3], ("skewness", "kurtosis", "error_ratio"), ()),
        ([6, 6, 6, 6], ("standard_deviation",), ("skewness", "kurtosis", "internal_consistency")),
    ],
)
def test_figures_of_the_quiz_need_enough_attempts(scores, known, unknown):
    told = score_figures(scores, 6, [0.4, 0.4])
    assert all(getattr(told, name).value is not None for name in known)
    for name in unknown:
        assert getattr(told, name).value is None
        assert getattr(told, name).reason in figures.REASONS


def test_one_question_has_no_consistency():
    told = score_figures([6, 0, 3], 6, [0.25])
    assert told.internal_consistency == Figure(None, figures.ONE_QUESTION)


def test_variances_that_no_quiz_can_have_give_no_error():
    """Places that only some attempts had, because the quiz was changed between them."""
    told = score_figures([6, 0, 3], 6, [0.01, 0.01])
    assert told.internal_consistency.value is not None
    assert told.standard_error == Figure(None, figures.NOT_COMPARABLE)
