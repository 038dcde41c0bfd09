"""Bookings as calendar programs read them (RFC 5545, invitations by RFC 5546)."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from email.utils import parseaddr
from functools import lru_cache

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, Timezone, vCalAddress, vDuration, vText

from agents.contact import address_of
from agents.models import Person
from foundation.app_settings import app_settings
from foundation.calendar import local_time
from scheduling.app_settings import app_settings as own_settings
from scheduling.kinds import About, abouts
from scheduling.models import Booking

AGAIN = timedelta(hours=1)


def invitation(booking: Booking, method: str, attendees: Iterable[Person]) -> str:
    """`method` is REQUEST or CANCEL for mails, PUBLISH for a file that somebody fetches."""
    calendar = _calendar()
    calendar.add("method", method)
    status = "CANCELLED" if method == "CANCEL" else _status(booking)
    # The moment at which this message was made; the booking's own is its LAST-MODIFIED.
    event = _event(booking, abouts([booking])[booking.pk], status, timezone.now())
    if method != "PUBLISH":
        event.add("organizer", _organizer())
        said = dict(booking.participants.values_list("person_id", "reply"))
        for person in attendees:
            asked = (
                method == "REQUEST" and not said.get(person.pk) and bool(own_settings.REPLIES_IMAP)
            )
            event.add("attendee", _attendee(person, said.get(person.pk, ""), asked), encode=False)
    calendar.add_component(event)
    return calendar.to_ical().decode()


def feed(bookings: Iterable[Booking]) -> str:
    """All of them in one calendar; one query for each kind among them. Programs that look again by
    themselves are asked to do so every hour (RFC 7986, and what came before it)."""
    found = list(bookings)
    told = abouts(found)
    calendar = _calendar()
    calendar.add("x-wr-calname", _("Clinic sessions"))
    calendar.add("refresh-interval", AGAIN, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(AGAIN))
    for booking in found:
        # Without a method, DTSTAMP is the moment of the last change (RFC 5545, section 3.8.7.2): the
        # same bytes as long as nothing changes.
        event = _event(booking, told[booking.pk], _status(booking), booking.changed_at)
        calendar.add_component(event)
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
    """Worked out once in a process: it takes longer than all the rest of an invitation. Its COMMENT
    says how the library worked it out, which some programs show to people."""
    zone = Timezone.from_tzid(name)
    for part in (zone, *zone.subcomponents):
        part.pop("COMMENT", None)
    return zone


def _status(booking: Booking) -> str:
    if booking.is_off:
        return "CANCELLED"
    return "TENTATIVE" if booking.is_waiting else "CONFIRMED"


def _event(booking: Booking, about: About, status: str, stamp: datetime) -> Event:
    event = Event()
    is_off = status == "CANCELLED"
    title = about.title or booking.title
    event.add("uid", booking.uid)
    event.add("sequence", booking.sequence)
    event.add("dtstamp", _instant(stamp))
    event.add("created", _instant(booking.created_at))
    event.add("last-modified", _instant(booking.changed_at))
    event.add("dtstart", booking.starts_at.astimezone(local_time.zone()))
    event.add("dtend", booking.ends_at.astimezone(local_time.zone()))
    # Many programs show a cancelled event like any other, so the title says it, and it takes no time.
    event.add("summary", _("Cancelled: %(title)s") % {"title": title} if is_off else title)
    event.add("status", status)
    event.add("transp", "TRANSPARENT" if is_off else "OPAQUE")
    if about.url:
        event.add("url", f"{app_settings.BASE_URL}{about.url}")
    if booking.where or booking.link:
        event.add("location", booking.where or booking.link)
    lines = [line for line in (*about.lines, booking.link) if line]
    if lines:
        event.add("description", "\n".join(lines))
    return event


def _instant(at: datetime) -> datetime:
    """In UTC, which these properties must be in, without a fraction of a second."""
    return at.astimezone(UTC).replace(microsecond=0)


def _organizer() -> vCalAddress:
    """The clinic invites: people may change while the booking stays the same."""
    name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    organizer = vCalAddress(f"mailto:{address}")
    organizer.params["CN"] = vText(name or app_settings.SITE_NAME)
    return organizer


def _attendee(person: Person, said: str, is_asked: bool) -> vCalAddress:
    """Whoever has agreed already, by booking or approving, is not asked; and nobody is where the
    clinic does not read the answers."""
    attendee = vCalAddress(f"mailto:{address_of(person)}")
    attendee.params["CN"] = vText(person.full_name)
    attendee.params["CUTYPE"] = vText("INDIVIDUAL")
    attendee.params["ROLE"] = vText("REQ-PARTICIPANT")
    attendee.params["PARTSTAT"] = vText(said.upper() or "NEEDS-ACTION")
    attendee.params["RSVP"] = vText("TRUE" if is_asked else "FALSE")
    return attendee
