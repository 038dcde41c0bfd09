"""Appoint somebody by decree, and end it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from agents.models import Appointment, AppointmentScope, Decree, Opd, Person
from agents.notices import operations as notices
from agents.registry.operations.ended import tell_if_ended
from agents.registry.operations.refusals import EndsBeforeStartError, OpdNotInForceError
from agents.registry.operations.roles import derive_groups
from agents.signals import appointed
from foundation.users import Account


class CircleError(Exception):
    """The clinic's members belong to a circle, and only they do."""


class WithoutScopeError(Exception):
    """The role is held over OPDs and none is named."""


class AppointmentEndedError(Exception):
    """The appointment has ended before the day asked for."""


# Roles of the whole regency; every other one is held over named OPDs.
EVERYWHERE = {Appointment.Kind.CLINIC, Appointment.Kind.EDITOR, Appointment.Kind.VERIFIER}


@dataclass(frozen=True)
class Wanted:
    """A role that somebody is to have; as the arguments of `appoint`."""

    person: Person
    kind: Appointment.Kind
    scope: list[Opd]
    starts_on: date
    ends_on: date | None = None
    circle: str = ""


@transaction.atomic
def appoint(
    person: Person,
    kind: Appointment.Kind,
    decree: Decree,
    *,
    scope: Iterable[Opd] = (),
    starts_on: date,
    ends_on: date | None = None,
    circle: str = "",
    by: Account | None = None,
    at: datetime | None = None,
) -> Appointment:
    """Give `person` a role over `scope` from the first to the last day, both included; without a
    last day it runs on. `circle` is for the clinic's members alone. `at` tells what is past.

    Raises EndsBeforeStartError, CircleError, WithoutScopeError, OpdNotInForceError.
    """
    wanted = Wanted(person, kind, list(scope), starts_on, ends_on, circle)
    appointment = _appoint(wanted, decree, by, at)
    derive_groups()
    return appointment


def appoint_each(
    wanted: Iterable[Wanted], decree: Decree, by: Account | None = None
) -> list[Appointment]:
    """As `appoint`, for many people of one decree: all or, where one is refused, nobody."""
    with transaction.atomic():
        made = [_appoint(each, decree, by, None) for each in wanted]
        derive_groups()
        return made


def _appoint(
    wanted: Wanted, decree: Decree, by: Account | None, at: datetime | None
) -> Appointment:
    opds = wanted.scope
    _check(wanted.kind, opds, wanted.starts_on, wanted.ends_on, wanted.circle)
    appointment = Appointment.objects.create(
        person=wanted.person,
        kind=wanted.kind,
        decree=decree,
        circle=wanted.circle,
        starts_on=wanted.starts_on,
        ends_on=wanted.ends_on,
    )
    AppointmentScope.objects.bulk_create(
        AppointmentScope(appointment=appointment, opd=opd) for opd in opds
    )
    when = at or timezone.now()
    data = {"scope": [opd.name for opd in opds], "decree": decree.number}
    log(instance=appointment, action="agents.appoint", user=by, data=data, timestamp=when)
    notices.notify_appointed(appointment, by, at)
    appointed.after_commit(appointment=appointment, by=by)
    tell_if_ended(appointment)
    return appointment


@transaction.atomic
def end(appointment: Appointment, on: date, reason: str, by: Account | None = None) -> Appointment:
    """Let the appointment end with the day `on` (the last day in force). A last day that has passed
    is not put off any more. Raises EndsBeforeStartError, AppointmentEndedError."""
    ended = _end(appointment.pk, on, reason, by)
    derive_groups()
    return ended


@transaction.atomic
def end_each(days: Mapping[int, date], reason: str, by: Account | None = None) -> int:
    """As `end`, for many: all or, where one is refused, none. `days`: the last day by the key of
    the appointment. Returns how many."""
    for pk, last in sorted(days.items()):
        _end(pk, last, reason, by)
    derive_groups()
    return len(days)


def _end(pk: int, on: date, reason: str, by: Account | None) -> Appointment:
    appointment = Appointment.objects.select_for_update().get(pk=pk)
    if on < appointment.starts_on:
        raise EndsBeforeStartError
    if appointment.ends_on is not None and appointment.ends_on < min(on, timezone.localdate()):
        raise AppointmentEndedError
    appointment.ends_on = on
    appointment.save(update_fields=["ends_on"])
    log(
        instance=appointment,
        action="agents.end_appointment",
        user=by,
        data={"on": on.isoformat(), "reason": reason},
    )
    notices.notify_ended(appointment, by)
    tell_if_ended(appointment)
    return appointment


def _check(
    kind: Appointment.Kind, opds: list[Opd], starts_on: date, ends_on: date | None, circle: str
) -> None:
    if ends_on is not None and ends_on < starts_on:
        raise EndsBeforeStartError
    if (kind == Appointment.Kind.CLINIC) != bool(circle):
        raise CircleError
    if kind not in EVERYWHERE and not opds:
        raise WithoutScopeError
    if any(opd.valid_until is not None and opd.valid_until < starts_on for opd in opds):
        raise OpdNotInForceError
