"""A learner drafts, hands in, gets back and hands in again."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.utils import timezone

from assessments.assignments.operations import (
    ClosedError,
    NothingHandedInError,
    NotOwnedError,
    StaleDraftError,
    WaitsForMarksError,
    Work,
    extend,
    give_back,
    save_draft,
    submit,
)
from assessments.models import Submission
from courses.completion.impact import has_records
from courses.learning.operations import LockedError, NotEnrolledError, enroll
from courses.models import ActivityProgress, LessonPage
from foundation import handing_in
from foundation.files.refusals import FileRefusedError
from foundation.handing_in import HandInKind, Thing, register_hand_in

PDF = b"%PDF-1.7\n" + b"0" * 100


def _upload(data: bytes = PDF, name: str = "proposal.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def test_a_draft_is_kept_and_handed_in_as_it_is(course, assignment, sari):
    enrollment = enroll(sari, course)
    draft = save_draft(sari, assignment, Work(text="Mulai", upload=_upload()))
    assert draft.state == "draft"
    assert not ActivityProgress.objects.exclude(submitted_at=None).exists()
    sent = submit(sari, assignment, Work(text="Selesai", revision=1))
    assert (sent.pk, sent.state, sent.text) == (draft.pk, "submitted", "Selesai")
    assert sent.file == draft.file  # no new one was sent
    assert sent.opd == enrollment.person.primary_opd(timezone.localdate())
    assert ActivityProgress.objects.get().submitted_at is not None


def test_a_page_with_a_draft_is_not_deleted(course, assignment, sari):
    enroll(sari, course)
    save_draft(sari, assignment, Work(text="Mulai"))
    assert has_records(assignment)


def test_what_the_assignment_does_not_take_is_left_out(course, change, sari):
    assignment = change(takes_link=False, takes_file=False)
    enroll(sari, course)
    work = Work(text="Isi", link="https://contoh.example/", upload=_upload())
    draft = save_draft(sari, assignment, work)
    assert (draft.text, draft.link, draft.file) == ("Isi", "", None)


def test_nothing_is_not_handed_in_and_stays_no_draft(course, assignment, sari):
    enroll(sari, course)
    with pytest.raises(NothingHandedInError):
        submit(sari, assignment, Work(text="  "))
    assert not Submission.objects.exists()


def test_a_second_tab_writes_nothing_over(course, assignment, sari):
    enroll(sari, course)
    save_draft(sari, assignment, Work(text="Satu"))
    with pytest.raises(StaleDraftError) as refusal:
        save_draft(sari, assignment, Work(text="Dua"))
    assert refusal.value.draft.text == "Satu"
    assert Submission.objects.get().text == "Satu"


def test_nothing_comes_after_what_waits_for_marks(assignment, handed_in, sari):
    handed_in()
    with pytest.raises(WaitsForMarksError):
        save_draft(sari, assignment, Work(text="Lagi"))


def test_each_version_stays_when_the_next_is_handed_in(assignment, handed_in, sari, budi):
    first = handed_in(text="Satu")
    give_back(first, budi, "Tambahkan data.")
    second = submit(sari, assignment, Work(text="Dua"))
    assert (second.n, second.state) == (2, "submitted")
    first.refresh_from_db()
    assert (first.state, first.text, first.remarks) == ("returned", "Satu", "Tambahkan data.")


def test_late_is_marked_and_too_late_is_not_taken(course, change, sari, rini, set_clock):
    now = timezone.now()
    assignment = change(due_at=now, cut_off_at=now + timedelta(hours=1))
    for user in (sari, rini):
        enroll(user, course)
    set_clock("2027-03-01 10:00")  # the last instant
    assert submit(sari, assignment, Work(text="Isi")).is_late
    set_clock("2027-03-01 10:01")
    with pytest.raises(ClosedError):
        submit(rini, assignment, Work(text="Isi"))


def test_who_sent_in_time_has_come_in_time(course, change, sari, set_clock):
    """Whatever the locks took: the instant is that of the arrival."""
    assignment = change(cut_off_at=timezone.now())
    enroll(sari, course)
    arrived = timezone.now()
    set_clock("2027-03-01 09:05")
    assert submit(sari, assignment, Work(text="Isi"), at=arrived).submitted_at == arrived


def test_an_extension_is_for_one_learner(course, change, sari, rini, aulia, set_clock):
    assignment = change(cut_off_at=timezone.now())
    mine = enroll(sari, course)
    enroll(rini, course)
    extend(assignment, mine, timezone.now() + timedelta(days=2), "Sakit", aulia)
    set_clock("2027-03-02 09:00")
    assert submit(sari, assignment, Work(text="Isi")).state == "submitted"
    with pytest.raises(ClosedError):
        submit(rini, assignment, Work(text="Isi"))


@pytest.mark.parametrize("data", [b"MZ" + b"0" * 100, b"<html></html>", b""])
def test_a_file_is_what_its_bytes_say(course, assignment, sari, data):
    enroll(sari, course)
    with pytest.raises(FileRefusedError):
        save_draft(sari, assignment, Work(upload=_upload(data)))


def test_a_stranger_and_a_closed_assignment_take_nothing(course, assignment, change, sari):
    with pytest.raises(NotEnrolledError):
        save_draft(sari, assignment, Work(text="Isi"))
    enroll(sari, course)
    assignment = change(after=[course.lessons[0].pk])
    with pytest.raises(LockedError):
        save_draft(sari, assignment, Work(text="Isi"))
    assert LessonPage.objects.count() == 1


@pytest.fixture
def notebooks(monkeypatch):
    """An app that knows nothing of assignments lets its notebooks be handed in."""
    monkeypatch.setattr(handing_in, "_kinds", {})
    owned = [Thing("7", "Buku catatan", "/buku/7/", "Isi lama")]
    register_hand_in(HandInKind("notebook", "Buku catatan", lambda user: owned))
    return owned


def test_something_of_ones_own_is_handed_in_as_it_was(course, change, sari, notebooks):
    assignment = change(asks_for="notebook")
    enroll(sari, course)
    sent = submit(sari, assignment, Work(thing="7"))
    notebooks[0] = Thing("7", "Buku catatan", "/buku/7/", "Isi baru")
    sent.refresh_from_db()
    assert sent.thing["text"] == "Isi lama"


def test_nothing_of_somebody_elses_is_handed_in(course, change, sari, notebooks):
    assignment = change(asks_for="notebook")
    enroll(sari, course)
    with pytest.raises(NotOwnedError):
        submit(sari, assignment, Work(thing="8"))
    assert change(asks_for="gone")
    assert not handing_in.owned_by(sari, "gone")


def test_twenty_at_once_hand_in_one(committed_db, course, assignment, sari):
    enroll(sari, course)

    def send(number: int) -> str:
        try:
            return submit(sari, assignment, Work(text=f"Isi {number}")).state
        except (StaleDraftError, WaitsForMarksError) as refusal:
            return type(refusal).__name__
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(send, range(20)))
    assert answers.count("submitted") == 1
    assert Submission.objects.count() == 1
