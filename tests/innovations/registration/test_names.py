"""The same innovation twice: by *Back*, and by a name that is nearly the same."""

import pytest
from django.urls import reverse

from innovations.models import Innovation
from innovations.names import near_names
from innovations.registration.operations import register


@pytest.fixture
def lansia(sari, paringin) -> Innovation:
    name = "SIGAP LANSIA (Siaga Antar Periksa Lansia)"
    return register(sari, name=name, summary="x", stage="trial", opd=paringin)


@pytest.mark.parametrize(
    "name", ["Sigap Lansia", "sigap-lansia", "SIGAP  LANSIA 2", "Sigap Lansya"]
)
def test_a_name_that_is_nearly_the_same_is_found(lansia, sari, paringin, name):
    assert near_names(sari, name, paringin) == [lansia]


@pytest.mark.parametrize("name", ["Sigap Balita", "Lansia Bahagia", "Kelas Sungai", "…"])
def test_another_name_is_not(lansia, sari, paringin, name):
    assert near_names(sari, name, paringin) == []


def test_what_one_may_not_see_is_not_told(lansia, rini, sari, paringin, dinkes):
    assert near_names(rini, "Sigap Lansia", paringin) == []
    assert near_names(sari, "Sigap Lansia", dinkes) == []


def test_near_names_are_shown_once_and_one_may_go_on(lansia, sari, paringin, as_user):
    client, address = as_user(sari), reverse("innovations:register")
    fields = {"name": "Sigap Lansia", "stage": "trial", "summary": "x", "opd": paringin.pk}
    html = client.post(address, {**fields, "client_key": "k"}).content.decode()
    assert lansia.get_absolute_url() in html
    assert Innovation.objects.count() == 1
    client.post(address, {**fields, "client_key": "k", "is_another": "on"})
    assert Innovation.objects.count() == 2


def test_registering_again_by_back_says_what_was_made_and_links_to_it(sari, paringin, as_user):
    client, address = as_user(sari), reverse("innovations:register")
    fields = {"stage": "trial", "summary": "x", "opd": paringin.pk, "client_key": "k"}
    client.post(address, {**fields, "name": "Antrean Sehat"})
    answer = client.post(address, {**fields, "name": "Antrean Sehat Sekali"}, follow=True)
    made = Innovation.objects.get()
    toast = answer.content.decode().partition("sudah pernah dikirim")[2]
    assert f'<a href="{made.get_absolute_url()}">Antrean Sehat</a>' in toast
    assert "sudah pernah dikirim" not in client.get(made.get_absolute_url()).content.decode()


def test_the_same_tap_twice_says_what_the_first_said(sari, paringin, as_user):
    client, address = as_user(sari), reverse("innovations:register")
    fields = {"stage": "trial", "summary": "x", "opd": paringin.pk, "client_key": "k"}
    for _ in range(2):
        answer = client.post(address, {**fields, "name": "Antrean Sehat"}, follow=True)
        assert "sudah pernah dikirim" not in answer.content.decode()
