"""The clinic's list of mail that cannot be sent: why, and what to do about it."""

import pytest
from django.urls import reverse
from django.utils import timezone

from foundation.models import OutboxMessage

INDEX = reverse("registry_held_mail:index")


@pytest.fixture
def held(db) -> OutboxMessage:
    payload = {"subject": "Kode masuk", "body": "rahasia-1234", "to": ["siti@contoh.example"]}
    now = timezone.now()
    return OutboxMessage.objects.create(
        key="a",
        kind="mail",
        payload=payload,
        next_try_at=now,
        attempts=3,
        set_aside_at=now,
        last_error="ValueError: rusak",
    )


def _url(name: str, message: OutboxMessage) -> str:
    return reverse(f"registry_held_mail:{name}", args=[message.pk])


def test_the_clinic_reads_whose_mail_it_is_and_why_but_not_its_text(as_user, dewi, held):
    client = as_user(dewi)
    for url in (INDEX, _url("inspect", held)):
        page = client.get(url).content.decode()
        assert "Kode masuk" in page
        assert "siti@contoh.example" in page
        assert "ValueError: rusak" in page
        assert "rahasia-1234" not in page


def test_it_is_tried_again(as_user, dewi, held):
    client = as_user(dewi)
    for _tap in range(2):
        answer = client.post(_url("try_again", held), {"client_key": "k"})
        assert answer["Location"] == INDEX
    held.refresh_from_db()
    assert held.set_aside_at is None
    assert held.attempts == 0


def test_it_is_discarded_once_somebody_is_sure(as_user, dewi, held):
    client = as_user(dewi)
    assert client.post(_url("discard", held), {"client_key": "k"}).status_code == 200
    form = {"client_key": "k", "sure": "on"}
    assert client.post(_url("discard", held), form)["Location"] == INDEX
    held.refresh_from_db()
    assert held.discarded_at
    assert "Kode masuk" not in client.get(INDEX).content.decode()


def test_what_waits_or_was_sent_is_not_read_here(as_user, dewi, held):
    OutboxMessage.objects.update(set_aside_at=None)
    client = as_user(dewi)
    for name in ("inspect", "try_again", "discard"):
        assert client.get(_url(name, held)).status_code == 404


def test_editors_do_not_see_it(as_user, aulia, held):
    assert "Kode masuk" not in as_user(aulia).get(INDEX, follow=True).content.decode()
