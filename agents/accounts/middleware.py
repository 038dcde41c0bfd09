"""Whoever runs the site is signed out when idle; nobody else enters the admin; who is refused is
logged. Whatever the sign-in of the site is: the second factor stands in `second_factor`."""

from collections.abc import Callable
from functools import cache
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.messages import get_messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation

from agents.accounts import known_browsers
from agents.accounts.account_pages import account_prefix
from agents.app_settings import app_settings
from agents.models import Appointment
from agents.models.appointments import has_role
from foundation.app_settings import app_settings as foundation_settings
from foundation.security_log import Event, facts_of, note
from foundation.users import AnyUser

Kind = Appointment.Kind
WRITTEN_EVERY = 60  # seconds
WAGTAILS_REFUSAL = "Sorry, you do not have permission to access this area."
GetResponse = Callable[[HttpRequest], HttpResponse]


class AdminAccessMiddleware:
    """Whoever is signed in and has no task in the admin gets 403.

    Wagtail sends her to the sign-in page, which sends whoever is signed in back: without end.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if (
            _is_in_admin(request)
            and request.user.is_authenticated
            and not enters_admin(request.user)
        ):
            raise PermissionDenied
        return self.get_response(request)


class RefusalLogMiddleware:
    """A line for each refused permission: 403, or the way home by which Wagtail says it.

    Above whatever refuses. The address is not told, it may be a secret: the view's name is.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == HTTPStatus.FORBIDDEN or _is_sent_home(request, response):
            facts = {"method": request.method, **facts_of(request)}
            note(Event.REFUSED, **facts, area="admin" if _is_in_admin(request) else "")
        return response


def _is_sent_home(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether Wagtail refused: it redirects to its front page with this sentence."""
    if response.status_code != HTTPStatus.FOUND or not _is_in_admin(request):
        return False
    queued = getattr(get_messages(request), "_queued_messages", [])
    return any(said in str(message) for message in queued for said in _refusals())


@cache
def _refusals() -> frozenset[str]:
    """Wagtail's sentence in each language: its admin speaks that of the person's profile."""
    said = set()
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            said.add(translation.gettext(WAGTAILS_REFUSAL))
    return frozenset(said)


class IdleMiddleware:
    """Clinic, editors and superusers are signed out after AGENTS_IDLE_SECONDS without a request of
    their own. What a page asks by itself (news, who else edits) is none."""

    # Where the session keeps the last request of its own; written once a minute at most.
    KEY = "last_active_at"
    BACKGROUND = frozenset({"foundation:since", "wagtailadmin_editing_sessions:ping"})

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        limit = app_settings.IDLE_SECONDS
        if limit and self._idle_for(request) > limit:
            note(Event.SIGNED_OUT_IDLE, account=request.user.pk)
            logout(request)
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *args: Any) -> None:
        match = request.resolver_match
        is_background = match is not None and match.view_name in self.BACKGROUND
        last = request.session.get(self.KEY)
        if is_background or (last is not None and self._idle_for(request) < WRITTEN_EVERY):
            return
        # Who somebody is, pages ask for their header anyway; what a script fetches does not.
        if last is None and "text/html" not in request.headers.get("Accept", "text/html"):
            return
        if app_settings.IDLE_SECONDS and runs_the_site(request.user):
            request.session[self.KEY] = int(timezone.now().timestamp())

    def _idle_for(self, request: HttpRequest) -> float:
        """Seconds; nought for sessions that this is not about."""
        last = request.session.get(self.KEY)
        if last is None or not request.user.is_authenticated:
            return 0
        return timezone.now().timestamp() - float(last)


class KnownBrowserMiddleware:
    """Marks the browser in which somebody has just signed in, for the account pages alone."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if known_browsers.has_news(request):
            known_browsers.write(request, response, account_prefix())
        return response


def runs_the_site(user: AnyUser) -> bool:
    """Clinic, editors and superusers. One query, which the header shares."""
    if not user.is_authenticated:
        return False
    return user.is_superuser or has_role(user, timezone.localdate(), Kind.CLINIC, Kind.EDITOR)


def _is_in_admin(request: HttpRequest) -> bool:
    return request.path.startswith(foundation_settings.ADMIN_PREFIX)


def enters_admin(user: AnyUser) -> bool:
    """Superusers hold every permission; clinic and editors get this one with their group."""
    return user.has_perm("wagtailadmin.access_admin")
