"""What the registry tells whoever listens outside: who is appointed, and whose term is over."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.urls import reverse

from agents.models import Appointment
from agents.registry.operations import appointments
from agents.registry.operations.ended import tell_if_ended, tell_of_ends
from agents.signals import appointed, appointment_ended
from foundation.minute.duties import run_all
from tests.undone import undone

pytestmark = [pytest.mark.smoke, pytest.mark.usefixtures("committed_db", "_midday")]
Kind = Appointment.Kind
DAY = timedelta(days=1)


@pytest.fixture
def _midday(set_clock) -> None:
    set_clock("2026-03-12 12:00")


@pytest.fixture
def ended(hear):
    return hear(appointment_ended)


@pytest.fixture
def appoint(sari, dinkes, make_decree, today):
    def appoint(ends_on=None, **fields):
        fields = {"starts_on": today - 30 * DAY, "ends_on": ends_on, "scope": [dinkes], **fields}
        return appointments.appoint(sari.person, Kind.AGENT, make_decree(), **fields)

    return appoint


def test_an_appointment_is_told_once(appoint, dewi, hear, dinkes):
    heard = hear(appointed)
    with transaction.atomic():
        appointment = appoint(by=dewi)
        assert heard == []
    assert heard == [{"appointment": appointment, "by": dewi}]
    assert list(heard[0]["appointment"].scope.all()) == [dinkes]


def test_what_is_refused_or_rolled_back_is_not_told(appoint, hear, ended, today):
    heard = hear(appointed)
    with pytest.raises(appointments.EndsBeforeStartError):
        appoint(ends_on=today - 31 * DAY)
    with undone():
        appoint(ends_on=today - DAY)
    assert heard == ended == []


def test_the_form_of_the_admin_is_told_once_however_often_it_is_sent(
    sari, dewi, dinkes, as_user, hear, make_decree
):
    heard = hear(appointed)
    form = {
        "person": sari.person.pk,
        "kind": Kind.HEAD,
        "decree": make_decree().pk,
        "scope": [dinkes.pk],
        "starts_on": "2026-01-05",
        "client_key": "a" * 32,
    }
    address = reverse("registry_appointments:add")
    for _ in range(2):
        as_user(dewi).post(address, form)
    assert [each["by"] for each in heard] == [dewi]


def test_a_last_day_that_has_passed_is_told_at_once(appoint, ended, today, dewi):
    appointment = appoint()
    with transaction.atomic():
        appointments.end(appointment, today - DAY, "Mutasi", dewi)
        assert ended == []
    assert ended == [{"appointment": appointment}]
    run_all()
    appointments.end(appointment, today - 2 * DAY, "Mutasi")  # the day was wrong
    assert len(ended) == 1


def test_a_role_entered_afterwards_is_told_though_it_ended_long_ago(appoint, ended, today):
    appointment = appoint(ends_on=today - 20 * DAY)
    assert ended == [{"appointment": appointment}]


@pytest.mark.parametrize("by_date", [True, False])
def test_the_minute_tells_of_a_last_day_when_it_is_over(appoint, ended, today, set_clock, by_date):
    """By the date it was given with, or by the one at which somebody ended it."""
    appointment = appoint(ends_on=today if by_date else None)
    if not by_date:
        appointments.end(appointment, today, "Mutasi")
    run_all()
    assert ended == []  # still in force
    set_clock("2026-03-13 00:01")
    for _ in range(3):
        run_all()
    assert ended == [{"appointment": appointment}]


def test_two_that_have_both_looked_tell_it_once(appoint, ended, today, set_clock):
    """Neither has seen what the other wrote: the key of the message is what counts."""
    appointment = appoint(ends_on=today)
    set_clock("2026-03-13 00:01")
    for _ in range(2):
        tell_if_ended(appointment)
    assert len(ended) == 1


def test_where_nobody_listens_the_minute_asks_nothing(appoint, today, set_clock, queries_of, hear):
    appoint(ends_on=today)
    set_clock("2026-03-13 00:01")
    assert queries_of(tell_of_ends) == 0
    heard = hear(appointment_ended)  # whoever comes within a week still hears of it
    tell_of_ends()
    assert len(heard) == 1
