"""Glue: staff open an attempt again, and give one more."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from assessments.attempts.pages import seen_by_learner
from assessments.attempts.standing import Standing
from assessments.models import Attempt, QuizPage
from assessments.regrading import operations
from assessments.regrading.forms import GrantForm, ReopenForm
from assessments.regrading.views.planning import managed
from assessments.review import Thing
from courses.models import Enrollment
from foundation.http import SignedInRequest
from foundation.once import key_in, once


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def reopen(request: SignedInRequest, pk: int) -> HttpResponse:
    rows = Attempt.objects.gradable_by(request.user).select_related(
        "quiz", "revision", "enrollment__person"
    )
    attempt: Attempt = get_object_or_404(rows, pk=pk)
    form = ReopenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        answer = _reopen(request, attempt, form)
        if answer is not None:
            return answer
    seen = set() if attempt.is_open else seen_by_learner(attempt, attempt.quiz, timezone.now())
    context = {
        "form": form,
        "attempt": attempt,
        "quiz": attempt.quiz,
        "course": attempt.quiz.course,
        "person": attempt.enrollment.person,
        "shows_key": Thing.RIGHT in seen or Thing.CORRECTNESS in seen,
    }
    return render(request, "assessments/regrading/reopen.html", context)


def _reopen(request: SignedInRequest, attempt: Attempt, form: ReopenForm) -> HttpResponse | None:
    said = form.cleaned_data

    def act() -> int:
        return operations.reopen(attempt, request.user, said["until"], said["reason"]).pk

    try:
        once(request.user, f"assessments.reopen:{attempt.pk}", key_in(request.POST), act)
    except operations.NotClosedError:
        form.add_error(None, _("This attempt is under way already."))
    except operations.OtherOpenError:
        form.add_error(None, _("Another attempt of hers is under way. It must end first."))
    except operations.LeftCourseError:
        form.add_error(None, _("She has left the course, so nothing can be answered."))
    except operations.InThePastError:
        form.add_error("until", _("This has passed. Choose a later time."))
    else:
        messages.success(request, _("Opened again. The learner is told."))
        return redirect("assessments:review", attempt.pk)
    return None


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def grant(request: SignedInRequest, quiz_id: int, enrollment_id: int) -> HttpResponse:
    quiz = managed(request.user, quiz_id)
    rows = Enrollment.objects.current().filter(course=quiz.course).select_related("person")
    enrollment: Enrollment = get_object_or_404(rows, pk=enrollment_id)
    if enrollment.person.user_id == request.user.pk:
        raise Http404  # nobody gives herself anything
    standing = Standing.of(quiz, enrollment, timezone.now())
    allowed = standing.terms.attempts_allowed
    form = GrantForm(request.POST or None, initial={"seen": allowed})
    if request.method == "POST" and form.is_valid():
        answer = _grant(request, quiz, enrollment, form)
        if answer is not None:
            return answer
    context = {
        "form": form,
        "quiz": quiz,
        "course": quiz.course,
        "person": enrollment.person,
        "made": len(standing.attempts),
        "allowed": allowed,
    }
    return render(request, "assessments/regrading/grant.html", context)


def _grant(
    request: SignedInRequest, quiz: QuizPage, enrollment: Enrollment, form: GrantForm
) -> HttpResponse | None:
    said, user = form.cleaned_data, request.user

    def act() -> int:
        seen, until = said["seen"], said["until"]
        made = operations.grant_attempt(
            quiz, enrollment, user, said["reason"], seen=seen, closes_at=until
        )
        return made.pk

    try:
        once(user, f"assessments.grant:{quiz.pk}:{enrollment.pk}", key_in(request.POST), act)
    except operations.AnyNumberError:
        form.add_error(None, _("This quiz may be taken any number of times."))
    except operations.EndNeededError:
        form.add_error("until", _("The quiz is closed for her. Say until when."))
    except operations.MeanwhileError:
        form.add_error(None, _("Somebody else has given an attempt meanwhile. Look again."))
    else:
        messages.success(request, _("One attempt more. The learner is told."))
        return redirect("assessments:results", quiz.pk)
    return None
