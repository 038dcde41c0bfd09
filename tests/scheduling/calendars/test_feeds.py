"""A feed holds bookings of every kind, each told by its own kind, with one query for each kind."""

import re
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from scheduling.bookings import operations as bookings
from scheduling.calendars import ics
from scheduling.calendars.operations import renew_feed
from scheduling.leave.operations import record_leave
from scheduling.models import Booking, CalendarFeed, Leave
from tests.scheduling.conftest import local


def _events(client, user):
    address = reverse("scheduling:feed", args=[renew_feed(user).secret])
    return Calendar.from_ical(client.get(address).content).walk("VEVENT")


def test_meetings_and_leave_stand_in_ones_own_feed(make_booking, sari, budi, rini, dewi, client):
    meeting = make_booking("2026-03-12 09:00", sari, budi)
    away = {"starts_at": local("2026-03-16 00:00"), "ends_at": local("2026-03-18 00:00")}
    leave = record_leave(budi.person, Leave.Kind.SICK, dewi, **away)
    events = {str(each["UID"]): str(each["SUMMARY"]) for each in _events(client, budi)}
    assert events == {meeting.uid: f"Rapat {meeting.pk}", leave.booking.uid: "Cuti"}
    assert [str(each["UID"]) for each in _events(client, sari)] == [meeting.uid]
    assert _events(client, rini) == []


def test_a_feed_takes_the_same_queries_for_many(make_booking, sari, queries_of, client):
    make_booking("2026-03-12 09:00", sari)
    address = reverse("scheduling:feed", args=[renew_feed(sari).secret])
    few = queries_of(lambda: client.get(address))
    for day in range(13, 19):
        make_booking(f"2026-03-{day} 09:00", sari)
    assert queries_of(lambda: client.get(address)) == few


def test_a_tentative_booking_is_marked_as_such(make_booking, sari):
    make_booking("2026-03-12 09:00", sari, expires_at=local("2026-03-10 09:00"))
    text = ics.feed(Booking.objects.all())
    assert "STATUS:TENTATIVE" in text
    assert "DESCRIPTION" not in text


def test_a_cancelled_booking_says_so_and_takes_no_time(make_booking, sari, client):
    on, off = make_booking("2026-03-12 09:00", sari), make_booking("2026-03-13 09:00", sari)
    bookings.cancel(off)
    found = {str(each["UID"]): each for each in _events(client, sari)}
    told = found[off.uid]
    assert str(told["SUMMARY"]) == f"Dibatalkan: Rapat {off.pk}"
    assert (told["STATUS"], told["TRANSP"], told["SEQUENCE"]) == ("CANCELLED", "TRANSPARENT", 1)
    assert (found[on.uid]["STATUS"], found[on.uid]["TRANSP"]) == ("CONFIRMED", "OPAQUE")


def test_what_nobody_confirmed_in_time_is_in_no_feed(make_booking, sari, client, set_clock):
    make_booking("2026-03-12 09:00", sari, expires_at=local("2026-03-10 09:00"))
    assert [each["STATUS"] for each in _events(client, sari)] == ["TENTATIVE"]
    set_clock("2026-03-10 09:00")  # nobody has written it down yet
    assert _events(client, sari) == []


def test_a_feed_says_when_to_look_again_and_is_the_same_until_something_changes(
    make_booking, sari, client, set_clock
):
    make_booking("2026-03-12 09:00", sari)
    address = reverse("scheduling:feed", args=[renew_feed(sari).secret])
    text = client.get(address).content
    calendar = Calendar.from_ical(text)
    assert calendar["REFRESH-INTERVAL"].dt == timedelta(hours=1)
    assert b"\r\nX-PUBLISHED-TTL:PT1H\r\n" in text
    assert b"\r\nREFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n" in text
    assert b"COMMENT" not in text
    (event,) = calendar.walk("VEVENT")
    assert event["DTEND"].dt - event["DTSTART"].dt == timedelta(minutes=30)
    assert "DURATION" not in event
    assert event["DTSTAMP"].dt == event["LAST-MODIFIED"].dt == timezone.now()
    assert event["DTSTAMP"].to_ical().endswith(b"Z")
    set_clock("2026-03-10 09:00")
    assert client.get(address).content == text


def _text(response):
    return re.sub(r"\s+", " ", response.content.decode())


def test_a_feed_is_read_by_whoever_has_the_address_until_it_is_renewed(
    make_booking, sari, as_user, client
):
    booking = make_booking("2026-03-12 09:00", sari)
    as_user(sari).post(reverse("scheduling:renew_feed"))
    feed = CalendarFeed.objects.get()
    assert len(feed.secret) >= 40
    address = reverse("scheduling:feed", args=[feed.secret])
    assert address in _text(as_user(sari).get(reverse("scheduling:subscription")))
    answer = client.get(address)
    assert f"UID:{booking.uid}" in answer.content.decode()
    assert client.get(address, headers={"If-None-Match": answer["ETag"]}).status_code == 304
    renew_feed(sari)
    assert client.get(address).status_code == 404
    fresh = reverse("scheduling:feed", args=[CalendarFeed.objects.get().secret])
    as_user(sari).post(reverse("scheduling:revoke_feed"))
    assert client.get(fresh).status_code == 404


def test_a_feed_follows_a_change_and_ends_with_the_account(make_booking, sari, client):
    booking = make_booking("2026-03-12 09:00", sari)
    feed = renew_feed(sari)
    address = reverse("scheduling:feed", args=[feed.secret])
    before = client.get(address)["ETag"]
    bookings.cancel(booking)
    answer = client.get(address)
    assert answer["ETag"] != before
    assert "STATUS:CANCELLED" in answer.content.decode()
    sari.is_active = False
    sari.save(update_fields=["is_active"])
    assert client.get(address).status_code == 404


def test_a_feed_has_only_ones_own_sessions(make_booking, sari, rini, client):
    make_booking("2026-03-12 09:00", sari)
    feed = renew_feed(rini)
    body = client.get(reverse("scheduling:feed", args=[feed.secret])).content.decode()
    assert "BEGIN:VEVENT" not in body


def test_a_phone_subscribes_by_one_link(sari, as_user):
    client = as_user(sari)
    assert "webcal:" not in client.get("/sesi/langganan/").content.decode()
    address = f"/kalender/{renew_feed(sari).secret}.ics"
    page = client.get("/sesi/langganan/").content.decode()
    assert f'href="webcal://127.0.0.1:8000{address}"' in page
    assert 'data-copy="alamat"' in page
    for calendar in ("iPhone", "Google", "Outlook"):
        assert calendar in page
