"""A confirmed booking has its active holds: raw SQL can neither make nor leave one without."""

import psycopg
import pytest
from django.apps import apps
from django.db import IntegrityError, OperationalError, connection, transaction
from django.db.migrations import Migration
from django.db.models.signals import post_migrate, pre_migrate
from django.test import Client

from foundation.health import probes
from scheduling.bookings import guard
from scheduling.bookings import operations as bookings
from scheduling.models import Booking, Hold
from tests.scheduling.conftest import HALF, MEETING, local

pytestmark = pytest.mark.smoke


@pytest.fixture
def booking(make_booking, sari, budi) -> Booking:
    return make_booking("2026-03-12 09:00", sari, budi)


def _time(moment):
    return connection.ops.adapt_datetimefield_value(moment)


def _sql(statement, *values):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


def _inserted(booking):
    _sql(
        "INSERT INTO scheduling_booking (kind, uid, sequence, state, starts_at, ends_at, title,"
        " place, link, created_at, changed_at) VALUES ('x', 'u', 0, 'confirmed', %s, %s, '', '',"
        " '', %s, %s)",
        *[_time(each) for each in (booking.starts_at, booking.ends_at)],
        *[_time(booking.starts_at)] * 2,
    )


def _confirmed(booking):
    """Another one, at a time at which it holds nothing."""
    other = Booking.objects.create(
        kind=MEETING,
        starts_at=booking.starts_at + HALF,
        ends_at=booking.ends_at + HALF,
        expires_at=booking.ends_at,
    )
    _sql("UPDATE scheduling_booking SET state = 'confirmed' WHERE id = %s", other.pk)


def _moved(booking):
    times = (booking.starts_at + HALF, booking.ends_at + HALF)
    _sql(
        "UPDATE scheduling_booking SET starts_at = %s, ends_at = %s WHERE id = %s",
        *map(_time, times),
        booking.pk,
    )


def _lengthened(booking):
    _sql(
        "UPDATE scheduling_booking SET ends_at = %s WHERE id = %s",
        _time(booking.ends_at + HALF),
        booking.pk,
    )


def _hold_moved(booking):
    times = (booking.starts_at + 4 * HALF, booking.ends_at + 4 * HALF)
    _sql(
        "UPDATE scheduling_hold SET busy_from = %s, busy_to = %s WHERE id = %s",
        *map(_time, times),
        booking.holds.first().pk,
    )


def _hold_of_another(booking):
    other = Booking.objects.create(
        kind=MEETING,
        starts_at=booking.starts_at,
        ends_at=booking.ends_at,
        expires_at=booking.ends_at,
    )
    pk = booking.holds.first().pk
    _sql("UPDATE scheduling_hold SET booking_id = %s WHERE id = %s", other.pk, pk)


def _resource_changed(booking):
    resource = bookings.resources_of([_stranger(booking)], None)[0]
    pk = booking.holds.first().pk
    _sql("UPDATE scheduling_hold SET resource_id = %s WHERE id = %s", resource.pk, pk)


def _stranger(booking):
    person = booking.holds.first().resource.person
    taking_part = booking.participants.values("person")
    return type(person).objects.exclude(pk__in=taking_part).first()


FAULTS = {
    "a confirmed booking is inserted without a hold": _inserted,
    "one that holds nothing is confirmed": _confirmed,
    "its times move away from its holds": _moved,
    "its end moves beyond its holds": _lengthened,
    "all holds are taken down": lambda booking: _sql(
        "UPDATE scheduling_hold SET active = %s WHERE booking_id = %s", False, booking.pk
    ),
    "one hold of two is taken down": lambda booking: _sql(
        "UPDATE scheduling_hold SET active = %s WHERE id = %s", False, booking.holds.first().pk
    ),
    "a hold is deleted": lambda booking: _sql(
        "DELETE FROM scheduling_hold WHERE id = %s", booking.holds.first().pk
    ),
    "a hold is moved": _hold_moved,
    "a hold is given to another booking": _hold_of_another,
    "a hold is given to another person": _resource_changed,
}


@pytest.mark.parametrize("fault", FAULTS)
def test_raw_sql_is_refused_where(booking, rini, fault):
    with pytest.raises(IntegrityError) as refusal:
        FAULTS[fault](booking)
    assert guard.caused(refusal.value)
    kept = booking.holds.filter(active=True, busy_from=booking.starts_at)
    assert (Booking.objects.get(pk=booking.pk).state, kept.count()) == ("confirmed", 2)


@pytest.mark.parametrize("fault", FAULTS)
def test_control_arm_without_the_guard_it_happens(booking, rini, fault):
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:  # or the rows of this test stand in the way
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    guard.remove()
    FAULTS[fault](booking)


def test_a_row_that_takes_anothers_place_is_no_way_round(booking):
    """SQLite asks no trigger on DELETE when INSERT OR REPLACE takes a row away."""
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL knows no REPLACE")
    hold = booking.holds.first()
    with pytest.raises(IntegrityError, match=guard.KEPT):
        _sql(
            "INSERT OR REPLACE INTO scheduling_hold"
            " (id, resource_id, booking_id, busy_from, busy_to, active) VALUES (%s, %s, %s, %s, %s, 0)",
            *(hold.pk, hold.resource_id, booking.pk),
            *(_time(hold.busy_from), _time(hold.busy_to)),
        )


