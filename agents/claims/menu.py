"""The item that heads and innovation admins find in the header."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from agents.claims.permissions import has_charge
from foundation.navigation import NavigationItem


def _unit(request: HttpRequest) -> str | None:
    return reverse("agents:unit") if has_charge(request.user) else None


UNIT = NavigationItem(_("My unit"), "people", 50, _unit, "unit")
