"""What every form of mentoring has in common: one effect for one form, and patience."""

from collections.abc import Callable
from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from foundation.models import ClientKey
from foundation.once import once
from foundation.retry import persistently
from mentoring.models import Session


def act_once(
    request: Any, action: str, act: Callable[[], Any], *, first: Callable[[], None] | None = None
) -> Any:
    """Run `act` unless this very form was sent before; its JSON answer in either case.

    `first` may refuse before any lock is taken, but not what this form has done already.
    """
    key = request.POST.get("client_key", "")[:64]
    return run_once(request.user, f"mentoring.{action}", key, act, first)


def run_once(
    user: Any, action: str, key: str, act: Callable[[], Any], first: Callable[[], None] | None
) -> Any:
    if first is not None:
        try:
            first()
        except Exception:
            # What stands in the way may be the doing of this form's first tap.
            if not ClientKey.objects.filter(actor=user, action=action, key=key).exists():
                raise
    return persistently(lambda: once(user, action, key, act))


def call_off_page(request: HttpRequest, session: Session, form: Form, **words: str) -> HttpResponse:
    """Asks for the reason. `words`: `title`, `label` of the button, `keep` (the way back)."""
    context = {"session": session, "form": form, **words}
    return render(request, "mentoring/sessions/booking/call_off.html", context)
