"""What the base template shows of the site: the account menu and the way to the search."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _


def menu(request: HttpRequest) -> dict[str, Any]:
    return {
        "account_links": SimpleLazyObject(_links),
        "site_search_url": reverse("home:search"),
    }


def _links() -> list[dict[str, str]]:
    return [
        {"label": _("Staff record"), "url": reverse("agents:claim"), "icon": "user"},
        {"label": _("My training"), "url": reverse("courses:history"), "icon": "certificate"},
        {"label": _("E-mail addresses"), "url": reverse("account_email"), "icon": "mail"},
        {"label": _("Password"), "url": reverse("account_change_password"), "icon": "lock"},
        {"label": _("Two-step sign-in"), "url": reverse("mfa_index"), "icon": "phone"},
        {"label": _("My sessions"), "url": reverse("usersessions_list"), "icon": "login"},
    ]
