"""Whoever listens outside hears once of each appointment whose last day has passed.

Nobody acts on that day, so the minute finds it. That it was told stands in the outbox, whose keys are
unique and kept for longer than TOLD_WITHIN.
"""

from datetime import timedelta

from django.utils import timezone

from agents.models import Appointment
from agents.signals import appointment_ended
from foundation.models import OutboxMessage
from foundation.outbox.operations import put

ENDED = "agents.appointment_ended"
TOLD_WITHIN = timedelta(days=7)


def tell_of_ends() -> int:
    """The duty "ended_appointments": tell of those that ended within TOLD_WITHIN and of which nobody
    was told. Returns how many; asks nothing where nobody listens."""
    if not appointment_ended.is_heard:
        return 0
    today = timezone.localdate()
    ended = Appointment.objects.filter(ends_on__lt=today, ends_on__gte=today - TOLD_WITHIN)
    keys = {_key(pk): pk for pk in ended.order_by("pk").values_list("pk", flat=True)}
    told = OutboxMessage.objects.filter(key__in=keys).values_list("key", flat=True)
    fresh = keys.keys() - set(told)
    for key in fresh:
        _put(keys[key])
    return len(fresh)


def tell_if_ended(appointment: Appointment) -> None:
    """Inside the transaction that has set the last day: tell at once of one that has passed."""
    has_ended = appointment.ends_on is not None and appointment.ends_on < timezone.localdate()
    if has_ended and appointment_ended.is_heard:
        _put(appointment.pk)


def send(message: OutboxMessage) -> None:
    """The sender of ENDED."""
    appointment = Appointment.objects.select_related("person", "decree").get(
        pk=message.payload["appointment"]
    )
    appointment_ended.after_commit(appointment=appointment)


def _put(appointment: int) -> None:
    put(_key(appointment), ENDED, {"appointment": appointment})


def _key(appointment: int) -> str:
    return f"{ENDED}:{appointment}"
