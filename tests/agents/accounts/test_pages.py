"""The pages in the middle of a journey, which no list of addresses reaches: ours, whole, Indonesian."""

import re

import html5lib
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext

# From every kind of page below; a page of allauth's own would bring many of them.
ENGLISH = ["Sign in", "Continue", "Cancel", "Enter the code", "Send another code", "Passkeys"]


def _whole(response) -> None:
    html = response.content.decode()
    page = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(html)
    assert response.status_code in {200, 429}
    assert page.get("lang") == "id"
    assert len(list(page.iter("h1"))) == 1
    assert not [each for each in page.iter() if "style" in each.attrib or each.tag == "style"]
    assert not [each for each in page.iter() if any(name.startswith("on") for name in each.attrib)]
    scripts = [each for each in page.iter("script") if each.get("type") != "application/json"]
    assert all(each.get("src") and not each.text for each in scripts)
    (main,) = page.iter("main")
    words = re.sub(r"\s+", " ", " ".join(main.itertext()))
    assert not [each for each in ENGLISH if each in words]


@pytest.mark.parametrize("message", ENGLISH[:5])
def test_the_words_we_look_for_differ_in_indonesian(message):
    with translation.override("id"):
        assert gettext(message) != message


@pytest.mark.parametrize("view", ["account_request_login_code", "account_reset_password"])
def test_pages_that_wait_for_a_code(sari, view):
    client = Client()
    page = client.post(reverse(view), {"email": sari.email})["Location"]
    _whole(client.get(page))
    _whole(client.post(page, {"code": "0000-0000"}))


def test_pages_of_a_new_password(sari, newest_code):
    client = Client()
    page = client.post(reverse("account_reset_password"), {"email": sari.email})["Location"]
    page = client.post(page, {"code": newest_code(sari.email)})["Location"]
    _whole(client.get(page))
    _whole(client.post(page, {"password1": "1", "password2": "2"}))
    new = "sawah-terbentang-12"
    _whole(client.post(page, {"password1": new, "password2": new}, follow=True))


def test_pages_of_registering(db, password):
    client, form = Client(), {"name": "Siti", "email": "siti@contoh.example"}
    _whole(client.post(reverse("account_signup"), form | {"password1": "12345"}))
    _whole(client.post(reverse("account_signup"), form | {"password1": password}, follow=True))


def test_pages_of_the_second_step(sari, give_second_factor, knock):
    give_second_factor(sari)
    client = Client()
    _whole(client.get(knock(sari.email, client=client)["Location"]))
    _whole(client.post(reverse("mfa_authenticate"), {"code": "000000"}))


@pytest.mark.parametrize(
    "view",
    [
        "mfa_index",
        "mfa_activate_totp",
        "mfa_deactivate_totp",
        "mfa_view_recovery_codes",
        "mfa_generate_recovery_codes",
        "mfa_add_webauthn",
        "mfa_list_webauthn",
        "account_reauthenticate",
        "mfa_reauthenticate",
        "account_email",
        "account_change_password",
        "usersessions_list",
        "account_logout",
    ],
)
def test_pages_about_the_account(sari, as_user, give_second_factor, prove, view):
    client = as_user(sari)
    prove(client)
    if view != "mfa_activate_totp":
        give_second_factor(sari)
    _whole(client.get(reverse(view)))


def test_an_app_on_the_same_phone_is_opened_and_the_key_can_be_read_aloud(sari, as_user, prove):
    client = as_user(sari)
    prove(client)
    page = client.get(reverse("mfa_activate_totp")).content.decode()
    secret = client.session["mfa.totp.secret"]
    assert 'href="otpauth://totp/' in page
    assert f"secret={secret}" in page
    assert f"{secret[:4]} {secret[4:8]} " in page
    assert f'data-copy-text="{secret}"' in page


def test_the_page_for_guessers(sari, knock):
    for n in range(10):
        knock(sari.email, f"tebak-{n}")
    _whole(knock(sari.email, "tebak"))
