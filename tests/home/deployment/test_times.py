"""Moments come from PostgreSQL as Django reads them, only sooner."""

import time

import pytest
from django.db import DataError, connection
from django.db.backends.postgresql.psycopg_any import register_tzloader

MOMENTS = [
    "2026-03-12 01:00:00+00",
    "2026-03-12 09:00:00+08",
    "2026-03-12 01:00:00.5+00",
    "2026-03-12 01:00:00.123456+00",
    "1945-08-17 03:00:00+00",
    "0001-01-01 00:00:00+00",
    "9999-12-31 23:59:59.999999+00",
]
THOUSANDS = "SELECT '2026-03-12 01:00:00+00'::timestamptz + n * interval '1 minute' FROM generate_series(1, 20000) n"


@pytest.fixture
def by_django(db):
    """A cursor that reads as Django does by itself."""
    if connection.vendor != "postgresql":
        pytest.skip("psycopg reads from PostgreSQL")
    cursor = connection.connection.cursor()
    register_tzloader(connection.timezone, cursor)
    return cursor


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_moment_is_read_as_django_reads_it(by_django, moment):
    ask = f"SELECT '{moment}'::timestamptz"
    with connection.cursor() as cursor:
        cursor.execute(ask)
        ((ours,),) = cursor.fetchall()
    ((theirs,),) = by_django.execute(ask).fetchall()
    assert ours == theirs
    assert (ours.tzinfo, ours.utcoffset()) == (theirs.tzinfo, theirs.utcoffset())


@pytest.mark.parametrize(
    "moment", ["infinity", "0044-03-15 12:00:00+00 BC", "10000-01-01 00:00+00"]
)
def test_a_moment_that_is_none_is_refused_as_by_django(by_django, moment):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT '{moment}'::timestamptz")
        with pytest.raises(DataError):
            cursor.fetchall()


def test_it_takes_a_part_of_the_time(by_django, covered):
    """By the time of this process; a third would do."""
    with connection.cursor() as ours:
        spent = [min(_spent(each) for _ in range(3)) for each in (ours, by_django)]
    covered(f"20,000 moments in {spent[0] * 1000:.0f} ms, {spent[1] * 1000:.0f} ms by Django")
    assert spent[0] < spent[1] / 2


def _spent(cursor) -> float:
    began = time.process_time()
    cursor.execute(THOUSANDS)
    assert len(cursor.fetchall()) == 20_000
    return time.process_time() - began
