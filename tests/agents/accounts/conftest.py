"""Sari has a password; what people do at the door takes one call."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from agents.models import User
from foundation.models import OutboxMessage

PASSWORD = "hutan-sungai-meratus"


@pytest.fixture
def password() -> str:
    return PASSWORD


@pytest.fixture
def sari(sari: User) -> User:
    sari.set_password(PASSWORD)
    sari.save(update_fields=["password"])
    return sari


@pytest.fixture
def knock() -> Callable[..., HttpResponse]:
    """Post a login and a password to the door: `knock("sari@…", "salah", REMOTE_ADDR="…")`."""

    def post(login: str, password: str = PASSWORD, client: Client | None = None, **extra: Any):
        form = {"login": login, "password": password}
        return (client or Client()).post(reverse("account_login"), form, **extra)

    return post


@pytest.fixture
def give_second_factor() -> Callable[[User], str]:
    """Switch on an authenticator app and recovery codes; answers one of the codes."""

    def give(user: User) -> str:
        TOTP.activate(user, generate_totp_secret())
        return RecoveryCodes.activate(user).generate_codes()[0]

    return give


@pytest.fixture
def newest_code() -> Callable[[str], str]:
    """The code in the last mail that was written, which must be to that address."""

    def read(email: str) -> str:
        mail = OutboxMessage.objects.order_by("-pk").first()
        assert mail is not None
        assert mail.payload["to"] == [email]
        return re.search(r"\b\d{4}-\d{4}\b", mail.payload["body"]).group()

    return read


@pytest.fixture
def outbox_to() -> Callable[[str], dict[str, Any]]:
    """What the last mail says, which must be to that address."""

    def read(email: str) -> dict[str, Any]:
        mail = OutboxMessage.objects.order_by("-pk").first()
        assert mail is not None
        assert mail.payload["to"] == [email]
        return mail.payload

    return read


@pytest.fixture
def prove(password: str) -> Callable[[Client], None]:
    """Enter the password once more, as the pages about protection demand."""

    def enter(client: Client) -> None:
        client.post(reverse("account_reauthenticate"), {"password": password})

    return enter
