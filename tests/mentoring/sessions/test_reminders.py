"""Reminders a day and an hour before: never twice, never late, never of what has changed."""

from datetime import timedelta

import pytest
from django.core import mail

from foundation.minute.duties import run_all
from foundation.models import Reminder
from foundation.outbox.operations import deliver_due
from mentoring.models import Session
from mentoring.sessions.operations.booking import book, cancel, move

HALF = timedelta(minutes=30)


@pytest.fixture
def minute(set_clock):
    """What the minute loop sends at a time: subjects and addresses of reminders."""

    def run(text: str) -> list[tuple[str, str]]:
        set_clock(text)
        mail.outbox.clear()
        run_all()
        deliver_due()
        return sorted(
            (each.subject.split(":")[0], each.to[0])
            for each in mail.outbox
            if not each.alternatives
        )

    return run


def test_both_are_reminded_a_day_and_an_hour_before(session, minute, sari, budi):
    assert minute("2026-03-11 08:59") == []
    day = minute("2026-03-11 09:00")
    assert [to for _, to in day] == [budi.email, sari.email]
    assert minute("2026-03-11 09:01") == []
    hour = minute("2026-03-12 08:00")
    assert [to for _, to in hour] == [budi.email, sari.email]
    assert day[0][0] != hour[0][0]
    assert minute("2026-03-12 08:01") == []


def test_a_late_reminder_is_not_sent(session, minute):
    """The machine stood still from Wednesday morning until a quarter to nine on Thursday."""
    assert minute("2026-03-12 08:45") == []
    assert Reminder.objects.exclude(skipped_at=None).count() == 4


def test_a_move_outdates_the_reminders_of_the_old_time(session, window, sari, minute):
    move(session, sari, window, window.starts_at + 2 * HALF, "Ada rapat")
    assert minute("2026-03-11 09:00") == []
    assert len(minute("2026-03-11 10:00")) == 2
    assert minute("2026-03-12 08:00") == []
    assert len(minute("2026-03-12 09:00")) == 2


def test_a_cancelled_session_reminds_nobody(session, sari, minute):
    cancel(session, sari, "Sakit")
    assert minute("2026-03-11 09:00") == []


def test_who_books_for_today_is_not_told_that_it_is_tomorrow(
    assignment, window, innovation, sari, minute, set_clock
):
    set_clock("2026-03-12 07:00")
    book(sari, innovation, window, window.starts_at)
    assert set(Reminder.objects.values_list("kind", flat=True)) == {"hour"}
    assert len(minute("2026-03-12 08:00")) == 2


def test_a_mail_server_that_was_away_does_not_make_it_late(session, minute, set_clock, send_by):
    send_by("tests.mentoring.sessions.test_reminders.Down")
    assert minute("2026-03-12 08:00") == []
    send_by("django.core.mail.backends.locmem.EmailBackend")
    assert minute("2026-03-12 08:30") == []
    assert Session.objects.get().status == "confirmed"


class Down:
    def __init__(self, *args, **kwargs) -> None:
        raise ConnectionRefusedError
