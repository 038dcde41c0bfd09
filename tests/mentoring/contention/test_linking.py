"""An account is linked to its record in the instant in which somebody books that account."""

import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import psycopg
import pytest
from django.db import OperationalError, connection, connections
from django.urls import reverse
from django.utils import timezone

from agents.claims.operations import linking
from agents.models import Claim, Person
from innovations.team.operations.members import add_member
from mentoring.models import Session
from mentoring.sessions.operations.booking import book
from scheduling.models import Resource
from tests.mentoring.contention.crowd import incomplete

BLOCKED = """SELECT count(*) FROM pg_locks
             WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))"""


@pytest.fixture
def claim(committed_db, make_user, make_person, paringin, assignment, innovation, window, sari):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer: nobody waits across")
    account = make_user("nurul@contoh.example", first_name="Nurul")
    add_member(
        innovation,
        Person.objects.create(user=account, name="Nurul", employment="non_asn"),
        "member",
        sari,
    )
    book(account, innovation, window, window.starts_at)
    record = make_person("Nurul Hidayah", "199104122017032001", paringin)
    return Claim.objects.create(
        user=account, person=record, proof="approval", asked_at=timezone.now()
    )


def _while_booked(claim, act):
    """Run `act` in a thread, which must wait for a booking that then waits for it."""
    held = Resource.objects.get(person__user=claim.user).pk
    table, accounts = Resource._meta.db_table, claim.user._meta.db_table
    with (
        closing(psycopg.connect(**connection.get_connection_params())) as booking,
        ThreadPoolExecutor(1) as pool,
    ):
        # A deadlock is found by whoever looks first, a set time after it began to wait: that must
        # be the other one. On a busy machine it has looked too early, and gives up a little later.
        booking.execute("SET deadlock_timeout = '60s'")
        booking.execute(f"SELECT 1 FROM {table} WHERE id = %s FOR NO KEY UPDATE", [held])
        running = pool.submit(_alone, act)
        until = time.monotonic() + 20
        while not booking.execute(BLOCKED).fetchone()[0]:
            assert time.monotonic() < until, "nobody waits for the booking"
        # What every row that names an account asks of it.
        booking.execute(f"SELECT 1 FROM {accounts} WHERE id = %s FOR KEY SHARE", [claim.user_id])
        booking.rollback()
        return running.result(30)


def _alone(act):
    try:
        return act()
    finally:
        connections.close_all()


def test_the_link_is_tried_again(claim, dewi, as_user):
    client = as_user(dewi)
    url = reverse("agents:approve_claim", args=[claim.pk])
    assert _while_booked(claim, lambda: client.post(url)).status_code == 302
    claim.refresh_from_db()
    assert claim.is_linked
    assert Session.objects.get().booked_by == claim.person
    assert incomplete() == []


def test_without_patience_it_is_lost(claim, dewi):
    """Control arm."""
    with pytest.raises(OperationalError, match=r"deadlock|lock timeout"):
        _while_booked(claim, lambda: linking.approve(claim, by=dewi, is_clinic=True))
    claim.refresh_from_db()
    assert not claim.is_linked
