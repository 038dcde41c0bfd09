"""An office answers requests and undoes links."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from agents.claims.forms import ReasonForm
from agents.claims.operations import linking, undoing
from agents.claims.operations import refusals as refused
from agents.claims.permissions import Charge
from agents.claims.views.claim import BUSY
from agents.claims.views.unit import in_charge, tabs
from agents.models import Appointment, Posting
from agents.models.claims import Claim
from foundation.http import SignedInRequest
from foundation.retry import BusyError, persistently

PER_PAGE = 25


@require_safe
@in_charge
def requests(request: SignedInRequest, charge: Charge) -> HttpResponse:
    waiting = _listed(charge.claims().waiting_for_approval())  # type: ignore[attr-defined]
    appointed = Appointment.objects.not_ended(timezone.localdate()).values_list(
        "person_id", flat=True
    )
    context = {
        "page_obj": _page(request, waiting.order_by("asked_at", "pk")),
        "clinic_only": set() if charge.is_clinic else set(appointed),
        "tabs": tabs(charge, "requests"),
    }
    return render(request, "agents/claims/unit/requests.html", context)


@require_safe
@in_charge
def links(request: SignedInRequest, charge: Charge) -> HttpResponse:
    settled = charge.claims().filter(state__in=[Claim.State.LINKED, Claim.State.UNDONE])
    context = {
        "page_obj": _page(request, _listed(settled).order_by("-settled_at", "-pk")),
        "tabs": tabs(charge, "links"),
    }
    return render(request, "agents/claims/unit/links.html", context)


@require_POST
@in_charge
def approve(request: SignedInRequest, charge: Charge, claim_id: int) -> HttpResponse:
    claim = get_object_or_404(charge.claims(), pk=claim_id)
    try:
        persistently(lambda: linking.approve(claim, by=request.user, is_clinic=charge.is_clinic))
    except (refused.ClaimSettledError, refused.AlreadyLinkedError):
        messages.error(
            request, _("The account or the record is linked already, or the request is settled.")
        )
    except refused.OwnClaimError:
        messages.error(request, _("Somebody else must answer your own request."))
    except refused.ClinicOnlyError:
        messages.error(request, _("This person holds an appointment: only the clinic can approve."))
    except refused.EmailNotVerifiedError:
        messages.error(request, _("The e-mail of this account is not verified."))
    except BusyError:
        messages.error(request, BUSY)
    else:
        messages.success(request, _("Approved. The account is linked to the staff record."))
    return redirect("agents:unit_requests")


@require_http_methods(["GET", "HEAD", "POST"])
@in_charge
def reject(request: SignedInRequest, charge: Charge, claim_id: int) -> HttpResponse:
    claim = get_object_or_404(_listed(charge.claims()), pk=claim_id, proof=Claim.Proof.APPROVAL)
    return _with_reason(
        request, claim, linking.reject, "agents/claims/unit/reject.html", "agents:unit_requests"
    )


@require_http_methods(["GET", "HEAD", "POST"])
@in_charge
def undo(request: SignedInRequest, charge: Charge, claim_id: int) -> HttpResponse:
    states = [Claim.State.LINKED, Claim.State.UNDONE]
    claim = get_object_or_404(_listed(charge.claims()), pk=claim_id, state__in=states)
    return _with_reason(
        request, claim, undoing.undo, "agents/claims/unit/undo.html", "agents:unit_claims"
    )


def _with_reason(
    request: SignedInRequest, claim: Claim, act: Callable[..., Claim], template: str, after: str
) -> HttpResponse:
    form = ReasonForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return render(request, template, {"form": form, "claim": claim})
    try:
        persistently(lambda: act(claim, reason=form.cleaned_data["reason"], by=request.user))
    except refused.ClaimSettledError:
        messages.error(request, _("This has been settled another way."))
    except BusyError:
        form.add_error(None, BUSY)
        return render(request, template, {"form": form, "claim": claim}, status=503)
    else:
        messages.success(request, _("Done. The account's owner gets an e-mail."))
    return redirect(after)


def _listed(claims: Any) -> Any:
    running = Posting.objects.primary().in_force(timezone.localdate()).select_related("opd")
    return claims.select_related("person", "user", "settled_by").prefetch_related(
        Prefetch("person__postings", running, to_attr="running")
    )


def _page(request: SignedInRequest, rows: Any) -> Any:
    return Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
