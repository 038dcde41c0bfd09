"""The item that mentoring adds to the header."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from foundation.navigation import NavigationItem, register_navigation
from mentoring.permissions import has_sessions


def _sessions(request: HttpRequest) -> str | None:
    return reverse("mentoring:sessions") if has_sessions(request.user) else None


register_navigation(NavigationItem(_("Sessions"), "calendar", 40, _sessions))
