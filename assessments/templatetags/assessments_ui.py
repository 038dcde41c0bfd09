from typing import Any

from django import template
from django.urls import reverse
from django.utils.translation import gettext as _

from agents.reporting.permissions import may_see_reports
from assessments.attempts.desk import Desk, desk_of
from assessments.bank.permissions import may_use_bank
from assessments.models import Attempt, QuizPage
from assessments.models.quizzes import DrawRule
from courses.models import Enrollment
from foundation.calendar.local_time import moment

register = template.Library()


@register.simple_tag
def at(values: Any, key: Any) -> Any:
    """What stands at a place of a list, or under a key; empty where nothing does."""
    try:
        return values[key]
    except (KeyError, IndexError, TypeError):
        return ""


@register.simple_tag(takes_context=True)
def quiz_desk(context: dict[str, Any], quiz: QuizPage, enrollment: Enrollment | None) -> Desk:
    """What the start page of a quiz tells whoever asks."""
    desk = desk_of(quiz, enrollment)
    request = context.get("request")
    if request is None or getattr(request, "is_preview", False):
        return desk
    if may_see_reports(request.user):
        desk.results_url = reverse("assessments:results", args=[quiz.pk])
    if may_use_bank(request.user):
        desk.statistics_url = reverse("assessments:statistics", args=[quiz.pk])
    return desk


@register.simple_tag
def attempt_facts(attempt: Attempt) -> list[dict[str, Any]]:
    """When it was begun and handed in, for `description_list.html`."""
    rows = [
        (_("Attempt"), str(attempt.n)),
        (_("State"), attempt.get_state_display()),
        (_("Begun"), moment(attempt.started_at)),
    ]
    if attempt.submitted_at:
        rows.append((_("Handed in"), moment(attempt.submitted_at)))
    return [{"term": term, "value": value} for term, value in rows]


@register.simple_tag
def draws(quiz: QuizPage) -> list[dict[str, Any]]:
    """Of each slot that draws, how many questions it asks for and how many there are."""
    found = []
    for place, block in enumerate(quiz.slots, start=1):
        if block.block_type == "draw":
            rule = DrawRule.of(block.value)
            there = rule.questions().count()
            facts = {"place": place, "wanted": rule.count, "found": there}
            found.append({**facts, "is_short": there < rule.count})
    return found
