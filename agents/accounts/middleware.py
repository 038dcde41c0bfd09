"""Whoever runs the site signs in with a second factor; nobody else enters the admin."""

from collections.abc import Callable
from posixpath import commonpath
from urllib.parse import urlencode

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from agents.app_settings import app_settings
from foundation.app_settings import app_settings as foundation_settings
from foundation.users import AnyUser

GetResponse = Callable[[HttpRequest], HttpResponse]

# Recovery codes come with one of these and do not stand alone.
FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


class SecondFactorMiddleware:
    """Where AGENTS_MFA_REQUIRED holds, clinic, editors and superusers go nowhere without one.

    The account pages stay open: there the factor is set up, and there one signs out.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        is_account_page = request.path.startswith(_account_prefix())
        if is_account_page or not lacks_second_factor(request.user):
            return self.get_response(request)
        return redirect(f"{reverse('mfa_index')}?{urlencode({'required': 1})}")


class AdminAccessMiddleware:
    """Whoever is signed in and has no task in the admin gets 403.

    Wagtail sends her to the sign-in page, which sends whoever is signed in back: without end.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        is_in_admin = request.path.startswith(foundation_settings.ADMIN_PREFIX)
        if is_in_admin and request.user.is_authenticated and not enters_admin(request.user):
            raise PermissionDenied
        return self.get_response(request)


def enters_admin(user: AnyUser) -> bool:
    """Superusers hold every permission; clinic and editors get this one with their group."""
    return user.has_perm("wagtailadmin.access_admin")


def lacks_second_factor(user: AnyUser) -> bool:
    """Whether AGENTS_MFA_REQUIRED keeps this account out until it has set one up."""
    if not app_settings.MFA_REQUIRED:
        return False
    return enters_admin(user) and not is_mfa_enabled(user, FACTORS)


def _account_prefix() -> str:
    """What the addresses of allauth have in common, such as /akun/."""
    return commonpath([reverse("account_login"), reverse("mfa_index")]) + "/"
