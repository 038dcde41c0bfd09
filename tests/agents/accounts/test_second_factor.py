"""Where it is required, clinic, editors and superusers work with a second step."""

import pytest
from allauth.mfa.models import Authenticator
from django.urls import reverse

from agents.accounts.account_pages import is_account_page

SET_UP = reverse("mfa_index") + "?required=1"
RUNNERS = pytest.mark.parametrize("who", ["dewi", "aulia", "root"])
OTHERS = pytest.mark.parametrize("who", ["sari", "budi", "fauzi", "rizki"])


@pytest.fixture
def required(settings) -> None:
    settings.AGENTS_MFA_REQUIRED = True


@RUNNERS
@pytest.mark.parametrize("address", ["/", "/mulai/", "/cms/", "/cms/pages/", "/bahasa/", "/tiada/"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_without_one_they_are_led_to_setting_it_up(
    who, address, method, required, request, as_user
):
    answer = getattr(as_user(request.getfixturevalue(who)), method)(address)
    assert (answer.status_code, answer["Location"]) == (302, SET_UP)


@RUNNERS
def test_the_pages_to_set_it_up_open_and_say_why(who, required, request, as_user, password, prove):
    user = request.getfixturevalue(who)
    user.set_password(password)
    user.save()
    client = as_user(user)
    page = client.get(SET_UP)
    assert page.status_code == 200
    assert 'class="kl-alert kl-alert--warning"' in page.content.decode()
    prove(client)
    assert client.get(reverse("mfa_activate_totp")).status_code == 200


@RUNNERS
def test_they_can_sign_out(who, required, request, as_user):
    client = as_user(request.getfixturevalue(who))
    client.post(reverse("account_logout"))
    assert "_auth_user_id" not in client.session


@RUNNERS
def test_with_one_everything_is_open(who, required, request, as_user, give_second_factor):
    user = request.getfixturevalue(who)
    give_second_factor(user)
    assert as_user(user).get("/cms/").status_code == 200


def test_recovery_codes_alone_are_no_second_step(root, required, as_user, give_second_factor):
    give_second_factor(root)
    Authenticator.objects.exclude(type=Authenticator.Type.RECOVERY_CODES).delete()
    assert as_user(root).get("/cms/")["Location"] == SET_UP


def test_taking_it_away_closes_the_site_at_once(root, required, as_user, give_second_factor):
    give_second_factor(root)
    client = as_user(root)
    assert client.get("/cms/").status_code == 200
    Authenticator.objects.all().delete()
    assert client.get("/cms/")["Location"] == SET_UP


@OTHERS
def test_everybody_else_enters_with_a_password(who, required, request, as_user):
    assert as_user(request.getfixturevalue(who)).get("/mulai/").status_code == 200


def test_a_visitor_is_not_asked(db, required, client):
    assert client.get("/").status_code == 200


@RUNNERS
def test_where_it_is_not_required_nobody_is_led_anywhere(who, request, as_user):
    assert as_user(request.getfixturevalue(who)).get("/cms/").status_code == 200


def test_account_pages_at_the_root_of_a_site_do_not_open_the_whole_of_it(settings):
    assert is_account_page("/akun/login/")
    settings.ROOT_URLCONF = "allauth.urls"  # nothing in common: /login/, /2fa/
    assert is_account_page("/2fa/totp/activate/")
    assert is_account_page("/logout/")
    assert not is_account_page("/cms/")
