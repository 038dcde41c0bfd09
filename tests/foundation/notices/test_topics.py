"""What people choose about notices: by topic, and when no mail goes out."""

from datetime import datetime, time, timedelta

import pytest
from django.core import mail
from django.db import transaction
from django.utils import timezone

from agents.notices.merging import give_choices_back, move_choices
from foundation.calendar import local_time
from foundation.health.probes import oldest_unsent
from foundation.models import Delivery, NoticeChoice, OutboxMessage, Stream
from foundation.notices import choices
from foundation.notices.choices import QuietHours
from foundation.notices.operations import digests, notify
from foundation.notices.operations.choosing import choose
from foundation.notices.operations.mails import mail_about, read_stop_token, stop_token
from foundation.notices.sentences import register_notice, sentences
from foundation.notices.topics import Topic, register_topic, topic_of, topics
from foundation.outbox import operations as outbox
from tests.makers import make_person

pytestmark = pytest.mark.nobody_yet

ROLES, NUDGES = "agents.roles", "courses.reminders"


@pytest.fixture
def bell(sari) -> str:
    return f"person:{sari.person.pk}"


def _tell(bell: str, kind: str = "agents.appointed", subject: str = "appointment:1") -> None:
    data = {"role": "agent", "day": "2026-01-05", "decree": "1/2026", "by": "Fauzi"}
    with transaction.atomic():
        notify([bell], kind=kind, subject=subject, data=data, url="/akun/pegawai/")


def _at(hour: int, minute: int = 0, day: int = 5) -> datetime:
    return local_time.at(datetime(2026, 1, day).date(), time(hour, minute))  # noqa: DTZ001


def _deliver() -> list[str]:
    """Subjects of what goes out now."""
    mail.outbox.clear()
    OutboxMessage.objects.unsent().update(next_try_at=timezone.now())
    outbox.deliver_due()
    return [message.subject for message in mail.outbox]


def test_topics_stand_in_their_order():
    names = {topic.name for topic in topics()}
    assert {ROLES, NUDGES, "mentoring.sessions", "innovations", "agenda"} <= names
    assert [topic.order for topic in topics()] == sorted(topic.order for topic in topics())


# What concerns an account and its safety, and what Wagtail's own account page lets one choose.
ALWAYS = ("agents.claim_", "agents.office_", "agents.erasure_", "home.approval_")


def test_whatever_else_is_told_has_a_topic():
    without = [kind for kind, _said in sentences() if topic_of(kind) is None]
    assert [kind for kind in without if not kind.startswith(ALWAYS)] == []


def test_without_a_choice_the_default_holds(sari, bell):
    _tell(bell)
    assert choices.choices_of(bell).deliveries[ROLES] == Delivery.APP
    assert _deliver() == []


def test_a_line_is_mailed_at_once_where_that_was_chosen(sari, bell):
    choose(bell, {ROLES: Delivery.MAIL}, None)
    _tell(bell)
    (subject,) = _deliver()
    assert "Agen inovasi" in subject
    (sent,) = mail.outbox
    assert sent.to == [sari.email]
    assert "/akun/pegawai/" in sent.body
    assert "/kabar/atur/" in sent.body
    assert sent.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_a_line_that_was_read_meanwhile_is_not_mailed(sari, bell):
    choose(bell, {ROLES: Delivery.MAIL}, None)
    _tell(bell)
    Stream.objects.get(name=bell).notices.update(read_at=timezone.now())
    assert _deliver() == []
    assert not OutboxMessage.objects.unsent().exists()


def test_what_nobody_wants_rings_nowhere(sari, rini, bell):
    other = f"person:{rini.person.pk}"
    choose(bell, {NUDGES: Delivery.NONE}, None)
    data = {"by": "Fauzi"}
    with transaction.atomic():
        notify([bell, other], kind="courses.nudged_overdue", subject="n", data=data, url="/")
    lines = Stream.objects.get(name=other).notices
    assert lines.count() == 1
    assert not Stream.objects.get(name=bell).notices.exists()


def test_a_choice_made_while_a_mail_waits_holds_for_it(sari, bell):
    outbox.put("x", "mail", _mail(sari, bell))
    choose(bell, {NUDGES: Delivery.APP}, None)
    assert _deliver() == []
    message = OutboxMessage.objects.get(key="x")
    assert message.discarded_at
    assert message.sent_at is None
    assert message.payload == {}


def _mail(user, bell: str) -> dict[str, object]:
    text = {"subject": "Pelatihan", "body": "Ayo\n", "to": [user.email]}
    return {**text, "about": mail_about(NUDGES, bell)}


