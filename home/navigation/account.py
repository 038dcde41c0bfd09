"""What the base template shows of the site: the account menu and the way to the search."""

from functools import lru_cache
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from foundation.navigation import Link, account_links


def menu(request: HttpRequest) -> dict[str, Any]:
    """What a context processor adds to every page: `account_links`, a callable so that pages
    without the menu do not make it, `site_search_url` and `footer_links`."""
    return {
        "account_links": lambda: account_links(request, _links(get_language())),
        "site_search_url": reverse("home:search"),
        "footer_links": lambda: _footer(get_language()),
    }


@lru_cache  # as below
def _footer(language: str) -> tuple[Link, ...]:
    return (
        Link(_("Help"), "info", reverse("home:help")),
        Link(_("Your data"), "lock", reverse("home:privacy")),
    )


@lru_cache  # the addresses of a language never change while the process runs
def _links(language: str) -> tuple[Link, ...]:
    return (
        Link(_("Staff record"), "user", reverse("agents:claim")),
        Link(_("My data"), "file", reverse("agents:own_data")),
        Link(_("My training"), "certificate", reverse("courses:history")),
        Link(_("What you are told"), "bell", reverse("foundation:notice_choices")),
        Link(_("E-mail addresses"), "mail", reverse("account_email")),
        Link(_("Password"), "lock", reverse("account_change_password")),
        Link(_("Two-step sign-in"), "phone", reverse("mfa_index")),
        Link(_("My sessions"), "login", reverse("usersessions_list")),
    )
