"""The clinic's list of mail that went out: to whom, when, about what; never what it said."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from agents.notices.bells import bell_name
from foundation.models import Delivery, OutboxMessage
from foundation.notices.operations import notify
from foundation.notices.operations.choosing import choose
from foundation.notices.operations.mails import LINE
from foundation.outbox import operations as outbox

INDEX = reverse("registry_mail_log:index")
State = OutboxMessage.State


@pytest.fixture
def mail(db):
    """A mail about a topic, in whatever state its fields say."""

    def made(key: str, **fields) -> OutboxMessage:
        payload = {
            "subject": "Rahasia dapur",
            "body": "isi-1234",
            "to": [f"{key}@contoh.example"],
            "about": {"topic": "mentoring.sessions", "bell": "person:1"},
        }
        values = {"kind": "mail", "payload": payload, "next_try_at": timezone.now(), **fields}
        return OutboxMessage.objects.create(key=key, **values)

    return made


def test_who_got_what_when_and_nothing_of_what_it_said(as_user, dewi, mail):
    mail("siti", sent_at=timezone.now())
    html = as_user(dewi).get(INDEX, {"q": "siti"}).content.decode()
    assert "siti@contoh.example" in html
    assert "Sesi klinik" in html
    assert "Surat keluar" in html
    assert "Rahasia dapur" not in html
    assert "isi-1234" not in html


def test_each_state_is_found_by_its_filter(as_user, dewi, mail):
    now = timezone.now()
    rows = {
        State.SENT: mail("sent", sent_at=now),
        State.WAITING: mail("waiting"),
        State.HELD: mail("held", set_aside_at=now),
        State.UNWANTED: mail("unwanted", set_aside_at=now, discarded_at=now),
        State.DISCARDED: mail("discarded", set_aside_at=now - timedelta(hours=1), discarded_at=now),
    }
    for state, row in rows.items():
        assert row.state == state
        assert list(OutboxMessage.objects.in_state(state).filter(key__in=rows.keys())) == [row]
        html = as_user(dewi).get(INDEX, {"state": state}).content.decode()
        assert [each for each in rows if f"{each}@contoh" in html] == [state]


def test_work_of_the_background_is_no_mail(as_user, dewi, mail):
    mail("kerja", kind="assessments.carry_out")
    assert "kerja@contoh" not in as_user(dewi).get(INDEX).content.decode()


def test_a_mail_that_is_written_when_it_goes_out_says_to_whom(as_user, sari, mailoutbox):
    bell = bell_name(sari.person.pk)
    choose(bell, {"courses.completions": Delivery.MAIL}, None)
    data = {"course": "Bimtek", "reason": "-"}
    notify([bell], kind="courses.completion_withdrawn", subject="s", data=data, url="/")
    message = OutboxMessage.objects.get(kind=LINE)
    assert message.recipients == []
    assert outbox.deliver(message.pk)
    message.refresh_from_db()
    assert message.recipients == [sari.email]


def test_editors_do_not_see_it(as_user, aulia, mail):
    mail("siti", sent_at=timezone.now())
    assert "siti@contoh" not in as_user(aulia).get(INDEX, follow=True).content.decode()
