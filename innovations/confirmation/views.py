"""What awaits confirmation; confirm, reject, withdraw."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from foundation.http import SignedInRequest
from innovations.confirmation import operations
from innovations.confirmation.forms import RejectForm
from innovations.models import Innovation
from innovations.owners import speaks_for_anybody

PER_PAGE = 30


@login_required
@require_safe
def queue(request: SignedInRequest) -> HttpResponse:
    """The oldest first. Whoever speaks for nobody does not learn that the page exists."""
    if not speaks_for_anybody(request.user):
        raise Http404
    waiting = Innovation.objects.in_charge_of(request.user).awaiting().order_by("created_at", "pk")
    rows = waiting.select_related("opd").prefetch_related("members__person")
    context = {"page_obj": Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))}
    return render(request, "innovations/confirmation/queue.html", context)


@login_required
@require_POST
def confirm(request: SignedInRequest, pk: int) -> HttpResponse:
    innovation = _in_charge(request, pk)
    try:
        operations.confirm(innovation, request.user)
        messages.success(request, _("Confirmed. Its team has been told."))
    except operations.NotAwaitingError:
        messages.error(request, _("It awaits no confirmation any more."))
    return redirect(innovation)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def reject(request: SignedInRequest, pk: int) -> HttpResponse:
    innovation = _in_charge(request, pk)
    form = RejectForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            operations.reject(innovation, request.user, form.cleaned_data["reason"])
            messages.success(request, _("Not confirmed. Its team reads why."))
        except operations.NotAwaitingError:
            messages.error(request, _("It awaits no confirmation any more."))
        return redirect(innovation)
    context = {"form": form, "innovation": innovation}
    return render(request, "innovations/confirmation/reject.html", context)


@login_required
@require_POST
def withdraw(request: SignedInRequest, pk: int) -> HttpResponse:
    carried = Innovation.objects.carried_by(request.user)
    innovation = get_object_or_404(carried, pk=pk)
    try:
        operations.withdraw(innovation, request.user)
        messages.success(request, _("The innovation has been withdrawn."))
    except operations.NotAwaitingError:
        messages.error(request, _("What is confirmed cannot be withdrawn. Please ask the clinic."))
    return redirect(innovation)


def _in_charge(request: SignedInRequest, pk: int) -> Innovation:
    """What its team has withdrawn is nobody's to answer."""
    rows = Innovation.objects.in_charge_of(request.user).select_related("opd")
    return get_object_or_404(rows.exclude(state=Innovation.State.WITHDRAWN), pk=pk)
