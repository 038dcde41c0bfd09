"""Lines in the bells of those whom a change of the registry concerns."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.urls import reverse

from agents.models import Appointment, Claim, Person
from agents.notices.bells import bell_name
from foundation.notices.operations import notify
from foundation.users import Account

GUESSES = "office_guesses"


def notify_claimant(claim: Claim, what: str) -> None:
    """Tell the account that its claim was linked, rejected or undone (`what`). An account that has
    no person has no bell."""
    _notify(
        Person.objects.filter(user=claim.user),
        kind=f"agents.claim_{what}",
        subject=f"claim:{claim.pk}",
        data={"name": claim.person.full_name if claim.person else "–"},
        url=reverse("agents:claim"),
    )


def notify_office(claim: Claim, what: str, accounts: Iterable[Account]) -> None:
    """Tell the accounts in charge that a claim was asked for or linked (`what`); the link of a
    claim takes the place of the request."""
    page = "agents:unit_requests" if what == "asked" else "agents:unit_claims"
    _notify(
        Person.objects.filter(user__in=[account.pk for account in accounts]),
        kind=f"agents.office_{what}",
        subject=f"office-claim:{claim.pk}",
        data={
            "name": claim.person.full_name if claim.person else "–",
            "account": claim.user.email,
        },
        url=reverse(page),
    )


def notify_of_guesses(person: Person, accounts: Iterable[Account]) -> None:
    """Tell the accounts in charge that many try to get at the record; a later line takes the place
    of the earlier one."""
    _notify(
        Person.objects.filter(user__in=[account.pk for account in accounts]),
        kind=f"agents.{GUESSES}",
        subject=f"guesses:{person.pk}",
        data={"name": person.full_name},
        url=reverse("agents:unit"),
    )


def notify_appointed(
    appointment: Appointment, by: Account | None, at: datetime | None = None
) -> None:
    """Tell the person of a new role, unless she appointed herself. Whoever has no account yet reads
    it when she has: the bell is her record's. `at` tells what is past."""
    _notify_of_appointment(appointment, by, "appointed", appointment.starts_on, at)


def notify_ended(appointment: Appointment, by: Account | None) -> None:
    """Tell the person with which day a role ends."""
    if appointment.ends_on is not None:
        _notify_of_appointment(appointment, by, "appointment_ended", appointment.ends_on)


def _notify_of_appointment(
    appointment: Appointment, by: Account | None, what: str, day: date, at: datetime | None = None
) -> None:
    """Whoever has no account yet reads it when she has: her record is the bell's owner."""
    if by is not None and appointment.person.user_id == by.pk:
        return
    _notify(
        [appointment.person],
        kind=f"agents.{what}",
        subject=f"appointment:{appointment.pk}",
        data={
            "role": str(appointment.kind),
            "day": day.isoformat(),
            "decree": appointment.decree.number,
        },
        url=reverse("agents:claim"),
        at=at,
    )


def notify_erasure(
    people: Iterable[Person], what: str, number: int, url: str, answer_by: datetime | None
) -> None:
    """Tell the clinic that a request for erasure waits (`asked`), or the person that it was
    `refused`; without a name, for lines of others are not searched when somebody's data go."""
    data = {"until": answer_by.isoformat() if answer_by else ""}
    kind = f"agents.erasure_{what}"
    _notify(people, kind=kind, subject=f"erasure:{number}", data=data, url=url)


def _notify(people: Iterable[Person], **line: Any) -> None:
    bells = [bell_name(person.pk) for person in people]
    if bells:
        notify(bells, **line)
