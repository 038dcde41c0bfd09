"""A record that somebody else is changing at this instant: the form tries again, and then says so."""

import sqlite3
from contextlib import closing

import pytest
from django.db import connection
from django.utils import timezone

from agents.models import Erasure
from agents.personal_data.forms import TakeOnErasureForm


@pytest.fixture
def form(committed_db, sari) -> TakeOnErasureForm:
    if connection.vendor != "sqlite":
        pytest.skip("SQLite has one writer; a row of PostgreSQL is waited for")
    asked = Erasure.objects.create(person=sari.person, asked_at=timezone.now())
    form = TakeOnErasureForm({"client_key": "satu"}, instance=asked)
    assert form.is_valid(), form.errors
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout = 20")
    return form


def test_what_fails_by_others_is_told_and_can_be_sent_again(form, dewi):
    with closing(sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert form.carry_out(dewi) is None
        other.execute("ROLLBACK")
    assert "sedang diubah oleh proses lain" in str(form.non_field_errors())
    assert form.carry_out(dewi) == form.instance.pk
    assert Erasure.objects.get().handled_by is not None
