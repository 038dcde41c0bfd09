"""Any order of acts, compared with a plain list.

`HYPOTHESIS_EXAMPLES=500` looks longer.
"""

import os
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from agents.models import Appointment
from mentoring.assignments.operations import assign
from mentoring.models import Session
from mentoring.sessions import rules
from mentoring.sessions.operations import answering, booking
from scheduling.bookings import guard
from scheduling.bookings import operations as bookings
from scheduling.bookings.expiring import expire_due
from scheduling.models import Window
from scheduling.windows import slots
from tests.mentoring.conftest import local
from tests.mentoring.contention.crowd import incomplete, overlaps

pytestmark = pytest.mark.smoke
HALF = timedelta(minutes=30)
START = local("2026-03-09 07:30")
EXAMPLES = int(os.environ.get("HYPOTHESIS_EXAMPLES", "12"))
QUICK = settings(
    max_examples=EXAMPLES,
    stateful_step_count=14,
    deadline=None,
    derandomize="HYPOTHESIS_EXAMPLES" not in os.environ,
    database=None,
    suppress_health_check=list(HealthCheck),
)
ANY = st.integers(min_value=0, max_value=23)


@dataclass
class Line:
    """What the plain list knows of a session."""

    pk: int
    mentor: Any
    innovator: Any
    start: datetime
    end: datetime
    status: str
    expires: datetime | None = None

    def holds(self, now: datetime) -> bool:
        return self.status == "confirmed" or self.waits(now)

    def waits(self, now: datetime) -> bool:
        return self.status == "requested" and self.expires is not None and self.expires > now

    def opens(self, now: datetime) -> bool:
        return self.status == "confirmed" and self.start > now

    def state(self, now: datetime) -> str:
        return "expired" if self.status == "requested" and not self.waits(now) else self.status


