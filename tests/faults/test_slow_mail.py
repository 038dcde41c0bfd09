"""Behind a mail server that answers nobody, what else the minute has to do is not held up."""

import time

import pytest

from foundation.models import OutboxMessage
from foundation.outbox import operations as outbox

MAILS = 6
ROUND = 1.5


@pytest.fixture
def slow_server(postman, send_by):
    server = {"host": "127.0.0.1", "port": postman.port, "use_tls": False, "timeout": 1}
    send_by("django.core.mail.backends.smtp.EmailBackend", **server)
    postman.heal()
    postman.delay = 30.0
    return postman


def test_a_round_of_mail_has_an_end(db, slow_server, monkeypatch, covered):
    assert outbox.LONGEST_ROUND < 60  # the loop keeps its beat
    monkeypatch.setattr(outbox, "LONGEST_ROUND", ROUND)
    for nth in range(MAILS):
        mail = {"subject": f"{nth}", "body": "Isi", "to": ["sari@balangan.example"]}
        outbox.put(f"lambat:{nth}", "mail", mail)
    began = time.monotonic()
    assert outbox.deliver_due() == 0
    spent = time.monotonic() - began
    tried = OutboxMessage.objects.filter(attempts__gt=0).count()
    assert 0 < tried < MAILS
    assert spent < MAILS  # a second for each is what it would cost

    slow_server.delay = 0.0
    slow_server.mails.clear()
    # The next round begins with those that nobody has tried.
    assert outbox.deliver_due() == MAILS - tried
    subjects = sorted(mail["Subject"] for mail in slow_server.mails)
    assert subjects == [str(nth) for nth in range(tried, MAILS)]
    covered(f"slow mail server: a round of {MAILS} mails ended after {spent:.1f} s")
