"""Who hears of a question: those who may answer it."""

from datetime import date, datetime

from django.db import models
from django.utils import timezone

from agents.models import Appointment, Person
from agents.models.opds import opds_below
from mentoring.consultations.notices import OPENED, tell
from mentoring.models import Assignment, Consultation, Participant
from mentoring.models.threads import Part

CLINIC = Appointment.Kind.CLINIC


def invite(consultation: Consultation, at: datetime | None = None) -> None:
    """Give each mentor who accompanies today a place in the thread, which puts it among her unread,
    and ring her bell; where nobody does, ring the clinic's, which sees to it that somebody takes
    the question. Who asked is left out. Inside the transaction that opens the consultation.

    `at`, here and below: the instant to record, for what is entered afterwards; None is now.
    """
    today = timezone.localdate(at)
    mentors = list(_mentors(consultation, today).exclude(pk=consultation.opened_by_id))
    Participant.objects.bulk_create(
        Participant(consultation=consultation, person=each, part=Part.MENTOR) for each in mentors
    )
    told = mentors or list(_clinic(today).exclude(pk=consultation.opened_by_id))
    tell(consultation, OPENED, consultation.opened_by, told, at)


def welcome(assignment: Assignment) -> None:
    """Put the open talks of what a new mentor accompanies among her unread. Nothing before the
    first day of the assignment; where she has a place already it stays."""
    if assignment.starts_on > timezone.localdate():
        return
    theirs = Consultation.objects.open()
    if assignment.innovation_id:
        theirs = theirs.filter(innovation_id=assignment.innovation_id)
    else:
        below = opds_below([assignment.opd_id or 0])
        theirs = theirs.filter(
            models.Q(innovation__opd_id__in=below) | models.Q(innovation=None, opd_id__in=below)
        )
    Participant.objects.bulk_create(
        [
            Participant(consultation=each, person=assignment.mentor, part=Part.MENTOR)
            for each in theirs.exclude(opened_by=assignment.mentor)
        ],
        ignore_conflicts=True,  # she may have a place from an assignment before
    )


def _mentors(consultation: Consultation, today: date) -> models.QuerySet[Person]:
    running = Assignment.objects.running(today).readable(today)
    if consultation.innovation:
        running = running.accompanying(consultation.innovation)
    else:
        running = running.filter(opd_id__in=_above(consultation.opd_id))
    return Person.objects.filter(pk__in=running.values("appointment__person"))


def _above(opd_id: int | None) -> list[int]:
    """Ids of the accompanied OPDs to which this one belongs, itself among them."""
    tops = Assignment.objects.exclude(opd=None).values_list("opd_id", flat=True).distinct()
    return [top for top in tops if top is not None and opd_id in opds_below([top])]


def _clinic(today: date) -> models.QuerySet[Person]:
    members = Appointment.objects.in_force(today).kinds(CLINIC)
    return Person.objects.filter(pk__in=members.values("person"))