def test_another_spelling_of_its_time_does_not_get_past_the_guard(booking):
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL compares instants")
    with pytest.raises(IntegrityError, match=guard.UNHELD):
        _sql(
            "UPDATE scheduling_booking SET starts_at = '2026-03-12T01:00:00' WHERE id = %s",
            booking.pk,
        )


def test_what_is_tentative_or_cancelled_may_lose_its_holds(make_booking, booking, rini):
    asked = make_booking("2026-03-13 09:00", rini, expires_at=local("2026-03-10 09:00"))
    asked.holds.update(active=False)
    bookings.cancel(booking)
    booking.holds.all().delete()


def test_a_booking_that_was_let_go_while_it_changed_is_not_confirmed_again(booking):
    with pytest.raises(IntegrityError, match=guard.NAME), bookings.changing([booking.pk]):
        booking.holds.update(active=False)


def test_a_confirmation_waits_for_whoever_takes_a_hold_down(
    make_booking, committed_db, sari, budi, rows_of_another
):
    """PostgreSQL: the two statements meet on the row of the booking."""
    asked = make_booking("2026-03-12 09:00", sari, expires_at=local("2026-03-10 09:00"))
    with rows_of_another() as other:
        other.execute("BEGIN")
        other.execute(f"UPDATE scheduling_hold SET active = false WHERE booking_id = {asked.pk}")
        other.execute("COMMIT")
    with pytest.raises(IntegrityError, match=guard.UNHELD):
        bookings.confirm(asked)


@pytest.fixture
def rows_of_another():
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer")
    return lambda: psycopg.connect(**connection.get_connection_params(), autocommit=True)


CONFIG = apps.get_app_config("scheduling")
PLAN = [(Migration("0009_later", "scheduling"), False)]


def _rebuilt(model):
    with connection.schema_editor() as editor:
        if connection.vendor == "sqlite":
            editor._remake_table(model)


@pytest.mark.parametrize("model", [Hold, Booking])
def test_a_migration_may_rebuild_a_table_and_the_guard_stands_again(committed_db, model):
    pre_migrate.send(sender=CONFIG, app_config=CONFIG, using="default", plan=PLAN)
    assert guard.is_standing() == (connection.vendor == "postgresql")
    _rebuilt(model)
    post_migrate.send(sender=CONFIG, app_config=CONFIG, using="default", verbosity=0)
    assert guard.is_standing()


@pytest.mark.parametrize("model", [Hold, Booking])
def test_control_arm_while_it_stands_sqlite_rebuilds_nothing(committed_db, model):
    pre_migrate.send(sender=CONFIG, app_config=CONFIG, using="default", plan=[])
    assert guard.is_standing()
    if connection.vendor == "sqlite":
        with pytest.raises(OperationalError, match="error in trigger"):
            _rebuilt(model)


def _weaker_overlap(cursor):
    if connection.vendor == "sqlite":
        cursor.execute(
            f"CREATE TRIGGER {guard.NAME}_hold_insert BEFORE INSERT ON {guard.HOLDS}"
            " WHEN 0 BEGIN SELECT 1; END"
        )
    else:
        cursor.execute(
            f"ALTER TABLE {guard.HOLDS} ADD CONSTRAINT {guard.OVERLAP} EXCLUDE USING gist"
            " (id WITH =)"
        )


def _weaker_booking(cursor):
    if connection.vendor == "sqlite":
        cursor.execute(
            f"CREATE TRIGGER {guard.NAME}_booking_update BEFORE UPDATE ON {guard.BOOKINGS}"
            " WHEN 0 BEGIN SELECT 1; END"
        )
    else:
        cursor.execute(
            f"CREATE FUNCTION {guard.UNHELD}() RETURNS trigger LANGUAGE plpgsql"
            " AS 'BEGIN RETURN NEW; END'"
        )
        cursor.execute(
            f"CREATE TRIGGER {guard.UNHELD} BEFORE INSERT OR UPDATE ON {guard.BOOKINGS}"
            f" FOR EACH ROW EXECUTE FUNCTION {guard.UNHELD}()"
        )


@pytest.mark.parametrize("weaker", [_weaker_overlap, _weaker_booking])
def test_a_weaker_guard_of_the_same_name_is_not_taken_for_ours(db, weaker):
    guard.remove()
    with connection.cursor() as cursor:
        weaker(cursor)
    assert not guard.is_standing()
    guard.install()
    assert guard.is_standing()
    guard.install()


def test_a_sleeping_trigger_is_no_guard(db):
    if connection.vendor != "postgresql":
        pytest.skip("a trigger of SQLite never sleeps")
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {guard.BOOKINGS} DISABLE TRIGGER {guard.UNHELD}")
    assert not guard.is_standing()


def test_without_the_guard_nobody_books_and_the_site_says_so(make_booking, sari, monkeypatch):
    monkeypatch.setattr(guard, "_found_standing", set())
    guard.remove()
    with pytest.raises(guard.GuardMissingError):
        make_booking("2026-03-12 09:00", sari)
    assert Booking.objects.count() == 0
    assert not Client().get("/healthz").json()["booking_guard"]["ok"]
    assert not probes.readiness()["booking_guard"].is_well
    guard.install()
    make_booking("2026-03-12 09:00", sari)
