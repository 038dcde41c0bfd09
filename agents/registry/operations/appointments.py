"""Appoint somebody by decree, and end it."""

from collections.abc import Iterable
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
    opds = list(scope)
    _check(kind, opds, starts_on, ends_on, circle)
    appointment = Appointment.objects.create(
        person=person,
        kind=kind,
        decree=decree,
        circle=circle,
        starts_on=starts_on,
        ends_on=ends_on,
    )
    AppointmentScope.objects.bulk_create(
        AppointmentScope(appointment=appointment, opd=opd) for opd in opds
    )
    when = at or timezone.now()
    data = {"scope": [opd.name for opd in opds], "decree": decree.number}
    log(instance=appointment, action="agents.appoint", user=by, data=data, timestamp=when)
    notices.notify_appointed(appointment, by, at)
    derive_groups()
    appointed.after_commit(appointment=appointment, by=by)
    tell_if_ended(appointment)
    return appointment


@transaction.atomic
def end(appointment: Appointment, on: date, reason: str, by: Account | None = None) -> Appointment:
    """Let the appointment end with the day `on` (the last day in force). A last day that has passed
    is not put off any more. Raises EndsBeforeStartError, AppointmentEndedError."""
    appointment = Appointment.objects.select_for_update().get(pk=appointment.pk)
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
    derive_groups()
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
