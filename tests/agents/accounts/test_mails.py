"""What the door writes: through the outbox, in Indonesian, with links to our address."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from foundation.models import OutboxMessage

UNKNOWN = "bukan.siapa@balangan.example"
FORGED = "jahat.example"


@pytest.fixture
def forged(settings) -> Client:
    """A browser that lies about the host, before a server that believes every host."""
    settings.ALLOWED_HOSTS = ["*"]
    settings.BASE_URL = "https://klinik.balangan.example"
    return Client(headers={"host": FORGED})


def _mails() -> list[dict]:
    return [mail.payload for mail in OutboxMessage.objects.all()]


def test_links_lead_to_our_address_whatever_host_the_visitor_claims(sari, forged, password):
    forged.post(reverse("account_reset_password"), {"email": UNKNOWN})
    form = {"name": "Sari", "email": sari.email, "password1": password}
    Client(headers={"host": FORGED}).post(reverse("account_signup"), form)
    unknown, exists = _mails()
    assert f"https://klinik.balangan.example{reverse('account_signup')}" in unknown["body"]
    assert f"https://klinik.balangan.example{reverse('account_reset_password')}" in exists["body"]


def test_no_mail_of_the_door_repeats_the_host_that_the_visitor_claims(sari, forged, password):
    form = {"name": "Siti", "email": "siti@contoh.example", "password1": password}
    forged.post(reverse("account_signup"), form)
    for view in ("account_reset_password", "account_request_login_code"):
        for email in (sari.email, UNKNOWN):
            Client(headers={"host": FORGED}).post(reverse(view), {"email": email})
    assert len(_mails()) == 5
    assert not [mail for mail in _mails() if FORGED in str(mail)]


def test_a_mail_names_the_site_and_carries_nothing_but_text(sari, settings):
    Client().post(reverse("account_request_login_code"), {"email": sari.email})
    (mail,) = _mails()
    assert settings.SITE_NAME in mail["subject"]
    assert settings.SITE_NAME in mail["body"]
    assert "<" not in mail["body"]
    assert "&" not in mail["body"]
    assert "html" not in mail


def test_a_changed_password_is_told_with_day_time_zone_and_device(sari, as_user, password):
    chrome = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36"
    client, new = as_user(sari), "sawah-terbentang-12"
    form = {"oldpassword": password, "password1": new, "password2": new}
    client.post(reverse("account_change_password"), form, headers={"user-agent": chrome})
    (mail,) = _mails()
    assert mail["to"] == [sari.email]
    assert "Chrome, Android" in mail["body"]
    assert re.search(r"\d{1,2} \w+ 20\d\d, \d\d\.\d\d WITA", mail["body"])
