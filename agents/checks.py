"""A wrong deployment is told by a system check."""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning
from django.utils.module_loading import import_string

from agents.app_settings import app_settings

SECOND_FACTOR = "agents.accounts.second_factor.SecondFactorMiddleware"
IDLE = "agents.accounts.middleware.IdleMiddleware"
OUR_BACKEND = "agents.accounts.backends.EmailOrNipBackend"


def passwords_change_in_one_way(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Wagtail's own ways of changing a password or e-mail know nothing of the second factor."""
    others = [
        name
        for name in (
            "WAGTAIL_PASSWORD_MANAGEMENT_ENABLED",
            "WAGTAIL_PASSWORD_RESET_ENABLED",
            "WAGTAIL_EMAIL_MANAGEMENT_ENABLED",
        )
        if getattr(settings, name, True)
    ]
    if not others or OUR_BACKEND not in settings.AUTHENTICATION_BACKENDS:
        return []
    return [
        Error(
            "Wagtail changes passwords beside allauth.",
            hint=f"Set {', '.join(others)} to False.",
            id="agents.E001",
        )
    ]


def settings_have_what_they_need(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """A promise in the settings that no middleware keeps is worse than none."""
    found: list[CheckMessage] = []
    has_factors = apps.is_installed("allauth.mfa") and SECOND_FACTOR in settings.MIDDLEWARE
    if app_settings.MFA_REQUIRED and not has_factors:
        told = "AGENTS_MFA_REQUIRED is set, and nothing asks for a second factor."
        hint = f"Install allauth.mfa and add {SECOND_FACTOR} to MIDDLEWARE."
        found.append(Error(told, hint=hint, id="agents.E002"))
    if getattr(settings, "AGENTS_IDLE_SECONDS", 0) and IDLE not in settings.MIDDLEWARE:
        told = "AGENTS_IDLE_SECONDS is set, and nobody is signed out."
        found.append(Warning(told, hint=f"Add {IDLE} to MIDDLEWARE.", id="agents.W001"))
    try:
        import_string(app_settings.HAS_VERIFIED_EMAIL)
    except ImportError as fault:
        hint = "Let AGENTS_HAS_VERIFIED_EMAIL be the dotted name of a function (user) -> bool."
        found.append(Error(f"{fault}.", hint=hint, id="agents.E003"))
    return found
