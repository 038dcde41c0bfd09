"""The first and the last item of the header."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from foundation.navigation import NavigationItem, register_navigation


def _front(request: HttpRequest) -> str:
    return reverse("home:start") if request.user.is_authenticated else "/"


def _clinic(request: HttpRequest) -> str | None:
    """Only those whom Wagtail lets in are shown the way."""
    may_enter = request.user.has_perm("wagtailadmin.access_admin")
    return reverse("wagtailadmin_home") if may_enter else None


register_navigation(NavigationItem(_("Start"), "home", 10, _front))
register_navigation(NavigationItem(_("Manage"), "settings", 90, _clinic))
