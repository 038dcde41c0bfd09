"""Nobody is in two places: the database itself refuses, whoever writes."""

import tempfile

import pytest
from django import forms
from django.core import serializers
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.forms.models import model_to_dict

from scheduling.bookings import guard
from scheduling.models import Booking, Hold, Resource
from tests.scheduling.conftest import HALF, MEETING

pytestmark = pytest.mark.smoke


@pytest.fixture
def booking(make_booking, sari, budi) -> Booking:
    return make_booking("2026-03-12 09:00", sari, budi)


@pytest.fixture
def twin(booking) -> Booking:
    """Another booking at the same time, which holds nothing yet."""
    return Booking.objects.create(
        kind=MEETING,
        starts_at=booking.starts_at,
        ends_at=booking.ends_at,
        expires_at=booking.ends_at,
    )


def _hold(booking, twin, minutes=0):
    held = booking.holds.first()
    shift = HALF * minutes / 30
    return Hold(
        resource=held.resource,
        booking=twin,
        busy_from=held.busy_from + shift,
        busy_to=held.busy_to + shift,
    )


def _refused(act) -> bool:
    try:
        with transaction.atomic():
            act()
    except IntegrityError as error:
        return guard.caused(error)
    return False


def _raw(hold):
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO scheduling_hold (resource_id, booking_id, busy_from, busy_to, active)"
            " VALUES (%s, %s, %s, %s, %s)",
            [
                hold.resource_id,
                hold.booking_id,
                connection.ops.adapt_datetimefield_value(hold.busy_from),
                connection.ops.adapt_datetimefield_value(hold.busy_to),
                True,
            ],
        )


def _fixture(hold):
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        file.write(serializers.serialize("json", [hold]))
        file.flush()
        call_command("loaddata", file.name, verbosity=0)


def _form(hold):
    """As any admin would write it."""
    made = forms.modelform_factory(Hold, fields="__all__")
    form = made(model_to_dict(hold))
    assert form.is_valid(), form.errors
    form.save()


WAYS = {
    "form": _form,
    "fixture": _fixture,
    "save": lambda hold: hold.save(),
    "bulk_create": lambda hold: Hold.objects.bulk_create([hold]),
    "raw": _raw,
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("minutes", [0, 15, -15])
def test_an_overlapping_hold_is_refused_whoever_writes_it(booking, twin, way, minutes):
    assert _refused(lambda: WAYS[way](_hold(booking, twin, minutes)))


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("minutes", [0, 15, -15])
def test_control_arm_without_the_guard_it_is_taken(booking, twin, way, minutes):
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:  # or the rows of this test stand in the way
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    guard.remove()
    assert not _refused(lambda: WAYS[way](_hold(booking, twin, minutes)))
    assert Hold.objects.filter(resource=booking.holds.first().resource).count() == 2


@pytest.mark.parametrize("minutes", [30, -30])
def test_one_after_the_other_is_no_overlap(booking, twin, minutes):
    assert not _refused(lambda: _hold(booking, twin, minutes).save())


def test_an_update_is_guarded_too(booking, twin):
    later = _hold(booking, twin, 30)
    later.save()
    same = {"busy_from": booking.starts_at, "busy_to": booking.ends_at}
    assert _refused(lambda: Hold.objects.filter(pk=later.pk).update(**same))
    free = Hold.objects.filter(pk=later.pk)
    free.update(active=False)
    free.update(**same)
    assert _refused(lambda: free.update(active=True))


def test_moving_a_hold_within_its_own_time_is_allowed(booking, twin):
    later = _hold(booking, twin, 60)
    later.save()
    shift = HALF / 2
    Hold.objects.filter(pk=later.pk).update(
        busy_from=later.busy_from + shift, busy_to=later.busy_to + shift
    )


def test_another_spelling_of_the_time_does_not_get_past_the_guard(booking, twin):
    """SQLite compares text: 2026-03-12T01:00 would stand after every 2026-03-12 01:00."""
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL compares instants")
    hold = _hold(booking, twin)
    with pytest.raises(IntegrityError, match=guard.OVERLAP), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO scheduling_hold (resource_id, booking_id, busy_from, busy_to, active)"
            " VALUES (%s, %s, %s, %s, 1)",
            [hold.resource_id, twin.pk, "2026-03-12T01:00:00", "2026-03-12T01:30:00"],
        )


def test_a_resource_is_a_person_or_a_room(db, sari, room):
    for fields in ({}, {"person": sari.person, "room": room}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Resource.objects.create(**fields)
