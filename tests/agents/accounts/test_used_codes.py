"""A code of an authenticator app opens once."""

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from agents.accounts import used_codes

PERIOD = 30
START = 1_780_000_020.0  # the beginning of a period
SECOND_STEP = reverse("mfa_authenticate")


@pytest.fixture
def clock(monkeypatch):
    def tell(seconds: float) -> None:
        monkeypatch.setattr(time, "time", lambda: START + seconds)

    tell(0)
    return tell


@pytest.fixture
def secret(sari, clock) -> str:
    made = totp.generate_totp_secret()
    totp.TOTP.activate(sari, made)
    return made


def _code(secret: str, periods: int = 0) -> str:
    """Of the period now, or so many later."""
    now = int(START) // PERIOD
    return totp.format_hotp_value(totp.hotp_value(secret, now + periods))


@pytest.fixture
def enters(sari, knock):
    """Password, then the code: whether that signs in."""

    def enter(code: str) -> bool:
        client = Client()
        knock(sari.email, client=client)
        client.post(SECOND_STEP, {"code": code})
        return "_auth_user_id" in client.session

    return enter


@pytest.mark.parametrize("seconds", [1, 29, 31, 45, 59])
def test_a_used_code_is_refused_for_as_long_as_it_would_hold(secret, enters, clock, seconds):
    code = _code(secret)
    assert enters(code)
    clock(seconds)
    assert not enters(code)
    assert not enters(f"{code[:3]} {code[3:]}")


def test_a_code_from_a_fast_phone_is_refused_for_its_three_periods(secret, enters, clock):
    """Of the period after this one: it holds until the end of the one after that."""
    code = _code(secret, 1)
    assert enters(code)
    for seconds in (30, 61, 89):
        clock(seconds)
        assert not enters(code), seconds


def test_losing_the_cache_does_not_give_a_code_back(secret, enters):
    code = _code(secret)
    assert enters(code)
    cache.clear()
    assert not enters(code)


def test_the_next_code_opens_again_and_what_is_over_is_forgotten(secret, sari, enters, clock):
    assert enters(_code(secret))
    clock(31)
    assert enters(_code(secret, 1))
    clock(10 * PERIOD)
    assert enters(_code(secret, 10))
    assert len(Authenticator.objects.get(user=sari).data[used_codes.USED]) == 1


def test_control_arm_allauth_alone_takes_it_again_after_a_period(
    secret, enters, clock, monkeypatch
):
    monkeypatch.setattr(used_codes, "is_used", lambda authenticator, code: False)
    code = _code(secret)
    assert enters(code)
    clock(31)
    cache.clear()  # the cache has a clock of its own
    assert enters(code)


def test_a_code_that_confirmed_something_does_not_open_the_door(secret, sari, enters, as_user):
    code = _code(secret)
    as_user(sari).post(reverse("mfa_reauthenticate"), {"code": code})
    assert not enters(code)


def test_the_code_that_set_the_app_up_does_not_open_the_door(sari, enters, as_user, prove, clock):
    client = as_user(sari)
    prove(client)
    page = client.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret
    code = _code(secret)
    client.post(reverse("mfa_activate_totp"), {"code": code})
    assert Authenticator.objects.filter(user=sari, type="totp").exists()
    assert not enters(code)
    clock(31)
    assert enters(_code(secret, 1))


def test_typing_a_used_code_is_a_wrong_try(secret, enters, clock):
    """Whoever saw one code may not clear the count of guesses with it."""
    code = _code(secret)
    assert enters(code)
    for _ in range(10):
        enters(code)
    clock(31)
    assert not enters(_code(secret, 1))


def test_only_one_of_two_at_once_gets_in(secret, sari):
    app = Authenticator.objects.get(user=sari)
    stale = Authenticator.objects.get(user=sari)
    assert used_codes.use(app, _code(secret))
    assert not used_codes.use(stale, _code(secret))
