"""What figures, reasons and hints are called on pages, in files and on a terminal."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from assessments.models import QuestionVersion
from assessments.statistics import figures as why
from assessments.statistics import judging
from assessments.statistics.figures import Figure
from assessments.statistics.report import PlaceRow, Row
from assessments.statistics.responses import GRADED, NO_ANSWER, NO_MATCH, OTHERS, Line

HUNDREDTH = Decimal("0.01")
Text = str | Promise

REASONS: dict[str, Text] = {
    why.NO_ATTEMPT: gettext_lazy("There is no attempt that counts."),
    why.ONE_ATTEMPT: gettext_lazy("One attempt alone has no spread."),
    why.FEW_ATTEMPTS: gettext_lazy("There are too few attempts: three are needed, or four."),
    why.ALL_ALIKE: gettext_lazy("All earned the same."),
    why.OTHERS_ALIKE: gettext_lazy("All earned the same in the rest of the quiz."),
    why.NO_MARK: gettext_lazy("It is worth no mark."),
    why.NOT_MARKED: gettext_lazy("It is not marked."),
    why.NEGATIVE: gettext_lazy("The score runs against the rest of the quiz."),
    why.NOT_GUESSABLE: gettext_lazy("It cannot be reckoned for questions of this kind."),
    why.ONE_QUESTION: gettext_lazy("The quiz has one question alone."),
    why.SUB_ROW: gettext_lazy("It is told of the place in the quiz."),
    why.NOT_COMPARABLE: gettext_lazy("The quiz was changed too much between the attempts."),
}
FLAGS: dict[str, Text] = {
    judging.NEGATIVE: gettext_lazy("Runs the other way: look at the key"),
    judging.WEAK: gettext_lazy("This question tells hardly anybody apart"),
    judging.EASY: gettext_lazy("Almost everybody is right"),
    judging.HARD: gettext_lazy("Almost nobody is right"),
    judging.GUESSED: gettext_lazy("No better than guessing"),
}
CONSISTENCY: dict[str, Text] = {
    "good": gettext_lazy("good: the questions measure the same"),
    "doubtful": gettext_lazy("doubtful: some questions measure something else"),
    "bad": gettext_lazy("too low: the score says little about the learner"),
}


def rounded(value: float | None) -> Decimal | None:
    """With two digits, as pages and files have it."""
    if value is None:
        return None
    return Decimal(repr(value)).quantize(HUNDREDTH, ROUND_HALF_UP)


def in_percent(figure: Figure) -> Decimal | None:
    """Of a figure that is a share."""
    return None if figure.value is None else rounded(100 * figure.value)


def flags(found: list[str]) -> str:
    return "; ".join(str(FLAGS[each]) for each in found)


def name_of(row: PlaceRow) -> str:
    if row.version is not None:
        return row.version.name
    return _("Random question %(n)s") % {"n": row.place.n}


def version_of(row: Row) -> str:
    return _("version %(n)s") % {"n": row.version.n}


def positions_of(row: Row) -> str:
    places = ", ".join(map(str, row.positions))
    return _("at place %(n)s") % {"n": places}


def answer_of(line: Line) -> str:
    if line.what == NO_ANSWER:
        return _("No answer")
    if line.what == OTHERS:
        n = line.different
        return ngettext("%(n)s other answer", "%(n)s other answers", n) % {"n": n}
    if line.what == GRADED:
        return _("Graded by a person")
    return line.text or line.model


def model_of(line: Line) -> str:
    """Which answer of the question a typed one falls under."""
    if line.what == NO_MATCH or (line.what == OTHERS and not line.model):
        return _("fits no answer")
    return line.model if line.text or line.what == OTHERS else ""


def credit_of(credit: Fraction | None) -> Decimal | None:
    return None if credit is None else rounded(float(100 * credit))


def kind_of(version: QuestionVersion) -> str:
    return str(version.question.get_kind_display())
