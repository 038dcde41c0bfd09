"""Invitations: one UID for life, a rising SEQUENCE, one mail for each who is invited."""

from collections.abc import Iterable
from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from agents.contact import address_of, language_of
from agents.models import Person
from agents.notices.bells import bell_name
from foundation.app_settings import app_settings
from foundation.calendar import local_time
from foundation.notices.operations.mails import mail_about
from foundation.outbox import operations as outbox
from mentoring.models import Session, SessionChange
from mentoring.sessions.notices import TOPIC
from scheduling.calendars import ics
from scheduling.windows.slots import Slot

Kind = SessionChange.Kind


def invite(session: Session, kind: Kind, reason: str) -> None:
    """The first invitation, or an update that calendars put in its place."""
    for person in session.attendees:
        _mail(session, person, "REQUEST", kind.value, reason, session.attendees)


def invite_also(session: Session, person: Person) -> None:
    """One more, to what the others know already."""
    _mail(session, person, "REQUEST", Kind.BOOKED.value, "", session.attendees)


def withdraw_invitation(session: Session, people: Iterable[Person], reason: str) -> None:
    people = list(people)
    for person in people:
        _mail(session, person, "CANCEL", "cancelled", reason, people)


def tell(
    session: Session,
    people: Iterable[Person],
    name: str,
    reason: str = "",
    alternatives: Iterable[Slot] = (),
) -> None:
    """In words, without a calendar: of a request nothing stands in anybody's."""
    for person in people:
        with translation.override(language_of(person)):
            subject, body = text_for(session, person, name, reason, alternatives)
        _put(session, person, {"subject": subject, "body": body})


def text_for(
    session: Session,
    person: Person,
    name: str,
    reason: str = "",
    alternatives: Iterable[Slot] = (),
) -> tuple[str, str]:
    """Subject and body; the first line of the template is the subject."""
    others = [each for each in session.attendees if each.pk != person.pk]
    context = {
        "session": session,
        "when": local_time.day_and_hours(session.starts_at, session.ends_at),
        "others": ", ".join(each.full_name for each in others),
        "reason": reason,
        "expires": local_time.day_and_moment(session.expires_at) if session.expires_at else "",
        "alternatives": [
            local_time.day_and_hours(each.starts_at, each.ends_at) for each in alternatives
        ],
        "book_url": f"{app_settings.BASE_URL}{_booking(session)}",
        "url": f"{app_settings.BASE_URL}{session.get_absolute_url()}",
        "site_name": app_settings.SITE_NAME,
    }
    text = render_to_string(f"mentoring/sessions/mail/{name}.txt", context).strip()
    subject, _, body = text.partition("\n")
    return subject, body.strip() + "\n"


def _mail(
    session: Session,
    person: Person,
    method: str,
    name: str,
    reason: str,
    attendees: Iterable[Person],
) -> None:
    if not address_of(person):
        return
    with translation.override(language_of(person)):
        subject, body = text_for(session, person, name, reason)
        file = ics.invitation(session.booking, method, attendees)
    calendar = {"method": method, "ics": file}
    _put(session, person, {"subject": subject, "body": body, "calendar": calendar})


def _put(session: Session, person: Person, mail: dict[str, Any]) -> None:
    """One mail for each person and sequence, however often it is asked for."""
    address = address_of(person)
    if address:
        key = f"session:{session.pk}:{session.sequence}:{person.pk}"
        about = mail_about(TOPIC.name, bell_name(person.pk))
        outbox.put(key, "mail", {**mail, "to": [address], "about": about})


def _booking(session: Session) -> str:
    return reverse("mentoring:book", args=[session.innovation_id, session.mentor_id])
