"""The items that mentoring adds to the header."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from foundation.navigation import NavigationItem, register_navigation
from mentoring.permissions import has_sessions, is_clinic, is_mentor


def _desk(request: HttpRequest) -> str | None:
    has_desk = is_mentor(request.user) or is_clinic(request.user)
    return reverse("mentoring:desk") if has_desk else None


def _sessions(request: HttpRequest) -> str | None:
    return reverse("mentoring:sessions") if has_sessions(request.user) else None


def _consultations(request: HttpRequest) -> str | None:
    return reverse("mentoring:consultations") if request.user.is_authenticated else None


def connect() -> None:
    # In one word each: a phone's bar holds five of them.
    register_navigation(NavigationItem(_("Desk"), "target", 15, _desk, "desk"))
    register_navigation(NavigationItem(_("Sessions"), "calendar", 40, _sessions, "sessions"))
    register_navigation(NavigationItem(_("Ask"), "chat", 42, _consultations, "ask"))
