"""People, their accounts and where they work."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from wagtail.models import ModelLogEntry

from agents.models import Person, Posting
from agents.registry.operations.people import StartsLaterError, person_for, post

START, MARCH, MAY = date(2021, 1, 1), date(2026, 3, 1), date(2026, 5, 1)


def test_a_new_posting_ends_the_running_one_the_day_before(sari, paringin, dinkes):
    post(sari.person, dinkes, on=MARCH, position="Analis")
    new, old = sari.person.postings.all()
    assert (old.opd, old.ends_on) == (paringin, date(2026, 2, 28))
    assert (new.opd, new.starts_on, new.ends_on) == (dinkes, MARCH, None)
    assert sari.person.primary_opd(date(2026, 2, 28)) == paringin
    assert sari.person.primary_opd(MARCH) == dinkes


def test_a_second_change_on_the_same_day_corrects_the_first(sari, dinkes, disdikbud):
    post(sari.person, dinkes, on=MARCH)
    post(sari.person, disdikbud, on=MARCH, grade="III/b")
    assert sari.person.postings.count() == 2
    running = sari.person.postings.open().get()
    assert (running.opd, running.grade) == (disdikbud, "III/b")


def test_a_posting_does_not_begin_before_the_running_one(sari, dinkes, disdikbud):
    post(sari.person, dinkes, on=MAY)
    with pytest.raises(StartsLaterError) as refused:
        post(sari.person, disdikbud, on=MARCH)
    assert refused.value.starts_on == MAY
    assert sari.person.postings.open().get().opd == dinkes


def test_a_second_place_of_work_is_left_alone(sari, dinkes, disdikbud):
    second = Posting.objects.create(
        person=sari.person, opd=disdikbud, starts_on=START, is_primary=False
    )
    post(sari.person, dinkes, on=MARCH)
    second.refresh_from_db()
    assert second.ends_on is None


def test_somebody_without_posting_gets_a_first_one(make_person, dinkes):
    person = make_person("Baru")
    assert person.primary_opd(MARCH) is None
    post(person, dinkes, on=MARCH)
    assert person.primary_opd(MARCH) == dinkes


def test_a_member_of_the_public_becomes_a_person_once(make_user):
    user = make_user("warga@contoh.example", first_name="Siti", last_name="Aminah")
    assert person_for(user) == person_for(user)
    person = Person.objects.get()
    assert (person.name, person.employment) == ("Siti Aminah", "non_asn")
    assert ModelLogEntry.objects.filter(action="agents.create_person").count() == 1


def test_a_person_is_printed_with_titles(make_person):
    person = make_person("Sari Wulandari", title_prefix="dr.", title_suffix="S.Kep.")
    assert str(person) == "dr. Sari Wulandari, S.Kep."
    assert str(make_person("Rini Astuti")) == "Rini Astuti"


def test_a_masked_number_hides_birth_date_and_sex(make_person):
    assert make_person("Sari", "199104122017032999").masked_nip == "•" * 14 + "2999"
    assert make_person("Warga").masked_nip == ""


@pytest.mark.smoke
def test_the_database_itself_refuses_two_running_primary_postings(sari, dinkes):
    with pytest.raises(IntegrityError), transaction.atomic():
        Posting.objects.create(person=sari.person, opd=dinkes, starts_on=MARCH)


@pytest.mark.smoke
@pytest.mark.parametrize(
    "fields",
    [
        {"nip": ""},
        {"nip": "199104122017032999"},
        {"email": "SITI@contoh.example"},
    ],
)
def test_the_database_itself_refuses_a_person_twice(make_person, fields):
    make_person("Sari", "199104122017032999")
    make_person("Siti", email="siti@contoh.example")
    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.create(name="Lagi", employment="non_asn", **fields)


def test_people_without_number_or_e_mail_are_many(make_person):
    make_person("Satu")
    make_person("Dua")
    assert Person.objects.count() == 2
