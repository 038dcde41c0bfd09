"""What cannot be sent as it is: set aside after a few tries, told apart from a backlog."""

import smtplib
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.db import OperationalError
from django.test import Client
from django.utils import timezone

from foundation.health import probes
from foundation.models import OutboxMessage
from foundation.outbox import operations as outbox
from foundation.outbox.senders import register_sender

REFUSED = {"siti@contoh.example": (550, b"no such user")}
OWN_FAULTS = [
    ValueError("Header values can't contain newlines"),
    KeyError("nobody sends this kind"),
    smtplib.SMTPRecipientsRefused(REFUSED),
    smtplib.SMTPDataError(554, b"rejected"),
]
OF_THE_WORLD = [
    ConnectionRefusedError("mail server is away"),
    smtplib.SMTPServerDisconnected("gone"),
    smtplib.SMTPAuthenticationError(535, b"wrong password"),
    smtplib.SMTPRecipientsRefused({"siti@contoh.example": (451, b"later")}),
    smtplib.SMTPDataError(452, b"full"),
    OperationalError("database is locked"),
]


@pytest.fixture(autouse=True)
def _senders(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("foundation.outbox.senders._senders", {"mail": outbox.sender_of("mail")})


def _failing(error: Exception) -> OutboxMessage:
    def fail(message: OutboxMessage) -> None:
        raise error

    register_sender("broken", fail)
    return outbox.put("a", "broken", {})


def _tried(message: OutboxMessage, times: int) -> OutboxMessage:
    for _ in range(times):
        OutboxMessage.objects.filter(pk=message.pk).update(next_try_at=timezone.now())
        outbox.deliver_due()
    message.refresh_from_db()
    return message


def _age(message: OutboxMessage) -> None:
    old = timezone.now() - probes.OVERDUE - timedelta(minutes=1)
    OutboxMessage.objects.filter(pk=message.pk).update(created_at=old)


@pytest.mark.parametrize("error", OWN_FAULTS, ids=repr)
def test_what_fails_by_itself_is_set_aside_with_its_reason(db, error):
    message = _tried(_failing(error), outbox.MOST_TRIES - 1)
    assert message.set_aside_at is None
    message = _tried(message, 3)
    assert message.set_aside_at
    assert message.attempts == outbox.MOST_TRIES
    assert type(error).__name__ in message.last_error
    assert list(OutboxMessage.objects.set_aside()) == [message]


@pytest.mark.parametrize("error", OF_THE_WORLD, ids=repr)
def test_what_fails_with_everybody_waits(db, error):
    message = _tried(_failing(error), outbox.MOST_TRIES + 2)
    assert message.set_aside_at is None
    assert list(OutboxMessage.objects.unsent()) == [message]


def test_health_tells_a_backlog_from_what_is_set_aside(db):
    message = _tried(_failing(ValueError("x")), outbox.MOST_TRIES)
    _age(message)
    answer = Client().get("/healthz")
    assert answer.status_code == 200
    assert answer.json()["oldest_unsent"] == {"ok": True, "detail": "none"}
    assert answer.json()["set_aside"]["detail"].startswith("1 ")


def test_control_arm_a_backlog_is_ill(db):
    _age(_tried(_failing(ConnectionRefusedError()), outbox.MOST_TRIES))
    answer = Client().get("/healthz")
    assert answer.status_code == 503
    assert answer.json()["set_aside"]["detail"] == "none"


def test_it_is_set_aside_before_it_would_count_as_a_backlog():
    waits = (timedelta(minutes=2**attempt) for attempt in range(1, outbox.MOST_TRIES))
    assert sum(waits, timedelta()) < probes.OVERDUE


def test_a_message_that_is_tried_again_goes_out_when_the_reason_is_gone(db, dewi):
    message = _tried(_failing(ValueError("x")), outbox.MOST_TRIES)
    outbox.try_again(message, by=dewi)
    register_sender("broken", lambda message: None)
    assert outbox.deliver_due() == 1
    with pytest.raises(outbox.NotSetAsideError):
        outbox.try_again(message, by=dewi)


def test_a_message_that_is_discarded_is_not_sent_and_loses_its_words(db, dewi):
    message = _tried(_failing(ValueError("x")), outbox.MOST_TRIES)
    outbox.discard(message, by=dewi)
    message.refresh_from_db()
    assert message.payload == {}
    assert outbox.deliver_due() == 0
    assert not OutboxMessage.objects.set_aside().exists()
    with pytest.raises(outbox.NotSetAsideError):
        outbox.discard(message, by=dewi)


def test_a_name_with_a_line_break_makes_a_mail_that_goes_out(db, client):
    form = {
        "name": "Siti\rAminah\r\nBcc: x",
        "email": "siti@contoh.example",
        "password1": "hutan-sungai-meratus",
    }
    assert client.post("/akun/signup/", form).status_code == 302
    outbox.deliver_due()
    assert not OutboxMessage.objects.unsent().exists()
    assert mail.outbox[-1].to == ["siti@contoh.example"]
    assert get_user_model().objects.get().first_name == "Siti Aminah Bcc: x"
