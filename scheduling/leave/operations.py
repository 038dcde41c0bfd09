"""Leave is recorded and withdrawn. Whoever is away cannot be booked."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.log_actions import log

from agents.models import Person
from agents.registry.operations.people import person_for
from foundation.users import Account
from scheduling.bookings import guard
from scheduling.bookings.expiring import make_room
from scheduling.bookings.obstacles import InTheWayError, obstacles
from scheduling.bookings.operations import book, cancel, held_by, lock, resources_of
from scheduling.models import Leave

KIND = "leave"


class LeaveOverError(Exception):
    """What is over, or was withdrawn, is not withdrawn."""


def record_leave(
    person: Person, kind: Leave.Kind, by: Account, *, starts_at: datetime, ends_at: datetime
) -> Leave:
    """The person is away from … to …, the end excluded; whole minutes.

    Raises InTheWayError with what is booked then: it is moved or cancelled first, by those whose
    it is.
    """
    try:
        with transaction.atomic():
            return _record(person, kind, by, starts_at, ends_at)
    except IntegrityError as error:
        if not guard.caused(error):
            raise
        raise InTheWayError(obstacles(resources_of([person], None), starts_at, ends_at)) from error


@transaction.atomic
def withdraw_leave(leave: Leave, by: Account | None) -> None:
    """The time is free again. Raises LeaveOverError."""
    lock(held_by(leave.booking))
    leave = Leave.objects.select_related("booking").get(pk=leave.pk)
    if leave.booking.is_off or leave.booking.ends_at <= timezone.now():
        raise LeaveOverError
    cancel(leave.booking)
    log(instance=leave, action="scheduling.withdraw_leave", user=by)


def _record(
    person: Person, kind: Leave.Kind, by: Account, starts_at: datetime, ends_at: datetime
) -> Leave:
    resources = resources_of([person], None)
    lock(each.pk for each in resources)
    make_room(resources)
    found = obstacles(resources, starts_at, ends_at)
    if found:
        raise InTheWayError(found)
    booking = book(
        KIND, resources, starts_at=starts_at, ends_at=ends_at, participants={person: "away"}
    )
    leave = Leave.objects.create(
        booking=booking, person=person, kind=kind, decided_by=person_for(by)
    )
    log(instance=leave, action="scheduling.record_leave", user=by)
    return leave
