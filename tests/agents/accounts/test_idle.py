"""An unattended screen of those who run the site is signed out."""

import pytest
from django.urls import reverse

from agents.accounts.middleware import IdleMiddleware

RUNNERS = pytest.mark.parametrize("who", ["dewi", "aulia", "root"])
OTHERS = pytest.mark.parametrize("who", ["sari", "budi", "fauzi", "rizki"])


@pytest.fixture
def client_of(request, as_user, settings, set_clock):
    settings.AGENTS_IDLE_SECONDS = 30 * 60
    set_clock("2026-03-12 09:00")

    def enter(who: str):
        client = as_user(request.getfixturevalue(who))
        client.get("/mulai/")
        return client

    return enter


def _is_in(client) -> bool:
    return "_auth_user_id" in client.session


@RUNNERS
@pytest.mark.parametrize("address", ["/mulai/", "/cms/"])
def test_after_the_set_time_they_sign_in_again(who, address, client_of, set_clock):
    client = client_of(who)
    set_clock("2026-03-12 09:31")
    answer = client.get(address)
    assert answer.status_code == 302
    assert reverse("account_login") in answer["Location"]
    assert not _is_in(client)


@RUNNERS
def test_whoever_works_stays_in(who, client_of, set_clock):
    client = client_of(who)
    for minute in ("09:29", "09:58", "10:27"):
        set_clock(f"2026-03-12 {minute}")
        assert client.get("/mulai/").status_code == 200


@OTHERS
def test_everybody_else_stays_in(who, client_of, set_clock):
    client = client_of(who)
    set_clock("2026-03-12 18:00")
    assert client.get("/mulai/").status_code == 200
    assert IdleMiddleware.KEY not in client.session


def test_what_a_page_asks_by_itself_is_no_work(client_of, set_clock):
    client = client_of("dewi")
    for minute in ("09:10", "09:20", "09:30"):
        set_clock(f"2026-03-12 {minute}")
        client.get(reverse("foundation:since"))
    set_clock("2026-03-12 09:31")
    assert client.get("/mulai/").status_code == 302


def test_the_setting_says_how_long_and_nought_says_never(client_of, set_clock, settings):
    client = client_of("dewi")
    settings.AGENTS_IDLE_SECONDS = 0
    set_clock("2026-03-12 18:00")
    assert client.get("/mulai/").status_code == 200
    settings.AGENTS_IDLE_SECONDS = 60
    assert client.get("/mulai/").status_code == 302


def test_a_form_sent_too_late_changes_nothing(client_of, set_clock, sari):
    client = client_of("dewi")
    set_clock("2026-03-12 09:31")
    answer = client.post(reverse("registry_people:show_nip", args=[sari.person.pk]))
    assert answer.status_code == 302
    assert sari.person.nip not in answer.text


def test_work_is_written_down_once_a_minute(client_of, set_clock, django_assert_num_queries):
    client = client_of("dewi")
    first = client.session[IdleMiddleware.KEY]
    set_clock("2026-03-12 09:00:30")
    client.get("/mulai/")
    assert client.session[IdleMiddleware.KEY] == first
    set_clock("2026-03-12 09:01:30")
    client.get("/mulai/")
    assert client.session[IdleMiddleware.KEY] == first + 90
