"""Markers: who waits, one work, giving it back; and results by person."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from assessments.assignments import operations
from assessments.assignments.forms import GiveBackForm, MarkForm
from assessments.assignments.queue import waiting_for
from assessments.assignments.refusals import WORDS, beside
from assessments.assignments.visibility import results_for
from assessments.models import AssignmentPage, Marker, RubricVersion, Submission
from assessments.models.assignments import arranges_assignments
from foundation.http import SignedInRequest
from foundation.once import key_in, once

REFUSED: tuple[type[Exception], ...] = tuple(WORDS)


@login_required
@require_safe
def queue(request: SignedInRequest) -> HttpResponse:
    """Who waits, since when: whoever waits longest first."""
    if not (
        Marker.objects.of(request.user).in_force().exists() or arranges_assignments(request.user)
    ):
        raise Http404
    rows = waiting_for(request.user).select_related("assignment", "enrollment__person")
    context = {"rows": rows.order_by("submitted_at", "pk")[:200]}
    return render(request, "assessments/assignments/queue.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def marking(request: SignedInRequest, pk: int) -> HttpResponse:
    submission = _seen(request, pk)
    may_mark = waiting_for(request.user).filter(pk=pk).exists()
    form = MarkForm(request.POST or None, version=_version_of(submission))
    if request.method == "POST" and form.is_valid():
        act = operations.decide if submission.needs_decision else operations.mark
        try:
            return _marked(request, submission, act, form)
        except operations.NotMarkerError as error:
            raise Http404 from error
        except REFUSED as refusal:
            beside(form, refusal)
    given = list(submission.markings.select_related("person", "rubric_version").order_by("pk"))
    is_final = submission.state == Submission.State.GRADED or submission.needs_decision
    own = [each for each in given if each.person.user_id == request.user.pk]
    context = {
        "submission": submission,
        "form": form if may_mark or request.method == "POST" else None,
        "may_give_back": may_mark and not submission.needs_decision,
        # Nobody marks after another's mark: both see each other's when nothing hangs on it.
        "given": given if is_final or not may_mark else own,
        "earlier": _earlier(submission),
    }
    return render(request, "assessments/assignments/marking.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def give_back(request: SignedInRequest, pk: int) -> HttpResponse:
    submission = _seen(request, pk)
    form = GiveBackForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            operations.give_back(submission, request.user, said["remarks"], until=said["until"])
        except operations.NotMarkerError as error:
            raise Http404 from error
        except operations.MarkedAlreadyError:
            messages.info(request, _("This has been marked or given back already."))
            return redirect("assessments:queue")
        except REFUSED as refusal:
            beside(form, refusal)
        else:
            messages.success(request, _("Given back. The learner is told."))
            return redirect("assessments:queue")
    context = {"form": form, "submission": submission}
    return render(request, "assessments/assignments/give_back.html", context)


@login_required
@require_safe
def results(request: SignedInRequest, assignment_id: int) -> HttpResponse:
    """State and score by person, of those whom the reader answers for."""
    assignment = get_object_or_404(AssignmentPage, pk=assignment_id)
    found = results_for(request.user).filter(assignment=assignment)
    rows = list(
        found.select_related("enrollment__person", "opd").order_by("enrollment__person__name")
    )
    if not rows and not arranges_assignments(request.user):
        raise Http404
    seen = set(
        Submission.objects.visible_to(request.user)
        .filter(pk__in=[r.pk for r in rows])
        .values_list("pk", flat=True)
    )
    context = {"assignment": assignment, "rows": rows, "seen": seen}
    return render(request, "assessments/assignments/results.html", context)


def _seen(request: SignedInRequest, pk: int) -> Submission:
    """What she marks or arranges: her own work has a page of its own."""
    found = Submission.objects.visible_to(request.user).handed_in()
    others = found.exclude(pk__in=Submission.objects.of(request.user).values("pk"))
    related = others.select_related("assignment__rubric", "enrollment__person", "file")
    return get_object_or_404(related, pk=pk)


def _version_of(submission: Submission) -> RubricVersion | None:
    first = (
        submission.markings.exclude(rubric_version=None).select_related("rubric_version").first()
    )
    if first is not None:
        return first.rubric_version
    rubric = submission.assignment.rubric
    return rubric.newest if rubric else None


def _earlier(submission: Submission) -> Any:
    found = Submission.objects.handed_in().filter(
        assignment=submission.assignment_id, enrollment=submission.enrollment_id
    )
    return found.filter(n__lt=submission.n).select_related("file").order_by("-n")


def _marked(
    request: SignedInRequest, submission: Submission, act: Any, form: MarkForm
) -> HttpResponse:
    key, action = key_in(request.POST), f"assessments.mark:{submission.pk}"
    once(request.user, action, key, lambda: act(submission, request.user, form.verdict()).pk)
    messages.success(request, _("Your mark is kept."))
    return redirect("assessments:queue")
