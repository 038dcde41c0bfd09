"""Ask, approve, decline and withdraw on the screens, without JavaScript."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from icalendar import Calendar

from mentoring.models import Session
from mentoring.sessions.operations.answering import decline
from mentoring.sessions.slots import Slot
from scheduling.calendars.operations import renew_feed
from scheduling.models import CalendarFeed, Window
from tests.mentoring.conftest import local
from tests.scheduling.windows.test_windows import OFFER

HALF = timedelta(minutes=30)


def _text(response):
    return re.sub(r"\s+", " ", response.content.decode())


def _address(name, session):
    return reverse(f"mentoring:{name}", args=[session.pk])


def test_a_mentor_offers_times_that_she_approves(budi, as_user):
    address = reverse("scheduling:windows")
    page = as_user(budi).post(address, {**OFFER, "weeks": "1", "needs_approval": "on"}, follow=True)
    assert Window.objects.get().needs_approval
    assert "perlu persetujuan" in _text(page)


def test_without_the_tick_times_are_booked_at_once(budi, as_user):
    as_user(budi).post(reverse("scheduling:windows"), OFFER)
    assert not Window.objects.filter(needs_approval=True).exists()


def test_asking_for_a_time_says_that_it_is_held(
    assignment, asking, innovation, sari, budi, as_user
):
    address = reverse("mentoring:book", args=[innovation.pk, budi.person.pk])
    client = as_user(sari)
    assert "perlu persetujuan" in _text(client.get(address))
    slot = Slot(asking, asking.starts_at).key
    page = client.post(address, {"slot": slot, "client_key": "a"}, follow=True)
    assert Session.objects.get().status == "requested"
    assert "Menunggu persetujuan" in _text(page)
    assert "11 Maret 2026, 07.30 WITA" in _text(page)


@pytest.mark.parametrize("address", ["/sesi/", "/sesi/kalender/?bulan=2026-03"])
def test_list_and_calendar_show_what_is_asked_for(request_, sari, as_user, address):
    page = _text(as_user(sari).get(address))
    assert request_.get_absolute_url() in page
    assert "Menunggu persetujuan" in page


def test_the_day_shows_it_with_the_time_left(request_, sari, as_user):
    day = reverse("mentoring:day", args=[local("2026-03-16").date()])
    assert "tersisa 2 hari" in _text(as_user(sari).get(day))


def test_the_mentor_approves_in_one_tap(request_, budi, as_user):
    client = as_user(budi)
    approve = _address("approve", request_)
    page = _text(client.get("/sesi/"))
    assert "Menunggu persetujuan Anda" in page
    assert page.count(approve) == 1
    for _ in range(2):
        assert client.post(approve, {"client_key": "a"}).url == request_.get_absolute_url()
    request_.refresh_from_db()
    assert (request_.status, request_.sequence) == ("confirmed", 1)
    assert "Menunggu persetujuan Anda" not in _text(client.get("/sesi/"))


def test_the_mentor_declines_with_a_reason(request_, budi, as_user):
    client = as_user(budi)
    address = _address("decline", request_)
    empty = client.post(address, {"reason": "", "client_key": "a"})
    assert empty.status_code == 200
    for _ in range(2):
        answer = client.post(address, {"reason": "Dinas luar", "client_key": "a"})
        assert answer.url == request_.get_absolute_url()
    request_.refresh_from_db()
    assert (request_.status, request_.sequence) == ("declined", 1)
    assert "Dinas luar" in _text(client.get(request_.get_absolute_url()))
    assert client.get(address).status_code == 302


def test_the_innovator_withdraws_without_a_reason(request_, sari, as_user):
    client = as_user(sari)
    address = _address("cancel", request_)
    assert address in _text(client.get(request_.get_absolute_url()))
    assert "Tarik permintaan" in _text(client.get(address))
    for _ in range(2):
        answer = client.post(address, {"reason": "", "client_key": "a"})
        assert answer.url == request_.get_absolute_url()
    request_.refresh_from_db()
    assert (request_.status, request_.sequence) == ("cancelled", 1)


@pytest.mark.parametrize("name", ["approve", "decline"])
def test_nobody_else_answers(request_, sari, dewi, rini, other_mentor, as_user, name):
    for user in (sari, dewi, rini, other_mentor):
        answer = as_user(user).post(_address(name, request_), {"reason": "Sakit"})
        assert answer.status_code == 404
    request_.refresh_from_db()
    assert request_.stored_status == "requested"


def test_what_has_expired_is_said_to_have_before_the_minute_loop_came(
    request_, sari, budi, as_user, set_clock
):
    set_clock("2026-03-11 08:00")
    page = _text(as_user(sari).get(request_.get_absolute_url()))
    assert "Kedaluwarsa" in page
    assert _address("cancel", request_) not in page
    assert request_.get_absolute_url() in _text(as_user(sari).get("/sesi/?lalu=1"))
    answer = as_user(budi).post(_address("approve", request_), {"client_key": "a"}, follow=True)
    assert "Kedaluwarsa" in _text(answer)
    request_.refresh_from_db()
    assert request_.stored_status == "requested"


def test_nothing_comes_of_what_was_never_agreed(request_, budi, as_user, set_clock):
    set_clock("2026-03-16 09:10")
    answer = as_user(budi).post(_address("report", request_), {"was_held": "1"})
    assert answer.status_code == 404


def test_a_move_offers_the_innovator_no_time_with_approval(session, asking, sari, budi, as_user):
    slot = Slot(asking, asking.starts_at).key
    address = _address("move", session)
    assert slot not in _text(as_user(sari).get(address))
    assert slot in _text(as_user(budi).get(address))
    refused = as_user(sari).post(address, {"slot": slot, "reason": "Ada rapat", "client_key": "a"})
    assert refused.status_code == 409
    assert "Ada rapat" in _text(refused)


def test_a_feed_shows_a_request_as_tentative_until_it_is_declined(request_, sari, budi, client):
    renew_feed(sari)
    address = reverse("scheduling:feed", args=[CalendarFeed.objects.get().secret])

    def states():
        events = Calendar.from_ical(client.get(address).content).walk("VEVENT")
        return [str(event["STATUS"]) for event in events]

    assert states() == ["TENTATIVE"]
    decline(request_, budi, "Sakit")
    assert states() == []
