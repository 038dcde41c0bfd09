"""A learner's own work."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from assessments.assignments import operations
from assessments.assignments.forms import WorkForm
from assessments.assignments.refusals import WORDS, beside
from assessments.models import AssignmentPage, Submission
from courses.learning.operations import LockedError
from foundation.files.refusals import FileRefusedError
from foundation.handing_in import owned_by
from foundation.http import SignedInRequest
from foundation.once import key_in, once

REFUSED: tuple[type[Exception], ...] = (*WORDS, FileRefusedError)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def work(request: SignedInRequest, assignment_id: int) -> HttpResponse:
    """The draft and its form; what was handed in before."""
    assignment = get_object_or_404(AssignmentPage.objects.live(), pk=assignment_id)
    enrollment = assignment.enrollment_of(request.user)
    if enrollment is None:
        raise Http404
    versions = list(
        Submission.objects.of(request.user)
        .filter(assignment=assignment, enrollment=enrollment)
        .select_related("file", "assignment")
        .prefetch_related("markings__rubric_version")
        .order_by("-n")
    )
    newest = versions[0] if versions else None
    form = WorkForm(
        request.POST or None,
        request.FILES or None,
        assignment=assignment,
        draft=newest,
        things=owned_by(request.user, assignment.asks_for),
    )
    if request.method == "POST" and form.is_valid():
        try:
            return _sent(request, assignment, form)
        except LockedError:
            return redirect(assignment.get_url(request))
        except REFUSED as refusal:
            beside(form, refusal)
            _show_newest(form, refusal)
    due, cut_off = assignment.times_for(enrollment)
    context = {
        "form": form,
        "assignment": assignment,
        "versions": [each for each in versions if each.state != Submission.State.DRAFT],
        "draft": newest if newest and newest.state == Submission.State.DRAFT else None,
        "is_open": newest is None or newest.state in {"draft", "returned"},
        "due": due,
        "cut_off": cut_off,
    }
    return render(request, "assessments/assignments/work.html", context)


def _sent(request: SignedInRequest, assignment: AssignmentPage, form: WorkForm) -> HttpResponse:
    is_final = "submit" in request.POST
    act = operations.submit if is_final else operations.save_draft
    key, action = key_in(request.POST), f"assessments.work:{assignment.pk}"
    once(request.user, action, key, lambda: act(request.user, assignment, form.work()).pk)
    if is_final:
        messages.success(request, _("Handed in. You are told when it is marked."))
    else:
        messages.success(request, _("Your draft is kept. It is not handed in yet."))
    return redirect("assessments:work", assignment.pk)


def _show_newest(form: WorkForm, refusal: Exception) -> None:
    """What was typed stays; sent again it takes the place of what the other tab saved."""
    if isinstance(refusal, operations.StaleDraftError):
        form.data = form.data.copy()
        form.data["revision"] = str(refusal.draft.revision)
