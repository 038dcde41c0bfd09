"""Whether the plugins have addresses, before Wagtail's rule that takes any, and the site its doors."""

from collections.abc import Iterator
from importlib.util import find_spec
from typing import Any, NamedTuple

from django.conf import global_settings, settings
from django.core.checks import CheckMessage, Error, Warning
from django.shortcuts import resolve_url
from django.urls import NoReverseMatch, URLResolver, get_resolver, reverse

from foundation.app_settings import app_settings
from foundation.plugins.config import plugins
from foundation.sign_in import PAGES, is_answered

LANGUAGE = "foundation.middleware.LanguageMiddleware"


class Place(NamedTuple):
    """What stands among the addresses, in their order: the name of an app, or of a view."""

    name: str
    prefix: str


def _places(patterns: list[Any], prefix: str = "") -> Iterator[Place]:
    for each in patterns:
        here = prefix + str(each.pattern)
        if isinstance(each, URLResolver):
            if each.app_name:
                yield Place(each.app_name, here)
            yield from _places(each.url_patterns, here)
        elif each.name == PAGES:
            yield Place(PAGES, prefix)


def plugins_have_addresses(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    places = list(_places(get_resolver().url_patterns))
    found: list[CheckMessage] = []
    for name in [each.name for each in plugins() if find_spec(f"{each.name}.urls")]:
        line = f'path("", include("{name}.urls"))'
        at = next((n for n, place in enumerate(places) if place.name == name), None)
        if at is None:
            hint = f"Add {line} to your addresses, before Wagtail's."
            found.append(Error(f"{name} has no addresses.", hint=hint, id="foundation.E001"))
        elif _is_hidden(places[at], places[:at]):
            hint = f"Let {line} stand before include(wagtail_urls), which takes whatever is left."
            told = f"The addresses of {name} stand behind Wagtail's, which answer first."
            found.append(Error(told, hint=hint, id="foundation.E002"))
    return found


def _is_hidden(place: Place, before: list[Place]) -> bool:
    return any(each.name == PAGES and place.prefix.startswith(each.prefix) for each in before)


def one_can_sign_in_and_out(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """That what the settings name is there; what they leave empty is not shown, on purpose."""
    found = [
        Error(
            f"{name} names a view that is not there: {value}.",
            hint=f"Let {name} be a path, or the name of a view among your addresses.",
            id="foundation.E003",
        )
        for name, value in _doors().items()
        if value and not _is_there(value)
    ]
    return [*found, *_missing_doors()]


def _doors() -> dict[str, Any]:
    return {
        "LOGIN_URL": settings.LOGIN_URL,
        "LOGOUT_URL": app_settings.LOGOUT_URL,
        "FOUNDATION_SIGN_UP_URL": app_settings.SIGN_UP_URL,
        "FOUNDATION_ACCOUNT_URL": app_settings.ACCOUNT_URL,
    }


def _is_there(named: Any) -> bool:
    try:
        resolve_url(named)
    except NoReverseMatch:
        return False
    return True


def _missing_doors() -> Iterator[CheckMessage]:
    default = global_settings.LOGIN_URL
    url = settings.LOGIN_URL
    if not url or (url == default and not is_answered(default)):
        told = "Nobody can sign in: LOGIN_URL is empty, or Django's default with no view behind it."
        hint = 'Set LOGIN_URL, such as to "wagtailadmin_login".'
        yield Warning(told, hint=hint, id="foundation.W001")
    if app_settings.BASE_TEMPLATE == "foundation/base.html" and not hasattr(settings, "LOGOUT_URL"):
        told = "The header of foundation/base.html offers no way to sign out."
        hint = "Set LOGOUT_URL to the name of your LogoutView; to None if there is to be no way."
        yield Warning(told, hint=hint, id="foundation.W002")


def the_language_can_be_chosen(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    if LANGUAGE not in settings.MIDDLEWARE:
        return []
    try:
        reverse("set_language")
    except NoReverseMatch:
        told = "The language is a person's choice or a cookie, and nothing lets one choose."
        line = 'path("bahasa/", foundation.language.set_language, name="set_language")'
        return [Warning(told, hint=f"Add {line} to your addresses.", id="foundation.W003")]
    return []
