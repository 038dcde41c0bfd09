"""allauth is the only door: by e-mail or NIP, mail through the outbox, limits per account."""

import uuid
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.account.models import EmailAddress
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.core.ratelimit import respond_429
from allauth.mfa.adapter import DefaultMFAAdapter
from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from agents import nips
from agents.models import Person
from agents.models.users import random_username
from foundation.app_settings import app_settings
from foundation.outbox import operations as outbox

# allauth builds these from the Host header, which the visitor writes.
LINKS = {"signup_url": "account_signup", "password_reset_url": "account_reset_password"}


def account_of(login: str) -> AbstractBaseUser | None:
    """Whose e-mail or NIP this is; a verified e-mail counts before one that is only claimed."""
    if "@" in login:
        addresses = EmailAddress.objects.filter(email=login.lower(), verified=True)
        address = addresses.select_related("user").first()
        users = get_user_model()._default_manager
        return address.user if address else users.filter(email=login.lower()).first()
    nip = nips.normalize(login)
    if len(nip) != 18 or not nip.isdecimal():
        return None
    person = Person.objects.filter(nip=nip).exclude(user=None).select_related("user").first()
    return person.user if person else None


def _login_in(credentials: dict[str, Any]) -> str:
    return str(credentials.get("email") or credentials.get("username") or "")


class Backend(AuthenticationBackend):
    """Finds a person by e-mail or NIP, at the same cost for an unknown one.

    One look-up and one hash: allauth would check a known e-mail twice and an unknown one
    once. It hashes the password itself whenever no user was checked.
    """

    def _authenticate(
        self, request: HttpRequest | None, **credentials: Any
    ) -> AbstractBaseUser | None:
        user = account_of(_login_in(credentials))
        return self._check_password(user, credentials.get("password") or "")


class Adapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": _("The e-mail or NIP and the password do not fit."),
        "email_password_mismatch": _("The e-mail or NIP and the password do not fit."),
        "too_many_login_attempts": _("Too many tries. Wait a few minutes and start again."),
        "rate_limited": _("Too many requests. Wait a minute and try again."),
        "incorrect_code": _("This code is not right."),
    }

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Write the mail into the outbox: a slow mail server must not hold the page."""
        links = {name: app_settings.BASE_URL + reverse(view) for name, view in LINKS.items()}
        context = {**context, **links, "email": email, "site_name": app_settings.SITE_NAME}
        mail = self.render_mail(template_prefix, email, context)
        payload = {"subject": mail.subject, "body": mail.body, "to": [email]}
        outbox.put(f"account:{uuid.uuid4().hex}", "mail", payload, is_secret=True)

    def populate_username(self, request: Any, user: Any) -> None:
        """Random: allauth would derive one from the e-mail, after emptying the model's default."""
        user.username = random_username()

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Refuse a guesser with the page that says so, and with the status that machines read."""
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError as error:
            raise ImmediateHttpResponse(respond_429(request)) from error

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Tries are counted per account: its e-mail and its NIP, on any host, are one thing."""
        login = _login_in(credentials)
        user = account_of(login)
        return f"account:{user.pk}" if user else f"unknown:{nips.normalize(login).lower()}"


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("This code is not right."),
    }

    def _get_site_name(self) -> str:
        return app_settings.SITE_NAME


def display_name(user: Any) -> str:
    person = getattr(user, "person", None)
    return person.full_name if person else str(user)
