"""Bookings as calendar programs read them (RFC 5545, invitations by RFC 5546)."""

from collections.abc import Iterable
from datetime import timedelta
from email.utils import parseaddr
from functools import lru_cache

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, Timezone, vCalAddress, vText

from agents.contact import address_of
from agents.models import Person
from foundation.app_settings import app_settings
from foundation.calendar import local_time
from scheduling.kinds import About, abouts
from scheduling.models import Booking


def invitation(booking: Booking, method: str, attendees: Iterable[Person]) -> str:
    """`method` is REQUEST or CANCEL for mails, PUBLISH for a file that somebody fetches."""
    calendar = _calendar()
    calendar.add("method", method)
    status = "CANCELLED" if method == "CANCEL" else _status(booking)
    event = _event(booking, abouts([booking])[booking.pk], status)
    if method != "PUBLISH":
        event.add("organizer", _organizer())
        for person in attendees:
            event.add("attendee", _attendee(person), encode=False)
    calendar.add_component(event)
    return calendar.to_ical().decode()


def feed(bookings: Iterable[Booking]) -> str:
    """All of them in one calendar; one query for each kind among them."""
    found = list(bookings)
    told = abouts(found)
    calendar = _calendar()
    calendar.add("x-wr-calname", _("Clinic sessions"))
    calendar.add("refresh-interval", timedelta(hours=1), parameters={"VALUE": "DURATION"})
    for booking in found:
        calendar.add_component(_event(booking, told[booking.pk], _status(booking)))
    return calendar.to_ical().decode()


def _calendar() -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", f"-//{app_settings.SITE_NAME}//ID")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add_component(_zone(settings.TIME_ZONE))
    return calendar


@lru_cache
def _zone(name: str) -> Timezone:
    """Worked out once in a process: it takes longer than all the rest of an invitation."""
    return Timezone.from_tzid(name)


def _status(booking: Booking) -> str:
    if booking.is_off:
        return "CANCELLED"
    return "TENTATIVE" if booking.is_waiting else "CONFIRMED"


def _event(booking: Booking, about: About, status: str) -> Event:
    event = Event()
    event.add("uid", booking.uid)
    event.add("sequence", booking.sequence)
    event.add("dtstamp", booking.changed_at.replace(microsecond=0))
    event.add("dtstart", booking.starts_at.astimezone(local_time.zone()))
    event.add("dtend", booking.ends_at.astimezone(local_time.zone()))
    event.add("summary", about.title or booking.title)
    event.add("status", status)
    if about.url:
        event.add("url", f"{app_settings.BASE_URL}{about.url}")
    if booking.where or booking.link:
        event.add("location", booking.where or booking.link)
    lines = [line for line in (*about.lines, booking.link) if line]
    if lines:
        event.add("description", "\n".join(lines))
    return event


def _organizer() -> vCalAddress:
    """The clinic invites: people may change while the booking stays the same."""
    name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    organizer = vCalAddress(f"mailto:{address}")
    organizer.params["CN"] = vText(name or app_settings.SITE_NAME)
    return organizer


def _attendee(person: Person) -> vCalAddress:
    attendee = vCalAddress(f"mailto:{address_of(person)}")
    attendee.params["CN"] = vText(person.full_name)
    attendee.params["CUTYPE"] = vText("INDIVIDUAL")
    attendee.params["ROLE"] = vText("REQ-PARTICIPANT")
    attendee.params["PARTSTAT"] = vText("NEEDS-ACTION")
    attendee.params["RSVP"] = vText("TRUE")
    return attendee
