"""Glue: its holder submits a certificate from outside, mends it and takes it back."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from agents.models import Person
from agents.models.people import person_of
from credentials.models import Recognition
from credentials.recognition import operations
from credentials.recognition.forms import RecognitionForm
from credentials.recognition.refusals import (
    NotWithHolderError,
    RecognitionDecidedError,
    SameCertificateError,
)
from foundation.files.refusals import FileRefusedError
from foundation.http import SignedInRequest
from foundation.once import key_in, once
from foundation.used_forms import said_by, tell_made

SUBMIT, AGAIN = "credentials.submit_recognition", "credentials.submit_recognition_again"
REFUSALS: dict[type[Exception], tuple[str | None, Any]] = {
    SameCertificateError: (
        "number",
        gettext_lazy("You have sent a certificate with this number and day already."),
    ),
    FileRefusedError: ("upload", gettext_lazy("Send a PDF or a picture of at most 10 MB.")),
    NotWithHolderError: (None, gettext_lazy("It was sent or decided meanwhile.")),
}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def submit(request: SignedInRequest) -> HttpResponse:
    person = _person(request)
    form = RecognitionForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        pk = _done(
            request,
            form,
            SUBMIT,
            lambda: operations.submit(
                person, form.cleaned_data["upload"], request.user, **form.facts
            ),
        )
        if pk is not None:
            return redirect("credentials:recognition", pk)
    return render(request, "credentials/recognition/form.html", {"form": form})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: SignedInRequest, pk: int) -> HttpResponse:
    """One's own, with the form where it was given back."""
    row = _own(request, pk)
    form = None
    if row.is_with_its_holder:
        form = RecognitionForm(request.POST or None, request.FILES or None, instance=row)
    if request.method == "POST":
        if form is None:
            messages.info(request, str(REFUSALS[NotWithHolderError][1]))
            return redirect("credentials:recognition", pk)
        if form.is_valid():
            kept, upload = form, form.cleaned_data["upload"]
            key = _done(
                request,
                form,
                AGAIN,
                lambda: operations.submit_again(row, upload, request.user, **kept.facts),
            )
            if key is not None:
                return redirect("credentials:recognition", pk)
    shown = _own(request, pk)
    return render(request, "credentials/recognition/show.html", {"row": shown, "form": form})


@login_required
@require_POST
def take_back(request: SignedInRequest, pk: int) -> HttpResponse:
    try:
        operations.take_back(_own(request, pk), request.user)
    except RecognitionDecidedError:
        messages.info(request, _("It was decided meanwhile."))
    else:
        messages.success(request, _("It is taken back: nobody decides about it."))
    return redirect("credentials:recognition", pk)


def _done(
    request: SignedInRequest, form: RecognitionForm, action: str, act: Callable[[], Recognition]
) -> int | None:
    """The key of what was sent; None with the refusal in the form."""
    try:
        pk = once(request.user, action, key_in(request.POST), lambda: act().pk, said_by(request))
    except tuple(REFUSALS) as refusal:
        form.add_error(*REFUSALS[type(refusal)])
        return None
    made = Recognition.objects.get(pk=pk)
    told = _("It waits for the clinic. You are told what was decided.")
    tell_made(request, action, told, made.title, made.get_absolute_url())
    return int(pk)


def _person(request: SignedInRequest) -> Person:
    person = person_of(request.user)
    if person is None:
        raise Http404
    return person


def _own(request: SignedInRequest, pk: int) -> Recognition:
    rows = Recognition.objects.of(request.user).select_related("file", "achievement", "person")
    found: Recognition = get_object_or_404(rows, pk=pk)
    return found
