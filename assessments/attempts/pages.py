"""What a page of an attempt shows: questions as they were asked, and what may be said of the answers.

Nothing of the key is read here unless `Thing` says that it may be seen now.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString

from assessments.attempts.grading import is_graded
from assessments.choices import Behaviour
from assessments.kinds.numbers import ONE, ZERO
from assessments.masks import OpaqueMask, Sent, form_of
from assessments.models import (
    AnswerFile,
    Attempt,
    AttemptSlot,
    Mark,
    QuizPage,
    VersionFile,
    VoidedQuestion,
)
from assessments.quizzes.terms import terms_for
from assessments.review import Thing, ticked, time_of
from assessments.screens import Screen, html_of, screen
from assessments.spoken import spoken

# (question, name of its file) to the address under which its reader gets it.
Address = Callable[[AttemptSlot, str], str]
RIGHT, PARTLY, WRONG, WAITS = "right", "partly", "wrong", "waits"


@dataclass
class Told:
    """What is said of an answer; what may not be seen now is empty."""

    outcome: str = ""
    mark: Any = None
    max_mark: Any = None
    specific: list[SafeString] = field(default_factory=list)
    general: SafeString | str = ""
    right: list[SafeString] = field(default_factory=list)
    remark: str = ""
    regraded_at: datetime | None = None
    why: str = ""


@dataclass
class Asked:
    """One question on a page."""

    slot: AttemptSlot
    screen: Screen
    mask: OpaqueMask
    seq: int
    is_closed: bool
    can_be_checked: bool = False
    files: list[AnswerFile] = field(default_factory=list)
    answer: list[SafeString] = field(default_factory=list)
    told: Told | None = None
    hint: SafeString | str = ""
    # Why it was voided for all; empty where it counts.
    void: str = ""
    # What is saved, where somebody answered elsewhere meanwhile.
    saved: list[SafeString] | None = None


def seen_by_learner(attempt: Attempt, quiz: QuizPage, now: datetime) -> set[str]:
    """Names of `Thing` that its learner may see of an attempt now. Two queries at most."""
    closes_at = terms_for(quiz, attempt.enrollment.person).closes_at
    time = time_of(None if attempt.is_open else _over_at(attempt), closes_at, now)
    return ticked(quiz.review_preset, quiz.review)[time]


def _over_at(attempt: Attempt) -> datetime:
    return attempt.submitted_at or attempt.due_at or attempt.started_at


def asked_on(
    attempt: Attempt,
    slots: Iterable[AttemptSlot],
    seen: set[str],
    typed: Mapping[int, Sent] | None = None,
    *,
    address: Address | None = None,
) -> list[Asked]:
    """Questions of an attempt, with their versions; `typed`: what stands in fields instead of what
    is saved, `address`: of a file of a question, where no attempt is kept. Two queries more, three
    where a question was voided."""
    slots = list(slots)
    pictures = _pictures(attempt, slots, address)
    files = _files(slots)
    found = [
        _asked(attempt, each, seen, (typed or {}).get(each.n), pictures, files) for each in slots
    ]
    _tell_voided(attempt, found)
    return found


def _tell_voided(attempt: Attempt, found: Iterable[Asked]) -> None:
    voided = [each for each in found if each.slot.is_void]
    if voided:
        rows = VoidedQuestion.objects.filter(quiz=attempt.quiz_id)
        reasons = dict(rows.values_list("question_id", "reason"))
        for each in voided:
            each.void = reasons.get(each.slot.version.question_id, "–")


def _asked(
    attempt: Attempt,
    slot: AttemptSlot,
    seen: set[str],
    typed: Sent | None,
    pictures: Mapping[int, Mapping[str, str]],
    files: Mapping[int, list[AnswerFile]],
) -> Asked:
    rules, payload = slot.version.question.rules, slot.version.payload
    mask = OpaqueMask(slot.salt)
    addresses = pictures.get(slot.n, {})
    sent = slot.sent if typed is None else typed
    is_over = slot.closed_at is not None or not attempt.is_open
    found = Asked(
        slot=slot,
        screen=screen(
            rules, payload, form_of(sent), order=slot.order, addresses=addresses, mask=mask
        ),
        mask=mask,
        seq=slot.seq,
        is_closed=is_over,
        can_be_checked=_can_be_checked(attempt, slot),
        files=files.get(slot.pk, []),
        answer=spoken(slot.version.question.kind, payload, slot.response, addresses),
        told=_told(slot, seen, addresses) if is_over else None,
    )
    if found.told is not None and not attempt.is_open:
        _tell_regraded(found.told, slot)
    if not is_over and slot.tries:
        hints = payload["hints"]
        found.hint = html_of(hints[min(slot.tries, len(hints)) - 1]["text"], addresses)
    return found


def _can_be_checked(attempt: Attempt, slot: AttemptSlot) -> bool:
    at_once = attempt.settings["behaviour"] != Behaviour.DEFERRED
    return at_once and is_graded(slot) and not slot.version.question.rules.is_by_hand


def _told(slot: AttemptSlot, seen: set[str], addresses: Mapping[str, str]) -> Told:
    rules, payload = slot.version.question.rules, slot.version.payload
    told = Told()
    if Thing.CORRECTNESS in seen and is_graded(slot):
        told.outcome = outcome_of(slot)
    if Thing.MAX_MARKS in seen and is_graded(slot):
        told.max_mark = slot.max_mark
    if Thing.MARKS in seen and is_graded(slot):
        told.mark = slot.mark
    if Thing.SPECIFIC in seen:
        given = rules.told(payload, slot.response)
        told.specific = [html_of(each, addresses) for each in given]
        told.remark = _remark(slot)
    if Thing.GENERAL in seen and payload["feedback"]["text"]:
        told.general = html_of(payload["feedback"], addresses)
    if Thing.RIGHT in seen and is_graded(slot):
        told.right = spoken(slot.version.question.kind, payload, rules.best(payload), addresses)
    return told


def _tell_regraded(told: Told, slot: AttemptSlot) -> None:
    last = _newest(slot)
    if last is not None and last.regrade_id is not None:
        told.regraded_at, told.why = last.at, last.reason


def _newest(slot: AttemptSlot) -> Mark | None:
    return max(slot.marks.all() if slot.pk else [], key=lambda each: each.pk, default=None)


def _remark(slot: AttemptSlot) -> str:
    """What the newest mark says, where a person gave it."""
    last = _newest(slot)
    return last.reason if last is not None and last.regrade_id is None else ""


def outcome_of(slot: AttemptSlot) -> str:
    share = slot.share
    if share is None:
        return WAITS
    if share >= ONE:
        return RIGHT
    return PARTLY if share > ZERO else WRONG


def _pictures(
    attempt: Attempt, slots: list[AttemptSlot], address: Address | None
) -> dict[int, dict[str, str]]:
    """By question, addresses of its files by name; neither tells what the file is called. An attempt
    that is not stored is an editor's, who sees the files of the bank, unless there is an `address`."""
    if not attempt.pk and address is None:
        return {each.n: each.version.addresses() for each in slots}
    address = address or _address
    named: dict[int, list[str]] = {}
    rows = VersionFile.objects.filter(version__in={each.version_id for each in slots})
    for version, name in rows.values_list("version_id", "name"):
        named.setdefault(version, []).append(name)
    return {
        each.n: {name: address(each, name) for name in named.get(each.version_id, [])}
        for each in slots
    }


def _address(slot: AttemptSlot, name: str) -> str:
    picture = OpaqueMask(slot.salt).picture(name)
    return reverse("assessments:picture", args=[slot.attempt_id, slot.n, picture])


def _files(slots: list[AttemptSlot]) -> dict[int, list[AnswerFile]]:
    asking = [each.pk for each in slots if each.version.question.kind == "file"]
    found: dict[int, list[AnswerFile]] = {}
    if asking:
        rows = AnswerFile.objects.filter(slot__in=asking).select_related("file").order_by("pk")
        for row in rows:
            found.setdefault(row.slot_id, []).append(row)
    return found
