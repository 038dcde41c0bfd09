"""As what somebody is employed, and since when."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from agents.models import Employment, Person
from agents.registry.operations import people, person_records

Kind = Person.EmploymentKind
SPRING = date(2026, 4, 1)


@pytest.fixture
def budi(database) -> Person:
    values = {"name": "Budi", "nip": "198703242010011005", "employment": Kind.CPNS}
    return person_records.register(values)


def terms(person: Person) -> list[tuple[str, date | None, date | None]]:
    rows = Employment.objects.filter(person=person).order_by("pk")
    return list(rows.values_list("kind", "starts_on", "ends_on"))


def test_whoever_is_registered_has_been_so_for_as_long_as_is_known(budi):
    assert terms(budi) == [("cpns", None, None)]
    assert budi.employments.in_force(date(1999, 1, 1)).get().kind == "cpns"


def test_a_new_employment_ends_the_running_one_the_day_before(budi):
    people.employ(budi, Kind.PNS, on=SPRING, contract="821/12/2026")
    assert terms(budi) == [("cpns", None, date(2026, 3, 31)), ("pns", SPRING, None)]
    budi.refresh_from_db()
    assert budi.employment == "pns"
    assert budi.employments.in_force(date(2026, 3, 31)).get().kind == "cpns"
    assert budi.employments.in_force(SPRING).get().contract == "821/12/2026"


def test_an_employment_cannot_begin_before_the_one_that_runs(budi):
    people.employ(budi, Kind.PNS, on=SPRING)
    with pytest.raises(people.StartsLaterError):
        people.employ(budi, Kind.PPPK, on=date(2026, 2, 1))


def test_a_corrected_record_corrects_the_employment_that_runs(budi):
    people.employ(budi, Kind.PNS, on=SPRING)
    person_records.correct(budi, {"employment": Kind.PPPK})
    assert terms(budi) == [("cpns", None, date(2026, 3, 31)), ("pppk", SPRING, None)]


def test_a_member_of_the_public_is_no_civil_servant(make_user):
    person = people.person_for(make_user("warga@contoh.example"))
    assert terms(person) == [("non_asn", None, None)]


def test_the_database_keeps_one_employment_open(budi):
    with pytest.raises(IntegrityError), transaction.atomic():
        Employment.objects.create(person=budi, kind=Kind.PNS)
