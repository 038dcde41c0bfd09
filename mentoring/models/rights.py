"""What gives somebody a part in a consultation."""

from dataclasses import dataclass
from datetime import date

from django.db import models
from django.utils import timezone

from agents.models import Appointment
from foundation.request_cache import ask_once
from foundation.users import Account
from innovations.models import Member
from mentoring.models.assignments import Assignment
from mentoring.models.coverage import Coverage, coverage_of
from mentoring.models.threads import Participant, is_open

NOTHING = models.Q(pk__in=[])
EVERYTHING = models.Q(pk__isnull=False)


@dataclass(frozen=True)
class Rights:
    """Conditions on Consultation.

    `asking`: she belongs to those who ask. `reading` and `answering`: she accompanies them, or
    took the question; whoever handed over reads on for a while. `queue`: a question that waits
    for any mentor. `clinic`: she is of the clinic.
    """

    asking: models.Q
    reading: models.Q
    answering: models.Q
    queue: models.Q
    clinic: models.Q

    @property
    def seeing(self) -> models.Q:
        """Who may read what is said."""
        return self.asking | self.reading | self.queue | self.clinic


def rights_of(user: Account) -> Rights:
    """The rights of the account today, made once a request. One query, by way of `coverage_of`;
    everything else is asked inside the query that the conditions narrow."""
    today = timezone.localdate()
    return ask_once(("mentoring.rights", user.pk, today), lambda: _rights(user, today))


def _rights(user: Account, today: date) -> Rights:
    coverage = coverage_of(user, today)
    team = Member.objects.filter(person__user_id=user.pk).values("innovation_id")
    mine = Assignment.objects.of(user).readable(today).exclude(innovation=None)
    took = Participant.objects.filter(
        consultation=models.OuterRef("pk"), holds_claim=True, person__user_id=user.pk
    )
    claimed = models.Q(models.Exists(took)) if coverage.is_mentor else NOTHING
    clinic = Appointment.objects.of(user).in_force(today).kinds(Appointment.Kind.CLINIC)
    return Rights(
        asking=models.Q(innovation_id__in=team)
        | models.Q(innovation=None, opened_by__user_id=user.pk),
        reading=_accompanied(mine, coverage.readable) | claimed,
        answering=_accompanied(mine.running(today), coverage.answerable) | claimed,
        queue=_queue(coverage, today) if coverage.is_mentor else NOTHING,
        clinic=EVERYTHING if user.is_superuser else models.Q(models.Exists(clinic)),
    )


def _accompanied(mine: models.QuerySet[Assignment], opds: frozenset[int]) -> models.Q:
    return (
        models.Q(innovation_id__in=mine.values("innovation_id"))
        | models.Q(innovation__opd_id__in=opds)
        | models.Q(innovation=None, opd_id__in=opds)
    )


def _queue(coverage: Coverage, today: date) -> models.Q:
    """Without an innovation, from an OPD that nobody accompanies, open, and not taken by anybody
    who is a mentor still."""
    taken = Participant.objects.filter(consultation=models.OuterRef("pk")).answering(today)
    nobodys = models.Q(opd=None) | ~models.Q(opd_id__in=coverage.accompanied)
    return models.Q(~models.Exists(taken), is_open(), nobodys, innovation=None)
