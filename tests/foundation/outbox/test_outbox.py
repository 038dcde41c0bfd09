"""The outbox: written with the change, tried at once, tried again."""

import time
from datetime import timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.utils import timezone

from foundation.models import OutboxMessage
from foundation.outbox import operations as outbox
from foundation.outbox.senders import register_sender

sent: list[str] = []


@pytest.fixture(autouse=True)
def _senders(monkeypatch: pytest.MonkeyPatch) -> None:
    sent.clear()
    monkeypatch.setattr("foundation.outbox.senders._senders", {"mail": outbox.sender_of("mail")})
    register_sender("note", lambda message: sent.append(message.key))
    register_sender("broken", _break)


def _break(message: OutboxMessage) -> None:
    raise ConnectionRefusedError("mail server is away")


def _make_due(message: OutboxMessage) -> None:
    OutboxMessage.objects.filter(pk=message.pk).update(next_try_at=timezone.now())


@pytest.mark.smoke
def test_a_message_goes_out_right_after_the_commit(committed_db):
    with transaction.atomic():
        outbox.put("a", "note", {})
        assert sent == []
    assert sent == ["a"]
    assert not OutboxMessage.objects.unsent().exists()


@pytest.mark.smoke
def test_a_change_that_is_rolled_back_sends_nothing(committed_db):
    def change() -> None:
        with transaction.atomic():
            outbox.put("a", "note", {})
            raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011
        change()
    assert outbox.deliver_due() == 0
    assert sent == []


def test_the_same_key_is_the_same_message(db):
    first, again = outbox.put("a", "note", {}), outbox.put("a", "note", {"other": 1})
    assert first.pk == again.pk
    assert outbox.deliver_due() == 1
    assert sent == ["a"]


def test_the_database_itself_refuses_a_key_twice(db):
    now = timezone.now()
    OutboxMessage.objects.create(key="a", kind="note", next_try_at=now)
    with pytest.raises(IntegrityError), transaction.atomic():
        OutboxMessage.objects.create(key="a", kind="note", next_try_at=now)


def test_a_message_goes_out_once(db):
    message = outbox.put("a", "note", {})
    assert outbox.deliver(message.pk)
    assert not outbox.deliver(message.pk)
    assert sent == ["a"]


def test_a_failed_message_waits_longer_after_every_try(db):
    message = outbox.put("a", "broken", {})
    waits = []
    for _ in range(3):
        _make_due(message)
        assert not outbox.deliver(message.pk)
        message.refresh_from_db()
        waits.append(message.next_try_at - timezone.now())
    assert waits == sorted(waits)
    assert waits[0] > timedelta(minutes=1)
    assert message.attempts == 3
    assert message.last_error == "ConnectionRefusedError: mail server is away"


def test_the_wait_never_exceeds_its_bound(db):
    message = outbox.put("a", "broken", {})
    OutboxMessage.objects.filter(pk=message.pk).update(attempts=500)
    outbox.deliver(message.pk)
    message.refresh_from_db()
    assert message.next_try_at <= timezone.now() + outbox.LONGEST_WAIT


def test_a_failed_message_is_left_alone_until_its_time(db):
    message = outbox.put("a", "broken", {})
    outbox.deliver(message.pk)
    register_sender("broken", lambda message: sent.append(message.key))
    assert outbox.deliver_due() == 0
    _make_due(message)
    assert outbox.deliver_due() == 1
    assert sent == ["a"]


def test_one_broken_message_does_not_hold_up_the_others(db):
    outbox.put("a", "broken", {})
    outbox.put("b", "note", {})
    outbox.put("c", "nobody sends this kind", {})
    outbox.put("d", "note", {})
    assert outbox.deliver_due() == 2
    assert sent == ["b", "d"]


def test_while_one_process_sends_no_other_does(db):
    answers = []

    def send(message: OutboxMessage) -> None:
        answers.append(outbox.deliver(message.pk))
        sent.append(message.key)

    register_sender("slow", send)
    message = outbox.put("a", "slow", {})
    assert outbox.deliver(message.pk)
    assert answers == [False]
    assert sent == ["a"]


def test_a_message_whose_sender_died_is_taken_over_after_the_lease(db, monkeypatch):
    message = outbox.put("a", "note", {})
    OutboxMessage.objects.filter(pk=message.pk).update(next_try_at=timezone.now() + outbox.LEASE)
    assert outbox.deliver_due() == 0
    later = timezone.now() + outbox.LEASE
    monkeypatch.setattr(timezone, "now", lambda: later)
    assert outbox.deliver_due() == 1


def test_a_secret_is_forgotten_once_it_is_sent(db):
    secret = outbox.put("a", "note", {"code": "123456"}, is_secret=True)
    plain = outbox.put("b", "note", {"text": "rapat"})
    outbox.deliver_due()
    secret.refresh_from_db()
    plain.refresh_from_db()
    assert secret.payload == {}
    assert plain.payload == {"text": "rapat"}


def test_a_secret_that_could_not_be_sent_is_kept_for_the_next_try(db):
    secret = outbox.put("a", "broken", {"code": "123456"}, is_secret=True)
    outbox.deliver_due()
    secret.refresh_from_db()
    assert secret.payload == {"code": "123456"}


def test_a_mail_tried_twice_bears_the_same_message_id(db):
    payload = {"subject": "Rapat", "body": "Besok", "to": ["sari@balangan.example"]}
    message = outbox.put("a", "mail", {**payload, "html": "<p>Besok</p>"})
    for _ in range(2):
        OutboxMessage.objects.update(sent_at=None, next_try_at=timezone.now())
        outbox.deliver(message.pk)
    first, second = mail.outbox
    assert first.extra_headers["Message-ID"] == second.extra_headers["Message-ID"]
    assert first.alternatives[0][0] == "<p>Besok</p>"
    assert first.to == ["sari@balangan.example"]


def test_a_round_ends_while_mail_still_waits(db, monkeypatch):
    """Behind a slow mail server reminders would wait too; the next round goes on from there."""
    register_sender("slow", lambda message: time.sleep(0.1))
    monkeypatch.setattr(outbox, "LONGEST_ROUND", 0.15)
    for number in range(4):
        outbox.put(f"giliran:{number}", "slow", {})
    first = outbox.deliver_due()
    assert 0 < first < 4
    monkeypatch.setattr(outbox, "LONGEST_ROUND", 60)
    assert outbox.deliver_due() == 4 - first
