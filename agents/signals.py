"""Signals of the registry. Each is sent after the commit, once for each effect."""

from agents.models import Appointment
from foundation.public.signals import public_signal
from foundation.users import Account


@public_signal(Appointment)
def appointed(*, appointment: Appointment, by: Account | None) -> None:
    """Somebody was given a role by decree, in force from `appointment.starts_on`, which may be to come
    or past, over the OPDs in `appointment.scope`.

    `by`: who entered it, None for a command.
    """


@public_signal(Appointment)
def appointment_ended(*, appointment: Appointment) -> None:
    """The last day of a role, `appointment.ends_on`, has passed: nothing may be done by it any more.

    Once for each `appointment`, whichever way the day was set: at once for a day in the past, else by
    `manage.py minute` when the day is over. Whoever begins to listen hears of the ends of the last week.
    """
