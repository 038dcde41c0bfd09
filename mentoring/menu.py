"""The items that mentoring adds to the header."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from foundation.navigation import NavigationItem, register_navigation
from mentoring.permissions import has_sessions, is_mentor


def _desk(request: HttpRequest) -> str | None:
    return reverse("mentoring:desk") if is_mentor(request.user) else None


def _sessions(request: HttpRequest) -> str | None:
    """A mentor finds them from her desk."""
    if is_mentor(request.user) or not has_sessions(request.user):
        return None
    return reverse("mentoring:sessions")


def _consultations(request: HttpRequest) -> str | None:
    return reverse("mentoring:consultations") if request.user.is_authenticated else None


def connect() -> None:
    # Next to the start, and in one word: a phone's bar shows the first four.
    register_navigation(NavigationItem(_("Desk"), "target", 15, _desk))
    register_navigation(NavigationItem(_("Sessions"), "calendar", 40, _sessions))
    register_navigation(NavigationItem(_("Consultations"), "chat", 42, _consultations))
