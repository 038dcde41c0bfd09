"""Glue: look at what grading anew would change, and decide."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from agents.reporting.permissions import sees_all_reports
from assessments.attempts.desk import percent
from assessments.models import QuizPage, Regrade, RegradedAttempt, VoidedQuestion
from assessments.regrading import operations, showing
from assessments.regrading.forms import DecideForm, WishForm, WithdrawForm
from assessments.regrading.plan import Plan, plan_of
from assessments.regrading.wishes import Wish
from courses.learning.operations import NotCompletedError, withdraw_completion
from foundation.http import SignedInRequest
from foundation.once import key_in, once
from foundation.users import AnyUser

REFUSALS: dict[type[Exception], Any] = {
    operations.StalePlanError: gettext_lazy(
        "Something has changed meanwhile. Look at what would change now."
    ),
    operations.RunningError: gettext_lazy(
        "Answers to this quiz are being graded. Try again in a moment."
    ),
    operations.OwnResultError: gettext_lazy(
        "Your own result would change, too. A colleague of the clinic has to decide."
    ),
    operations.NothingToChangeError: gettext_lazy(
        "Nothing would change, so there is nothing to decide."
    ),
    operations.NothingLeftError: gettext_lazy(
        "Somebody would be left without a question that counts. Correct its key instead."
    ),
    operations.AlreadyVoidedError: gettext_lazy(
        "Somebody else has decided on this question meanwhile."
    ),
    operations.NotVoidedError: gettext_lazy(
        "Somebody else has decided on this question meanwhile."
    ),
}


def managed(user: AnyUser, quiz_id: int) -> QuizPage:
    """The quiz, for the clinic, which sees everybody's attempts; 404 for all others."""
    if not user.is_authenticated or not sees_all_reports(user):
        raise Http404
    found: QuizPage = get_object_or_404(QuizPage, pk=quiz_id)
    return found


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def regrade(request: SignedInRequest, quiz_id: int) -> HttpResponse:
    """First what to grade and by what, then what it would change; POST decides on that."""
    quiz = managed(request.user, quiz_id)
    asked = showing.asked_in(quiz)
    is_chosen = "versions" in request.GET
    form = WishForm(
        request.GET if is_chosen else None,
        quiz=quiz,
        asked=asked,
        initial={"attempt": request.GET.get("attempt", "")},
    )
    context: dict[str, Any] = {"quiz": quiz, "course": quiz.course, "form": form}
    if not is_chosen or not form.is_valid():
        context |= {"questions": showing.question_rows(quiz, asked), "past": showing.past(quiz)}
        return render(request, "assessments/regrading/choose.html", context)
    return _planned(request, form.wish(), context, "assessments/regrading/plan.html")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def void(request: SignedInRequest, quiz_id: int, question_id: int) -> HttpResponse:
    """Void a question for all, or let one that is voided count again."""
    quiz = managed(request.user, quiz_id)
    asked = showing.asked_in(quiz)
    voided = VoidedQuestion.objects.filter(quiz=quiz, question=question_id).first()
    if question_id not in asked and voided is None:
        raise Http404
    kind = Regrade.Kind.COUNT if voided else Regrade.Kind.VOID
    name = asked.get(question_id) or (voided.question.latest.name if voided else "")
    context = {"quiz": quiz, "course": quiz.course, "name": name, "voided": voided}
    wish = Wish(kind, questions=frozenset([question_id]))
    return _planned(request, wish, context, "assessments/regrading/void.html")


def _planned(
    request: SignedInRequest, wish: Wish, context: dict[str, Any], template: str
) -> HttpResponse:
    quiz: QuizPage = context["quiz"]
    # Outside of any transaction: a big quiz takes seconds.
    plan = plan_of(quiz, wish)
    form = DecideForm(request.POST or None, initial={"seen": plan.digest})
    status = 200
    if request.method == "POST" and form.is_valid():
        answer = _decide(request, plan, form)
        if answer is not None:
            return answer
        status = 409
        # What was typed stays; the plan that is shown now is the one that is decided on next.
        form.data = form.data.copy()
        form.data["seen"] = plan.digest
    context |= {"plan": plan, "decide": form, **showing.shown(plan)}
    return render(request, template, context, status=status)


def _decide(request: SignedInRequest, plan: Plan, form: DecideForm) -> HttpResponse | None:
    """The page of what was decided; None, with what stands against it in the form, where it was not."""
    quiz, said = plan.quiz, form.cleaned_data

    def act() -> int:
        made = operations.commit_regrade(plan, request.user, said["reason"], seen=said["seen"])
        return made.pk

    try:
        pk = once(request.user, f"assessments.regrade:{quiz.pk}", key_in(request.POST), act)
    except tuple(REFUSALS) as error:
        form.add_error(None, REFUSALS[type(error)])
    else:
        messages.success(request, _("Decided. Learners whose result changes are told."))
        return redirect("assessments:regraded", pk)
    return None


@login_required
@require_safe
def regraded(request: SignedInRequest, pk: int) -> HttpResponse:
    """What was decided, by whom and why, and what came of it."""
    rows = Regrade.objects.visible_to(request.user).select_related("quiz", "by")
    found: Regrade = get_object_or_404(rows, pk=pk)
    lines = found.lines.select_related("attempt__enrollment__person", "stays")
    context = {
        "regrade": found,
        "quiz": found.quiz,
        "course": found.quiz.course,
        "columns": [
            {"label": _("Name")},
            {"label": _("Score before"), "numeric": True},
            {"label": _("Score now"), "numeric": True},
            {"label": _("State")},
        ],
        "rows": [_line(each) for each in lines[: showing.MOST_ROWS]],
        "left": found.lines.filter(outcome=RegradedAttempt.Outcome.LEFT).count(),
        "stays": _staying(lines),
    }
    return render(request, "assessments/regrading/regraded.html", context)


def _line(line: RegradedAttempt) -> list[Any]:
    name = line.attempt.enrollment.person.full_name
    url = reverse("assessments:review", args=[line.attempt_id])
    return [
        {"label": name, "url": url},
        percent(line.before),
        percent(line.after),
        line.get_outcome_display(),
    ]


def _staying(lines: Any) -> list[RegradedAttempt]:
    """One line of each whose completion stands on what is no more, and is not withdrawn."""
    found: dict[int, RegradedAttempt] = {}
    for each in lines.exclude(stays=None).filter(stays__completed_on__isnull=False):
        found.setdefault(each.stays_id, each)
    return list(found.values())


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw_pass(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take back the completion of one learner, by name and with a reason."""
    rows = RegradedAttempt.objects.filter(regrade__in=Regrade.objects.visible_to(request.user))
    line: RegradedAttempt = get_object_or_404(
        rows.exclude(stays=None).select_related("regrade__quiz", "stays__person", "stays__course"),
        pk=pk,
    )
    form = WithdrawForm(request.POST or None)
    quiz = line.regrade.quiz
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]

        def act() -> int:
            assert line.stays is not None  # noqa: S101  (for the type checker)
            return withdraw_completion(line.stays, request.user, reason, undone=quiz).pk

        try:
            once(request.user, f"assessments.withdraw_pass:{pk}", key_in(request.POST), act)
        except NotCompletedError:
            messages.info(request, _("This completion was withdrawn already."))
        else:
            messages.success(request, _("Withdrawn. The learner is told, with your reason."))
        return redirect("assessments:regraded", line.regrade_id)
    context = {
        "form": form,
        "line": line,
        "enrollment": line.stays,
        "quiz": quiz,
        "course": quiz.course,
    }
    return render(request, "assessments/regrading/withdraw.html", context)
