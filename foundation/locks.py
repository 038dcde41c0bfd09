"""A lock on something that has no row yet."""

from django.db import connection


def lock_name(name: str) -> None:
    """Until the transaction ends nobody else passes here with the same name, such as
    "sign-up:siti@contoh.example". Inside `atomic()` only. On SQLite every transaction that may
    write is alone from its beginning, so there is nothing to do."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [name])
