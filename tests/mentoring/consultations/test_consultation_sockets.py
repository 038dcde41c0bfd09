"""A thread at the socket: who hears it, until when, and without Redis."""

import time

import pytest
from django.urls import reverse

from foundation.live import redis as redis_signal
from foundation.live.following import FORBIDDEN
from innovations.models import Member
from mentoring.consultations.operations import turns
from tests.foundation.live.sockets import SILENCE, Tab, aside, drive, own_redis
from tests.mentoring.consultations.talks import say, seen

SOON = 12.0  # seconds; the machine does other things too


@pytest.fixture
def clock(monkeypatch):
    """Sockets and sessions live by the real clock."""
    monkeypatch.undo()


@pytest.fixture
def hurried(clock, monkeypatch):
    """The same hub, which looks sooner at what permissions hang on."""
    monkeypatch.setattr("foundation.live.hub.WATCH_EVERY", 0.3)


@pytest.fixture
def live(committed_db, clock, talk):
    return talk


async def _hear(clients, consultation, act) -> list[bool]:
    """Who gets an event of the thread after `act`, of sockets that asked for it; the first does."""
    stream = consultation.stream
    tabs = [Tab(client, f"ikuti={stream.name}@{stream.last_seq}") for client in clients]
    for tab in tabs:
        await tab.open()
    await aside(act)
    heard = [await _hears(tab, stream.name, 6 if tab is tabs[0] else SILENCE) for tab in tabs]
    for tab in tabs:
        await tab.close()
    return heard


async def _hears(tab, name, seconds) -> bool:
    # The wire is not closed by a wait that ends in vain: it is asked before.
    while not await tab.is_silent(seconds):
        if (await tab.frame()).get("stream") == name:
            return True
    return False


def test_whoever_may_read_a_thread_hears_it(live, sari, budi, as_user):
    live.stream.refresh_from_db()
    assert drive(_hear([as_user(budi)], live, lambda: say(sari, live))) == [True]


@pytest.mark.parametrize("who", ["rini", "fauzi", "other_mentor"])
def test_nobody_else_hears_it(live, sari, budi, as_user, request, who):
    live.stream.refresh_from_db()
    clients = [as_user(budi), as_user(request.getfixturevalue(who))]
    assert drive(_hear(clients, live, lambda: say(sari, live))) == [True, False]


async def _falls_silent(client, consultation, withdraw, act) -> int:
    """The code with which the socket is closed once a right has been withdrawn; events came
    before."""
    name = consultation.stream.name
    tab = Tab(client, f"ikuti={name}")
    await tab.open()
    while (await tab.frame()).get("stream") != name:  # where it stands
        pass
    await aside(act)
    while (await tab.frame()).get("kind") != "text":
        pass
    await aside(withdraw)
    return await tab.closing(SOON)


def test_whoever_leaves_the_team_hears_it_no_longer(live, hurried, sari, budi, as_user):
    def leave() -> None:
        Member.objects.filter(person=sari.person).delete()

    client = as_user(sari)
    code = drive(_falls_silent(client, live, leave, lambda: say(budi, live)))
    assert code == FORBIDDEN


def test_a_mentor_who_did_not_get_the_question_hears_it_no_longer(
    committed_db, hurried, question, sari, budi, other_mentor, as_user
):
    def take() -> None:
        turns.take(budi, seen(budi, question))

    client = as_user(other_mentor)
    code = drive(_falls_silent(client, question, take, lambda: say(sari, question)))
    assert code == FORBIDDEN


def test_a_thread_is_not_asked_for_by_a_guess(live, rini, as_user):
    response = as_user(rini).get(reverse("foundation:since"), {"ikuti": live.stream.name})
    assert live.stream.name not in response.content.decode()


@pytest.mark.smoke
@pytest.mark.parametrize("fault", ["kill", "freeze"])
def test_without_redis_a_message_is_sent_seen_and_heard(
    live, sari, budi, as_user, tmp_path, settings, monkeypatch, fault
):
    monkeypatch.setattr(redis_signal, "REST", 3.0)
    hers, his = as_user(sari), as_user(budi)
    live.stream.refresh_from_db()

    def send() -> None:
        began = time.perf_counter()
        typed = {"text": "Tanpa Redis", "client_key": "k"}
        assert his.post(reverse("mentoring:post_message", args=[live.pk]), typed).status_code == 302
        assert time.perf_counter() - began < 5
        assert "Tanpa Redis" in hers.get(live.get_absolute_url()).content.decode()

    with own_redis(str(tmp_path)) as server:
        settings.FOUNDATION_LIVE_REDIS_URL = server.url
        getattr(server, fault)()
        assert drive(_hear([hers], live, send)) == [True]
        if fault == "freeze":
            server.thaw()
