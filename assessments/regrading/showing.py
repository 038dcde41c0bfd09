"""A plan, and what came of it, in rows and figures for a page."""

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.attempts.desk import percent
from assessments.kinds.comparing import ANSWERS, ASKS, COUNT, ORDER
from assessments.models import AttemptSlot, QuestionVersion, QuizPage, Regrade
from assessments.regrading.people import PersonChange
from assessments.regrading.plan import Plan
from assessments.regrading.wishes import voided_in

# A page of a phone shows no ten thousand rows; the figures above tell of all.
MOST_ROWS = 200
WHY = {
    COUNT: gettext_lazy("another number of choices"),
    ORDER: gettext_lazy("the choices stand in another order"),
    ASKS: gettext_lazy("another type of question"),
    ANSWERS: gettext_lazy("an answer to choose is gone"),
}
PEOPLE = [
    {"label": gettext_lazy("Name")},
    {"label": gettext_lazy("Score now"), "numeric": True},
    {"label": gettext_lazy("Score then"), "numeric": True},
    {"label": gettext_lazy("Passing")},
    {"label": gettext_lazy("Completion")},
]
MARKS = [
    {"label": gettext_lazy("Name")},
    {"label": gettext_lazy("Question")},
    {"label": gettext_lazy("Mark now"), "numeric": True},
    {"label": gettext_lazy("Mark then"), "numeric": True},
]
UNFIT = [
    {"label": gettext_lazy("Name")},
    {"label": gettext_lazy("Question")},
    {"label": gettext_lazy("Why it stays")},
]


def shown(plan: Plan) -> dict[str, Any]:
    """Context of `regrading/plan_tables.html`."""
    return {
        "stats": _stats(plan),
        "people_columns": PEOPLE,
        "people": [_person(each) for each in plan.people[:MOST_ROWS]],
        "mark_columns": MARKS,
        "marks": _marks(plan),
        "unfit_columns": UNFIT,
        "unfit": [
            [_name(each.attempt), _question(each.slot), WHY[each.why]]
            for each in plan.unfit[:MOST_ROWS]
        ],
        "is_cut": max(len(plan.people), plan.marks, len(plan.unfit)) > MOST_ROWS,
        "most_rows": MOST_ROWS,
    }


def _stats(plan: Plan) -> list[dict[str, Any]]:
    completes = sum(each.completes for each in plan.people)
    stats = [
        {"value": str(plan.looked_at), "label": _("attempts looked at")},
        {"value": str(plan.marks), "label": _("marks change")},
        {"value": str(len(plan.people)), "label": _("participants touched")},
        {"value": str(completes), "label": _("complete the course by it")},
        {"value": str(len(plan.stays)), "label": _("completions that stay all the same")},
    ]
    extra = [
        (len(plan.unfit), _("answers that cannot be graded by it")),
        (plan.kept, _("marks of a person stay")),
        (plan.open, _("attempts under way, graded when handed in")),
    ]
    return [*stats, *({"value": str(n), "label": label} for n, label in extra if n)]


def _person(one: PersonChange) -> list[Any]:
    return [
        one.enrollment.person.full_name,
        percent(one.before),
        percent(one.after),
        _passing(one),
        _completion(one),
    ]


def _passing(one: PersonChange) -> str:
    if one.passed_before == one.passed_after:
        return _("as before")
    return _("passes now") if one.passed_after else _("would not pass")


def _completion(one: PersonChange) -> str:
    if one.completes:
        return _("completes the course, with certificate")
    if not one.stays:
        return _("as before")
    if one.certificate:
        return _("stays complete, certificate %(number)s stays") % {"number": one.certificate}
    return _("stays complete")


def _marks(plan: Plan) -> list[list[Any]]:
    rows: list[list[Any]] = []
    for change in plan.changes:
        for one in change.slots:
            if not one.changes_mark:
                continue
            if len(rows) == MOST_ROWS:
                return rows
            said = [_mark(one.before), _mark(one.after)]
            rows.append([_name(change.before), _question(one.before), *said])
    return rows


def _name(attempt: Any) -> str:
    said = {"name": attempt.enrollment.person.full_name, "n": attempt.n}
    return _("%(name)s, attempt %(n)s") % said


def _question(slot: AttemptSlot) -> str:
    return f"{slot.number or slot.n}. {slot.version.name}"


def _mark(slot: AttemptSlot) -> str:
    if slot.is_void:
        return _("does not count")
    if slot.mark is None:
        return _("waits for a person")
    return percent(Decimal(slot.mark))[:-1]


def asked_in(quiz: QuizPage) -> dict[int, str]:
    """Questions that attempts hold and that earn marks: names of their newest versions by id, in the
    order of their names."""
    rows = QuestionVersion.objects.filter(asked__attempt__quiz=quiz).select_related("question")
    found: dict[int, str] = {}
    for each in rows.order_by("question", "n").distinct():
        if each.question.rules.is_marked:
            found[each.question_id] = each.name
    return dict(sorted(found.items(), key=lambda pair: (pair[1].casefold(), pair[0])))


def question_rows(quiz: QuizPage, asked: dict[int, str]) -> list[dict[str, Any]]:
    """Each question with the row that voids it, where it is voided."""
    voided = voided_in(quiz)
    return [{"pk": pk, "name": name, "voided": voided.get(pk)} for pk, name in asked.items()]


def past(quiz: QuizPage) -> list[Regrade]:
    """The newest first."""
    return list(Regrade.objects.filter(quiz=quiz).select_related("by")[:20])
