"""The language of an answer: the person's choice, else the cookie, else Indonesian."""

import pytest
from django.test import Client


def _language(client: Client, **kwargs) -> str:
    return client.get("/healthz", **kwargs)["Content-Language"]


def test_what_a_phone_asks_for_is_ignored(db):
    assert _language(Client(), headers={"Accept-Language": "en-US"}) == "id"


def test_a_visitor_chooses_by_cookie(db):
    client = Client()
    client.post("/bahasa/", {"language": "en", "next": "/"})
    assert _language(client) == "en"


def test_the_choice_of_whoever_is_signed_in_follows_her(sari, as_user):
    as_user(sari).post("/bahasa/", {"language": "en"})
    assert _language(as_user(sari)) == "en"


def test_the_person_goes_before_the_cookie(sari, as_user):
    client = as_user(sari)
    client.post("/bahasa/", {"language": "id"})
    client.cookies["bahasa"] = "en"
    assert _language(client) == "id"


@pytest.mark.parametrize("code", ["xx", "", "id-evil", "../en"])
def test_a_language_that_we_do_not_speak_changes_nothing(sari, as_user, code):
    client = as_user(sari)
    client.post("/bahasa/", {"language": code})
    sari.refresh_from_db()
    assert sari.language == ""
    assert _language(client) == "id"


def test_the_way_back_never_leaves_the_site(db):
    response = Client().post("/bahasa/", {"language": "en", "next": "https://penipu.example/"})
    assert response.status_code == 302
    assert "penipu" not in response["Location"]
