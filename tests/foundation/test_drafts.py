"""When the server says that a form has arrived, and where it leads whose session has ended."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from foundation.drafts import COOKIE, MOST
from mentoring.models import Consultation

TOKEN = "0123456789abcdef" * 2
PAGE = "/konsultasi/baru/?dari=meja"


@pytest.fixture
def typed() -> dict[str, str]:
    return {"subject": "Bukti", "text": "Apa?", "client_key": "k", "draft": TOKEN}


def _ask(client: Client, typed: dict[str, str]):
    return client.post(reverse("mentoring:ask"), {"draft_page": PAGE, **typed})


def test_a_form_that_was_taken_is_confirmed(sari, as_user, typed):
    response = _ask(as_user(sari), typed)
    assert response.status_code == 302
    cookie = response.cookies[COOKIE]
    assert (cookie.value, cookie["httponly"], cookie["path"]) == (TOKEN, "", "/")


def test_a_form_with_mistakes_is_not(sari, as_user, typed):
    response = _ask(as_user(sari), typed | {"text": ""})
    assert response.status_code == 200
    assert COOKIE not in response.cookies


def test_several_tabs_are_confirmed_together_and_not_without_end(sari, as_user, typed):
    client = as_user(sari)
    for number in range(MOST + 2):
        response = _ask(client, typed | {"draft": f"{number:032}", "client_key": str(number)})
    tokens = response.cookies[COOKIE].value.split(".")
    assert tokens == [f"{number:032}" for number in range(2, MOST + 2)]


@pytest.mark.parametrize("token", ["", "x", "a" * 31 + ";", "ä" * 32, "a" * 33])
def test_what_is_no_token_is_not_repeated(sari, as_user, typed, token):
    assert COOKIE not in _ask(as_user(sari), typed | {"draft": token}).cookies


def test_a_session_that_has_ended_confirms_nothing_and_leads_back_to_the_page(db, typed):
    response = _ask(Client(), typed)
    place = urlsplit(response["Location"])
    assert place.path == reverse("account_login")
    assert parse_qs(place.query)["next"] == [PAGE]
    assert COOKIE not in response.cookies
    assert not Consultation.objects.exists()


@pytest.mark.parametrize("page", ["https://evil.example/", "//evil.example/", "", "javascript:x()"])
def test_it_leads_to_no_other_site(db, typed, page):
    response = _ask(Client(), typed | {"draft_page": page})
    assert parse_qs(urlsplit(response["Location"]).query)["next"] == [reverse("mentoring:ask")]


def test_an_address_that_takes_only_forms_leads_back_to_its_page(db):
    """Without script it leads to a page that says so in words."""
    address = reverse("agents:ask_erasure")
    typed = {"reason": "x", "draft": TOKEN, "draft_page": "/akun/data/"}
    location = Client().post(address, typed)["Location"]
    assert parse_qs(urlsplit(location).query)["next"] == ["/akun/data/"]
    location = Client().post(address, {"reason": "x"})["Location"]
    assert parse_qs(urlsplit(location).query)["next"] == [address]


def test_a_site_without_the_middleware_keeps_no_draft(sari, as_user, settings):
    page = reverse("mentoring:ask")
    assert b"data-draft " in as_user(sari).get(page).content
    settings.MIDDLEWARE = [each for each in settings.MIDDLEWARE if "DraftMiddleware" not in each]
    assert b"data-draft " not in as_user(sari).get(page).content
