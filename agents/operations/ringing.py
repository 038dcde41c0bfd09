"""Lines in the bells of those whom a change of the registry concerns."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.urls import reverse

from agents.bells import bell_name
from agents.models import Appointment, Claim, Person
from foundation.operations.notices import notify


def tell_claimant(claim: Claim, what: str) -> None:
    """`what` is linked, rejected or undone. An account that has no person has no bell."""
    _ring(
        Person.objects.filter(user=claim.user),
        kind=f"agents.claim_{what}",
        subject=f"claim:{claim.pk}",
        data={"name": claim.person.full_name if claim.person else "–"},
        url=reverse("agents:claim"),
    )


def tell_office(claim: Claim, what: str, accounts: Iterable[Any]) -> None:
    """`what` is asked or linked; the link of a claim takes the place of the request."""
    page = "agents:unit_requests" if what == "asked" else "agents:unit_claims"
    _ring(
        Person.objects.filter(user__in=[account.pk for account in accounts]),
        kind=f"agents.office_{what}",
        subject=f"office-claim:{claim.pk}",
        data={
            "name": claim.person.full_name if claim.person else "–",
            "account": claim.user.email,
        },
        url=reverse(page),
    )


def tell_appointed(appointment: Appointment, by: Any, at: datetime | None = None) -> None:
    _ring_appointed(appointment, by, "appointed", appointment.starts_on, at)


def tell_ended(appointment: Appointment, by: Any) -> None:
    if appointment.ends_on is not None:
        _ring_appointed(appointment, by, "appointment_ended", appointment.ends_on)


def _ring_appointed(
    appointment: Appointment, by: Any, what: str, day: Any, at: datetime | None = None
) -> None:
    """Whoever has no account yet reads it when she has: her record is the bell's owner."""
    if by is not None and appointment.person.user_id == by.pk:
        return
    _ring(
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


def _ring(people: Iterable[Person], **line: Any) -> None:
    bells = [bell_name(person.pk) for person in people]
    if bells:
        notify(bells, **line)
