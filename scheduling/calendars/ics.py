"""Sessions as calendar programs read them (RFC 5545, invitations by RFC 5546)."""

from collections.abc import Iterable
from datetime import timedelta
from email.utils import parseaddr
from functools import lru_cache

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, Timezone, vCalAddress, vText

from agents.models import Person
from foundation.app_settings import app_settings
from foundation.calendar import local_time as clock
from mentoring.models import Session
from mentoring.people import address_of


def invitation(session: Session, method: str, attendees: Iterable[Person]) -> str:
    """`method` is REQUEST or CANCEL for mails, PUBLISH for a file that somebody fetches."""
    calendar = _calendar()
    calendar.add("method", method)
    event = _event(session, "CANCELLED" if method == "CANCEL" else _status(session))
    if method != "PUBLISH":
        event.add("organizer", _organizer())
        for person in attendees:
            event.add("attendee", _attendee(person), encode=False)
    calendar.add_component(event)
    return calendar.to_ical().decode()


def feed(sessions: Iterable[Session]) -> str:
    calendar = _calendar()
    calendar.add("x-wr-calname", _("Clinic sessions"))
    calendar.add("refresh-interval", timedelta(hours=1), parameters={"VALUE": "DURATION"})
    for session in sessions:
        calendar.add_component(_event(session, _status(session)))
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


def _status(session: Session) -> str:
    if session.is_off:
        return "CANCELLED"
    return "TENTATIVE" if session.is_waiting else "CONFIRMED"


def _event(session: Session, status: str) -> Event:
    event = Event()
    event.add("uid", session.uid)
    event.add("sequence", session.sequence)
    event.add("dtstamp", session.changed_at.replace(microsecond=0))
    event.add("dtstart", session.starts_at.astimezone(clock.zone()))
    event.add("dtend", session.ends_at.astimezone(clock.zone()))
    event.add("summary", _("Clinic session: %(innovation)s") % {"innovation": session.innovation})
    event.add("status", status)
    event.add("url", f"{app_settings.BASE_URL}{session.get_absolute_url()}")
    if session.place or session.online_link:
        event.add("location", session.place or session.online_link)
    event.add("description", _description(session))
    return event


def _description(session: Session) -> str:
    lines = [
        _("Mentor: %(name)s") % {"name": session.mentor.full_name},
        session.topic,
        session.online_link,
    ]
    return "\n".join(line for line in lines if line)


def _organizer() -> vCalAddress:
    """The clinic invites: a mentor may change while the session stays the same."""
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
