"""Where a question of the bank is asked, and how it does there."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, NamedTuple

from django.urls import reverse

from agents.reporting.permissions import sees_all_reports
from assessments.models import Attempt, AttemptSlot, Category, Question, QuizPage
from assessments.models.quizzes import DrawRule
from assessments.statistics.figures import (
    OTHERS_ALIKE,
    ItemFigures,
    Seen,
    item_figures,
    missing,
)
from assessments.statistics.permissions import LEAST
from foundation.users import Account

FIXED, DRAWN, BEFORE = "fixed", "drawn", "before"
_UNIT = 10**5
# What five digits of a mark may lose.
_NOISE = 1e-8


@dataclass(frozen=True)
class Usage:
    """In one quiz. `how`: FIXED, DRAWN where a rule may draw it, BEFORE where it was asked and the
    quiz asks it no more. `figures`: over all finished attempts, None where they are of too few
    learners for whoever asks."""

    quiz: int
    title: str
    how: str
    attempts: int
    figures: ItemFigures | None

    @property
    def url(self) -> str:
        return reverse("assessments:statistics", args=[self.quiz])


class _Asked(NamedTuple):
    learners: int
    figures: ItemFigures


def usages_of(question: Question, user: Account) -> list[Usage]:
    """By the title of the quiz. Five queries, however many quizzes and attempts there are."""
    asked = _asked_in(question, user)
    hows = _hows(question)
    met = {*hows, *asked}
    least = 0 if sees_all_reports(user) else LEAST
    titles = QuizPage.objects.filter(pk__in=met).order_by("title", "pk").values_list("pk", "title")
    found = []
    for pk, title in titles:
        one = asked.get(pk)
        figures = one.figures if one and one.learners >= least else None
        attempts = one.figures.attempts if one else 0
        found.append(Usage(pk, title, hows.get(pk, BEFORE), attempts, figures))
    return found


def _asked_in(question: Question, user: Account) -> dict[int, _Asked]:
    """By quiz."""
    attempts = Attempt.objects.analysed_by(user).finished()
    rows = AttemptSlot.objects.filter(
        version__question=question,
        attempt__in=attempts.order_by().values("pk"),
        is_void=False,
    ).values_list(
        *("attempt__quiz_id", "attempt__enrollment__person_id", "mark", "max_mark"),
        *("attempt__earned", "attempt__total"),
    )
    seen: dict[int, Seen] = defaultdict(Seen)
    learners: dict[int, set[int]] = defaultdict(set)
    for quiz, person, *marks in rows.order_by().iterator(chunk_size=5000):
        mark, most, earned, total = (int((each or Decimal(0)) * _UNIT) for each in marks)
        seen[quiz].add(mark, earned, most, total)
        learners[quiz].add(person)
    return {quiz: _Asked(len(learners[quiz]), _figures(each)) for quiz, each in seen.items()}


def _figures(seen: Seen) -> ItemFigures:
    figures = item_figures(seen, _UNIT)
    rest = figures.other_mark_variance.value
    if rest is None or rest > _NOISE:
        return figures
    none = missing(OTHERS_ALIKE)
    return replace(figures, discrimination_index=none, discriminative_efficiency=none)


def _hows(question: Question) -> dict[int, str]:
    """By quiz, as its page has it now."""
    above = _above(question)
    tags = {str(each).casefold() for each in question.tags.all()}
    found: dict[int, str] = {}
    for pk, slots in QuizPage.objects.values_list("pk", "slots"):
        for block in slots.raw_data:
            value = block["value"]
            if block["type"] == "question" and value.get("question") == question.pk:
                found[pk] = FIXED
            elif block["type"] == "draw" and _may_draw(value, question, above, tags):
                found.setdefault(pk, DRAWN)
    return found


def _above(question: Question) -> list[int]:
    """The category of a question and those above it."""
    parents = dict(Category.objects.values_list("pk", "parent_id"))
    found: list[int] = []
    one: int | None = question.category_id
    while one is not None and one not in found:
        found.append(one)
        one = parents.get(one)
    return found


def _may_draw(
    value: Mapping[str, Any], question: Question, above: list[int], tags: set[str]
) -> bool:
    rule = DrawRule.of(value)
    here = above if rule.with_below else above[:1]
    return (
        rule.category in here
        and rule.difficulty in {"", question.difficulty}
        and (not rule.tag or rule.tag.casefold() in tags)
        and question.kind != "description"
    )
