"""The bell: its count in the header, its page, and the poll."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from foundation.limits import Limit
from foundation.live import streams
from foundation.live.following import MOST_ASKED
from foundation.live.operations import publish
from foundation.live.streams import register_stream
from foundation.models import Notice
from foundation.notices import bells
from foundation.notices.bells import notices_of, unread_of
from tests.foundation.live.sockets import Tab, announce, drive
from tests.foundation.notices.test_notices import tell

BELL, POLL = "/kabar/", "/kabar/sejak/"


@pytest.fixture
def bell(sari) -> str:
    return f"person:{sari.person.pk}"


@pytest.fixture
def client(sari, as_user):
    return as_user(sari)


def _page(client, path: str = BELL) -> str:
    return client.get(path).content.decode()


def _fill(bell: str, count: int) -> None:
    for number in range(count):
        tell(bell, subject=f"claim:{number}", data={"name": f"Pegawai {number}"})


def test_an_empty_bell_says_what_will_be_there(client):
    page = _page(client)
    assert "Belum ada kabar" in page
    assert "Tandai semua" not in page


@pytest.mark.parametrize(("count", "short"), [(1, "1"), (9, "9"), (10, "9+")])
def test_the_header_counts(client, bell, count, short):
    _fill(bell, count)
    page = _page(client, reverse("home:start"))
    assert f"data-live-short>{short}</span>" in page
    assert f"{count} belum dibaca" in page


def test_new_and_earlier_lines_each_from_the_newest(client, sari, bell):
    _fill(bell, 3)
    Notice.objects.filter(subject="claim:1").update(read_at="2026-01-01T00:00Z")
    page = _page(client)
    places = [page.index(f"Pegawai {number}.") for number in (2, 0, 1)]
    assert places == sorted(places)
    assert page.index("Baru</h2>") < places[0]
    assert places[1] < page.index("Sebelumnya</h2>") < places[2]
    assert "WITA" in page


def test_opening_a_line_reads_it_and_leads_on(client, sari, bell):
    tell(bell)
    notice = notices_of(sari).get()
    form = {"until": notice.at.isoformat(), "open": "1"}
    for _ in range(2):
        response = client.post(f"/kabar/{notice.pk}/dibaca/", form)
        assert (response.status_code, response["Location"]) == (302, "/akun/pegawai/")
    assert unread_of(sari) == 0


def test_a_line_may_be_read_without_being_opened(client, sari, bell):
    tell(bell)
    notice = notices_of(sari).get()
    response = client.post(f"/kabar/{notice.pk}/dibaca/", {"until": notice.at.isoformat()})
    assert response["Location"] == BELL
    assert unread_of(sari) == 0


def test_what_came_after_the_page_was_made_stays_unread(client, sari, bell):
    tell(bell)
    notice = notices_of(sari).get()
    tell(bell, kind="agents.claim_undone")
    client.post(f"/kabar/{notice.pk}/dibaca/", {"until": notice.at.isoformat()})
    assert unread_of(sari) == 1
    client.post("/kabar/dibaca/", {"until": notice.at.isoformat()})
    assert unread_of(sari) == 1


@pytest.mark.parametrize("until", ["", "yesterday", "2026-13-40T99:00", "2026-01-01T00:00"])
def test_all_are_read_at_once_and_nonsense_means_now(client, sari, bell, until):
    _fill(bell, 3)
    for _ in range(2):
        response = client.post("/kabar/dibaca/", {"until": until})
        assert (response.status_code, response["Location"]) == (302, BELL)
    assert unread_of(sari) == 0


def test_the_line_of_somebody_else_does_not_exist(client, rini):
    tell(f"person:{rini.person.pk}")
    notice = notices_of(rini).get()
    assert client.post(f"/kabar/{notice.pk}/dibaca/").status_code == 404
    assert unread_of(rini) == 1


def test_a_long_list_has_pages(client, bell, queries_of):
    _fill(bell, 5)
    client.get(BELL)
    few = queries_of(lambda: client.get(BELL))
    _fill(bell, 45)
    assert queries_of(lambda: client.get(BELL)) == few
    assert "Pegawai 0." in _page(client, f"{BELL}?page=3")


def test_the_count_costs_a_page_one_query_and_a_visitor_none(client, bell, client_of_nobody):
    def counts(asking, path: str) -> int:
        asking.get(path)
        with CaptureQueriesContext(connection) as captured:
            asking.get(path)
        return sum("foundation_notice" in each["sql"] for each in captured)

    assert counts(client, reverse("home:start")) == 1
    assert counts(client_of_nobody, "/") == 0


@pytest.fixture
def client_of_nobody():
    return Client()


def test_the_poll_is_of_whoever_is_signed_in(client_of_nobody):
    assert client_of_nobody.get(POLL).status_code == 401


def test_the_poll_answers_what_was_missed_and_how_much_is_unread(client, bell):
    _fill(bell, 3)
    response = client.get(POLL, {"sejak": f"{bell}@1"})
    assert response["Cache-Control"] == "private, no-store"
    assert response.json() == {
        "frames": [
            {"stream": bell, "seq": 2, "kind": "notice", "ref": "claim:1"},
            {"stream": bell, "seq": 3, "kind": "notice", "ref": "claim:2"},
        ],
        "unread": 3,
        "layer": "ok",
    }


def test_the_poll_leaves_out_what_is_not_permitted(client, bell, rini):
    theirs = f"person:{rini.person.pk}"
    publish([theirs], "notice")
    frames = client.get(POLL, {"ikuti": [f"{theirs}@0", "nothing:1@0", "", "@"]}).json()["frames"]
    assert frames == [{"stream": bell, "seq": 0, "kind": "start", "ref": ""}]


def test_the_poll_costs_little(client, bell, queries_of, monkeypatch):
    """Session, account and record are three of them, as on every page. What apps above follow
    and count comes on top."""
    monkeypatch.setattr(streams, "_rules", dict(streams._rules))
    monkeypatch.setattr(streams, "_followed", [bell_only])
    monkeypatch.setattr(bells, "_unread", {})
    register_stream("test", lambda user, keys: keys)
    _fill(bell, 3)
    publish(["test:5"], "said")
    at_rest = {"sejak": f"{bell}@3", "ikuti": "test:5@1"}
    with_news = {"sejak": f"{bell}@1", "ikuti": "test:5@0"}
    assert queries_of(lambda: client.get(POLL, {"jumlah": "1"})) == 4
    assert queries_of(lambda: client.get(POLL, at_rest)) == 5
    assert queries_of(lambda: client.get(POLL, with_news)) == 6


def test_the_poll_asks_once_for_all_names_and_leaves_out_the_ninth(client, bell, monkeypatch):
    asked = []
    monkeypatch.setattr(streams, "_rules", dict(streams._rules))
    register_stream("test", lambda user, keys: asked.append(list(keys)) or [])
    client.get(POLL, {"ikuti": [f"test:{number}@0" for number in range(200)]})
    assert asked == [[str(number) for number in range(MOST_ASKED)]]


def test_an_account_that_asks_too_often_waits(client, bell, rini, as_user, monkeypatch):
    monkeypatch.setattr("foundation.notices.views.POLLS", Limit("notices.poll", 2, 60))
    answers = [client.get(POLL) for _ in range(3)]
    assert [each.status_code for each in answers] == [200, 200, 429]
    assert answers[-1]["Retry-After"] == "60"
    assert as_user(rini).get(POLL).status_code == 200


def bell_only(user) -> list[str]:
    return [str(bells.bell_of(user))]


def test_the_poll_may_just_count(client, bell):
    _fill(bell, 3)
    assert client.get(POLL, {"jumlah": "1"}).json() == {"frames": [], "unread": 3, "layer": "ok"}


def test_the_poll_answers_what_the_socket_sends(committed_db, client, bell, monkeypatch):
    monkeypatch.setattr(streams, "_rules", dict(streams._rules))
    register_stream("test", lambda user, keys: {"5"} & set(keys))
    for number in range(3):
        announce(bell, str(number))
        announce("test:5", str(number))
        announce("test:6", str(number))
    asked = f"ikuti=test:5@1&ikuti=test:6@0&sejak={bell}@2"

    async def main() -> list[dict[str, object]]:
        tab = Tab(client, asked)
        await tab.open()
        frames = await tab.frames(4)
        assert await tab.is_silent()
        await tab.close()
        return frames

    answer = client.get(f"{POLL}?{asked}").json()
    first, *frames = drive(main())
    assert first == {"unread": answer["unread"]}
    assert frames == answer["frames"]
