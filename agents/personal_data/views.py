"""What is kept about whoever is signed in: to read, to take along, to have erased."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from agents.accounts.reauthentication import confirmed_again
from agents.models import Erasure
from agents.models.people import person_of
from agents.personal_data.forms import ErasureForm
from agents.personal_data.operations import requests
from agents.personal_data.operations.exporting import archive_of
from agents.personal_data.operations.overview import overview_of
from foundation.http import SignedInRequest
from foundation.limits import Counts, Limit, TooManyTriesError, count_try
from foundation.once import key_in, once
from foundation.used_forms import said_by, tell_made

# An archive costs work; nobody needs more than a few.
EXPORTS = Limit("data.export", 10, 3600, Counts.ACCOUNT)
LENGTH = 64


@login_required
@require_safe
def own_data(request: SignedInRequest) -> HttpResponse:
    return _page(request, ErasureForm())


@login_required
@require_POST
@confirmed_again
def download(request: SignedInRequest) -> HttpResponseBase:
    try:
        count_try(EXPORTS, str(request.user.pk))
    except TooManyTriesError:
        messages.error(request, _("Too many tries. Wait an hour and try again."))
        return redirect("agents:own_data")
    archive = archive_of(person_of(request.user), request.user, by=request.user)
    name = f"data-saya-{timezone.localdate():%Y-%m-%d}.zip"
    return FileResponse(archive, as_attachment=True, filename=name, content_type="application/zip")


@login_required
@require_http_methods(["POST"])
@confirmed_again
def ask_erasure(request: SignedInRequest) -> HttpResponse:
    form = ErasureForm(request.POST)
    if not form.is_valid():
        return _page(request, form)
    key = key_in(request.POST)[:LENGTH]
    reason = form.cleaned_data["reason"]
    act = "agents.ask_erasure"
    once(request.user, act, key, lambda: requests.ask(request.user, reason).pk, said_by(request))
    told, made = _("Your request has been sent to the clinic."), Erasure._meta.verbose_name
    tell_made(request, act, told, made, reverse("agents:own_data"))
    return redirect("agents:own_data")


@login_required
@require_POST
def take_back_erasure(request: SignedInRequest) -> HttpResponse:
    requests.take_back(request.user)
    messages.success(request, _("Your request has been taken back."))
    return redirect("agents:own_data")


def _page(request: SignedInRequest, form: Any) -> HttpResponse:
    mine = Erasure.objects.of(request.user)
    context = {
        "form": form,
        "kept": overview_of(person_of(request.user), request.user),
        "waiting": mine.waiting().first(),
        "refused": mine.filter(state=Erasure.State.REFUSED).first(),
    }
    return render(request, "agents/personal_data/page.html", context)
