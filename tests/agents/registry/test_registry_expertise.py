import pytest
from django.urls import reverse

from agents.models import Expertise, PersonExpertise


@pytest.fixture
def client(clinic_user, as_user):
    return as_user(clinic_user)


def url(view: str, *words: Expertise) -> str:
    return reverse(f"registry_expertise:{view}", args=[word.pk for word in words])


def test_the_vocabulary_grows_by_a_form(client):
    client.post(url("add"), {"name": "Data", "slug": "data", "description": ""})
    assert Expertise.objects.get().name == "Data"


def test_a_word_that_nobody_holds_is_deleted(client):
    word = Expertise.objects.create(slug="data", name="Data")
    client.post(url("delete", word))
    assert not Expertise.objects.exists()


def test_a_word_that_somebody_holds_stays_and_says_why(client, sari):
    word = Expertise.objects.create(slug="data", name="Data")
    PersonExpertise.objects.create(person=sari.person, expertise=word, level=1, source="self")
    assert "1 orang" in client.get(url("delete", word)).text
    client.post(url("delete", word))
    assert Expertise.objects.filter(pk=word.pk).exists()