def test_mail_about_nothing_that_can_be_chosen_always_goes_out(sari, bell):
    every = {topic.name: topic.choices[-1] for topic in topics()}
    choose(bell, every, QuietHours(time(0), time(23, 59)))
    outbox.put("x", "mail", {"subject": "Kode", "body": "1\n", "to": [sari.email]})
    assert _deliver() == ["Kode"]


@pytest.mark.parametrize(
    ("now", "end"),
    [
        (_at(20, 59), None),
        (_at(21), _at(6, day=6)),
        (_at(23, 30), _at(6, day=6)),
        (_at(0, 10, day=6), _at(6, day=6)),
        (_at(5, 59, day=6), _at(6, day=6)),
        (_at(6, day=6), None),
    ],
)
def test_quiet_hours_reach_over_midnight(bell, sari, now, end):
    choose(bell, {}, QuietHours(time(21), time(6)))
    assert choices.quiet_end(bell, now) == end


@pytest.mark.parametrize(("now", "end"), [(_at(11, 59), None), (_at(12), _at(13)), (_at(13), None)])
def test_quiet_hours_within_a_day(bell, sari, now, end):
    choose(bell, {}, QuietHours(time(12), time(13)))
    assert choices.quiet_end(bell, now) == end


def test_mail_waits_for_the_end_of_the_quiet_hours(sari, bell):
    now = timezone.localtime()
    start = (now - timedelta(hours=1)).time().replace(second=0, microsecond=0)
    end = (now + timedelta(hours=2)).time().replace(second=0, microsecond=0)
    choose(bell, {}, QuietHours(start, end))
    outbox.put("x", "mail", _mail(sari, bell))
    assert _deliver() == []
    message = OutboxMessage.objects.get(key="x")
    assert message.attempts == 0
    assert message.last_error == ""
    assert timedelta(hours=1) < message.next_try_at - timezone.now() < timedelta(hours=3)
    assert oldest_unsent().detail == "none"
    OutboxMessage.objects.update(created_at=now - timedelta(hours=8), attempts=1)
    assert not oldest_unsent().is_well  # a mail that failed is a backlog
    OutboxMessage.objects.update(attempts=0)
    choose(bell, {}, None)
    assert _deliver() == ["Pelatihan"]


def test_what_a_topic_does_not_offer_is_refused(sari, bell):
    with pytest.raises(ValueError, match="does not offer"):
        choose(bell, {"mentoring.sessions": Delivery.NONE}, None)
    assert not NoticeChoice.objects.exists()


def test_a_topic_that_offers_less_now_falls_back_to_its_default(sari, bell, monkeypatch):
    monkeypatch.setattr("foundation.notices.topics._topics", {})
    both = (Delivery.APP, Delivery.MAIL)
    register_topic(Topic("t", "T", "T", 1, both))
    choose(bell, {"t": Delivery.MAIL}, None)
    register_topic(Topic("t", "T", "T", 1, (Delivery.APP,)))
    assert choices.choices_of(bell).deliveries == {"t": Delivery.APP}


def test_a_kind_without_a_topic_is_always_told(sari, bell, monkeypatch):
    monkeypatch.setattr("foundation.notices.sentences._sentences", {})
    register_notice("other.kind", lambda data: "x")
    choose(bell, {topic.name: topic.choices[-1] for topic in topics()}, None)
    _tell(bell, "other.kind")
    assert Stream.objects.get(name=bell).notices.count() == 1


def test_an_address_that_stops_mail_cannot_be_made_up(sari, bell):
    token = stop_token(bell, NUDGES)
    assert read_stop_token(token) == (bell, NUDGES)
    with pytest.raises(Exception, match="does not match"):
        read_stop_token(token[:-1] + ("a" if token[-1] != "a" else "b"))


def test_choices_go_along_into_the_staff_record_and_come_back(sari, bell):
    record = make_person("Sari Wulandari")
    theirs = f"person:{record.pk}"
    choose(bell, {ROLES: Delivery.MAIL, NUDGES: Delivery.NONE}, None)
    choose(theirs, {NUDGES: Delivery.DIGEST}, None)
    moved = move_choices(sari.person, record)
    assert choices.choices_of(theirs).deliveries[ROLES] == Delivery.MAIL
    assert choices.choices_of(theirs).deliveries[NUDGES] == Delivery.DIGEST
    give_choices_back(moved, record, sari.person, timezone.now())
    assert choices.choices_of(bell).deliveries[ROLES] == Delivery.MAIL
    assert choices.choices_of(theirs).deliveries[ROLES] == Delivery.APP


def test_the_agenda_is_a_topic_that_nobody_gets_unasked():
    assert digests.AGENDA.default == Delivery.NONE
