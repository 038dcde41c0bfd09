"""Codes by e-mail: to sign in, to verify, to choose a new password."""

import time

import pytest
from django.test import Client
from django.urls import reverse

from agents.models import User
from foundation.models import OutboxMessage


def _who(client: Client) -> str | None:
    return client.session.get("_auth_user_id")


def _asked(view: str, email: str) -> tuple[Client, str]:
    client = Client()
    return client, client.post(reverse(view), {"email": email})["Location"]


@pytest.mark.parametrize("spelling", [str, lambda code: code.replace("-", ""), "  {} ".format])
def test_sari_enters_with_a_code_however_she_types_it(sari, spelling, newest_code):
    client, page = _asked("account_request_login_code", sari.email)
    client.post(page, {"code": spelling(newest_code(sari.email))})
    assert _who(client) == str(sari.pk)


def test_a_code_works_once_and_in_the_browser_that_asked_alone(sari, newest_code):
    client, page = _asked("account_request_login_code", sari.email)
    code = newest_code(sari.email)
    other, other_page = _asked("account_request_login_code", "orang.lain@contoh.example")
    other.post(other_page, {"code": code})
    assert _who(other) is None
    client.post(page, {"code": code})
    client.post(reverse("account_logout"))
    client.post(page, {"code": code})
    assert _who(client) is None


def test_three_wrong_codes_make_the_right_one_worthless(sari, newest_code):
    client, page = _asked("account_request_login_code", sari.email)
    code = newest_code(sari.email)
    for _attempt in range(3):
        client.post(page, {"code": "0000-0000"})
    client.post(page, {"code": code})
    assert _who(client) is None


def test_a_code_is_good_for_a_quarter_of_an_hour(sari, monkeypatch, newest_code):
    client, page = _asked("account_request_login_code", sari.email)
    code, now = newest_code(sari.email), time.time()
    monkeypatch.setattr(time, "time", lambda: now + 15 * 60 + 1)
    client.post(page, {"code": code})
    assert _who(client) is None


def test_somebody_new_enters_when_her_e_mail_is_verified_and_not_before(db, password, newest_code):
    client = Client()
    form = {"name": "Siti Aminah", "email": "siti@contoh.example", "password1": password}
    page = client.post(reverse("account_signup"), form)["Location"]
    assert client.get(reverse("home:start")).status_code == 302
    client.post(page, {"code": newest_code("siti@contoh.example")})
    assert _who(client) == str(User.objects.get().pk)


def test_signing_up_gives_nothing_but_what_the_form_asks(db, password):
    extra = dict.fromkeys(("is_staff", "is_superuser", "user_permissions", "username"), "1")
    form = {"name": "Siti", "email": "siti@contoh.example", "password1": password, **extra}
    Client().post(reverse("account_signup"), form)
    user = User.objects.get()
    assert (user.is_staff, user.is_superuser, user.username == "1") == (False, False, False)


def test_a_new_password_replaces_the_forgotten_one(sari, password, knock, newest_code):
    client, page = _asked("account_reset_password", sari.email)
    page = client.post(page, {"code": newest_code(sari.email)})["Location"]
    new = "sawah-terbentang-12"
    client.post(page, {"password1": new, "password2": new})
    assert _who(client) is None  # choosing a password is not signing in
    guest = Client()
    knock(sari.email, password, guest)
    assert _who(guest) is None
    knock(sari.email, new, guest)
    assert _who(guest) == str(sari.pk)


def test_a_new_password_does_not_get_round_the_second_step(
    sari, give_second_factor, knock, newest_code
):
    give_second_factor(sari)
    client, page = _asked("account_reset_password", sari.email)
    page = client.post(page, {"code": newest_code(sari.email)})["Location"]
    new = "sawah-terbentang-12"
    client.post(page, {"password1": new, "password2": new})
    assert knock(sari.email, new, client)["Location"] == reverse("mfa_authenticate")
    assert _who(client) is None


def test_changing_the_e_mail_asks_for_the_password_and_tells_the_old_address(
    sari, as_user, prove, newest_code
):
    client, old = as_user(sari), sari.email
    form = {"email": "sari@baru.example", "action_add": "1"}
    refused = client.post(reverse("account_email"), form)
    assert refused["Location"].startswith(reverse("account_reauthenticate"))
    assert not OutboxMessage.objects.exists()
    prove(client)
    client.post(reverse("account_email"), form)
    code = newest_code("sari@baru.example")
    sari.refresh_from_db()
    assert sari.email == old
    client.post(reverse("account_email_verification_sent"), {"code": code})
    sari.refresh_from_db()
    assert sari.email == "sari@baru.example"
    told = [mail.payload["to"] for mail in OutboxMessage.objects.all()]
    assert [old] in told
