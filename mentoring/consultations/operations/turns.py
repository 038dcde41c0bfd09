"""Take a question and give it back; close a consultation and open it again."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from agents.registry.operations.people import person_for
from foundation.users import Account
from mentoring.consultations.notices import TAKEN, tell
from mentoring.consultations.operations.talking import ReadOnlyError, join, lock_thread, say
from mentoring.models import Consultation, Message, Participant
from mentoring.models.threads import Part

Kind = Message.Kind


class TakenError(Exception):
    """Somebody else answers already: `by`, her full name."""

    def __init__(self, by: str) -> None:
        super().__init__(by)
        self.by = by


@transaction.atomic
def take(user: Account, consultation: Consultation) -> None:
    """Answer for a question that waits for any mentor: exactly one does. Taking it twice is once.

    `consultation`, here and below, comes from `for_thread(user)`. Raises TakenError, and
    ReadOnlyError for whoever may not take it.
    """
    person = person_for(user)
    lock_thread(consultation)
    holder = _holder(consultation)
    if holder is not None and holder.person_id == person.pk:
        return
    if holder is not None:
        raise TakenError(holder.person.full_name)
    if not consultation.may_take:
        raise ReadOnlyError
    # Of a mentor whose decree has ended meanwhile.
    _claims(consultation).update(holds_claim=False, left_at=timezone.now())
    join(consultation, person, Part.MENTOR, holds_claim=True)
    tell(consultation, TAKEN, person, [consultation.opened_by])
    log(instance=consultation, action="mentoring.take_question", user=user)


@transaction.atomic
def give_back(user: Account, consultation: Consultation) -> None:
    """Let the question wait for another mentor; whoever gave it back reads it no longer. Does
    nothing for whoever does not hold it."""
    lock_thread(consultation)
    mine = _claims(consultation).filter(person_id=consultation.me_id)
    if not mine.update(holds_claim=False, left_at=timezone.now()):
        return
    say(consultation, person_for(user), Part.MENTOR, kind=Kind.LEFT)
    log(instance=consultation, action="mentoring.give_question_back", user=user)


@transaction.atomic
def close(user: Account, consultation: Consultation, *, at: datetime | None = None) -> None:
    """Close it as answered: nobody waits any more, until somebody writes. Closing twice is once.
    `at`: the instant to record; None is now. Raises ReadOnlyError."""
    part = _part(consultation)
    lock_thread(consultation)
    if Consultation.objects.closed().filter(pk=consultation.pk).exists():
        return
    person = person_for(user)
    line = say(consultation, person, part, kind=Kind.CLOSED, at=at)
    Consultation.objects.filter(pk=consultation.pk).update(
        closed_seq=line.seq, closed_at=line.sent_at, closed_by=person
    )
    log(
        instance=consultation,
        action="mentoring.close_consultation",
        user=user,
        timestamp=line.sent_at,
    )


@transaction.atomic
def reopen(user: Account, consultation: Consultation) -> None:
    """Take the closing back: what was asked last waits again, since it was asked. Reopening twice
    is once. Raises ReadOnlyError."""
    part = _part(consultation)
    lock_thread(consultation)
    if Consultation.objects.open().filter(pk=consultation.pk).exists():
        return
    Consultation.objects.filter(pk=consultation.pk).update(
        closed_seq=None, closed_at=None, closed_by=None
    )
    say(consultation, person_for(user), part, kind=Kind.REOPENED)
    log(instance=consultation, action="mentoring.reopen_consultation", user=user)


def _part(consultation: Consultation) -> Part:
    if consultation.my_part is None:
        raise ReadOnlyError
    return consultation.my_part


def _claims(consultation: Consultation) -> Any:
    return Participant.objects.filter(consultation=consultation, holds_claim=True)


def _holder(consultation: Consultation) -> Participant | None:
    """Who answers already and may still; asked under the lock of the thread."""
    rows = Participant.objects.filter(consultation=consultation).select_related("person")
    return rows.answering(timezone.localdate()).first()
