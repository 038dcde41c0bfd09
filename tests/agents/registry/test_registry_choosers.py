import pytest
from django.urls import reverse

NIP = "199001012015032999"


@pytest.fixture
def client(clinic_user, as_user):
    return as_user(clinic_user)


def url(name: str, view: str = "choose", *args) -> str:
    return reverse(f"registry_{name}_chooser:{view}", args=args)


def test_people_are_chosen_by_name_without_their_nip(client, make_person, paringin):
    siti = make_person("Siti Aminah", NIP, paringin)
    found = client.get(url("person", "choose_results"), {"q": "siti"})
    assert "Siti Aminah" in found.text
    assert "Puskesmas Paringin" in found.text
    for page in (found, client.get(url("person")), client.get(url("person", "chosen", siti.pk))):
        assert NIP not in page.text
    assert "Siti" not in client.get(url("person", "choose_results"), {"q": NIP}).text


def test_only_opds_in_force_are_offered(client, dinkes, disdikbud, today):
    disdikbud.valid_until = disdikbud.valid_from = today.replace(year=today.year - 1)
    disdikbud.save(update_fields=["valid_until", "valid_from"])
    page = client.get(url("opd"))
    assert "Dinas Kesehatan" in page.json()["html"]
    assert "Dinas Pendidikan" not in page.json()["html"]


def test_an_opd_is_found_by_its_alias(client, dinkes, disdikbud):
    dinkes.aliases.create(name="Dinas Sehat")
    page = client.get(url("opd", "choose_results"), {"q": "sehat"})
    assert "Dinas Kesehatan" in page.text
    assert "Dinas Pendidikan" not in page.text


def test_a_decree_is_found_by_its_subject(client, make_decree):
    make_decree("188.45/1/Kum/2026", about="Agen inovasi")
    make_decree("188.45/2/Kum/2026", about="Pamong")
    page = client.get(url("decree", "choose_results"), {"q": "agen"})
    assert "188.45/1/Kum/2026" in page.text
    assert "188.45/2/Kum/2026" not in page.text


@pytest.mark.parametrize("who", ["aulia", "sari", "fauzi"])
def test_whoever_may_not_see_the_registry_learns_no_name_from_a_chooser(
    who, dinkes, make_person, make_decree, request, as_user
):
    siti = make_person("Siti Aminah", NIP, dinkes)
    decree = make_decree(about="Rahasia")
    visitor = as_user(request.getfixturevalue(who))
    for name, record in (("person", siti), ("opd", dinkes), ("decree", decree)):
        for address in (
            url(name),
            url(name, "choose_results"),
            url(name, "chosen", record.pk),
            url(name, "chosen_multiple") + f"?id={record.pk}",
        ):
            answer = visitor.get(address, headers={"x-requested-with": "XMLHttpRequest"})
            assert answer.status_code == 403, address
            assert str(record) not in answer.text


def test_records_are_not_made_inside_a_chooser(client):
    assert client.post("/cms/registri/pilih-orang/create/", {"name": "X"}).status_code == 404