class Diary(RuleBasedStateMachine):
    world: dict[str, Any]
    patch: Any

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[Line] = []
        self.now = START
        self.patch.setattr(timezone, "now", lambda: self.now)
        self.example = transaction.atomic()
        self.example.__enter__()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.example.__exit__(None, None, None)

    def _slot(self, number: int) -> tuple[Window, datetime]:
        window = self.world["windows"][number % len(self.world["windows"])]
        return window, window.starts()[number % 4]

    def _line(self, number: int) -> Line | None:
        return self.lines[number % len(self.lines)] if self.lines else None

    def _is_free(self, line: Line) -> bool:
        return not any(
            each.holds(self.now)
            and each.pk != line.pk
            and (each.mentor == line.mentor or each.innovator == line.innovator)
            and each.start < line.end
            and line.start < each.end
            for each in self.lines
        )

    @rule(who=ANY, slot=ANY)
    def book(self, who: int, slot: int) -> None:
        user = self.world["innovators"][who % len(self.world["innovators"])]
        window, start = self._slot(slot)
        line = Line(0, window.person, user.person, start, start + HALF, "confirmed")
        if window.needs_approval:
            line.status = "requested"
            line.expires = min(self.now + timedelta(days=2), start - timedelta(hours=1))
        expected: type[Exception] | None = None
        if start <= self.now or not self._is_free(line):
            expected = booking.SlotTakenError
        elif line.expires is not None and line.expires <= self.now:
            expected = rules.TooSoonToAskError
        made = _attempt(
            expected, lambda: booking.book(user, self.world["innovation"], window, start)
        )
        if made is not None:
            line.pk = made.pk
            self.lines.append(line)

    @rule(which=ANY, slot=ANY, by_mentor=st.booleans())
    def move(self, which: int, slot: int, by_mentor: bool) -> None:
        line = self._line(which)
        if line is None:
            return
        window, start = self._slot(slot)
        wanted = Line(line.pk, line.mentor, line.innovator, start, start + HALF, line.status)
        expected: type[Exception] | None = None
        if not line.opens(self.now):
            expected = booking.NotOpenError
        elif start <= self.now or window.person != line.mentor:
            expected = booking.SlotTakenError
        elif window.needs_approval and not by_mentor:
            expected = rules.NeedsApprovalError
        elif start == line.start:
            expected = rules.SameTimeError
        elif not self._is_free(wanted):
            expected = booking.SlotTakenError
        user = (line.mentor if by_mentor else line.innovator).user
        session = Session.objects.with_names().get(pk=line.pk)
        if _attempt(expected, lambda: booking.move(session, user, window, start, "Rapat")):
            line.start, line.end = wanted.start, wanted.end

    @rule(which=ANY, act=st.sampled_from(["approve", "decline", "withdraw", "cancel"]))
    def answer(self, which: int, act: str) -> None:
        line = self._line(which)
        if line is None:
            return
        session = Session.objects.get(pk=line.pk)
        mentor, innovator = line.mentor.user, line.innovator.user
        acts: dict[str, tuple[Any, bool, type[Exception], str]] = {
            "approve": (
                lambda: answering.approve(session, mentor),
                line.waits(self.now),
                answering.NotWaitingError,
                "confirmed",
            ),
            "decline": (
                lambda: answering.decline(session, mentor, "Sakit"),
                line.waits(self.now),
                answering.NotWaitingError,
                "declined",
            ),
            "withdraw": (
                lambda: booking.withdraw(session, innovator),
                line.waits(self.now),
                booking.NotOpenError,
                "cancelled",
            ),
            "cancel": (
                lambda: booking.cancel(session, innovator, "Sakit"),
                line.opens(self.now),
                booking.NotOpenError,
                "cancelled",
            ),
        }
        call, may, refusal, status = acts[act]
        if _attempt(None if may else refusal, call):
            line.status = status

    @rule()
    def sweep(self) -> None:
        due = [each for each in self.lines if each.status == "requested"]
        due = [each for each in due if not each.waits(self.now)]
        stored = Session.objects.expired(self.now).count()
        assert expire_due() == stored <= len(due)

    @rule(hours=st.sampled_from([1, 7, 30]))
    def wait(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    @invariant()
    def the_list_and_the_database_agree(self) -> None:
        stored = {
            each.pk: (each.starts_at, each.ends_at, each.status)
            for each in Session.objects.select_related("booking")
        }
        assert stored == {
            each.pk: (each.start, each.end, each.state(self.now)) for each in self.lines
        }

    @invariant()
    def nobody_is_in_two_places(self) -> None:
        assert overlaps() == []
        assert incomplete() == []


def _machine(world: dict[str, Any], patch: Any) -> type[RuleBasedStateMachine]:
    return type("InThisWorld", (Diary,), {"world": world, "patch": patch})


def _attempt(expected: type[Exception] | None, act: Any) -> Any:
    """Its answer; or None where it was refused, as expected."""
    if expected is None:
        return act()
    with pytest.raises(expected):
        act()
    return None


@pytest.fixture
def world(
    assignment,
    innovation,
    other_mentor,
    make_window,
    make_member,
    paringin,
    budi,
    dewi,
    sari,
    today,
):
    hana = Appointment.objects.get(person=other_mentor.person)
    assign(hana, innovation, dewi, starts_on=today)
    return {
        "innovation": innovation,
        "innovators": [sari, make_member("Lina Marlina", paringin)],
        "windows": [
            make_window(budi, "2026-03-12 09:00"),
            make_window(budi, "2026-03-12 09:15", needs_approval=True),
            make_window(other_mentor, "2026-03-12 09:00"),
            make_window(other_mentor, "2026-03-10 09:00", needs_approval=True),
        ],
    }


def test_whatever_is_done_in_whatever_order(world, monkeypatch):
    run_state_machine_as_test(_machine(world, monkeypatch), settings=QUICK)


def test_control_arm_without_guard_and_question_the_list_disagrees(world, monkeypatch):
    guard.remove()
    monkeypatch.setattr(guard, "ensure", lambda: None)
    monkeypatch.setattr(slots.Diary, "blocks", lambda *args: [])
    monkeypatch.setattr(bookings, "is_taken", lambda *args: False)
    careless = settings(QUICK, phases=[Phase.generate])
    with pytest.raises(pytest.fail.Exception, match="DID NOT RAISE"):
        run_state_machine_as_test(_machine(world, monkeypatch), settings=careless)
