"""Many remind the same person in the same instant."""

import time

import pytest
from django.db import connection

from agents.models import Person
from foundation.models import OutboxMessage
from mentoring.models import Nudge
from mentoring.nudges import operations
from mentoring.nudges.operations import Debt, nudge
from tests.mentoring.contention.crowd import crowd


@pytest.fixture
def acts(committed_db, sari, fauzi, rizki, dewi, monkeypatch):
    """Three offices, each twice; whoever has looked dawdles before she writes."""
    look = operations.sort_out

    def slowly(*args):
        found = look(*args)
        time.sleep(0.3)
        return found

    monkeypatch.setattr(operations, "sort_out", slowly)
    owed = {sari.person.pk: [Debt("Posyandu", None)]}
    offices = (fauzi, rizki, dewi) * 2
    return [lambda by=by: len(nudge(owed, Nudge.About.LATE, by).reminded) for by in offices]


def test_reminded_by_many_at_once_she_gets_one_mail(acts, sari):
    answers = crowd(acts)
    assert {each.kind for each in answers} == {"done"}, answers
    assert sum(each.value for each in answers) == 1
    assert Nudge.objects.filter(person=sari.person).count() == 1
    assert OutboxMessage.objects.filter(key__startswith="mentoring.nudge:").count() == 1


def test_control_arm_without_the_lock_she_gets_several(acts, sari, monkeypatch):
    """If this finds one mail, the crowd above proves nothing."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer: nobody looks while another writes")
    monkeypatch.setattr(
        operations,
        "lock_people",
        lambda asked: list(Person.objects.filter(pk__in=asked).select_related("user")),
    )
    crowd(acts)
    assert Nudge.objects.filter(person=sari.person).count() > 1
