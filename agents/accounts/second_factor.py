"""The second factor, where allauth signs people in."""

from collections.abc import Callable
from urllib.parse import urlencode

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from agents.accounts import middleware
from agents.accounts.account_pages import is_account_page
from agents.app_settings import app_settings
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
        if is_account_page(request.path) or not lacks_second_factor(request.user):
            return self.get_response(request)
        return redirect(f"{reverse('mfa_index')}?{urlencode({'required': 1})}")


def lacks_second_factor(user: AnyUser) -> bool:
    """Whether AGENTS_MFA_REQUIRED keeps this account out until it has set one up."""
    if not app_settings.MFA_REQUIRED:
        return False
    return middleware.enters_admin(user) and not is_mfa_enabled(user, FACTORS)
