"""The mentor approves or declines what is asked of her."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from foundation.http import SignedInRequest
from mentoring.acting import act_once
from mentoring.models import Session
from mentoring.sessions.forms.booking import ReasonForm
from mentoring.sessions.operations import answering
from mentoring.sessions.refusals import REFUSALS, words
from mentoring.sessions.views.booking import call_off_page


@login_required
@require_POST
def approve(request: SignedInRequest, pk: int) -> HttpResponse:
    session = _asked(request, pk)
    done = _("The session is booked. Both sides get an invitation.")
    _answer(request, f"approve:{pk}", lambda: answering.approve(session, request.user).pk, done)
    return redirect("mentoring:session", pk)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def decline(request: SignedInRequest, pk: int) -> HttpResponse:
    session = _asked(request, pk)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason, done = form.cleaned_data["reason"], _("Declined. Whoever asked has been told why.")
        _answer(
            request,
            f"decline:{pk}",
            lambda: answering.decline(session, request.user, reason).pk,
            done,
        )
        return redirect("mentoring:session", pk)
    if not session.is_waiting:
        messages.info(request, words(answering.NotWaitingError()))
        return redirect("mentoring:session", pk)
    return call_off_page(
        request,
        session,
        form,
        title=_("Decline the request"),
        label=_("Decline this request"),
        keep=_("Do not decline"),
    )


def _asked(request: SignedInRequest, pk: int) -> Session:
    """A mentor's own; what is no longer to be answered is told on its page."""
    mine = Session.objects.filter(mentor__user_id=request.user.pk).with_names()
    return get_object_or_404(mine, pk=pk)


def _answer(request: SignedInRequest, action: str, act: Callable[[], Any], done: str) -> None:
    try:
        act_once(request, action, act)
        messages.success(request, done)
    except REFUSALS as refusal:
        messages.error(request, words(refusal))
