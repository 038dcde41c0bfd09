"""A wrong deployment is told by a system check."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register

OUR_DOOR = "agents.accounts.adapters.Backend"


def doors_are_closed(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Wagtail's own ways of changing a password or e-mail know nothing of the second factor."""
    open_doors = [
        name
        for name in (
            "WAGTAIL_PASSWORD_MANAGEMENT_ENABLED",
            "WAGTAIL_PASSWORD_RESET_ENABLED",
            "WAGTAIL_EMAIL_MANAGEMENT_ENABLED",
        )
        if getattr(settings, name, True)
    ]
    if not open_doors or OUR_DOOR not in settings.AUTHENTICATION_BACKENDS:
        return []
    return [
        Error(
            "Wagtail changes passwords beside allauth.",
            hint=f"Set {', '.join(open_doors)} to False.",
            id="agents.E001",
        )
    ]


def connect() -> None:
    register(doors_are_closed)
