"""Whoever asks at the door does not learn whether an account exists."""

import re
from unittest.mock import patch

import pytest
from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.hashers import MD5PasswordHasher
from django.test import Client
from django.urls import reverse

from foundation.models import OutboxMessage

UNKNOWN = "bukan.siapa@balangan.example"
UNKNOWN_NIP = "198805062014022998"

CODE = ("account_request_login_code", "email", {})
RESET = ("account_reset_password", "email", {})
SIGN_UP = ("account_signup", "email", {"name": "Siti", "password1": "jembatan-paringin-9"})
SIGN_IN = ("account_login", "login", {"password": "salah"})
DOORS = pytest.mark.parametrize("door", [CODE, RESET, SIGN_UP, SIGN_IN], ids=lambda door: door[0])


def _ask(door, who: str) -> dict[str, object]:
    """All that a stranger can observe: the answer, the page after it, mails and hashes."""
    view, field, rest = door
    client, mails = Client(), OutboxMessage.objects.count()
    with patch.object(
        MD5PasswordHasher, "encode", autospec=True, side_effect=MD5PasswordHasher.encode
    ) as hashed:
        answer = client.post(reverse(view), {field: who, **rest})
    after = client.get(answer["Location"]) if answer.status_code == 302 else answer
    return {
        "answer": (answer.status_code, answer.get("Location")),
        "page": re.sub(r'csrfmiddlewaretoken" value="[^"]*"', "", after.content.decode()).replace(
            who, "…"
        ),
        "headers": sorted(after.headers),
        "cookies": sorted(client.cookies),
        "mails": OutboxMessage.objects.count() - mails,
        "hashes": hashed.call_count,
    }


@DOORS
def test_a_known_and_an_unknown_e_mail_get_one_answer(sari, door):
    assert _ask(door, sari.email) == _ask(door, UNKNOWN)


@DOORS
def test_a_suspended_account_answers_like_an_unknown_one(sari, door):
    sari.is_active = False
    sari.save()
    assert _ask(door, sari.email) == _ask(door, UNKNOWN)


def test_a_nip_with_and_one_without_an_account_get_one_answer(sari, make_person):
    make_person("Rini Astuti", UNKNOWN_NIP)
    known = _ask(SIGN_IN, sari.person.nip)
    assert known == _ask(SIGN_IN, UNKNOWN_NIP) == _ask(SIGN_IN, "198805062014022997")


def test_the_comparison_sees_the_second_hash_of_allauths_own_backend(sari, monkeypatch):
    monkeypatch.setattr(
        "agents.accounts.backends.EmailOrNipBackend._authenticate",
        AuthenticationBackend._authenticate,
    )
    assert _ask(SIGN_IN, sari.email)["hashes"] != _ask(SIGN_IN, UNKNOWN)["hashes"]


@pytest.mark.parametrize("door", [CODE, RESET], ids=lambda door: door[0])
def test_no_code_fits_an_account_that_does_not_exist(sari, door):
    client = Client()
    page = client.post(reverse(door[0]), {"email": UNKNOWN})["Location"]
    for code in ["", "0000-0000", "1234-5678"]:
        client.post(page, {"code": code})
    assert "_auth_user_id" not in client.session
