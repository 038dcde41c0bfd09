"""Say again who you are, before something that a borrowed phone must not do."""

from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.utils.module_loading import import_string

View = Callable[..., Any]


def confirmed_again(view: View) -> View:
    """Have `view` ask for the password or second factor first, if that was not said lately.

    Only where allauth signs people in: a sign-in of the site's own has its own way.
    """
    if not apps.is_installed("allauth.account"):
        return view
    ask = import_string("allauth.account.decorators.reauthentication_required")
    confirmed: View = ask(view)
    return confirmed
