"""Who owns an innovation is one choice: an agency or a group."""

import pytest

from innovations.models import Innovation

ADDRESS = "/inovasi/baru/"
WHAT = {"name": "Kelas Ibu", "stage": "trial", "summary": "Ringkas"}


@pytest.fixture
def client(sari, as_user):
    return as_user(sari)


def _send(client, **owner):
    return client.post(ADDRESS, {**WHAT, "client_key": "satu", **owner})


def test_the_form_begins_with_ones_own_agency_and_marks_neither_as_optional(client, paringin):
    page = client.get(ADDRESS)
    form = page.context["form"]
    assert form["owner"].value() == "opd"
    assert form["opd"].value() == paringin.pk
    html = page.content.decode()
    assert "(opsional)" not in html
    assert 'data-shown-with="owner=group"' in html


def test_what_stands_in_the_other_field_is_not_meant(client, paringin):
    both = {"opd": paringin.pk, "group_name": "Karang Taruna"}
    assert _send(client, owner="group", **both).status_code == 302
    made = Innovation.objects.get(name="Kelas Ibu")
    assert (made.opd, made.group_name) == (None, "Karang Taruna")


@pytest.mark.parametrize(
    ("owner", "said"),
    [
        ({"owner": "group"}, "Tulis nama kelompok pemiliknya."),
        ({"owner": "opd"}, "Pilih perangkat daerah atau unit pemiliknya."),
        ({}, "Pilih perangkat daerah atau unit pemiliknya."),
    ],
)
def test_what_is_missing_is_said_beside_its_field(client, owner, said):
    page = _send(client, **owner)
    assert said in page.content.decode()
    assert not Innovation.objects.exists()


def test_editing_begins_with_the_owner_that_stands(client, sari, paringin):
    _send(client, owner="group", group_name="Karang Taruna")
    made = Innovation.objects.get(name="Kelas Ibu")
    page = client.get(f"/inovasi/{made.pk}/ubah/")
    assert page.context["form"]["owner"].value() == "group"
