"""What each role uses every day: once for the phone's bar, the wide one and the menu."""

from collections.abc import Iterator

from django.http import HttpRequest
from django.utils import timezone

from agents.models import Appointment
from agents.models.appointments import roles_of

Kind = Appointment.Kind

EVERYBODY = ("start", "courses", "innovations", "sessions", "ask")
# Whoever has several roles is led by the first that stands here.
DAILY: dict[str, tuple[str, ...]] = {
    Kind.CLINIC: ("start", "desk", "innovations", "mentoring-report", "manage", "unit", "ask"),
    Kind.AGENT: ("start", "desk", "sessions", "ask", "innovations", "courses"),
    Kind.PAMONG: ("start", "desk", "sessions", "ask", "innovations", "courses"),
    Kind.SUPERVISOR: (
        *("start", "training-report", "mentoring-report", "innovations", "unit", "courses"),
    ),
    Kind.HEAD: ("start", "unit", "training-report", "innovations", "courses", "mentoring-report"),
    Kind.INNOVATION_ADMIN: (
        *("start", "unit", "innovations", "training-report", "courses", "mentoring-report"),
    ),
    Kind.EDITOR: ("start", "manage", "courses", "guides", "news", "regulations"),
    Kind.VERIFIER: ("start", "innovations", "courses", "guides", "regulations"),
}
VISITORS = ("start", "courses", "guides", "news", "regulations")


def daily(request: HttpRequest) -> tuple[str, ...]:
    """Names of navigation items, the most used first; see `register_daily`."""
    user = request.user
    if not user.is_authenticated:
        return VISITORS
    kinds = {kind for kind, _opd in roles_of(user, timezone.localdate())}
    if user.is_superuser:
        kinds.add(Kind.CLINIC)
    return tuple(dict.fromkeys(_names(kinds)))


def _names(kinds: set[str]) -> Iterator[str]:
    for kind, names in DAILY.items():
        if kind in kinds:
            yield from names
    yield from EVERYBODY
