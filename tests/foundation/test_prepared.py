"""PostgreSQL plans a statement once for a connection and not each time."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection

pytestmark = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite keeps its statements by itself"
)


def _prepared(words: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT statement FROM pg_prepared_statements")
        return [text for (text,) in cursor.fetchall() if words in text]


def test_a_statement_that_comes_again_is_prepared_with_places_for_its_values(db):
    for number in range(4):
        ContentType.objects.filter(model=f"tidak ada {number}").exists()
    found = _prepared("django_content_type")
    assert any("$1" in text for text in found)
    assert not any("tidak ada" in text for text in found)


def test_control_arm_a_connection_behind_a_pooler_keeps_none(db, monkeypatch):
    monkeypatch.setattr(connection.connection, "prepare_threshold", None)
    for number in range(4):
        ContentType.objects.filter(app_label=f"kosong {number}").exists()
    assert not any("app_label" in text for text in _prepared("django_content_type"))
