"""What an account has in innovations follows it into its staff record, and comes back."""

from datetime import timedelta

import pytest
from django.utils import timezone

from innovations.models import Innovation, Invitation, Member
from innovations.registration import merging, operations

NAMES = ("Antrean Sehat", "Bank Sampah")


@pytest.fixture
def record(make_person, paringin):
    """Of the staff list; Sari is to turn out to be her."""
    return make_person("Sari Wulandari", "199104122017032001", paringin)


@pytest.fixture
def innovations(sari, paringin) -> list[Innovation]:
    facts = {"summary": "Ringkas", "stage": "trial", "opd": paringin}
    return [operations.register(sari, name=name, **facts) for name in NAMES]


def _teams_of(person) -> set[str]:
    return {each.innovation.name for each in Member.objects.filter(person=person)}


def test_a_place_that_the_record_has_already_stays_where_it_is(innovations, sari, record):
    Member.objects.create(innovation=innovations[0], person=record)
    moved = merging.move(sari.person, record)
    assert len(moved["teams"]) == 1
    assert _teams_of(record) == set(NAMES)
    assert _teams_of(sari.person) == {"Antrean Sehat"}
    merging.give_back(moved, record, sari.person, timezone.now())
    assert _teams_of(record) == {"Antrean Sehat"}
    assert _teams_of(sari.person) == set(NAMES)


def test_invitations_and_decisions_pass_and_come_back(innovations, sari, budi, record):
    one = innovations[0]
    one.settled_by = sari.person
    one.save(update_fields=["settled_by"])
    before = {"innovation": one, "asked_at": timezone.now() - timedelta(days=1)}
    asked = Invitation.objects.create(
        named="sari", person=sari.person, invited_by=budi.person, **before
    )
    asking = Invitation.objects.create(
        named="budi", person=budi.person, invited_by=sari.person, **before
    )
    moved = merging.move(sari.person, record)
    for each in (one, asked, asking):
        each.refresh_from_db()
    assert (one.settled_by, asked.person, asking.invited_by) == (record, record, record)
    assert (asked.invited_by, asking.person) == (budi.person, budi.person)
    merging.give_back(moved, record, sari.person, timezone.now())
    for each in (one, asked, asking):
        each.refresh_from_db()
    assert (one.settled_by, asked.person, asking.invited_by) == (sari.person,) * 3


def test_whom_the_account_has_asked_since_goes_along_and_what_the_office_asked_stays(
    innovations, sari, budi, rini, record
):
    linked = timezone.now()
    facts = {"innovation": innovations[0], "invited_by": record}
    earlier = Invitation.objects.create(
        named="budi", person=budi.person, asked_at=linked - timedelta(days=1), **facts
    )
    since = Invitation.objects.create(named="rini", person=rini.person, asked_at=linked, **facts)
    merging.give_back({}, record, sari.person, linked)
    earlier.refresh_from_db()
    since.refresh_from_db()
    assert (earlier.invited_by, since.invited_by) == (record, sari.person)


def test_a_link_of_the_time_before_invitations_is_undone_too(innovations, sari, record):
    moved = merging.move(sari.person, record)["teams"]
    merging.give_back(moved, record, sari.person, timezone.now())
    assert _teams_of(sari.person) == set(NAMES)
    merging.give_back(None, record, sari.person, timezone.now())
    assert _teams_of(record) == set()
