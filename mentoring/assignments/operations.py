"""Who accompanies what: assign, hand over, end."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from agents.models import Appointment, Opd
from agents.registry.operations.people import person_for
from foundation.users import Account
from innovations.models import Innovation
from mentoring.assignments.rules import Ground
from mentoring.consultations.operations.inviting import welcome
from mentoring.models import Assignment, Session
from mentoring.sessions.notices import notify_kept
from mentoring.sessions.operations.handing_over import pass_on
from mentoring.succession.operations.settling import lock_left, settle


class ToOneselfError(Exception):
    """Nobody hands over to herself, not under another decree either: end it and assign anew."""


class AssignmentEndedError(Exception):
    """The assignment has ended before that day, or would end before it begins."""


class NoteMissingError(Exception):
    """The successor must read where things stand."""


@dataclass
class HandOver:
    """`kept`: sessions that stay with the predecessor, because the successor is busy then or no
    longer appointed."""

    assignment: Assignment
    kept: list[Session] = field(default_factory=list)


@transaction.atomic
def assign(
    appointment: Appointment,
    subject: Innovation | Opd,
    by: Account,
    *,
    starts_on: date,
    ends_on: date | None = None,
    note: str = "",
    accepts_same_unit: bool = False,
) -> Assignment:
    """Let the mentor accompany `subject` from the first day on; what former mentors left there passes
    to her, where nobody else has taken it. Raises AssignmentEndedError and the errors of
    `mentoring.assignments.rules`."""
    made = _assign(appointment, subject, by, starts_on, ends_on, note, accepts_same_unit)
    settle(made.innovations(), by, note)
    return made


def _assign(
    appointment: Appointment,
    subject: Innovation | Opd,
    by: Account,
    starts_on: date,
    ends_on: date | None,
    note: str,
    accepts_same_unit: bool,
) -> Assignment:
    appointment = Appointment.objects.select_for_update().get(pk=appointment.pk)
    if ends_on is not None and ends_on < starts_on:
        raise AssignmentEndedError
    Ground(subject, starts_on).check(appointment, accepts_same_unit=accepts_same_unit)
    assignment = Assignment(appointment=appointment, assigned_by=person_for(by))
    _set_subject(assignment, subject)
    assignment.starts_on, assignment.ends_on, assignment.note = starts_on, ends_on, note
    assignment.save()
    welcome(assignment)
    _log(assignment, "mentoring.assign", by, starts_on)
    return assignment


@transaction.atomic
def hand_over(
    assignment: Assignment,
    to: Appointment,
    by: Account,
    *,
    on: date,
    note: str,
    accepts_same_unit: bool = False,
) -> HandOver:
    """From `on` the successor accompanies; coming sessions pass to her where she is free, and what
    else is left as `mentoring.succession` says. Raises ToOneselfError, NoteMissingError and what
    `assign` raises."""
    if to.person_id == assignment.appointment.person_id:
        raise ToOneselfError
    if not note.strip():
        raise NoteMissingError
    note = note.strip()
    _end(assignment, on - timedelta(days=1), note, by)
    successor = _assign(to, assignment.subject, by, on, None, note, accepts_same_unit)
    successor.handed_over_from = assignment
    successor.save(update_fields=["handed_over_from"])
    reached = successor.innovations()
    # All at once: what passes below would lock one after the other.
    lock_left(reached, [assignment.mentor, successor.mentor])
    kept = [each for each in pass_on(assignment, successor, by, note) if not each.is_waiting]
    settle(reached, by, note)
    for session in kept:
        notify_kept(session, successor.mentor, by)
    return HandOver(successor, kept)


@transaction.atomic
def end_assignment(
    assignment: Assignment, by: Account | None, *, on: date, reason: str
) -> Assignment:
    """`on` is the last day. Requests and proposed times after it pass to another mentor or end at
    once, her follow-ups pass when the day is over; sessions booked after it stay until somebody
    moves or cancels them, as long as she is a mentor."""
    ended = _end(assignment, on, reason, by)
    settle(ended.innovations(), by, ended.end_reason)
    return ended


def _end(assignment: Assignment, on: date, reason: str, by: Account | None) -> Assignment:
    held = Assignment.objects.select_for_update().get(pk=assignment.pk)
    if held.ends_on is not None and held.ends_on < min(on, timezone.localdate()):
        raise AssignmentEndedError
    held.ends_on = max(on, held.starts_on)
    held.end_reason = reason.strip()[:250]
    held.save(update_fields=["ends_on", "end_reason"])
    _log(held, "mentoring.end_assignment", by, held.ends_on)
    return held


def _set_subject(assignment: Assignment, subject: Innovation | Opd) -> None:
    if isinstance(subject, Opd):
        assignment.opd = subject
    else:
        assignment.innovation = subject


def _log(assignment: Assignment, action: str, by: Account | None, on: date) -> None:
    data = {
        "mentor": assignment.mentor.full_name,
        "subject": str(assignment.subject),
        "on": on.isoformat(),
        "reason": assignment.end_reason,
    }
    log(instance=assignment, action=action, user=by, data=data)
