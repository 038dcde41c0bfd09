"""Suspension, other devices, and where the door may send people."""

import re

import pytest
from django.test import Client
from django.urls import reverse

PAYLOADS = [
    "https://jahat.example/",
    "http://jahat.example",
    "//jahat.example",
    "///jahat.example",
    "////jahat.example",
    "/\\jahat.example",
    "\\\\jahat.example",
    "\\/jahat.example",
    "/\t/jahat.example",
    "\t//jahat.example",
    " //jahat.example",
    "https:jahat.example",
    "https:/jahat.example",
    "https:///jahat.example",
    "http:\\\\jahat.example",
    "HTTPS://JAHAT.EXAMPLE",
    "//testserver@jahat.example",
    "https://testserver.jahat.example",
    "https://testserver:secret@jahat.example",
    "//jahat.example%2f@testserver",
    "ftp://testserver/",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "/mulai/\r\nLocation: https://jahat.example",
    "%0d%0aLocation:%20https://jahat.example",
    "//%6a%61hat.example",
]


def _leads_away(location: str) -> bool:
    """Read as browsers do: backslashes are slashes, tabs and newlines are nothing."""
    read = location.strip().replace("\\", "/").translate(str.maketrans("", "", "\t\r\n"))
    return read.startswith("//") or re.match(r"[a-z][a-z0-9+.-]*:", read, re.IGNORECASE) is not None


def test_the_reader_of_locations_sees_a_way_out():
    assert all(map(_leads_away, ["//jahat.example", "/\\jahat.example", "javascript:alert(1)"]))
    assert not _leads_away("/mulai/?next=https://jahat.example")


@pytest.mark.parametrize("payload", PAYLOADS)
def test_signing_in_and_out_leads_nowhere_else(sari, password, payload):
    client = Client()
    form = {"login": sari.email, "password": password, "next": payload}
    entered = client.post(reverse("account_login"), form)
    assert entered.status_code == 302
    assert not _leads_away(entered["Location"])
    again = client.get(reverse("account_login"), {"next": payload})  # signed in: sent on at once
    assert not _leads_away(again["Location"])
    left = client.post(reverse("account_logout"), {"next": payload})
    assert not _leads_away(left["Location"])


@pytest.mark.parametrize("payload", PAYLOADS)
def test_proving_it_is_you_leads_nowhere_else(sari, as_user, password, payload):
    form = {"password": password, "next": payload}
    answer = as_user(sari).post(reverse("account_reauthenticate"), form)
    assert not _leads_away(answer["Location"])


def test_the_page_somebody_wanted_opens_after_signing_in(sari, password):
    form = {"login": sari.email, "password": password, "next": "/bimtek/"}
    assert Client().post(reverse("account_login"), form)["Location"] == "/bimtek/"


def test_a_suspended_person_is_signed_out_by_her_next_request(sari, as_user):
    client = as_user(sari)
    assert client.get("/mulai/").status_code == 200
    sari.is_active = False
    sari.save()
    assert client.get("/mulai/").status_code == 302
    assert client.get(reverse("usersessions_list")).status_code == 302


def test_a_suspended_person_gets_no_code(sari):
    sari.is_active = False
    sari.save()
    client = Client()
    client.post(reverse("account_request_login_code"), {"email": sari.email})
    assert "user_id" not in str(client.session.get("account_login"))


def test_sari_sees_her_devices_and_signs_out_the_others(sari, rini, knock, as_user):
    phone, office, stranger = Client(), Client(), as_user(rini)
    knock(sari.email, client=phone, HTTP_USER_AGENT="Mozilla/5.0 (Linux; Android 14) Firefox/130.0")
    knock(sari.email, client=office, HTTP_USER_AGENT="Mozilla/5.0 (Windows NT 10.0) Edg/126.0")
    page = office.get(reverse("usersessions_list")).content.decode()
    assert "Firefox, Android" in page
    assert "Edge, Windows" in page
    assert page.count('class="kl-badge kl-badge--success"') == 1
    office.post(reverse("usersessions_list"))
    assert phone.get("/mulai/").status_code == 302
    assert office.get("/mulai/").status_code == 200
    assert stranger.get("/mulai/").status_code == 200


def test_a_new_password_signs_out_the_other_devices(sari, knock, password):
    phone, office, new = Client(), Client(), "sawah-terbentang-12"
    knock(sari.email, client=phone)
    knock(sari.email, client=office)
    form = {"oldpassword": password, "password1": new, "password2": new}
    office.post(reverse("account_change_password"), form)
    assert phone.get("/mulai/").status_code == 302
    assert office.get("/mulai/").status_code == 200


def test_a_new_session_key_is_given_on_signing_in(sari, knock):
    client = Client()
    client.get(reverse("account_login"))
    before = client.session.session_key
    knock(sari.email, client=client)
    assert client.session.session_key != before
