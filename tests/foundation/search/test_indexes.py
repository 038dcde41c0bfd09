"""What the database must bring, and what is missing where it does not."""

import logging

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection

from foundation.search import indexes
from foundation.search.finding import Search

on_postgresql = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite has a function instead"
)


@pytest.fixture
def _no_extension(db):
    """Without it, as on a server that does not let us."""
    known = set(indexes._found)
    indexes._found.clear()
    with connection.cursor() as cursor:
        cursor.execute("DROP EXTENSION pg_trgm CASCADE")
    yield
    indexes._found.clear()
    indexes._found.update(known)


def _names() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexname FROM pg_indexes WHERE indexdef LIKE '%gin_trgm_ops%'")
        return {name for (name,) in cursor.fetchall()}


def test_the_database_knows_near_words(db):
    assert indexes.knows_trigrams()
    assert indexes.trigrams_are_there(None, ["default"]) == []
    assert indexes.trigrams_are_there(None, None) == []


@on_postgresql
@pytest.mark.usefixtures("_no_extension")
def test_a_migrate_makes_extension_and_indexes():
    assert not indexes.knows_trigrams()
    assert _names() == set()
    for app in ("mentoring", "agents", "mentoring", "home"):
        indexes.install(app)
    assert indexes.knows_trigrams()
    assert _names() == {"search_mentoring_message_text", "search_agents_person_name"}


@on_postgresql
@pytest.mark.usefixtures("_no_extension")
def test_without_the_extension_only_the_proposal_is_missing(make_course):
    make_course("Bimtek kecubung")
    assert Search.of(AnonymousUser(), "kecubung", "", "1").count == 1
    assert Search.of(AnonymousUser(), "kecubugn", "", "1").count == 0
    [warning] = indexes.trigrams_are_there(None, ["default"])
    assert "CREATE EXTENSION pg_trgm" in str(warning.hint)


@on_postgresql
@pytest.mark.usefixtures("_no_extension")
def test_a_role_that_may_not_make_it_is_told_and_goes_on(caplog):
    with connection.cursor() as cursor:
        cursor.execute("CREATE ROLE search_reader")
        cursor.execute("GRANT USAGE ON SCHEMA public TO search_reader")
        cursor.execute("SET LOCAL ROLE search_reader")
    with caplog.at_level(logging.WARNING, "foundation.search.indexes"):
        indexes.install("mentoring")
    assert "CREATE EXTENSION pg_trgm" in caplog.text
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
    assert not indexes.knows_trigrams()


def test_a_part_that_is_searched_little_needs_no_index(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        indexes.install("home")
