"""The statistics of a quiz as tables: what the page shows is what the files hold."""

from collections.abc import Callable, Iterator, Sequence

from django.utils.translation import gettext as _

from assessments.statistics.figures import Figure, ItemFigures
from assessments.statistics.judging import flags_of
from assessments.statistics.report import Report, Row
from assessments.statistics.responses import Analysis, Part
from assessments.statistics.sentences import (
    answer_of,
    credit_of,
    flags,
    in_percent,
    model_of,
    name_of,
    positions_of,
    rounded,
    version_of,
)
from foundation.reports.tables import Cell, Column, Table, Tile

# The address of the analysis of a question, by its key.
Linked = Callable[[int], str]


def questions_table(report: Report, linked: Linked | None = None) -> Table:
    """A row for each place, below it one for each version; then the questions that were drawn."""
    columns = [
        Column(_("Question")),
        Column(_("Attempts"), numeric=True),
        Column(_("Facility, %"), numeric=True),
        Column(_("Standard deviation, %"), numeric=True),
        Column(_("Guess score, %"), numeric=True),
        Column(_("Intended weight, %"), numeric=True),
        Column(_("Effective weight, %"), numeric=True),
        Column(_("Discrimination index, %"), numeric=True),
        Column(_("Discriminative efficiency, %"), numeric=True),
        Column(_("Worth a look")),
    ]
    rows = [*_places(report, linked), *_drawn(report, linked)]
    return Table(_("Questions of the quiz"), columns, rows)


def _places(report: Report, linked: Linked | None) -> Iterator[Sequence[Cell]]:
    for each in report.places:
        name = f"{each.position}. {name_of(each)}"
        note = "" if each.is_current else _("no longer in the quiz")
        url = linked(each.version.question_id) if linked and each.version else ""
        yield _line(Cell(name, url, note, depth=1), each.figures, each.guess)
        yield from _versions(each.versions)


def _drawn(report: Report, linked: Linked | None) -> Iterator[Sequence[Cell]]:
    for each in report.drawn:
        url = linked(each.version.question_id) if linked else ""
        name = Cell(each.version.name, url, positions_of(each), depth=1)
        yield _line(name, each.figures, each.guess)
        yield from _versions(each.versions)


def _versions(rows: Sequence[Row]) -> Iterator[Sequence[Cell]]:
    for each in rows:
        name = f"{each.version.name} · {version_of(each)}"
        yield _line(Cell(name, depth=2), each.figures, each.guess)


def _line(name: Cell, figures: ItemFigures, guess: Figure) -> list[Cell]:
    return [
        name,
        Cell(figures.attempts),
        Cell(in_percent(figures.facility)),
        Cell(rounded(figures.standard_deviation_percent.value)),
        Cell(in_percent(guess)),
        Cell(rounded(figures.intended_weight.value)),
        Cell(rounded(figures.effective_weight.value)),
        Cell(rounded(figures.discrimination_index.value)),
        Cell(rounded(figures.discriminative_efficiency.value)),
        Cell(flags(flags_of(figures, guess))),
    ]


def scores_table(report: Report) -> Table:
    """The figures of the whole quiz, in percent of what can be earned where they are marks."""
    scores, total = report.scores, report.scores.total.value

    def share(figure: Figure) -> Cell:
        known = figure.value is not None and total
        return Cell(rounded(100 * figure.value / total) if known else None)  # type: ignore[operator]

    lines = [
        (_("Attempts that count"), Cell(report.attempts)),
        (_("Learners"), Cell(report.learners)),
        (_("Mean, %"), share(scores.mean)),
        (_("Median, %"), share(scores.median)),
        (_("Standard deviation, %"), share(scores.standard_deviation)),
        (_("Skewness"), Cell(rounded(scores.skewness.value))),
        (_("Kurtosis"), Cell(rounded(scores.kurtosis.value))),
        (_("Internal consistency, %"), Cell(rounded(scores.internal_consistency.value))),
        (_("Error ratio, %"), Cell(rounded(scores.error_ratio.value))),
        (_("Standard error, %"), share(scores.standard_error)),
    ]
    columns = [Column(_("Figure")), Column(_("Value"), numeric=True)]
    return Table(_("The quiz as a whole"), columns, [[Cell(name), cell] for name, cell in lines])


def answers_table(analysis: Analysis, part: Part) -> Table:
    has_models = any(model_of(each) for each in part.lines)
    columns = [
        Column(_("Answer")),
        *([Column(_("Falls under"))] if has_models else []),
        Column(_("Earns, %"), numeric=True),
        Column(_("Times"), numeric=True),
        Column(_("Of all, %"), numeric=True),
    ]
    rows = [
        [
            Cell(answer_of(each)),
            *([Cell(model_of(each))] if has_models else []),
            Cell(credit_of(each.credit)),
            Cell(each.count),
            Cell(rounded(100 * each.share)),
        ]
        for each in part.lines
    ]
    caption = part.name or _("Answers of %(n)s attempts") % {"n": analysis.attempts}
    return Table(caption, columns, rows)


def all_answers_table(caption: str, analyses: Sequence[Analysis]) -> Table:
    """Of all questions one below the other, for a file."""
    columns = [
        Column(_("Question")),
        Column(_("Version"), numeric=True),
        Column(_("Part of the question")),
        Column(_("Answer")),
        Column(_("Falls under")),
        Column(_("Earns, %"), numeric=True),
        Column(_("Times"), numeric=True),
        Column(_("Of all, %"), numeric=True),
    ]
    rows = [
        [
            Cell(analysis.version.name),
            Cell(analysis.version.n),
            Cell(part.name),
            Cell(answer_of(line)),
            Cell(model_of(line)),
            Cell(credit_of(line.credit)),
            Cell(line.count),
            Cell(rounded(100 * line.share)),
        ]
        for analysis in analyses
        for part in analysis.parts
        for line in part.lines
    ]
    return Table(caption, columns, rows)


def tiles_of(report: Report, consistency: str) -> list[Tile]:
    """`consistency`: what is to be thought of it, in words."""
    table = {cells[0].value: cells[1] for cells in scores_table(report).rows}

    def tile(label: str, name: str, hint: str = "") -> Tile:
        return Tile(label, table[name], hint)

    return [
        tile(_("Attempts that count"), _("Attempts that count")),
        tile(_("Mean, %"), _("Mean, %")),
        tile(_("Median, %"), _("Median, %")),
        tile(_("Internal consistency, %"), _("Internal consistency, %"), consistency),
        tile(
            _("Standard error, %"),
            _("Standard error, %"),
            _("a score may be so far from what the learner knows"),
        ),
    ]
