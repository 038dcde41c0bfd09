"""Nobody is in two places: the database itself refuses, whoever writes."""

import tempfile

import pytest
from django import forms
from django.apps import apps
from django.core import serializers
from django.core.management import call_command
from django.db import IntegrityError, connection, models, transaction
from django.db.models.signals import post_migrate
from django.forms.models import model_to_dict
from django.test import Client

from foundation.health import probes
from mentoring.models import Session
from mentoring.sessions.operations.booking import book
from scheduling.bookings import guard
from scheduling.models import Hold, Resource

pytestmark = pytest.mark.smoke


@pytest.fixture
def twin(session, innovation, sari, budi):
    """Another session at the same time, which holds nothing yet."""
    return Session.objects.create(
        innovation=innovation,
        mentor=budi.person,
        booked_by=sari.person,
        starts_at=session.starts_at,
        ends_at=session.ends_at,
    )


def _hold(session, twin, minutes=0):
    held = session.holds.first()
    shift = (session.ends_at - session.starts_at) * minutes / 30
    return Hold(
        resource=held.resource,
        session=twin,
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


def _raw(hold, marks="%s, %s, %s, %s, %s"):
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO mentoring_hold (resource_id, session_id, busy_from, busy_to, active)"
            f" VALUES ({marks})",
            [
                hold.resource_id,
                hold.session_id,
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
def test_an_overlapping_hold_is_refused_whoever_writes_it(session, twin, way, minutes):
    assert _refused(lambda: WAYS[way](_hold(session, twin, minutes)))


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("minutes", [0, 15, -15])
def test_control_arm_without_the_guard_it_is_taken(session, twin, way, minutes):
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:  # or the rows of this test stand in the way
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    guard.remove()
    assert not _refused(lambda: WAYS[way](_hold(session, twin, minutes)))
    assert Hold.objects.filter(resource=session.holds.first().resource).count() == 2


@pytest.mark.parametrize("minutes", [30, -30])
def test_one_after_the_other_is_no_overlap(session, twin, minutes):
    assert not _refused(lambda: _hold(session, twin, minutes).save())


def test_an_update_is_guarded_too(session, twin):
    later = _hold(session, twin, 30)
    later.save()
    same = {"busy_from": session.starts_at, "busy_to": session.ends_at}
    assert _refused(lambda: Hold.objects.filter(pk=later.pk).update(**same))
    free = Hold.objects.filter(pk=later.pk)
    free.update(active=False)
    free.update(**same)
    assert _refused(lambda: free.update(active=True))


def test_moving_a_hold_within_its_own_time_is_allowed(session):
    held = session.holds.first()
    shift = (held.busy_to - held.busy_from) / 2
    Hold.objects.filter(pk=held.pk).update(
        busy_from=held.busy_from + shift, busy_to=held.busy_to + shift
    )


def test_another_spelling_of_the_time_does_not_get_past_the_guard(session, twin):
    """SQLite compares text: 2026-03-12T01:00 would stand after every 2026-03-12 01:00."""
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL compares instants")
    hold = _hold(session, twin)
    with pytest.raises(IntegrityError, match=guard.WORD), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO mentoring_hold (resource_id, session_id, busy_from, busy_to, active)"
            " VALUES (%s, %s, %s, %s, 1)",
            [hold.resource_id, twin.pk, "2026-03-12T01:00:00", "2026-03-12T01:30:00"],
        )


def _migrated() -> None:
    config = apps.get_app_config("mentoring")
    post_migrate.send(sender=config, app_config=config, using="default", verbosity=0)


def test_a_change_of_the_table_drops_the_triggers_and_migrate_brings_them_back(committed_db):
    field = Hold._meta.get_field("active")
    changed = models.BooleanField(default=False)
    changed.set_attributes_from_name("active")
    changed.model = Hold
    assert guard.is_standing()
    with connection.schema_editor() as editor:
        editor.alter_field(Hold, field, changed)
        editor.execute("SELECT 1")
    if connection.vendor == "sqlite":
        with connection.schema_editor() as editor:
            editor._remake_table(Hold)
        assert not guard.is_standing()
    _migrated()
    assert guard.is_standing()


def test_a_weaker_guard_of_the_same_name_is_not_taken_for_ours(db):
    guard.remove()
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for event in ("insert", "update"):
                cursor.execute(
                    f"CREATE TRIGGER {guard.NAME}_{event} BEFORE {event.upper()} ON"
                    f" {guard.TABLE} WHEN 0 BEGIN SELECT 1; END"
                )
        else:
            cursor.execute(
                f"ALTER TABLE {guard.TABLE} ADD CONSTRAINT {guard.NAME} EXCLUDE USING gist"
                " (id WITH =)"
            )
    assert not guard.is_standing()
    guard.install()
    assert guard.is_standing()


def test_without_the_guard_nobody_books_and_the_site_says_so(
    assignment, window, innovation, sari, monkeypatch
):
    monkeypatch.setattr(guard, "_found_standing", set())
    guard.remove()
    with pytest.raises(guard.GuardMissingError):
        book(sari, innovation, window, window.starts_at)
    assert Session.objects.count() == 0
    assert not Client().get("/healthz").json()["booking_guard"]["ok"]
    assert not probes.readiness()["booking_guard"].is_well
    guard.install()
    book(sari, innovation, window, window.starts_at)


def test_a_resource_is_a_person_or_a_room(db, sari, make_room):
    for fields in ({}, {"person": sari.person, "room": make_room()}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Resource.objects.create(**fields)
