"""A writer is killed in the middle: nothing half done stays, nothing is lost, nothing sent twice."""

import multiprocessing
import os
import signal
import time

import pytest
from django.core import mail
from django.db import connections

from foundation.models import ClientKey, OutboxMessage, Reminder
from foundation.outbox import operations as outbox
from mentoring.models import Attendance, Session, SessionChange
from mentoring.sessions.operations import answering, booking
from scheduling.models import Hold
from tests.mentoring.contention.crowd import approver, booker, crowd, incomplete, overlaps

pytestmark = pytest.mark.smoke
WRITTEN = (Session, Hold, SessionChange, Attendance, Reminder, OutboxMessage, ClientKey)
_fork = multiprocessing.get_context("fork")


def _kill_at(act, patches) -> None:
    """Run `act` in a process that stops where a patch says so, and `kill -9` it there."""
    connections.close_all()
    reached = _fork.Event()

    def stop(*args, **kwargs):
        reached.set()
        time.sleep(120)

    def run():
        for module, name, keeps in patches:
            real = getattr(module, name)

            def patched(*args, real=real, keeps=keeps, **kwargs):
                if keeps:
                    real(*args, **kwargs)
                stop()

            setattr(module, name, patched)
        act()

    process = _fork.Process(target=run)
    process.start()
    assert reached.wait(60)
    os.kill(process.pid, signal.SIGKILL)
    process.join(30)
    assert process.exitcode == -signal.SIGKILL


def _rows():
    return {model.__name__: model.objects.count() for model in WRITTEN}


def test_killed_before_the_commit_nothing_stays_and_the_time_is_free(
    committed_db, assignment, window, innovation, sari
):
    book = booker(sari, innovation, window, window.starts_at, "k")
    before = _rows()
    _kill_at(book, [(booking, "announce", True)])
    assert _rows() == before
    answers = crowd([book])
    assert [each.kind for each in answers] == ["done"]
    assert OutboxMessage.objects.count() == 2
    assert (overlaps(), incomplete()) == ([], [])


def test_killed_amid_a_move_the_old_time_is_still_ours(
    committed_db, session, window, sari, innovation
):
    def act():
        booking.move(session, sari, window, window.starts_at + 2 * window.length, "Ada rapat")

    before = _rows()
    _kill_at(act, [(booking, "announce", True)])
    assert _rows() == before
    session.refresh_from_db()
    assert (session.starts_at, session.sequence) == (window.starts_at, 0)
    assert (overlaps(), incomplete()) == ([], [])


def test_killed_amid_an_approval_the_request_still_waits(committed_db, request_, budi):
    before = _rows()
    _kill_at(approver(request_, budi, "k"), [(answering, "announce", True)])
    assert _rows() == before
    request_.refresh_from_db()
    assert request_.status == "requested"
    assert [each.kind for each in crowd([approver(request_, budi, "k")])] == ["done"]


def test_killed_after_the_commit_every_mail_goes_out_once(
    committed_db, assignment, window, innovation, sari
):
    mail.outbox.clear()
    book = booker(sari, innovation, window, window.starts_at, "k")
    _kill_at(book, [(outbox, "deliver", False)])
    assert Session.objects.count() == 1
    assert OutboxMessage.objects.unsent().count() == 2
    assert [each.kind for each in crowd([book])] == ["done"]  # the second tap of the same form
    assert Session.objects.count() == 1
    assert outbox.deliver_due() == 2
    assert outbox.deliver_due() == 0
    assert len(mail.outbox) == 2
    assert (overlaps(), incomplete()) == ([], [])
