"""Many processes let go at the same instant, and what must hold afterwards."""

import multiprocessing
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.db import connections
from django.utils import timezone

from foundation.retry import persistently
from mentoring.assignments.operations import hand_over
from mentoring.invitations.operations.answering import AnsweredError, pick
from mentoring.models import Session
from mentoring.models.sessions import CALLED_OFF
from mentoring.sessions.operations.answering import NotWaitingError, approve, decline
from mentoring.sessions.operations.booking import (
    NotOpenError,
    SlotTakenError,
    book,
    cancel,
    move,
    refuse_early,
    wish_to_move,
)
from mentoring.sessions.rules import NotAssignedError, Wish
from scheduling.acting import run_once
from scheduling.bookings.expiring import expire_due
from scheduling.models import Hold

_fork = multiprocessing.get_context("fork")


@dataclass(frozen=True)
class Answer:
    """`kind`: done, taken, late (another act was first), or what should not have happened."""

    kind: str
    value: Any
    seconds: float


def crowd(acts: list[Callable[[], Any]]) -> list[Answer]:
    """Each act in a process of its own, with its own connection."""
    connections.close_all()
    barrier, answers = _fork.Barrier(len(acts)), _fork.Queue()
    processes = [_fork.Process(target=_run, args=(act, barrier, answers)) for act in acts]
    for process in processes:
        process.start()
    found = [answers.get(timeout=120) for _ in processes]
    for process in processes:
        process.join(30)
    return found


def _run(act: Callable[[], Any], barrier: Any, answers: Any) -> None:
    connections["default"].ensure_connection()
    barrier.wait(60)
    began = time.perf_counter()
    try:
        kind, value = "done", act()
    except SlotTakenError as error:
        kind, value = "taken", len(error.alternatives)
    except (NotWaitingError, NotOpenError, NotAssignedError, AnsweredError) as error:
        kind, value = "late", type(error).__name__
    except Exception as error:  # noqa: BLE001  (an answer that the test will not accept)
        kind, value = type(error).__name__, traceback.format_exc()
    answers.put(Answer(kind, value, time.perf_counter() - began))
    connections.close_all()


def booker(user: Any, innovation: Any, window: Any, starts_at: Any, key: str) -> Callable[[], Any]:
    """As the view does it."""
    return lambda: run_once(
        user,
        "mentoring.book",
        key,
        lambda: book(user, innovation, window, starts_at).pk,
        lambda: refuse_early(window, starts_at, Wish(user.person, innovation)),
    )


def mover(session: Any, user: Any, window: Any, starts_at: Any, key: str) -> Callable[[], Any]:
    return lambda: run_once(
        user,
        "mentoring.move",
        key,
        lambda: move(session, user, window, starts_at, "Ada rapat").pk,
        lambda: refuse_early(window, starts_at, wish_to_move(session, user)),
    )


def approver(session: Any, user: Any, key: str) -> Callable[[], Any]:
    return lambda: run_once(user, "mentoring.approve", key, lambda: approve(session, user).pk, None)


def decliner(session: Any, user: Any, key: str) -> Callable[[], Any]:
    return lambda: run_once(
        user, "mentoring.decline", key, lambda: decline(session, user, "Sakit").pk, None
    )


def canceller(session: Any, user: Any, key: str) -> Callable[[], Any]:
    return lambda: run_once(
        user, "mentoring.cancel", key, lambda: cancel(session, user, "Sakit").pk, None
    )


def picker(invitation: Any, user: Any, time: Any, key: str) -> Callable[[], Any]:
    act = f"mentoring.pick:{invitation.pk}"
    return lambda: run_once(user, act, key, lambda: pick(invitation, user, time).pk, None)


def hander(assignment: Any, to: Any, user: Any, on: Any) -> Callable[[], Any]:
    return lambda: persistently(
        lambda: len(hand_over(assignment, to, user, on=on, note="Lanjutkan").kept)
    )


def at(moment: Any, act: Callable[[], Any]) -> Callable[[], Any]:
    """In its own process, by another clock."""

    def later() -> Any:
        timezone.now = lambda: moment
        return act()

    return later


def expirer() -> Callable[[], Any]:
    return expire_due


def overlaps() -> list[tuple[int, int]]:
    """Pairs of active holds of one resource that overlap."""
    holds = list(Hold.objects.filter(active=True).order_by("resource_id", "busy_from", "busy_to"))
    return [
        (one.pk, other.pk)
        for one, other in pairwise(holds)
        if one.resource_id == other.resource_id and other.busy_from < one.busy_to
    ]


def incomplete() -> list[int]:
    """Sessions that do not hold their mentor, innovator and room at their time, and those alone;
    or that are off and hold something."""
    return [session.pk for session in Session.objects.with_names() if not _is_whole(session)]


def _is_whole(session: Session) -> bool:
    held = {
        (hold.resource.person_id, hold.resource.room_id, hold.busy_from, hold.busy_to)
        for hold in session.holds.filter(active=True).select_related("resource")
    }
    time_span = (session.starts_at, session.ends_at)
    needed = {(person.pk, None, *time_span) for person in session.sides}
    needed |= {(None, session.room.pk, *time_span)} if session.room else set()
    return held == (set() if session.stored_status in CALLED_OFF else needed)
