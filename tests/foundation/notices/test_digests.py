"""The one mail a day: to whoever chose it, once, and only with something new."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import transaction
from django.utils import timezone

from foundation.models import Delivery, NoticeHours, OutboxMessage
from foundation.notices.bells import notices_of
from foundation.notices.operations import mark_read, notify
from foundation.notices.operations.choosing import choose
from foundation.notices.operations.digests import queue_digests
from foundation.outbox import operations as outbox
from innovations.registration.operations import register
from tests.makers import make_user

pytestmark = [pytest.mark.nobody_yet, pytest.mark.usefixtures("from_midnight")]

DATA = {"role": "agent", "day": "2026-01-05", "decree": "1/2026"}


@pytest.fixture
def from_midnight(settings) -> None:
    settings.FOUNDATION_DIGEST_HOUR = 0


@pytest.fixture
def bell(sari) -> str:
    return f"person:{sari.person.pk}"


def _tell(bell: str, number: int = 1) -> None:
    with transaction.atomic():
        notify(
            [bell],
            kind="agents.appointed",
            subject=f"appointment:{number}",
            data={**DATA, "decree": f"{number}/2026"},
            url="/akun/pegawai/",
        )


def _digest() -> str:
    """The text of the one that goes out now; empty where none does."""
    mail.outbox.clear()
    queue_digests()
    OutboxMessage.objects.unsent().update(next_try_at=timezone.now())
    outbox.deliver_due()
    return "\n".join(str(sent.body) for sent in mail.outbox if "Hari Anda" in sent.subject)


def test_nobody_gets_one_unasked(sari, bell):
    _tell(bell)
    assert queue_digests() == 0


def test_it_tells_what_is_new_once_a_day(sari, bell):
    choose(bell, {"agents.roles": Delivery.DIGEST}, None)
    _tell(bell, 1)
    _tell(bell, 2)
    text = _digest()
    assert "1/2026" in text
    assert "2/2026" in text
    assert "http" in text
    assert "/kabar/atur/" in text
    _tell(bell, 3)
    assert _digest() == ""


def test_the_next_day_tells_what_came_since(sari, bell):
    choose(bell, {"agents.roles": Delivery.DIGEST}, None)
    _tell(bell, 1)
    assert _digest()
    NoticeHours.objects.update(digested_at=timezone.now() - timedelta(days=1))
    notices_of(sari).update(at=timezone.now() - timedelta(days=1, hours=1))
    _tell(bell, 2)
    OutboxMessage.objects.update(key="yesterday")
    text = _digest()
    assert "2/2026" in text
    assert "1/2026" not in text


def test_nothing_new_is_no_mail(sari, bell):
    choose(bell, {"agents.roles": Delivery.DIGEST}, None)
    assert _digest() == ""
    assert not OutboxMessage.objects.unsent().exists()


def test_what_was_read_is_left_out(sari, bell):
    choose(bell, {"agents.roles": Delivery.DIGEST}, None)
    _tell(bell)
    mark_read(notices_of(sari), timezone.now())
    assert _digest() == ""


def test_other_topics_are_left_out(sari, bell):
    choose(bell, {"innovations": Delivery.DIGEST}, None)
    _tell(bell)
    assert _digest() == ""


def test_it_waits_for_the_hour(sari, bell, settings):
    settings.FOUNDATION_DIGEST_HOUR = 24
    choose(bell, {"agents.roles": Delivery.DIGEST}, None)
    _tell(bell)
    assert queue_digests() == 0


def test_it_tells_what_waits_for_its_reader(rizki, paringin):
    bell = f"person:{rizki.person.pk}"
    choose(bell, {"agenda": Delivery.DIGEST}, None)
    assert _digest() == ""
    NoticeHours.objects.update(digested_at=None)
    OutboxMessage.objects.all().delete()
    warga = make_user("warga@contoh.example", first_name="Warga")
    register(warga, name="Kelas Ibu", summary="x", stage="trial", opd=paringin)
    text = _digest()
    assert "Unit saya" in text
    assert "dikonfirmasi: 1" in text


def test_two_processes_make_one(sari, bell):
    choose(bell, {"agents.roles": Delivery.DIGEST}, None)
    assert queue_digests() + queue_digests() == 1


def test_the_number_of_queries_for_one_is_bounded(sari, bell, queries_of):
    choose(bell, {"agents.roles": Delivery.DIGEST, "agenda": Delivery.DIGEST}, None)
    for number in range(5):
        _tell(bell, number)
    queue_digests()
    message = OutboxMessage.objects.get(kind="digest")
    few = queries_of(lambda: outbox.sender_of("digest")(message))
    for number in range(5, 25):
        _tell(bell, number)
    assert queries_of(lambda: outbox.sender_of("digest")(message)) == few
