"""Warn the office of somebody who tries to get at one of its records. Nobody is locked out by that."""

from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from agents.claims.operations import informing
from agents.models.claims import unlinked_records
from agents.notices import operations as notices
from foundation.models import OutboxMessage
from foundation.outbox import operations as outbox
from foundation.security_log import Event, note

WARN = "agents.warn_office_of_guesses"


@transaction.atomic
def warn_office_later(named: str) -> None:
    """`named`: as `asking.normalize` answers it. Whether there is such a record is looked up
    afterwards, so that a known one and an unknown one are answered alike. Once an hour."""
    hour = f"{timezone.now():%Y%m%d%H}"
    key = f"{WARN}:{sha256(named.encode()).hexdigest()}:{hour}"
    outbox.put(key, WARN, {"named": named}, is_secret=True)


@transaction.atomic
def warn_office(message: OutboxMessage) -> None:
    """The sender of WARN: a line in the bell and a mail to everybody in charge. Safe to run again."""
    person = unlinked_records(message.payload["named"]).first()
    if person is None:
        return
    note(Event.GUESSES, person=person.pk)
    offices = informing.offices_of(person)
    notices.notify_of_guesses(person, offices)
    for account in offices:
        informing.mail_warning(person, account, key=f"{message.pk}:{account.pk}")
