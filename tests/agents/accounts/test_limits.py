"""An office of sixty enters; a guesser of one account does not."""

import time

import pytest
from django.test import Client
from django.urls import reverse

from agents.accounts import known_browsers, limits
from foundation.limits import Limit

OFFICE = "203.0.113.7"
TRIES = 10


@pytest.fixture
def room(make_user, password):
    return [make_user(f"peserta{n}@balangan.example", password=password) for n in range(60)]


def _is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def _enter_all(room, knock) -> int:
    clients = [Client() for _user in room]
    for user, client in zip(room, clients, strict=True):
        knock(user.email, "salah ketik" if user.pk % 4 == 0 else "", client, REMOTE_ADDR=OFFICE)
        knock(user.email, client=client, REMOTE_ADDR=OFFICE)
    return sum(map(_is_in, clients))


def test_sixty_people_behind_one_address_enter_at_once(room, knock):
    assert _enter_all(room, knock) == 60


def test_the_room_would_stand_outside_with_allauths_own_limits(room, knock, settings):
    settings.ACCOUNT_RATE_LIMITS = {}
    assert _enter_all(room, knock) < 60


def test_the_eleventh_guess_gets_a_page_that_says_so(sari, knock):
    answers = [knock(sari.email, f"tebak-{n}") for n in range(TRIES + 1)]
    assert [answer.status_code for answer in answers] == [200] * TRIES + [429]
    assert "429.html" in [template.name for template in answers[-1].templates]
    page = answers[-1].content.decode()
    assert reverse("account_request_login_code") in page
    assert page.count("<h1") == 1


def test_even_the_right_password_waits_after_ten_guesses(sari, knock):
    for n in range(TRIES):
        knock(sari.email, f"tebak-{n}")
    client = Client()
    assert knock(sari.email, client=client).status_code == 429
    assert not _is_in(client)


def test_without_the_limit_the_guesser_gets_in(sari, knock, settings):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"login_failed": None}
    client = Client()
    for n in range(TRIES + 5):
        knock(sari.email, f"tebak-{n}", client)
    knock(sari.email, client=client)
    assert _is_in(client)


def test_five_minutes_later_the_door_opens_again(sari, knock, monkeypatch):
    for n in range(TRIES):
        knock(sari.email, f"tebak-{n}")
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 5 * 60 + 1)
    client = Client()
    knock(sari.email, client=client)
    assert _is_in(client)


def test_e_mail_nip_spelling_and_host_are_one_account_to_the_limit(sari, knock, settings):
    settings.ALLOWED_HOSTS = ["*"]
    nip = sari.person.nip
    names = [sari.email, sari.email.upper(), nip, f"{nip[:8]} {nip[8:]}", f"{nip[:8]}.{nip[8:]}"]
    for n in range(TRIES):
        origin = {"REMOTE_ADDR": "198.51.100.1", "HTTP_HOST": f"host{n}.example"}
        assert knock(names[n % len(names)], f"tebak-{n}", **origin).status_code == 200
    assert knock(nip, "tebak", REMOTE_ADDR="198.51.100.1").status_code == 429


def test_a_stranger_elsewhere_locks_nobody_out(sari, knock):
    for n in range(TRIES + 5):
        knock(sari.email, f"tebak-{n}", REMOTE_ADDR="198.51.100.1")
    client = Client()
    knock(sari.email, client=client, REMOTE_ADDR=OFFICE)
    assert _is_in(client)


def test_a_stranger_in_the_same_office_locks_no_known_browser_out(sari, knock):
    client = Client()
    knock(sari.email, client=client, REMOTE_ADDR=OFFICE)
    client.post(reverse("account_logout"))
    for n in range(TRIES + 5):
        knock(sari.email, f"tebak-{n}", REMOTE_ADDR=OFFICE)
    knock(sari.email, client=client, REMOTE_ADDR=OFFICE)
    assert _is_in(client)


def test_a_known_browser_buys_no_guesses(sari, rini, knock, password):
    """Neither at its own account nor at another's; nor does a cookie that was made up."""
    client = Client()
    knock(sari.email, client=client)
    client.post(reverse("account_logout"))
    guesses = [knock(sari.email, f"tebak-{n}", client).status_code for n in range(TRIES + 1)]
    assert guesses == [200] * TRIES + [429]
    others = [knock(rini.email, f"tebak-{n}", client).status_code for n in range(TRIES + 1)]
    assert others == [200] * TRIES + [429]
    client.cookies[known_browsers.COOKIE] = "palsu"
    assert knock(rini.email, "tebak", client).status_code == 429


