"""The statistics of a quiz, row by row."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from assessments.choices import Which
from assessments.kinds import KINDS
from assessments.models import QuestionVersion, QuizPage
from assessments.models.attempts import AttemptQuerySet
from assessments.statistics.figures import (
    NO_MARK,
    NOT_GUESSABLE,
    NOT_MARKED,
    Figure,
    ItemFigures,
    ScoreFigures,
    Seen,
    item_figures,
    missing,
    score_figures,
    weigh,
)
from assessments.statistics.places import Key, Place
from assessments.statistics.reading import ByVersion, Means, Reading, read


@dataclass(frozen=True)
class Row:
    """Of a version of a question, or of a question that was drawn with its `versions` where it had
    several. `positions`: at which of the quiz, from 1."""

    version: QuestionVersion
    figures: ItemFigures
    guess: Figure
    positions: tuple[int, ...] = ()
    versions: tuple["Row", ...] = ()


@dataclass(frozen=True)
class PlaceRow:
    """Of a place. `version`: the newest that was asked there, None where a rule draws; `versions`:
    of a question that was edited between attempts, each by itself. `is_current`: the newest
    arrangement of the quiz still has it."""

    position: int
    place: Place
    version: QuestionVersion | None
    figures: ItemFigures
    guess: Figure
    versions: tuple[Row, ...] = ()
    is_current: bool = True

    @property
    def is_marked(self) -> bool:
        return self.version is None or KINDS[self.version.question.kind].is_marked


@dataclass(frozen=True)
class Report:
    """`drawn`: questions that rules drew, each over all places where it came. `is_mixed`: the quiz was
    changed between the attempts, so that figures of the whole mix arrangements."""

    which: str
    learners: int
    means: dict[str, Means]
    scores: ScoreFigures
    places: tuple[PlaceRow, ...]
    drawn: tuple[Row, ...]
    is_mixed: bool
    reading: Reading = field(repr=False)

    @property
    def attempts(self) -> int:
        return self.scores.attempts


def default_of(quiz: QuizPage) -> str:
    """Which attempts count in statistics where nothing is chosen: those that make the result, as in
    Moodle; where the average is the result, all."""
    return quiz.counts if quiz.counts in Which.values else Which.ALL.value


def report_of(quiz: QuizPage, attempts: AttemptQuerySet, which: str) -> Report:
    """`attempts`: whose figures may be seen (`AttemptQuerySet.analysed_by`)."""
    reading = read(quiz, attempts, which)
    met = [key for key in reading.places if key in reading.answers]
    positions = {key: at for at, key in enumerate(met, start=1)}
    found = [_place(reading, key, positions[key]) for key in met]
    marked = [each for each in found if _carries(each)]
    weights = weigh([each.figures for each in marked])
    weighed = {
        each.place.key: replace(each.figures, effective_weight=weight)
        for each, weight in zip(marked, weights, strict=True)
    }
    places = [
        replace(each, figures=weighed.get(each.place.key) or _weightless(each)) for each in found
    ]
    variances = [each.figures.mark_variance.value for each in marked]
    scores = score_figures(reading.scores, reading.unit, variances, reading.totals)
    return Report(
        which=which,
        learners=reading.learners,
        means=_means(reading, which, scores),
        scores=scores,
        places=tuple(places),
        drawn=tuple(_drawn(reading, positions)),
        is_mixed=reading.revisions > 1,
        reading=reading,
    )


def _means(reading: Reading, which: str, scores: ScoreFigures) -> dict[str, Means]:
    """Those of the attempts that count from their exact marks, like all other figures."""
    return {**reading.means, which: Means(scores.attempts, scores.mean.value)}


def _carries(row: PlaceRow) -> bool:
    """Whether something can be earned there: a survey, and a question that is worth nothing, tell
    nothing about how well the quiz measures."""
    return row.is_marked and bool(row.figures.max_mark.value)


def _weightless(row: PlaceRow) -> ItemFigures:
    reason = NO_MARK if row.is_marked else NOT_MARKED
    return replace(row.figures, effective_weight=missing(reason))


def _place(reading: Reading, key: Key, position: int) -> PlaceRow:
    place, by_version = reading.places[key], reading.answers[key]
    versions = _newest_first(reading, by_version)
    newest = None if place.is_draw else versions[0]
    sub_rows: tuple[Row, ...] = ()
    if newest is not None and len(versions) > 1:
        sub_rows = tuple(_row(reading, each, by_version, is_drawn=False) for each in versions)
    return PlaceRow(
        position=position,
        place=place,
        version=newest,
        figures=_figures(reading, versions, by_version, is_drawn=False),
        guess=guess_of(newest) if newest is not None else missing(NOT_GUESSABLE),
        versions=sub_rows,
        is_current=key in reading.current,
    )


def _drawn(reading: Reading, positions: dict[Key, int]) -> list[Row]:
    """In the order of the places at which they came, and of their names."""
    rows = _rows_of_drawn(reading, positions)
    return sorted(rows, key=lambda each: (each.positions, each.version.name.casefold()))


def _rows_of_drawn(reading: Reading, positions: dict[Key, int]) -> Iterable[Row]:
    for question, by_version in reading.drawn.items():
        versions = _newest_first(reading, by_version)
        sub_rows: tuple[Row, ...] = ()
        if len(versions) > 1:
            sub_rows = tuple(_row(reading, each, by_version, is_drawn=True) for each in versions)
        yield Row(
            version=versions[0],
            figures=_figures(reading, versions, by_version, is_drawn=True),
            guess=guess_of(versions[0]),
            positions=tuple(sorted(positions[key] for key in reading.drawn_at[question])),
            versions=sub_rows,
        )


def _row(
    reading: Reading, version: QuestionVersion, by_version: ByVersion, *, is_drawn: bool
) -> Row:
    figures = _figures(reading, [version], by_version, is_drawn=is_drawn)
    return Row(version, figures, guess_of(version))


def _figures(
    reading: Reading,
    versions: Sequence[QuestionVersion],
    by_version: ByVersion,
    *,
    is_drawn: bool,
) -> ItemFigures:
    seen = Seen.together(by_version[each.pk].seen for each in versions)
    if not any(KINDS[each.question.kind].is_marked for each in versions):
        return _not_marked(len(seen))
    return item_figures(seen, reading.unit, is_drawn=is_drawn)


def _not_marked(attempts: int) -> ItemFigures:
    return ItemFigures(attempts, *[missing(NOT_MARKED)] * 13)


def _newest_first(reading: Reading, by_version: ByVersion) -> list[QuestionVersion]:
    found = [reading.versions[pk] for pk in by_version]
    return sorted(found, key=lambda each: (each.question_id, -each.n))


def guess_of(version: QuestionVersion) -> Figure:
    """What somebody would earn on average who answers at random, as a share of the mark."""
    kind = KINDS[version.question.kind]
    if not kind.is_marked:
        return missing(NOT_MARKED)
    share = kind.guessed(version.payload)
    return missing(NOT_GUESSABLE) if share is None else Figure(float(share))
