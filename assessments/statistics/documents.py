"""The statistics of a quiz as JSON: its keys are documented in docs/parts/assessments.md."""

from dataclasses import fields
from typing import Any

from assessments.kinds.texts import plain_of
from assessments.models import QuestionVersion, QuizPage
from assessments.statistics.figures import Figure, ItemFigures, ScoreFigures
from assessments.statistics.judging import flags_of
from assessments.statistics.reading import Given
from assessments.statistics.report import PlaceRow, Report, Row
from assessments.statistics.responses import Analysis, Line, analyse

Data = dict[str, Any]
DIGITS = 10
# Figures in marks that are told in percent of what can be earned, too.
IN_MARKS = ("mean", "median", "standard_deviation", "standard_error")


def document_of(quiz: QuizPage, report: Report, given: list[Given] | None) -> Data:
    """`given`: what was answered, for response analysis; None leaves it out."""
    return {
        "quiz": {
            "id": quiz.pk,
            "title": quiz.title,
            "slug": quiz.slug,
            "course": quiz.course.title,
        },
        "which": report.which,
        "attempts": report.attempts,
        "learners": report.learners,
        "is_mixed": report.is_mixed,
        "counts": {
            name: {"attempts": each.attempts, "mean": _rounded(each.mean)}
            for name, each in report.means.items()
        },
        "scores": _scores(report.scores),
        "questions": [_place(report, each, given) for each in report.places],
        "drawn": [_drawn(report, each, given) for each in report.drawn],
    }


def _scores(scores: ScoreFigures) -> Data:
    found = _figures(scores)
    total = scores.total.value
    for name in IN_MARKS:
        value = getattr(scores, name).value
        known = value is not None and total
        found[f"{name}_percent"] = _rounded(100 * value / total) if known else None
    return found


def _figures(figures: ItemFigures | ScoreFigures) -> Data:
    """Each figure by its name, and under `reasons` why those that are null are."""
    found: Data = {}
    reasons: dict[str, str] = {}
    for each in fields(figures):
        value = getattr(figures, each.name)
        if isinstance(value, Figure):
            _put(found, reasons, each.name, value)
    return {**found, "reasons": reasons}


def _put(found: Data, reasons: dict[str, str], name: str, figure: Figure) -> None:
    found[name] = _rounded(figure.value)
    if figure.value is None:
        reasons[name] = figure.reason


def _item(figures: ItemFigures, guess: Figure) -> Data:
    found = _figures(figures)
    _put(found, found["reasons"], "random_guess_score", guess)
    return {"attempts": figures.attempts, **found, "flags": flags_of(figures, guess)}


def _place(report: Report, row: PlaceRow, given: list[Given] | None) -> Data:
    place = row.place
    what: Data = {"position": row.position, "kind": "draw" if place.is_draw else "question"}
    if row.version is None:
        what |= {"category": place.category, "question": None, "version": None, "name": None}
    else:
        what |= _named(row.version)
    found = {**what, "is_current": row.is_current, **_item(row.figures, row.guess)}
    found["versions"] = [_version(each) for each in row.versions]
    return found | _responses(report, row.version, given)


def _drawn(report: Report, row: Row, given: list[Given] | None) -> Data:
    found = {"positions": list(row.positions), **_version(row)}
    found["versions"] = [_version(each) for each in row.versions]
    return found | _responses(report, row.version, given)


def _version(row: Row) -> Data:
    return {**_named(row.version), **_item(row.figures, row.guess)}


def _named(version: QuestionVersion) -> Data:
    return {
        "question": version.question_id,
        "version": version.n,
        "name": version.name,
        "type": version.question.kind,
        "text": plain_of(version.payload["text"]),
    }


def _responses(report: Report, version: QuestionVersion | None, given: list[Given] | None) -> Data:
    if given is None or version is None:
        return {}
    return {
        "responses": [
            _analysis(each) for each in analyse(report.reading, version.question_id, given)
        ]
    }


def _analysis(analysis: Analysis) -> Data:
    return {
        "version": analysis.version.n,
        "attempts": analysis.attempts,
        "parts": [
            {"part": each.name, "answers": [_line(line) for line in each.lines]}
            for each in analysis.parts
        ],
    }


def _line(line: Line) -> Data:
    return {
        "what": line.what,
        "model": line.model,
        "text": line.text,
        "credit": None if line.credit is None else _rounded(float(line.credit)),
        "count": line.count,
        "share": _rounded(line.share),
        "different": line.different,
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, DIGITS)
