"""allauth is the only door: by e-mail or NIP; Wagtail's own is closed."""

import re
from unittest.mock import patch

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.test import Client
from django.urls import reverse

from agents.models import Person, User
from foundation.models import OutboxMessage

PASSWORD = "hutan-sungai-meratus"
NIP = "199104122017032999"


@pytest.fixture
def sari(make_person, make_user, paringin) -> User:
    person = make_person("Sari Wulandari", NIP, paringin)
    return make_user("sari@balangan.example", person, password=PASSWORD)


def _sign_in(login: str, password: str = PASSWORD, client: Client | None = None, at: str = ""):
    client = client or Client()
    address = at or reverse("account_login")
    response = client.post(address, {"login": login, "password": password})
    return response, client.session.get("_auth_user_id")


@pytest.mark.parametrize(
    "login",
    ["sari@balangan.example", "SARI@Balangan.example", NIP, "19910412 201703 2 999", f" {NIP} "],
)
def test_sari_enters_by_e_mail_or_by_nip(sari, login):
    response, who = _sign_in(login)
    assert who == str(sari.pk)
    assert response["Location"] == reverse("home:start")


@pytest.mark.parametrize(
    ("login", "password"),
    [
        ("sari@balangan.example", "salah"),
        (NIP, "salah"),
        ("199104122017032998", PASSWORD),
        ("bukan@balangan.example", PASSWORD),
        ("", PASSWORD),
        (NIP, ""),
    ],
)
def test_nobody_else_enters(sari, login, password):
    response, who = _sign_in(login, password)
    assert who is None
    assert response.status_code == 200


def test_the_random_username_opens_nothing(sari):
    assert _sign_in(sari.username)[1] is None


def test_a_closed_account_does_not_enter(sari):
    User.objects.update(is_active=False)
    assert _sign_in(NIP)[1] is None


def test_a_person_without_account_does_not_enter(make_person, db):
    make_person("Rini", "198805062014022999")
    assert _sign_in("198805062014022999")[1] is None


@pytest.mark.parametrize(
    "login", ["sari@balangan.example", NIP, "199104122017032998", "bukan@balangan.example"]
)
def test_known_and_unknown_cost_the_same(sari, login):
    with patch.object(
        MD5PasswordHasher, "encode", autospec=True, side_effect=MD5PasswordHasher.encode
    ) as hashed:
        _sign_in(login, "salah")
    assert hashed.call_count == 1


def test_known_and_unknown_read_the_same(sari):
    def answer(login: str) -> str:
        text = _sign_in(login, "salah")[0].content.decode()
        return re.sub(r'value="[^"]*"', "", text).replace(login, "")

    assert answer(NIP) == answer("199104122017032998")


@pytest.mark.parametrize("address", ["/cms/login/", "/cms/password_reset/", "/_util/login/"])
def test_wagtails_own_doors_are_closed(sari, address):
    client = Client()
    response = client.get(address)
    assert response["Location"].startswith(reverse("account_login"))
    client.post(address, {"username": sari.email, "password": PASSWORD})
    assert "_auth_user_id" not in client.session


def test_the_admin_sends_a_visitor_to_our_door(db):
    response = Client().get("/cms/")
    assert response["Location"].startswith(reverse("account_login"))


def test_the_admin_tells_whoever_has_no_task_there(sari, as_user):
    response = as_user(sari).get("/cms/", follow=True)
    assert (response.status_code, response.redirect_chain) == (403, [])
    assert "Halaman ini tidak terbuka untuk Anda" in response.content.decode()


def test_somebody_new_becomes_a_person_and_proves_her_e_mail(db):
    client = Client()
    form = {"name": "Siti Aminah", "email": "Siti@contoh.example", "password1": PASSWORD}
    response = client.post(reverse("account_signup"), form)
    assert response.status_code == 302
    assert "_auth_user_id" not in client.session
    user = User.objects.get()
    assert (user.email, user.person.name) == ("siti@contoh.example", "Siti Aminah")
    assert re.fullmatch(r"[0-9a-f]{24}", user.username)
    mail = OutboxMessage.objects.get()
    assert (mail.is_secret, mail.payload["to"]) == (True, ["siti@contoh.example"])


def test_signing_up_twice_with_one_e_mail_tells_nobody_that_it_is_known(sari):
    form = {"name": "Orang Lain", "email": sari.email, "password1": PASSWORD}
    response = Client().post(reverse("account_signup"), form)
    other = Client().post(reverse("account_signup"), {**form, "email": "baru@contoh.example"})
    assert response.status_code == other.status_code == 302
    assert response["Location"] == other["Location"]
    assert Person.objects.filter(name="Orang Lain").count() == 1


def test_a_message_of_the_door_is_written_with_the_change_and_forgotten_after_sending(
    sari, django_capture_on_commit_callbacks, mailoutbox
):
    with django_capture_on_commit_callbacks(execute=True):
        Client().post(reverse("account_reset_password"), {"email": sari.email})
    (mail,) = mailoutbox
    assert mail.to == [sari.email]
    assert OutboxMessage.objects.get().payload == {}
