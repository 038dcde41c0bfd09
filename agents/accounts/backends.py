"""Sign-in by e-mail or NIP."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.http import HttpRequest

from agents import nips
from agents.models import Person
from foundation.text import as_meant
from foundation.users import Account


def account_of(login: str) -> Account | None:
    """Whose e-mail or NIP this is; a verified e-mail counts before one that is only claimed."""
    login = as_meant(login)
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


def login_in(credentials: dict[str, Any]) -> str:
    """What was typed to say who signs in. allauth calls it by the method that it guesses."""
    return str(credentials.get("email") or credentials.get("username") or "")


class EmailOrNipBackend(AuthenticationBackend):
    """Finds a person by e-mail or NIP, at the same cost for an unknown one.

    One look-up and one hash: allauth would check a known e-mail twice and an unknown one
    once. It hashes the password itself whenever no user was checked.
    """

    def _authenticate(self, request: HttpRequest | None, **credentials: Any) -> Account | None:
        user = account_of(login_in(credentials))
        return self._check_password(user, credentials.get("password") or "")
