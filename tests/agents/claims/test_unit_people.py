"""The people of a unit, seen by those in charge of it."""

import pytest

from agents.models import Person

URL = "/unit/"


@pytest.fixture
def staff(make_person, paringin, dinkes, disdikbud) -> dict[str, Person]:
    return {
        "nurul": make_person("Nurul Hidayah", "199104122017032001", paringin),
        "hasan": make_person("Hasan Basri", "198804122017031002", dinkes),
        "guru": make_person("Guru Lain", "199104122017032003", disdikbud),
    }


def _text(client, query: str = "") -> str:
    return client.get(URL + query).content.decode()


@pytest.mark.parametrize("who", ["fauzi", "rizki"])
def test_head_and_admin_see_their_unit_and_those_below(who, staff, request, as_user):
    page = _text(as_user(request.getfixturevalue(who)))
    assert "Nurul Hidayah" in page
    assert "Hasan Basri" in page
    assert "Guru Lain" not in page


def test_the_clinic_sees_everybody(staff, dewi, as_user, make_person):
    make_person("Tanpa Unit", "199104122017032004")
    page = _text(as_user(dewi))
    assert all(name in page for name in ("Nurul Hidayah", "Guru Lain", "Tanpa Unit"))


@pytest.mark.parametrize("who", ["sari", "budi", "aulia"])
@pytest.mark.parametrize("path", ["", "permintaan/", "akun/"])
def test_for_others_the_page_does_not_exist(who, path, request, as_user):
    assert as_user(request.getfixturevalue(who)).get(URL + path).status_code == 404


def test_a_visitor_is_asked_to_sign_in(client):
    assert "/akun/login/" in client.get(URL).url


def test_a_number_is_never_shown_in_full(staff, rizki, as_user):
    page = _text(as_user(rizki))
    assert "199104122017032001" not in page
    assert "••2001" in page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?q=nurul", {"nurul"}),
        ("?q=1991 0412 2017 0320 01", {"nurul"}),
        ("?q=2001", {"nurul"}),
        ("?q=1991 0412", set()),
        ("?q=0412", set()),
        ("?q=guru", set()),
        ("?account=none", {"nurul", "hasan"}),
        ("?account=linked", set()),
        ("?account=lain&page=abc", {"nurul", "hasan"}),
    ],
)
def test_the_filter_leaves_what_fits(query, found, staff, rizki, as_user):
    page = _text(as_user(rizki), query)
    assert {key for key, person in staff.items() if person.name in page} == found


def test_whoever_moved_away_is_no_longer_listed(staff, rizki, as_user, disdikbud):
    staff["nurul"].postings.update(opd=disdikbud)
    assert "Nurul Hidayah" not in _text(as_user(rizki))


def test_the_page_takes_the_same_queries_for_few_and_many(
    staff, rizki, as_user, queries_of, make_person, paringin
):
    client = as_user(rizki)
    client.get(URL)
    few = queries_of(lambda: client.get(URL))
    for number in range(40):
        make_person(f"Pegawai {number}", f"1991041220170321{number:02d}", paringin)
    assert queries_of(lambda: client.get(URL)) == few


def test_the_unit_stands_in_the_header_of_those_in_charge(rizki, sari, as_user):
    assert 'href="/unit/"' in as_user(rizki).get("/mulai/").content.decode()
    assert 'href="/unit/"' not in as_user(sari).get("/mulai/").content.decode()
