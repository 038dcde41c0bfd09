"""What an operator must be able to count: who was refused at a door, and which keys were changed.

One line each, by the logger `foundation.security_log`: `event=sign_in_failed account=12 address=10.0.0.7`.
No line holds what somebody typed, a name, a code or a password: accounts and people are their numbers.
"""

import json
import logging
import re
from enum import StrEnum
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest

logger = logging.getLogger(__name__)

_PLAIN = re.compile(r"[\w.:@/+-]+", re.ASCII)


class Event(StrEnum):
    """`docs/operations.md` says of each when it is written."""

    SIGN_IN_FAILED = "sign_in_failed"
    CODE_FAILED = "code_failed"
    SECOND_FACTOR_FAILED = "second_factor_failed"
    LOCKED_OUT = "locked_out"
    REFUSED = "permission_refused"
    FACTOR_CHANGED = "factor_changed"
    SIGNED_OUT_IDLE = "signed_out_idle"
    GUESSES = "guesses_alarm"


def note(event: Event, **facts: object) -> None:
    """Write the line. A fact that is None or "" is left out; what is no plain word is quoted, so that
    nobody splits a line or forges a second one."""
    said = [f"{name}={_word(value)}" for name, value in facts.items() if value not in {None, ""}]
    logger.warning(" ".join([f"event={event}", *said]))


def facts_of(request: HttpRequest) -> dict[str, object]:
    """Who asks, from where, for which view. Never the address asked for, which may be a secret."""
    match = request.resolver_match
    user = getattr(request, "user", None)
    return {
        "account": user.pk if user is not None else None,
        "address": address_of(request),
        "view": match.view_name if match else None,
    }


def address_of(request: HttpRequest) -> str:
    """Where a request comes from; a forwarded address counts only from proxies that we trust."""
    proxies = int(getattr(settings, "ALLAUTH_TRUSTED_PROXY_COUNT", 0))
    hops = [hop.strip() for hop in request.headers.get("X-Forwarded-For", "").split(",")]
    if proxies and len(hops) >= proxies and hops[-proxies]:
        return hops[-proxies]
    return str(request.META.get("REMOTE_ADDR", ""))


class WithoutRefusals(logging.Filter):
    """For `django.request`: a 403 has its line here, and no traceback beside it."""

    def filter(self, record: logging.LogRecord) -> bool:
        return getattr(record, "status_code", None) != HTTPStatus.FORBIDDEN


def _word(value: object) -> str:
    text = str(value)
    return text if _PLAIN.fullmatch(text) else json.dumps(text)
