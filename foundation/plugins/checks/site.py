"""Whether the settings of the site have what the plugins lean on."""

import os
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning
from django.utils.module_loading import import_string

from foundation.app_settings import app_settings
from foundation.plugins.config import plugins

DJANGO = "django.template.backends.django.DjangoTemplates"
PROCESSORS = (
    "django.template.context_processors.request",
    "django.contrib.auth.context_processors.auth",
    "django.contrib.messages.context_processors.messages",
    "foundation.context_processors.page",
)
MIDDLEWARE = (
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
)
SESSIONS, _, _, MESSAGES = MIDDLEWARE
DRAFTS = "foundation.drafts.DraftMiddleware"
COOKIES = "foundation.middleware.CookiesMiddleware"
READABLE = "foundation.middleware.ReadableMiddleware"
NOBODYS_ZONES = {"UTC", "America/Chicago"}  # of a new project, and of Django without a word


def apps_stand_before_wagtail(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    names = [config.name for config in apps.get_app_configs()]
    wagtail = names.index("wagtail.admin")
    below = [each.name for each in plugins() if names.index(each.name) > wagtail]
    if not below:
        return []
    told = f"These stand below Wagtail, whose templates and words then win: {', '.join(below)}."
    hint = "Let the plugins stand before Wagtail in INSTALLED_APPS."
    return [Warning(told, hint=hint, id="foundation.W006")]


def templates_have_their_context(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    hint = 'Add it to TEMPLATES[…]["OPTIONS"]["context_processors"].'
    return [
        Error(f"Templates lack the context processor {name}.", hint=hint, id="foundation.E005")
        for name in _missing_processors()
    ]


def _missing_processors() -> Iterator[str]:
    engines: list[dict[str, Any]] = settings.TEMPLATES
    for engine in engines:
        given = engine.get("OPTIONS", {}).get("context_processors", [])
        if engine["BACKEND"] == DJANGO:
            yield from (name for name in PROCESSORS if name not in given)


def middleware_is_there_and_in_order(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    missing = [name for name in MIDDLEWARE if _place_of(name) is None]
    if missing:
        hint = "Add it to MIDDLEWARE, in Django's order: sessions, CSRF, sign-in, messages."
        return [
            Error(f"MIDDLEWARE lacks {name}.", hint=hint, id="foundation.E006") for name in missing
        ]
    return [*_drafts(), *_order()]


def _drafts() -> Iterator[CheckMessage]:
    hint = f"Let {DRAFTS} be the last of MIDDLEWARE."
    if DRAFTS not in settings.MIDDLEWARE:
        told = "What is typed into a form is not kept until it has arrived."
        yield Warning(told, hint=hint, id="foundation.W007")
    elif settings.MIDDLEWARE[-1] != DRAFTS:
        told = "What redirects before a view has run would end a draft that was not taken."
        yield Warning(told, hint=hint, id="foundation.W008")


def _order() -> Iterator[CheckMessage]:
    """Of what is optional."""
    order = list(settings.MIDDLEWARE)
    if COOKIES in order and order.index(COOKIES) > (_place_of(SESSIONS) or 0):
        hint = f"Let {COOKIES} stand before the sessions."
        yield Warning("Sessions read a cookie unseen.", hint=hint, id="foundation.W009")
    if READABLE in order and order.index(READABLE) < (_place_of(MESSAGES) or 0):
        hint = f"Let {READABLE} stand after the messages."
        yield Warning("Its page has no messages.", hint=hint, id="foundation.W009")


def _place_of(name: str) -> int | None:
    """Where it stands in MIDDLEWARE, or what the site derived from it."""
    wanted = import_string(name)
    for place, each in enumerate(settings.MIDDLEWARE):
        kind = import_string(each)
        if kind is wanted or (isinstance(kind, type) and issubclass(kind, wanted)):
            return place
    return None


def links_and_hours_are_right(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    found: list[CheckMessage] = []
    if not app_settings.BASE_URL:
        told = "Links in mail and calendars have no site: nobody can follow them."
        hint = "Set WAGTAILADMIN_BASE_URL, such as to https://your.site."
        found.append(Warning(told, hint=hint, id="foundation.W010"))
    if not settings.USE_TZ:
        told = "Deadlines and sessions need times with their zone."
        found.append(Error(told, hint="Set USE_TZ to True.", id="foundation.E007"))
    if settings.TIME_ZONE in NOBODYS_ZONES:
        told = f"Days begin and end, and hours are written, as in {settings.TIME_ZONE}."
        hint = "Set TIME_ZONE to where your people are, such as Asia/Makassar."
        found.append(Warning(told, hint=hint, id="foundation.W011"))
    return found


def private_files_have_a_folder(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    root = app_settings.PRIVATE_ROOT
    hint = "Set FOUNDATION_PRIVATE_ROOT to a folder of its own, and take it into your backup."
    if not root.is_absolute():
        told = f"Private files lie in {root}, wherever the process was started."
        return [Warning(told, hint=hint, id="foundation.W012")]
    for name in ("MEDIA_ROOT", "STATIC_ROOT"):
        public = getattr(settings, name, "")
        if public and root.resolve().is_relative_to(Path(public).resolve()):
            told = f"Decrees and evidence in {root} can be read by everybody: it is in {name}."
            return [Error(told, hint=hint, id="foundation.E008")]
    return _unwritable(root)


def _unwritable(root: Path) -> list[CheckMessage]:
    """It is made when the first file comes: then its nearest folder that is there must take it."""
    nearest = next(each for each in (root, *root.parents) if each.exists())
    if nearest.is_dir() and os.access(nearest, os.W_OK | os.X_OK):
        return []
    told = f"No private file can be kept: this process may not write to {nearest}."
    hint = "Let it, or set FOUNDATION_PRIVATE_ROOT to where it may."
    return [Error(told, hint=hint, id="foundation.E009")]


def live_updates_have_their_packages(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    wanted = {
        "channels": ("live", "FOUNDATION_LIVE", app_settings.LIVE),
        "redis": ("redis", "FOUNDATION_LIVE_REDIS_URL", app_settings.LIVE_REDIS_URL),
    }
    return [
        Error(
            f"{setting} needs the package {package}.",
            hint=f'pip install "klinik-inoba[{extra}]"',
            id="foundation.E010",
        )
        for package, (extra, setting, is_on) in wanted.items()
        if is_on and find_spec(package) is None
    ]
