"""What the start page of a quiz tells: what awaits one, and what of hers is recorded."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.attempts.pages import seen_by_learner
from assessments.attempts.sentences import refused
from assessments.attempts.standing import Standing
from assessments.choices import OnTimeOut
from assessments.models import Attempt, QuizPage
from assessments.quizzes.terms import Terms, terms_for
from assessments.review import Thing
from courses.models import Enrollment
from foundation.calendar.local_time import moment

Fact = dict[str, Any]


@dataclass
class Desk:
    facts: list[Fact]
    standing: Standing | None = None
    refusal: str = ""
    shows_score: bool = False
    counts: str = ""
    open_page: int = 1
    caption: str = ""
    columns: list[dict[str, Any]] = field(default_factory=list)
    rows: list[list[Any]] = field(default_factory=list)
    results_url: str = ""
    statistics_url: str = ""


def desk_of(quiz: QuizPage, enrollment: Enrollment | None) -> Desk:
    """`enrollment`: of whoever asks; None tells only what the quiz is."""
    if enrollment is None:
        return Desk(facts_of(quiz, terms_for(quiz, None)))
    standing = Standing.of(quiz, enrollment, timezone.now())
    desk = Desk([*facts_of(quiz, standing.terms), *_left(standing)], standing)
    if standing.refusal is not None and standing.open_attempt is None:
        desk.refusal = refused(standing.refusal, standing)
    if standing.open_attempt is not None:
        desk.open_page = standing.open_attempt.reached + 1
    desk.counts = str(quiz.get_counts_display()) if len(standing.attempts) > 1 else ""
    _list_attempts(desk, standing)
    return desk


def facts_of(quiz: QuizPage, terms: Terms) -> list[Fact]:
    """What a learner should know before she begins."""
    facts = [(_("Questions"), str(questions_in(quiz)))]
    if terms.limit_minutes:
        n = terms.limit_minutes
        said = ngettext("%(n)s minute", "%(n)s minutes", n) % {"n": n}
        facts.append((_("Time"), f"{said}. {quiz.get_on_time_out_display()}."))
    else:
        facts.append((_("Time"), _("without a limit")))
    if terms.opens_at:
        facts.append((_("Open from"), moment(terms.opens_at)))
    if terms.closes_at:
        facts.append((_("Open until"), moment(terms.closes_at)))
    if quiz.on_time_out == OnTimeOut.OVERDUE and (terms.limit_minutes or terms.closes_at):
        n = quiz.overdue_minutes
        said = ngettext("%(n)s minute", "%(n)s minutes", n) % {"n": n}
        facts.append((_("Overdue period"), said))
    if quiz.has_pass_mark:
        facts.append((_("Pass mark"), f"{quiz.pass_percent}%"))
    facts.append((_("Feedback"), str(quiz.get_behaviour_display())))
    return [{"term": term, "value": value} for term, value in facts]


def questions_in(quiz: QuizPage) -> int:
    """How many it asks, drawn ones included."""
    total = 0
    for block in quiz.slots:
        if block.block_type == "draw":
            total += int(block.value.get("count") or 0)
        elif block.block_type == "question":
            question = block.value.get("question")
            total += bool(question and question.kind != "description")
    return total


def _left(standing: Standing) -> list[Fact]:
    left = standing.left
    if left is None:
        value = _("any number of attempts")
    else:
        allowed = standing.terms.attempts_allowed
        value = _("%(left)s of %(allowed)s") % {"left": left, "allowed": allowed}
    facts = [{"term": _("Attempts left"), "value": value}]
    if standing.terms.is_exception:
        facts.append({"term": _("For you"), "value": _("Times or attempts of your own apply.")})
    return facts


def percent(value: Decimal | None) -> str:
    """With two digits at most, rounded half up: Django's `number_format` alone would cut them off."""
    if value is None:
        return "–"
    rounded = value.quantize(Decimal("0.01"), ROUND_HALF_UP)
    return f"{number_format(rounded, 2).rstrip('0').rstrip(',.')}%"


def _list_attempts(desk: Desk, standing: Standing) -> None:
    seen: Sequence[set[str]] = [
        seen_by_learner(each, standing.quiz, standing.now) for each in standing.attempts
    ]
    desk.shows_score = any(Thing.OVERALL in each for each in seen)
    desk.caption = _("Your attempts, with state and score")
    desk.columns = [
        {"label": _("Attempt")},
        {"label": _("State")},
        {"label": _("Handed in")},
        {"label": _("Score"), "numeric": True},
    ]
    desk.rows = [
        _row(each, at, shows=Thing.OVERALL in seen[at - 1])
        for at, each in enumerate(standing.attempts, start=1)
    ]


def _row(attempt: Attempt, at: int, *, shows: bool) -> list[Any]:
    label = _("Attempt %(n)s") % {"n": at}
    url = reverse("assessments:review", args=[attempt.pk])
    return [
        {"label": label, "url": url},
        attempt.get_state_display(),
        moment(attempt.submitted_at) if attempt.submitted_at else "–",
        percent(attempt.percent) if shows else "–",
    ]
