"""How allauth signs people up and in here: mail through the outbox, tries counted per account."""

import uuid
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.core.ratelimit import respond_429
from allauth.mfa.adapter import DefaultMFAAdapter
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from agents import nips
from agents.accounts.backends import account_of, login_in
from agents.models.users import random_username
from foundation.app_settings import app_settings
from foundation.outbox import operations as outbox
from foundation.users import Account

# allauth builds these from the Host header, which the visitor writes.
LINKS = {"signup_url": "account_signup", "password_reset_url": "account_reset_password"}


class AccountAdapter(DefaultAccountAdapter):
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

    def populate_username(self, request: Any, user: Account) -> None:
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
        login = login_in(credentials)
        user = account_of(login)
        return f"account:{user.pk}" if user else f"unknown:{nips.normalize(login).lower()}"


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("This code is not right."),
    }

    def _get_site_name(self) -> str:
        return app_settings.SITE_NAME


def display_name(user: Account) -> str:
    """What allauth calls an account in mails and pages."""
    person = getattr(user, "person", None)
    return person.full_name if person else str(user)
