"""Answers are saved, and checked one by one where the quiz says so.

An answer is written by one conditional UPDATE: whoever did not see the last change of it does not
overwrite it. All of an attempt's changes pass its row one after the other, so that no answer is
acknowledged and then left out by handing in.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from assessments.attempts.grading import is_graded, put_share, share_for
from assessments.attempts.operations.closing import has_run_out
from assessments.choices import Behaviour, Navigation, State
from assessments.kinds.numbers import ONE
from assessments.kinds.open import MOST_FILES
from assessments.masks import Sent, form_of
from assessments.models import AnswerFile, Attempt, AttemptSlot, Mark
from courses.learning.operations import NotEnrolledError
from foundation.compiled import Compiled
from foundation.files.operations import keep
from foundation.users import Account


class TooLateError(Exception):
    """The attempt takes no more answers: its time is over, or it was handed in."""


class NoMoreFilesError(Exception):
    """The question takes no more files."""


@dataclass(frozen=True)
class Given:
    """What a page says of one question: the fields by their plain names, and the change of the
    answer that the page has seen."""

    n: int
    seq: int
    sent: Sent


@dataclass(frozen=True)
class Sheet:
    """One page in one browser, and how often it has written: what it says later counts more than
    what it said before, in whatever order it arrives."""

    name: str = ""
    seq: int = 0


@dataclass
class Saved:
    """`seqs`: of each question the change that a page has now seen; `stale`: questions that were
    answered elsewhere meanwhile, of which nothing was written; `closed`: those that take no answer."""

    at: datetime
    seqs: dict[int, int] = field(default_factory=dict)
    stale: set[int] = field(default_factory=set)
    closed: set[int] = field(default_factory=set)


@transaction.atomic
def save(
    attempt: Attempt,
    given: Iterable[Given],
    sheet: Sheet,
    *,
    slots: Iterable[AttemptSlot] | None = None,
    at: datetime | None = None,
) -> Saved:
    """Write answers. The same again changes nothing, whenever it comes.

    `slots`: those of `given`, with their versions, where the caller has read them: what changed since
    is found by the UPDATE. `at`: the instant to record, for what is entered afterwards; None is now. The caller has asked
    whose attempt it is. Raises TooLateError, NotEnrolledError.
    """
    now = at or timezone.now()
    attempt = _writable(attempt, now)
    by_n = {each.n: each for each in given}
    saved = Saved(now)
    for slot in _slots(attempt).filter(n__in=by_n) if slots is None else slots:
        if slot.n not in by_n:
            continue
        if slot.closed_at or not _is_reachable(attempt, slot):
            saved.closed.add(slot.n)
        else:
            _write(slot, by_n[slot.n], sheet, saved)
    return saved


def _write(slot: AttemptSlot, given: Given, sheet: Sheet, saved: Saved) -> None:
    rules = slot.version.question.rules
    if rules.shape == "file" or given.sent == slot.sent:
        saved.seqs[slot.n] = slot.seq
        return
    # An earlier word of the page that wrote last: it has said otherwise since.
    if sheet.name and sheet.name == slot.sheet and sheet.seq <= slot.sheet_seq:
        saved.seqs[slot.n] = slot.seq
        return
    seen = Q(seq=given.seq)
    if sheet.name:
        seen |= Q(sheet=sheet.name, sheet_seq__lt=sheet.seq)
    changed = AttemptSlot.objects.filter(seen, pk=slot.pk, closed_at=None).update(
        seq=F("seq") + 1,
        sent=given.sent,
        response=rules.answered(slot.version.payload, form_of(given.sent), slot.order),
        answered_at=saved.at,
        sheet=sheet.name,
        sheet_seq=sheet.seq,
    )
    if changed:
        saved.seqs[slot.n] = slot.seq + 1
    else:
        saved.stale.add(slot.n)


@transaction.atomic
def check(attempt: Attempt, n: int, *, at: datetime | None = None) -> AttemptSlot:
    """Grade the saved answer to one question now, where the quiz gives feedback at once. With
    another try, a wrong answer stays open until the hints are used up; checking the same answer
    again is no other try.

    What a person grades, and what is not answered, stays as it is. Raises TooLateError,
    NotEnrolledError.
    """
    now = at or timezone.now()
    attempt = _writable(attempt, now)
    slot: AttemptSlot = _slots(attempt).get(n=n)
    behaviour = attempt.settings["behaviour"]
    rules = slot.version.question.rules
    can_be = behaviour != Behaviour.DEFERRED and is_graded(slot) and not rules.is_by_hand
    is_new = slot.closed_at is None and slot.checked_seq != slot.seq
    if not (can_be and is_new and slot.is_answered and _is_reachable(attempt, slot)):
        return slot
    share = share_for(slot, slot.response)
    is_right = rules.grade(slot.version.payload, slot.response) == ONE
    hints = len(slot.version.payload["hints"]) if behaviour == Behaviour.RETRY else 0
    slot.checked_seq = slot.seq
    if is_right or slot.tries >= hints:
        put_share(slot, share)
        slot.closed_at = now
        Mark.objects.create(slot=slot, version_id=slot.version_id, fraction=slot.fraction, at=now)
    else:
        slot.tries += 1
    slot.save(update_fields=["checked_seq", "tries", "fraction", "mark", "closed_at"])
    return slot


@transaction.atomic
def reach(attempt: Attempt, page: int, *, at: datetime | None = None) -> Attempt:
    """Go forward in an attempt that only goes forward: what lies before is closed. Going back changes
    nothing. Raises TooLateError, NotEnrolledError."""
    attempt = _writable(attempt, at or timezone.now())
    if attempt.settings["navigation"] == Navigation.SEQUENTIAL and page > attempt.reached:
        attempt.reached = page
        attempt.save(update_fields=["reached"])
    return attempt


@transaction.atomic
def add_file(
    attempt: Attempt,
    n: int,
    upload: "UploadedFile[bytes]",
    by: Account,
    *,
    at: datetime | None = None,
) -> AnswerFile:
    """Hand in a file as the answer to a question that asks for one. Raises TooLateError,
    NotEnrolledError, NoMoreFilesError, FileRefusedError."""
    now = at or timezone.now()
    slot = _file_slot(attempt, n, now)
    most = slot.version.payload["files"]
    kept = list(slot.files.order_by("pk"))
    if len(kept) >= (MOST_FILES if most < 0 else min(most, MOST_FILES)):
        raise NoMoreFilesError
    made = AnswerFile.objects.create(slot=slot, file=keep(upload, by=by), at=now)
    _note_files(slot, [*kept, made], now)
    return made


@transaction.atomic
def remove_file(attempt: Attempt, n: int, pk: int, *, at: datetime | None = None) -> None:
    """Take a file back. Taking it back again changes nothing. Raises TooLateError,
    NotEnrolledError."""
    now = at or timezone.now()
    slot = _file_slot(attempt, n, now)
    slot.files.filter(pk=pk).delete()
    _note_files(slot, list(slot.files.order_by("pk")), now)


def _note_files(slot: AttemptSlot, files: list[AnswerFile], now: datetime) -> None:
    slot.response = [each.file_id for each in files] or None
    slot.seq, slot.answered_at = slot.seq + 1, now
    slot.save(update_fields=["response", "seq", "answered_at"])


def _file_slot(attempt: Attempt, n: int, now: datetime) -> AttemptSlot:
    attempt = _writable(attempt, now)
    slot = _slots(attempt).filter(n=n, closed_at=None, version__question__kind="file").first()
    if slot is None or not _is_reachable(attempt, slot):
        raise TooLateError
    return slot


def _writable(attempt: Attempt, now: datetime) -> Attempt:
    """The attempt, locked until the commit: handing in waits, and finds what was written."""
    found = next(iter(_locked(attempt.pk)), None)
    if found is None or found.state != State.IN_PROGRESS or has_run_out(found, now):
        raise TooLateError
    if found.enrollment.withdrawn_on is not None:
        raise NotEnrolledError
    return found


# Written once: every answer asks for it.
_locked = Compiled(
    lambda pk: (
        Attempt.objects.select_for_update(of=("self",), no_key=True)
        .select_related("revision", "enrollment")
        .filter(pk=pk)
        .order_by()
    )
)


def _slots(attempt: Attempt) -> "QuerySet[AttemptSlot]":
    return attempt.slots.select_related("version__question")


def _is_reachable(attempt: Attempt, slot: AttemptSlot) -> bool:
    is_forward = attempt.settings["navigation"] == Navigation.SEQUENTIAL
    return not is_forward or slot.page >= attempt.reached
