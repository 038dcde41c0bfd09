"""Whoever erases or unties somebody locks in the order of whoever links: the account, then the record."""

import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import psycopg
import pytest
from django.contrib.auth import get_user_model
from django.db import connection, connections, transaction
from django.utils import timezone

from agents.claims.operations.undoing import undo
from agents.models import Claim, Person
from agents.personal_data.operations.erasing import erase

BLOCKED = """SELECT count(*) FROM pg_locks
             WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))"""


@pytest.fixture
def linked(committed_db, make_user, make_person, paringin) -> Claim:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer: nobody waits across")
    account = make_user("nurul@contoh.example", first_name="Nurul")
    record = make_person("Nurul Hidayah", "199104122017032001", paringin)
    Person.objects.filter(pk=record.pk).update(user=account)
    return Claim.objects.create(
        user=account, person=record, proof="approval", asked_at=timezone.now(), state="linked"
    )


def _erase(claim, _by):
    erase(claim.person, claim.user)


def _undo(claim, by):
    undo(claim, reason="Keliru", by=by)


@transaction.atomic
def _the_other_way_round(claim, _by):
    list(Person.objects.select_for_update().filter(pk=claim.person_id))
    list(get_user_model().objects.select_for_update().filter(pk=claim.user_id))


@pytest.mark.parametrize(
    ("act", "goes"),
    [(_erase, True), (_undo, True), (_the_other_way_round, False)],
    ids=["erase", "undo", "control"],
)
def test_whoever_links_finds_the_record_free(linked, dewi, act, goes):
    """It holds the account already; whoever comes second has to wait with empty hands."""
    accounts, records = linked.user._meta.db_table, Person._meta.db_table
    with _somebody_else() as link, ThreadPoolExecutor(1) as pool:
        link.execute(f"SELECT 1 FROM {accounts} WHERE id = %s FOR UPDATE", [linked.user_id])
        running = pool.submit(_alone, act, linked, dewi)
        _until_somebody_waits_for(link)
        ask = f"SELECT 1 FROM {records} WHERE id = %s FOR UPDATE NOWAIT"
        try:
            link.execute(ask, [linked.person_id])
            went = True
        except psycopg.errors.LockNotAvailable:
            went = False
        link.rollback()
        running.result(30)
    assert went is goes


def test_an_account_linked_while_the_record_is_erased_goes_with_it(linked):
    """Seen without account, locked with one: it begins again."""
    record, account = linked.person, linked.user
    Person.objects.filter(pk=record.pk).update(user=None)
    with _somebody_else() as link, ThreadPoolExecutor(1) as pool:
        link.execute(
            f"UPDATE {Person._meta.db_table} SET user_id = %s WHERE id = %s",
            [account.pk, record.pk],
        )
        running = pool.submit(_alone, erase, record, None)
        _until_somebody_waits_for(link)
        link.commit()
        running.result(30)
    account.refresh_from_db()
    assert not account.is_active
    assert account.email.endswith("@dihapus.invalid")


def _somebody_else():
    return closing(psycopg.connect(**connection.get_connection_params()))


def _until_somebody_waits_for(link) -> None:
    until = time.monotonic() + 20
    while not link.execute(BLOCKED).fetchone()[0]:
        assert time.monotonic() < until, "nobody waits"
        time.sleep(0.01)


def _alone(act, *arguments):
    try:
        return act(*arguments)
    finally:
        connections.close_all()
