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
from agents.accounts import limits
from agents.accounts.backends import account_of, login_in
from agents.models.users import random_username
from foundation.app_settings import app_settings
from foundation.outbox import operations as outbox
from foundation.security_log import Event, facts_of, note
from foundation.users import Account

# allauth builds these from the Host header, which the visitor writes.
LINKS = {"signup_url": "account_signup", "password_reset_url": "account_reset_password"}


# What a form says when a limit is used up.
LOCK_OUTS = frozenset({"too_many_login_attempts", "rate_limited"})


class AccountAdapter(DefaultAccountAdapter):
    tried: Account | None = None  # whom the credentials of this request mean

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
        self.tried = account_of(login_in(credentials))
        try:
            if not limits.may_guess(request, self.tried, self._who(credentials)):
                raise self.validation_error("too_many_login_attempts")
            super().pre_authenticate(request, **credentials)
        except ValidationError as error:
            raise ImmediateHttpResponse(respond_429(request)) from error

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        limits.count_guess(request, self.tried, self._who(credentials))
        facts = facts_of(request) | {"account": self.tried.pk if self.tried else "unknown"}
        note(Event.SIGN_IN_FAILED, **facts)

    def validation_error(self, code: str, *args: Any) -> ValidationError:
        if code in LOCK_OUTS:
            limits.note_lock_out(self.request)
        return super().validation_error(code, *args)

    def should_send_confirmation_mail(
        self, request: HttpRequest, email_address: Any, signup: bool
    ) -> bool:
        """At sign-up the form has counted; signing in to an unproven account mails as well."""
        if not signup:
            limits.count_mail(request, email_address.email)
        return True

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Guesses are counted for the account, from where they come: its e-mail and its NIP, on any
        host, are one thing, and a stranger stops nobody but himself."""
        tried = account_of(login_in(credentials))
        return f"{self._who(credentials, tried)} {limits.origin_of(request, tried)}"

    def _who(self, credentials: dict[str, Any], tried: Account | None = None) -> str:
        tried = tried or self.tried
        return f"account:{tried.pk}" if tried else f"unknown:{normalized(login_in(credentials))}"


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("This code is not right."),
    }

    def _get_site_name(self) -> str:
        return app_settings.SITE_NAME


def normalized(login: str) -> str:
    """One spelling for what somebody typed to say who signs in."""
    return nips.normalize(login).lower()


def display_name(user: Account) -> str:
    """What allauth calls an account in mails and pages."""
    person = getattr(user, "person", None)
    return person.full_name if person else str(user)
