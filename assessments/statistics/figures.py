"""Figures about questions and scores, by Moodle's definitions. Nothing here knows of records.

The definitions: docs.moodle.org/dev/Quiz_statistics_calculations, with the exact order of steps from
Moodle 4.5 (question/classes/statistics/questions/calculator.php for questions,
mod/quiz/report/statistics/classes/calculator.php for the quiz). Marks are counted in whole parts of a
mark, so that sums are exact and "no spread" is no matter of rounding; only roots are floats.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import sqrt
from typing import NamedTuple

# Why there is no figure.
NO_ATTEMPT, ONE_ATTEMPT, FEW_ATTEMPTS = "no_attempt", "one_attempt", "few_attempts"
ALL_ALIKE, OTHERS_ALIKE = "all_alike", "others_alike"
NO_MARK, NOT_MARKED, NEGATIVE, NOT_GUESSABLE = "no_mark", "not_marked", "negative", "not_guessable"
ONE_QUESTION, SUB_ROW, NOT_COMPARABLE = "one_question", "sub_row", "not_comparable"
REASONS = (
    *(NO_ATTEMPT, ONE_ATTEMPT, FEW_ATTEMPTS, ALL_ALIKE, OTHERS_ALIKE, NO_MARK, NOT_MARKED),
    *(NEGATIVE, NOT_GUESSABLE, ONE_QUESTION, SUB_ROW, NOT_COMPARABLE),
)


class Figure(NamedTuple):
    """A value, or the reason why there is none: never a 0 that means "unknown"."""

    value: float | None
    reason: str = ""


def missing(reason: str) -> Figure:
    return Figure(None, reason)


@dataclass
class Seen:
    """Answers to a question, a column for each of what an answer earned, what its attempt earned in
    all, and what it could have earned here and in all: in whole parts of a mark. Columns, because
    hundreds of thousands of answers are read at once."""

    marks: list[int] = field(default_factory=list)
    totals: list[int] = field(default_factory=list)
    mosts: list[int] = field(default_factory=list)
    total_mosts: list[int] = field(default_factory=list)

    def add(self, mark: int, total: int, most: int, total_most: int) -> None:
        self.marks.append(mark)
        self.totals.append(total)
        self.mosts.append(most)
        self.total_mosts.append(total_most)

    @classmethod
    def together(cls, found: Iterable["Seen"]) -> "Seen":
        whole = cls()
        for each in found:
            whole.marks += each.marks
            whole.totals += each.totals
            whole.mosts += each.mosts
            whole.total_mosts += each.total_mosts
        return whole

    def __len__(self) -> int:
        return len(self.marks)


@dataclass(frozen=True)
class ItemFigures:
    """Of one question, or of one place in the quiz. Facility and guess are shares of the mark (0 to
    1), `standard_deviation` and the variances are in marks, weights, index and efficiency in percent.

    `covariance` is that of the mark with the rest of the attempt, `covariance_max` the highest that
    the same marks could reach, `covariance_total` that with the whole attempt.
    """

    attempts: int
    facility: Figure
    standard_deviation: Figure
    standard_deviation_percent: Figure
    intended_weight: Figure
    effective_weight: Figure
    discrimination_index: Figure
    discriminative_efficiency: Figure
    mark_variance: Figure
    other_mark_variance: Figure
    covariance: Figure
    covariance_max: Figure
    covariance_total: Figure
    max_mark: Figure


def item_figures(seen: Seen, unit: int, *, is_drawn: bool = False) -> ItemFigures:
    """`unit`: how many parts make one mark. The effective weight is left out: `weigh` knows it, from
    all places together.

    The rest of the attempt is what it earned without this question. For a question that was drawn
    Moodle takes the whole attempt (`is_drawn`): it may stand at several places.
    """
    n = len(seen)
    if n == 0:
        return _none(missing(NO_ATTEMPT))
    most_sum, total_most = sum(seen.mosts), sum(seen.total_mosts)
    facility = Figure(sum(seen.marks) / most_sum) if most_sum > 0 else missing(NO_MARK)
    intended = Figure(100 * most_sum / total_most) if total_most else missing(NO_MARK)
    most = Figure(most_sum / (n * unit))
    if n == 1:
        return _with(_none(missing(ONE_ATTEMPT)), n, facility, intended, most)
    sums = _sums(seen, is_drawn=is_drawn)
    scale = n * (n - 1) * unit * unit
    deviation = sqrt(sums.spread / scale)
    return ItemFigures(
        attempts=n,
        facility=facility,
        standard_deviation=Figure(deviation),
        standard_deviation_percent=(
            Figure(100 * deviation * n * unit / most_sum) if most_sum > 0 else missing(NO_MARK)
        ),
        intended_weight=intended,
        effective_weight=missing(SUB_ROW),
        discrimination_index=_index(sums),
        discriminative_efficiency=_efficiency(sums),
        mark_variance=Figure(sums.spread / scale),
        other_mark_variance=Figure(sums.other_spread / scale),
        covariance=Figure(sums.together / scale),
        covariance_max=Figure(sums.at_most / scale),
        covariance_total=Figure(sums.with_total / scale),
        max_mark=most,
    )


class _Sums(NamedTuple):
    """n times each sum of products of deviations, in whole parts: of the marks with themselves, of the
    rest with itself, of both together, of both sorted (the most they could have), and of the marks
    with the whole attempt."""

    spread: int
    other_spread: int
    together: int
    at_most: int
    with_total: int


def _sums(seen: Seen, *, is_drawn: bool) -> _Sums:
    n, marks, others = len(seen), seen.marks, seen.totals
    if not is_drawn:
        others = [total - mark for total, mark in zip(others, marks, strict=True)]
    product = sum(marks) * sum(others)
    spread = n * sum(x * x for x in marks) - sum(marks) ** 2
    other_spread = n * sum(y * y for y in others) - sum(others) ** 2
    together = n * sum(x * y for x, y in zip(marks, others, strict=True)) - product
    pairs = zip(sorted(marks), sorted(others), strict=True)
    at_most = n * sum(x * y for x, y in pairs) - product
    with_total = together if is_drawn else together + spread
    return _Sums(spread, other_spread, together, at_most, with_total)


def _index(sums: _Sums) -> Figure:
    """The correlation of the mark with the rest, in percent: 100 C(x, y) / √(V(x) V(y))."""
    if not sums.spread:
        return missing(ALL_ALIKE)
    if not sums.other_spread:
        return missing(OTHERS_ALIKE)
    size = 100 * sqrt(sums.together**2 / (sums.spread * sums.other_spread))
    return Figure(size if sums.together >= 0 else -size)


def _efficiency(sums: _Sums) -> Figure:
    """Covariance in percent of the highest that the same marks could have."""
    if not sums.at_most:
        return missing(OTHERS_ALIKE if sums.spread else ALL_ALIKE)
    return Figure(100 * sums.together / sums.at_most)


def weigh(places: Sequence[ItemFigures]) -> list[Figure]:
    """The effective weight of each place, in percent of all: 100 √C(x, total) / Σ √C. A negative
    covariance has no root: it weighs nothing that can be said, and is left out of the sum."""
    roots = []
    for each in places:
        value = each.covariance_total.value
        roots.append(sqrt(value) if value is not None and value >= 0 else 0.0)
    whole = sum(roots)
    weights = []
    for each, root in zip(places, roots, strict=True):
        found = each.covariance_total
        if found.value is None:
            weights.append(missing(found.reason))
        elif found.value < 0:
            weights.append(missing(NEGATIVE))
        else:
            weights.append(Figure(100 * root / whole) if whole else missing(ALL_ALIKE))
    return weights


@dataclass(frozen=True)
class ScoreFigures:
    """Of the scores of a quiz. In marks, save skewness and kurtosis, which have no unit, and internal
    consistency and error ratio, which are in percent. `total`: what could be earned, on average."""

    attempts: int
    total: Figure
    mean: Figure
    median: Figure
    standard_deviation: Figure
    skewness: Figure
    kurtosis: Figure
    internal_consistency: Figure
    error_ratio: Figure
    standard_error: Figure


def score_figures(
    scores: Sequence[int], unit: int, variances: Sequence[float | None], totals: Sequence[int] = ()
) -> ScoreFigures:
    """`scores`: what each attempt earned, in whole parts; `variances`: of the marks of each place
    that can earn one.

    Standard deviation from two scores on, skewness, internal consistency (Cronbach's alpha), error
    ratio and standard error from three, kurtosis from four; internal consistency needs two questions.
    """
    n = len(scores)
    if n == 0:
        return _no_scores()
    mean, ordered, middle = sum(scores) / (n * unit), sorted(scores), n // 2
    median = (ordered[middle] + ordered[middle - 1 + n % 2]) / (2 * unit)
    shape = _shape(scores, unit)
    consistency, ratio, error = _reliability(n, shape, variances)
    return ScoreFigures(
        attempts=n,
        total=Figure(sum(totals) / (n * unit)) if totals else missing(NO_MARK),
        mean=Figure(mean),
        median=Figure(median),
        standard_deviation=shape.deviation,
        skewness=shape.skewness,
        kurtosis=shape.kurtosis,
        internal_consistency=consistency,
        error_ratio=ratio,
        standard_error=error,
    )


class _Shape(NamedTuple):
    k2: float
    deviation: Figure
    skewness: Figure
    kurtosis: Figure


def _shape(scores: Sequence[int], unit: int) -> _Shape:
    """The k-statistics of the scores, from their second, third and fourth moments."""
    n, whole = len(scores), sum(scores)
    if n == 1:
        one = missing(ONE_ATTEMPT)
        return _Shape(0.0, one, one, one)
    apart = [n * each - whole for each in scores]  # n times the deviation from the mean
    squares = sum(each**2 for each in apart)
    m2 = squares / (n**3 * unit**2)
    k2 = n * m2 / (n - 1)
    deviation = Figure(sqrt(k2))
    if n == 2:
        few = missing(FEW_ATTEMPTS)
        return _Shape(k2, deviation, few, few)
    if not squares:
        alike = missing(ALL_ALIKE)
        return _Shape(0.0, deviation, alike, alike if n > 3 else missing(FEW_ATTEMPTS))
    m3 = sum(each**3 for each in apart) / (n**4 * unit**3)
    k3 = n * n * m3 / ((n - 1) * (n - 2))
    skewness = Figure(k3 / k2**1.5)
    if n == 3:
        return _Shape(k2, deviation, skewness, missing(FEW_ATTEMPTS))
    m4 = sum(each**4 for each in apart) / (n**5 * unit**4)
    k4 = n * n * ((n + 1) * m4 - 3 * (n - 1) * m2 * m2) / ((n - 1) * (n - 2) * (n - 3))
    return _Shape(k2, deviation, skewness, Figure(k4 / (k2 * k2)))


def _reliability(
    n: int, shape: _Shape, variances: Sequence[float | None]
) -> tuple[Figure, Figure, Figure]:
    """Internal consistency 100 p/(p-1) (1 - ΣV(x)/V(score)), error ratio 100 √(1 - consistency), and
    standard error: the error ratio of the standard deviation."""
    p, known = len(variances), [each for each in variances if each is not None]
    if n < 3:
        none = missing(ONE_ATTEMPT if n == 1 else FEW_ATTEMPTS)
    elif not shape.k2:
        none = missing(ALL_ALIKE)
    elif p < 2:
        none = missing(ONE_QUESTION)
    else:
        consistency = 100 * p / (p - 1) * (1 - sum(known) / shape.k2)
        left = 1 - consistency / 100
        if left < -1e-9:  # places that only some attempts have: no such quiz was ever sat
            none = missing(NOT_COMPARABLE)
            return Figure(consistency), none, none
        ratio = 100 * sqrt(max(0.0, left))
        error = Figure(ratio * sqrt(shape.k2) / 100)
        return Figure(consistency), Figure(ratio), error
    return none, none, none


def _none(why: Figure) -> ItemFigures:
    return ItemFigures(0, *[why] * 13)


def _with(
    figures: ItemFigures, n: int, facility: Figure, intended: Figure, most: Figure
) -> ItemFigures:
    found = {**figures.__dict__, "attempts": n, "facility": facility}
    found |= {"intended_weight": intended, "max_mark": most}
    return ItemFigures(**{**found, "effective_weight": missing(SUB_ROW)})


def _no_scores() -> ScoreFigures:
    return ScoreFigures(0, *[missing(NO_ATTEMPT)] * 9)
