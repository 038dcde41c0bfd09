"""Many processes let go at the same instant, and what must hold afterwards."""

import multiprocessing
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.db import connections

from mentoring.models import Hold, Session
from mentoring.operations.booking import SlotTakenError, book, move, refuse_early
from mentoring.views.acting import run_once

_fork = multiprocessing.get_context("fork")


@dataclass(frozen=True)
class Answer:
    """`kind`: done, taken, or the name of whatever should not have happened."""

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
        lambda: refuse_early(user, window, starts_at),
    )


def mover(session: Any, user: Any, window: Any, starts_at: Any, key: str) -> Callable[[], Any]:
    return lambda: run_once(
        user,
        "mentoring.move",
        key,
        lambda: move(session, user, window, starts_at, "Ada rapat").pk,
        lambda: refuse_early(user, window, starts_at, session),
    )


def overlaps() -> list[tuple[int, int]]:
    """Pairs of active holds of one resource that overlap."""
    holds = list(Hold.objects.filter(active=True).order_by("resource_id", "busy_from", "busy_to"))
    return [
        (one.pk, other.pk)
        for one, other in pairwise(holds)
        if one.resource_id == other.resource_id and other.busy_from < one.busy_to
    ]


def incomplete() -> list[int]:
    """Booked sessions that do not hold both mentor and innovator at their time."""
    return [
        session.pk
        for session in Session.objects.booked()
        if session.holds.filter(
            active=True, busy_from=session.starts_at, busy_to=session.ends_at
        ).count()
        < 2
    ]
