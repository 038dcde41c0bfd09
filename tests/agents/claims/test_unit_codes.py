"""Slips with claim codes: on a page, as PDF, once per person."""

import re

import pytest
from wagtail.models import ModelLogEntry

from agents.claims.operations import linking
from agents.models import Appointment, ClaimCode, Person
from foundation.models import ClientKey

URL, PDF = "/unit/kode/", "/unit/kode/pdf/"
CODE = re.compile(r"\b[3-9A-Y]{4}-[3-9A-Y]{4}-[3-9A-Y]{4}\b")
NIP = "199104122017032001"


@pytest.fixture
def nurul(make_person, paringin) -> Person:
    return make_person("Nurul Hidayah", NIP, paringin)


@pytest.fixture
def guru(make_person, disdikbud) -> Person:
    return make_person("Guru Lain", "199104122017032003", disdikbud)


def _codes(response) -> list[str]:
    return CODE.findall(response.content.decode())


def test_the_slip_carries_name_unit_code_address_and_day(nurul, rizki, as_user, make_user):
    response = as_user(rizki).post(URL, {"people": [nurul.pk], "client_key": "satu"})
    page = response.content.decode()
    assert all(each in page for each in ("Nurul Hidayah", "Puskesmas Paringin", "/akun/pegawai/"))
    assert response["Cache-Control"] == "private, no-store"
    (code,) = _codes(response)
    account = make_user("nurul@contoh.example")
    assert linking.link_by_printed_code(account, NIP, code).is_linked


def test_the_pdf_carries_the_same_code(nurul, rizki, as_user):
    client = as_user(rizki)
    client.post(URL, {"people": [nurul.pk], "client_key": "satu"})
    response = client.post(PDF, {"client_key": "satu"})
    assert response["Content-Type"] == "application/pdf"
    assert response.content.startswith(b"%PDF")
    assert ClaimCode.objects.count() == 1


def test_a_name_is_never_markup_of_the_paper(rizki, as_user, make_person, paringin):
    person = make_person('#panic() $x$ "*_`', NIP, paringin)
    client = as_user(rizki)
    client.post(URL, {"people": [person.pk], "client_key": "satu"})
    assert client.post(PDF, {"client_key": "satu"}).status_code == 200


def test_the_form_sent_twice_prints_one_code(nurul, rizki, as_user):
    client, form = as_user(rizki), {"people": [nurul.pk], "client_key": "satu"}
    assert _codes(client.post(URL, form)) == _codes(client.post(URL, form))
    assert ClaimCode.objects.count() == 1
    assert ModelLogEntry.objects.filter(action="agents.print_claim_code").count() == 1


def test_printing_again_makes_a_new_code_and_the_old_slip_is_gone(nurul, rizki, as_user):
    client = as_user(rizki)
    first = _codes(client.post(URL, {"people": [nurul.pk], "client_key": "satu"}))
    second = _codes(client.post(URL, {"people": [nurul.pk], "client_key": "dua"}))
    assert first != second
    assert client.post(PDF, {"client_key": "satu"}).status_code == 404


def test_the_key_of_another_admin_opens_nothing(nurul, rizki, fauzi, as_user):
    as_user(rizki).post(URL, {"people": [nurul.pk], "client_key": "satu"})
    assert as_user(fauzi).post(PDF, {"client_key": "satu"}).status_code == 404


def test_the_key_is_not_kept(nurul, rizki, as_user):

    as_user(rizki).post(URL, {"people": [nurul.pk], "client_key": "rahasia-kunci"})
    assert "rahasia-kunci" not in str(list(ClientKey.objects.values()))


def test_somebody_of_another_office_is_not_found(nurul, guru, rizki, as_user):
    response = as_user(rizki).post(URL, {"people": [nurul.pk, guru.pk]})
    assert response.status_code == 404
    assert not ClaimCode.objects.exists()


def test_the_linked_and_the_appointed_get_no_slip(
    nurul, sari, rizki, dewi, as_user, make_person, make_appointment, paringin
):
    head = make_person("Kepala", "199104122017032005", paringin)
    make_appointment(head, Appointment.Kind.HEAD, paringin)
    people = [nurul.pk, sari.person.pk, head.pk]
    assert len(_codes(as_user(rizki).post(URL, {"people": people}))) == 1
    assert set(ClaimCode.objects.values_list("person", flat=True)) == {nurul.pk}
    assert len(_codes(as_user(dewi).post(URL, {"people": people}))) == 2


def test_all_who_fit_the_filter_get_a_slip(nurul, guru, rizki, as_user, make_person, dinkes):
    make_person("Hasan Basri", "198804122017031002", dinkes)
    client = as_user(rizki)
    assert len(_codes(client.post(URL, {"everyone": "1"}))) == 2
    assert len(_codes(client.post(URL, {"everyone": "1", "q": "nurul"}))) == 1


@pytest.mark.parametrize("people", [[], ["abc"], ["9" * 40], ["-1"]])
def test_nobody_chosen_prints_nothing(people, nurul, rizki, as_user):
    assert as_user(rizki).post(URL, {"people": people}).url == "/unit/"
    assert not ClaimCode.objects.exists()


def test_others_print_nothing(nurul, sari, client, as_user):
    for path in (URL, PDF):
        assert as_user(sari).post(path, {"people": [nurul.pk]}).status_code == 404
        assert "/akun/login/" in client.post(path).url
        assert client.get(path).status_code == 405


def test_a_batch_takes_the_same_queries_for_each_page(
    rizki, as_user, make_person, paringin, queries_of
):
    people = [make_person(f"Orang {n}", f"1991041220170321{n:02d}", paringin) for n in range(12)]
    client, form = as_user(rizki), {"people": [each.pk for each in people], "client_key": "satu"}
    client.post(URL, form)
    many = queries_of(lambda: client.post(URL, form))
    client.post(URL, {"people": [people[0].pk], "client_key": "dua"})
    few = queries_of(lambda: client.post(URL, {"people": [people[0].pk], "client_key": "dua"}))
    assert many == few
