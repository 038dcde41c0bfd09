"""Listings of the registry take the same number of queries with few and with many rows."""

from datetime import date

import pytest
from django.urls import reverse

from agents.models import Expertise, PersonExpertise
from agents.registry.operations import opds
from foundation.models import PrivateFile


@pytest.fixture
def add_rows(make_opd, make_person, make_appointment, make_decree, balangan):
    def add(first: int, last: int) -> None:
        for nth in range(first, last):
            opd = make_opd(f"Dinas {nth:03d}", balangan)
            opds.rename(
                opd, name=f"Dinas Baru {nth:03d}", short_name=f"D{nth}", on=date(2026, 1, 5)
            )
            person = make_person(f"Orang {nth:03d}", opd=opd)
            file = PrivateFile.objects.create(name=f"sk-{nth}.pdf", size=1)
            decree = make_decree(file=file)
            make_appointment(person, "agent", opd, balangan, decree=decree)
            word = Expertise.objects.create(slug=f"k{nth}", name=f"Keahlian {nth:03d}")
            PersonExpertise.objects.create(person=person, expertise=word, level=1, source="self")

    return add


LISTINGS = {
    "opds": "",
    "opds found": "?q=Dinas",
    "people": "",
    "people found": "?q=Orang",
    "decrees": "",
    "appointments": "",
    "appointments found": "?q=Orang",
    "expertise": "",
}


@pytest.mark.parametrize("name", LISTINGS)
def test_a_listing_asks_no_more_of_the_database_when_it_grows(
    name, add_rows, clinic_user, as_user, queries_of
):
    url = reverse(f"registry_{name.split()[0]}:index") + LISTINGS[name]
    client = as_user(clinic_user)
    add_rows(0, 3)
    client.get(url)
    with_few = queries_of(lambda: client.get(url))
    add_rows(3, 9)
    assert queries_of(lambda: client.get(url)) == with_few


@pytest.mark.parametrize("name", ["person", "opd", "decree"])
def test_a_chooser_asks_no_more_of_the_database_when_it_grows(
    name, add_rows, clinic_user, as_user, queries_of
):
    url = reverse(f"registry_{name}_chooser:choose")
    client = as_user(clinic_user)
    add_rows(0, 3)
    client.get(url)
    with_few = queries_of(lambda: client.get(url))
    add_rows(3, 9)
    assert queries_of(lambda: client.get(url)) == with_few


def test_fifty_rows_make_a_page(make_person, balangan, clinic_user, as_user):
    for nth in range(60):
        make_person(f"Orang {nth:03d}", opd=balangan)
    page = as_user(clinic_user).get(reverse("registry_people:index"))
    assert len(page.context["object_list"]) == 50
