"""The people of the units somebody is in charge of."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from agents import nips
from agents.claims.forms import PeopleFilterForm, new_key
from agents.claims.operations.printing import MOST_AT_ONCE, printable
from agents.claims.permissions import Charge, charge_of
from foundation.http import SignedInRequest
from foundation.text import as_meant

PER_PAGE = 50
NIP_SHOWN = 4  # the digits of a NIP that the list shows


def in_charge(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Hand the charge to the view; whoever has none does not learn that the page exists."""

    @login_required
    @wraps(view)
    def guarded(request: SignedInRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        charge = charge_of(request.user)
        if charge is None:
            raise Http404
        return view(request, charge, *args, **kwargs)

    return guarded


@require_safe
@in_charge
def people(request: SignedInRequest, charge: Charge) -> HttpResponse:
    found = filtered(charge.listed(), request.GET)
    context = {
        "charge": charge,
        "filter": PeopleFilterForm(request.GET),
        "page_obj": Paginator(found.order_by("name", "pk"), PER_PAGE).get_page(
            request.GET.get("page")
        ),
        "printable": printable(found, is_clinic=charge.is_clinic).count(),
        "most": MOST_AT_ONCE,
        "client_key": new_key(),
        "tabs": tabs(charge, "people"),
    }
    return render(request, "agents/claims/unit/people.html", context)


def filtered(people: Any, query: QueryDict) -> Any:
    text = as_meant(query.get("q", ""))[:100]
    if text:
        people = people.filter(_named(text))
    account = query.get("account")
    if account in {"none", "linked"}:
        people = people.filter(user__isnull=account == "none")
    return people


def _named(text: str) -> Q:
    """A NIP is typed whole, or as the end of it that the list shows: any other part would find
    whoever was born on a day that one tries."""
    digits = nips.normalize(text)
    if not digits.isdecimal():
        return Q(name__icontains=text)
    return Q(nip__endswith=digits) if len(digits) == NIP_SHOWN else Q(nip=digits)


def tabs(charge: Charge, current: str) -> list[dict[str, Any]]:
    waiting = charge.claims().waiting_for_approval().count()  # type: ignore[attr-defined]
    names = [
        ("people", "agents:unit", _("People"), None),
        ("requests", "agents:unit_requests", _("Requests"), waiting),
        ("links", "agents:unit_claims", _("Linked accounts"), None),
    ]
    return [
        {"label": label, "url": reverse(url), "count": count, "is_current": name == current}
        for name, url, label, count in names
    ]
