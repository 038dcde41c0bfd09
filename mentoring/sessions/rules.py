"""What a mentor's slot must keep besides being free. Lists and bookings ask the same rules."""

from datetime import datetime

from django.utils import timezone

from agents.models import Appointment, Person
from innovations.models import Innovation
from mentoring.models import Assignment
from mentoring.models.assignments import MENTORS
from mentoring.sessions.deadlines import may_be_asked
from scheduling.windows.slots import Rule, Slot


class NotAssignedError(Exception):
    """On that day this mentor does not accompany the innovation, or is not appointed."""


class TooSoonToAskError(Exception):
    """The slot begins before the mentor could say yes."""


class NeedsApprovalError(Exception):
    """A session that is agreed moves to such a time by the mentor's own hand only: what is agreed
    never turns into a request, which may be declined."""


def rules_of(*, is_move: bool, at_once: bool) -> list[Rule]:
    """For whoever looks at a mentor's times: to book one, or to move what is agreed.

    `at_once`: to such as need no approval. That she accompanies the innovation on that day is
    asked of the one slot that is booked (`accompanied`), not yet of each that is shown.
    """
    if at_once:
        return [_needs_no_approval]
    return [] if is_move else [_in_time]


def accompanied(innovation: Innovation) -> Rule:
    def rule(slot: Slot) -> Exception | None:
        is_hers = accompanies(slot.window.person, innovation, slot.starts_at)
        return None if is_hers else NotAssignedError()

    return rule


def accompanies(mentor: Person, innovation: Innovation, at: datetime) -> bool:
    """By a decree in force and an assignment that runs on that day."""
    day = timezone.localdate(at)
    appointed = Appointment.objects.filter(person=mentor).kinds(*MENTORS).in_force(day)
    running = Assignment.objects.running(day).filter(appointment__person=mentor)
    return appointed.exists() and running.accompanying(innovation).exists()


def _in_time(slot: Slot) -> Exception | None:
    """There is time left to ask."""
    asks = slot.window.needs_approval
    return TooSoonToAskError() if asks and not may_be_asked(slot.starts_at) else None


def _needs_no_approval(slot: Slot) -> Exception | None:
    return NeedsApprovalError() if slot.window.needs_approval else None
