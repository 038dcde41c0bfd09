"""What allauth tells of its doors: written to the security log, and codes that were used."""

from typing import Any

from allauth.account import signals as account
from allauth.core import context
from allauth.mfa import signals as mfa
from allauth.mfa.models import Authenticator
from django.contrib.auth.signals import user_logged_in
from django.db.models.signals import post_save
from django.dispatch import Signal
from django.http import HttpRequest

from agents.accounts import known_browsers, used_codes
from foundation.security_log import Event, facts_of, note
from foundation.users import Account

CHANGES: dict[Signal, str] = {
    mfa.authenticator_added: "factor_added",
    mfa.authenticator_removed: "factor_removed",
    mfa.authenticator_reset: "factor_reset",
    account.password_changed: "password_changed",
    account.password_set: "password_set",
    account.password_reset: "password_reset",
    account.email_changed: "email_changed",
}
REJECTED: dict[Signal, str] = {
    account.login_code_rejected: "sign_in",
    account.password_reset_code_rejected: "password_reset",
    account.email_verification_code_rejected: "email",
}


def listen() -> None:
    for signal, what in CHANGES.items():
        signal.connect(_changed(what), weak=False, dispatch_uid=f"agents.{what}")
    for signal, what in REJECTED.items():
        signal.connect(_rejected(what), weak=False, dispatch_uid=f"agents.{what}_rejected")
    mfa.authentication_failed.connect(second_factor_failed)
    post_save.connect(use_first_code, sender=Authenticator)
    user_logged_in.connect(known_browsers.remember)


def _changed(what: str) -> Any:
    def changed(
        sender: Any,
        request: HttpRequest,
        user: Account,
        authenticator: Authenticator | None = None,
        **kwargs: Any,
    ) -> None:
        kind = authenticator.type if authenticator else None
        facts = facts_of(request) | {"account": user.pk}
        note(Event.FACTOR_CHANGED, what=what, kind=kind, **facts)

    return changed


def _rejected(what: str) -> Any:
    def rejected(sender: Any, request: HttpRequest, user: Account | None, **kwargs: Any) -> None:
        facts = facts_of(request) | {"account": user.pk if user else None}
        note(Event.CODE_FAILED, what=what, **facts)

    return rejected


def second_factor_failed(
    sender: Any, request: HttpRequest, user: Account, authenticator: Authenticator, **kwargs: Any
) -> None:
    facts = facts_of(request) | {"account": user.pk}
    note(Event.SECOND_FACTOR_FAILED, kind=authenticator.type, **facts)


def use_first_code(sender: Any, instance: Authenticator, created: bool, **kwargs: Any) -> None:
    """The code with which an app was set up is used by that."""
    request = context.request
    if not created or request is None or instance.type != Authenticator.Type.TOTP:
        return
    used_codes.use(instance, request.POST.get("code", ""))
