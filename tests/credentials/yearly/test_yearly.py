"""What the people of an agency learned in a year, for whoever answers for them."""

import io
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from django.urls import reverse

from agents.registry.operations import people
from credentials.ledger.operations import withdraw
from credentials.recognition.operations import recognise, submit
from tests.credentials import made
from tests.credentials.recognition.conftest import facts, upload

URL = reverse("credentials:yearly")


def _file(kind: str) -> str:
    return reverse("credentials:yearly_file", args=[kind])


@pytest.fixture
def learned(sari, rini, dewi):
    """Sari learned a course and something outside; Rini of another agency a course."""
    made.make_achievement(sari.person, title="Bimtek Sari")
    row = submit(sari.person, upload(), sari, **facts(predicate="Memuaskan"))
    recognise(row, dewi, jp=Decimal(40))
    made.make_achievement(rini.person, "k", title="Bimtek Rini")


def _rows(client, **asked) -> list[tuple]:
    book = openpyxl.load_workbook(io.BytesIO(client.get(_file("xlsx"), asked).content))
    return list(book.active.iter_rows(values_only=True))


def test_a_head_reads_the_people_of_her_agency_alone(learned, fauzi, as_user):
    html = as_user(fauzi).get(URL, {"tahun": "2026"}).content.decode()
    assert "Bimtek Sari" in html
    assert "Diklat Inovasi" in html
    assert "Bimtek Rini" not in html


def test_the_file_has_person_paper_and_hours(learned, sari, fauzi, as_user):
    head, *rows = _rows(as_user(fauzi), tahun="2026")
    assert head[0] == "Nama"
    assert head[-1] == "JP"
    outside = next(row for row in rows if row[5] == "Diklat Inovasi")
    assert outside[0] == sari.person.full_name
    assert outside[1].endswith(sari.person.nip[-4:])
    assert sari.person.nip not in outside[1]
    assert outside[11:] == (
        "LAN/12/2026",
        outside[12],
        "Memuaskan",
        40,
    )


def test_whoever_moved_since_stays_where_she_learned_it(learned, sari, disdikbud, fauzi, as_user):
    people.post(sari.person, disdikbud, on=date(2026, 9, 1))
    assert "Bimtek Sari" in as_user(fauzi).get(URL, {"tahun": "2026"}).content.decode()


def test_what_was_withdrawn_is_not_listed(sari, dewi, fauzi, as_user):
    withdraw(made.make_achievement(sari.person, title="Keliru"), dewi, "Salah orang")
    assert "Keliru" not in as_user(fauzi).get(URL, {"tahun": "2026"}).content.decode()


def test_it_is_narrowed_by_year_and_form(learned, fauzi, as_user):
    client = as_user(fauzi)
    assert len(_rows(client, tahun="2025")) == 1
    assert [row[5] for row in _rows(client, tahun="2026", bentuk="course")[1:]] == [
        "Diklat Inovasi"
    ]


def test_it_is_narrowed_to_an_agency_with_those_below_it(learned, sari, dewi, rini, as_user):
    client = as_user(dewi)
    here = sari.person.primary_opd(date(2026, 6, 1))
    found = [row[5] for row in _rows(client, tahun="2026", perangkat=str(here.get_parent().pk))[1:]]
    assert sorted(found) == ["Bimtek Sari", "Diklat Inovasi"]
    assert len(_rows(client, tahun="2026")) == 4
    # What no record has narrows nothing.
    assert len(_rows(client, tahun="2026", perangkat="999999")) == 4


def test_nobody_else_opens_it(learned, sari, budi, aulia, as_user):
    for user in (sari, budi, aulia):
        assert as_user(user).get(URL).status_code == 404
        assert as_user(user).get(_file("csv")).status_code == 404


def test_as_many_queries_for_many_rows(
    learned, sari, make_member, paringin, fauzi, as_user, django_assert_max_num_queries
):
    client = as_user(fauzi)
    for number in range(8):
        person = make_member(f"Banyak {number}", paringin).person
        made.make_achievement(person, f"n{number}")
    with django_assert_max_num_queries(15):
        client.get(URL, {"tahun": "2026"})
