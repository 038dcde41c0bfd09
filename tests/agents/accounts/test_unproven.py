"""A sign-up that nobody proved keeps no address, and its owner inherits nothing from it."""

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.urls import reverse

from agents.accounts import unproven
from agents.models import User

SIGN_UP = reverse("account_signup")
EMAIL = "siti@contoh.example"
SQUATTER = {"name": "Bukan Siti", "email": EMAIL, "password1": "jembatan-paringin-9"}
OWNER = {"name": "Siti Rahmah", "email": EMAIL, "password1": "sungai-balangan-77"}


def _sign_up(form: dict[str, str]) -> tuple[Client, str]:
    """The browser, and the page that asks for the code."""
    client = Client()
    answer = client.post(SIGN_UP, form)
    assert answer.status_code == 302
    return client, answer["Location"]


def _who(client: Client) -> User | None:
    return User.objects.filter(pk=client.session.get("_auth_user_id")).first()


@pytest.fixture
def squatted(db) -> Client:
    return _sign_up(SQUATTER)[0]


def test_the_owner_signs_up_with_her_own_name_and_password(squatted, newest_code, knock):
    client, page = _sign_up(OWNER)
    client.post(page, {"code": newest_code(EMAIL)})
    siti = _who(client)
    assert siti is not None
    assert (siti.email, siti.first_name, siti.person.name) == (EMAIL, "Siti Rahmah", "Siti Rahmah")
    again = Client()
    knock(EMAIL, OWNER["password1"], again)
    assert _who(again) == siti
    theirs = Client()
    knock(EMAIL, SQUATTER["password1"], theirs)
    assert _who(theirs) is None


def test_after_her_the_squatter_proves_nothing(squatted, newest_code):
    code_of_squatter = newest_code(EMAIL)  # even if he had read it
    client, page = _sign_up(OWNER)
    client.post(page, {"code": newest_code(EMAIL)})
    squatted.post(page, {"code": code_of_squatter})
    assert _who(squatted) is None
    assert EmailAddress.objects.get(email=EMAIL, verified=True).user == _who(client)


def test_a_later_squatter_does_not_stop_a_sign_up_under_way(db, newest_code):
    client, page = _sign_up(OWNER)
    code = newest_code(EMAIL)
    _sign_up(SQUATTER)
    client.post(page, {"code": code})
    siti = _who(client)
    assert siti is not None
    assert (siti.email, siti.first_name) == (EMAIL, "Siti Rahmah")


@pytest.mark.parametrize("view", ["account_request_login_code", "account_reset_password"])
def test_no_code_leads_her_into_what_the_squatter_made(view, squatted, outbox_to):
    before = User.objects.get().password
    client = Client()
    page = client.post(reverse(view), {"email": EMAIL})["Location"]
    mail = outbox_to(EMAIL)
    assert reverse("account_signup") in mail["body"]  # as for an unknown address
    client.post(page, {"code": "1234-5678"})
    assert _who(client) is None
    assert User.objects.get().password == before


def test_control_arm_without_the_rule_a_code_would_lead_there(squatted, newest_code, monkeypatch):
    monkeypatch.setattr(unproven, "is_unproven", lambda user: False)
    client = Client()
    page = client.post(reverse("account_request_login_code"), {"email": EMAIL})["Location"]
    client.post(page, {"code": newest_code(EMAIL)})
    assert _who(client).first_name == "Bukan Siti"


def test_a_second_tap_is_the_same_sign_up(db):
    _sign_up(OWNER)
    _sign_up(OWNER)
    assert User.objects.count() == 1


def test_an_account_that_was_proven_or_made_by_a_colleague_is_none(sari, make_user, root):
    made = User.objects.create_user("dibuat@contoh.example", "x" * 12)
    assert unproven.proven([sari, root, made]) == [sari, root, made]


def test_a_staff_record_with_an_unverified_account_keeps_its_address(sari):
    sari.emailaddress_set.update(verified=False)
    _sign_up({**OWNER, "email": sari.email})
    sari.refresh_from_db()
    assert sari.email.startswith("sari")
