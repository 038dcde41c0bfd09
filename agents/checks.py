"""A wrong deployment is told by a system check."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error

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
