"""The item that innovations add to the header."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from foundation.navigation import NavigationItem


def _list(request: HttpRequest) -> str | None:
    return reverse("innovations:list") if request.user.is_authenticated else None


INNOVATIONS = NavigationItem(_("Innovations"), "bulb", 30, _list)