def test_guessers_from_everywhere_are_stopped_and_a_known_browser_is_not(sari, knock, monkeypatch):
    monkeypatch.setattr(limits, "GUESSES", Limit("sign_in.test", 20, 3600))
    client = Client()
    knock(sari.email, client=client)
    client.post(reverse("account_logout"))
    answers = [
        knock(sari.email, f"tebak-{n}", REMOTE_ADDR=f"198.51.100.{n}").status_code
        for n in range(22)
    ]
    assert answers == [200] * 20 + [429] * 2
    knock(sari.email, client=client)
    assert _is_in(client)


def test_one_address_alone_never_gets_as_far_as_that():
    """Ten in five minutes are 120 in an hour, twenty mails are twenty."""
    assert limits.GUESSES.most > 12 * TRIES
    assert limits.MAILS.most > limits.MAILS_AN_HOUR.most


def test_an_account_that_does_not_exist_is_closed_like_one_that_does(db, knock):
    answers = [knock("bukan@balangan.example", "x").status_code for _n in range(TRIES + 1)]
    assert answers == [200] * TRIES + [429]


def test_entering_ones_own_account_gives_no_more_guesses_at_anothers(sari, rini, knock, password):
    rini.set_password(password)
    rini.save()
    for n in range(TRIES):
        knock(sari.email, f"tebak-{n}", REMOTE_ADDR=OFFICE)
        client = Client()
        knock(rini.email, client=client, REMOTE_ADDR=OFFICE)
        assert _is_in(client)
    assert knock(sari.email, "tebak", REMOTE_ADDR=OFFICE).status_code == 429


def test_a_guesser_in_the_office_does_not_close_the_door_for_the_others(
    sari, rini, knock, password
):
    rini.set_password(password)
    rini.save()
    for n in range(80):
        knock(sari.email, f"tebak-{n}", REMOTE_ADDR=OFFICE)
    client = Client()
    knock(rini.email, client=client, REMOTE_ADDR=OFFICE)
    assert _is_in(client)


def _spray(knock, proxies: int, settings) -> set[int]:
    """One guess at each of many accounts, a new forged address each time, behind one proxy."""
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": "10/5m/key,5/m/ip"}
    return {
        knock(
            f"orang{n}@balangan.example",
            "balangan123",
            REMOTE_ADDR="10.0.0.1",
            HTTP_X_FORWARDED_FOR=f"192.0.2.{n}, {OFFICE}" if proxies else f"192.0.2.{n}",
        ).status_code
        for n in range(7)
    }


@pytest.mark.parametrize("proxies", [0, 1])
def test_a_forged_forwarding_header_buys_no_guesses(db, knock, settings, proxies):
    assert 429 in _spray(knock, proxies, settings)


def test_the_header_would_buy_guesses_from_a_site_that_trusts_one_proxy_too_many(
    db, knock, settings
):
    assert _spray(knock, 2, settings) == {200}


@pytest.mark.parametrize("view", ["account_reset_password", "account_request_login_code"])
def test_nobody_fills_anothers_mailbox_with_codes(sari, view):
    answers = [Client().post(reverse(view), {"email": sari.email}) for _n in range(7)]
    assert [answer.status_code for answer in answers].count(302) <= 5
    assert answers[-1].status_code != 302


@pytest.mark.parametrize(
    "view", ["account_reset_password", "account_request_login_code", "account_signup"]
)
def test_a_stranger_does_not_keep_mails_from_whoever_waits_for_one(sari, view):
    """Neither from an address with an account nor from one that will have one."""
    rest = {"name": "Siti", "password1": "jembatan-paringin-9"}
    for email in (sari.email, "siti@contoh.example"):
        for _ in range(8):
            Client().post(reverse(view), {"email": email, **rest}, REMOTE_ADDR="198.51.100.1")
        answer = Client().post(reverse(view), {"email": email, **rest}, REMOTE_ADDR=OFFICE)
        assert answer.status_code == 302


def test_guessing_the_second_step_is_limited_as_well(sari, give_second_factor, knock):
    code = give_second_factor(sari)
    client = Client()
    knock(sari.email, client=client)
    for n in range(TRIES):
        client.post(reverse("mfa_authenticate"), {"code": f"{n:06}"})
    client.post(reverse("mfa_authenticate"), {"code": code})
    assert not _is_in(client)
