"""Whoever arranges assignments: markers, and more time for a learner."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from assessments.assignments import operations
from assessments.assignments.forms import ExtendForm, MarkerForm
from assessments.models import AssignmentPage, Marker
from assessments.models.assignments import arranges_assignments
from foundation.http import SignedInRequest
from foundation.once import key_in, once


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def markers(request: SignedInRequest, assignment_id: int) -> HttpResponse:
    assignment = _arranged(request, assignment_id)
    form = MarkerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        operations.appoint_marker(assignment, form.cleaned_data["who"], request.user)
        messages.success(request, _("Appointed. What waits stands in her agenda."))
        return redirect("assessments:markers", assignment.pk)
    appointed = assignment.markers.in_force().select_related("person").order_by("pk")
    context = {"form": form, "assignment": assignment, "markers": appointed}
    return render(request, "assessments/assignments/markers.html", context)


@login_required
@require_POST
def end_marker(request: SignedInRequest, pk: int) -> HttpResponse:
    marker = get_object_or_404(Marker.objects.select_related("assignment"), pk=pk)
    _arranged(request, marker.assignment_id)
    operations.end_marker(marker, request.user)
    messages.success(request, _("She marks no more. What she marked stays."))
    return redirect("assessments:markers", marker.assignment_id)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def extend(request: SignedInRequest, assignment_id: int) -> HttpResponse:
    assignment = _arranged(request, assignment_id)
    form = ExtendForm(request.POST or None, assignment=assignment)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        key, action = key_in(request.POST), f"assessments.extend:{assignment.pk}"

        def act() -> int:
            made = operations.extend(
                assignment, said["enrollment"], said["until"], said["reason"], request.user
            )
            return made.pk

        once(request.user, action, key, act)
        messages.success(request, _("The learner has more time."))
        return redirect("assessments:markers", assignment.pk)
    given = assignment.extensions.select_related("enrollment__person").order_by("-pk")[:50]
    context = {"form": form, "assignment": assignment, "extensions": given}
    return render(request, "assessments/assignments/extend.html", context)


def _arranged(request: SignedInRequest, assignment_id: int) -> AssignmentPage:
    if not arranges_assignments(request.user):
        raise Http404
    found: AssignmentPage = get_object_or_404(AssignmentPage, pk=assignment_id)
    return found
