"""Slips with claim codes, as a page to print and as PDF; both come from one form's key."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from agents.claims.forms import new_key
from agents.claims.operations.codes import trace_of
from agents.claims.operations.printing import MOST_AT_ONCE, PRINT, Slip, print_codes, printable
from agents.claims.permissions import Charge
from agents.claims.slips import slips_pdf
from agents.claims.views.unit import filtered, in_charge
from agents.models import Person
from foundation.app_settings import app_settings
from foundation.http import SignedInRequest
from foundation.once import key_in
from foundation.text import number_in
from foundation.used_forms import said_by, used_up, was_other

SPREADABLE_KEY = 64


@require_POST
@in_charge
def codes(request: SignedInRequest, charge: Charge) -> HttpResponse:
    key = key_in(request.POST)[:SPREADABLE_KEY] or new_key()
    said = said_by(request)
    slips = _slips(request, charge, key, _chosen(request, charge), said)
    if not slips:
        messages.info(request, _("Choose people who are not linked yet."))
        return redirect("agents:unit")
    if was_other(request.user, PRINT, trace_of(key), said):
        names = ", ".join(slip.person.full_name for slip in slips)
        messages.warning(request, used_up(names, reverse("agents:unit")))
    context = {"slips": slips, "client_key": key, "address": _address()}
    return render(request, "agents/claims/unit/codes.html", context)


@require_POST
@in_charge
def codes_pdf(request: SignedInRequest, charge: Charge) -> HttpResponse:
    """The slips of the page before; a key that printed nothing prints nothing here."""
    slips = _slips(request, charge, key_in(request.POST)[:SPREADABLE_KEY], [])
    if not slips:
        raise Http404
    response = HttpResponse(slips_pdf(slips, _address()), content_type="application/pdf")
    response["Content-Disposition"] = 'attachment; filename="kode-klaim.pdf"'
    return response


def _slips(
    request: SignedInRequest, charge: Charge, key: str, people: Sequence[Person], said: str = ""
) -> list[Slip]:
    return print_codes(people, key=key, by=request.user, is_clinic=charge.is_clinic, said=said)


def _chosen(request: SignedInRequest, charge: Charge) -> list[Person]:
    """Those ticked, or all who fit the filter. Somebody of another unit is not found."""
    if "everyone" in request.POST:
        fitting = printable(filtered(charge.people(), request.POST), is_clinic=charge.is_clinic)
        return list(fitting.order_by("name", "pk")[:MOST_AT_ONCE])
    found = map(number_in, request.POST.getlist("people"))
    numbers = {number for number in found if number is not None}
    people = list(charge.people().filter(pk__in=numbers)[:MOST_AT_ONCE])
    if len(people) < min(len(numbers), MOST_AT_ONCE):
        raise Http404
    return people


def _address() -> str:
    return f"{app_settings.BASE_URL}{reverse('agents:claim')}"
