"""Invitations: one UID for life, a rising SEQUENCE, one mail for each who is invited."""

from collections.abc import Iterable

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from agents.models import Person
from foundation.app_settings import app_settings
from foundation.operations import outbox
from mentoring import calendars, clock
from mentoring.models import Session, SessionChange
from mentoring.people import address_of, language_of

Kind = SessionChange.Kind


def invite(session: Session, kind: Kind, reason: str) -> None:
    """The first invitation, or an update that calendars put in its place."""
    for person in session.attendees:
        _mail(session, person, "REQUEST", kind.value, reason, session.attendees)


def withdraw_invitation(session: Session, people: Iterable[Person], reason: str) -> None:
    people = list(people)
    for person in people:
        _mail(session, person, "CANCEL", "cancelled", reason, people)


def text_for(session: Session, person: Person, name: str, reason: str = "") -> tuple[str, str]:
    """Subject and body; the first line of the template is the subject."""
    others = [each for each in session.attendees if each.pk != person.pk]
    context = {
        "session": session,
        "when": clock.day_and_hours(session.starts_at, session.ends_at),
        "others": ", ".join(each.full_name for each in others),
        "reason": reason,
        "url": f"{settings.BASE_URL}{session.get_absolute_url()}",
        "site_name": app_settings.SITE_NAME,
    }
    text = render_to_string(f"mentoring/mail/{name}.txt", context).strip()
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
    address = address_of(person)
    if not address:
        return
    with translation.override(language_of(person)):
        subject, body = text_for(session, person, name, reason)
        ics = calendars.invitation(session, method, attendees)
    payload = {
        "subject": subject,
        "body": body,
        "to": [address],
        "calendar": {"method": method, "ics": ics},
    }
    outbox.put(f"session:{session.pk}:{session.revision}:{person.pk}", "mail", payload)
