"""Who is asked: a place in the thread, and a line in the bell, for those who may answer."""

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
    """A place and a line in the bell for each mentor who accompanies; where nobody does, a line
    for the clinic, which sees to it that somebody takes the question. `at`, here and below, tells
    what is past."""
    today = timezone.localdate(at)
    mentors = list(_mentors(consultation, today).exclude(pk=consultation.opened_by_id))
    Participant.objects.bulk_create(
        Participant(consultation=consultation, person=each, part=Part.MENTOR) for each in mentors
    )
    told = mentors or list(_clinic(today).exclude(pk=consultation.opened_by_id))
    tell(consultation, OPENED, consultation.opened_by, told, at)


def welcome(assignment: Assignment) -> None:
    """A new mentor finds the open talks of what she accompanies among her unread."""
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
        ignore_conflicts=True,
    )


def _mentors(consultation: Consultation, today: date) -> models.QuerySet[Person]:
    running = Assignment.objects.running(today).readable(today)
    if consultation.innovation:
        running = running.accompanying(consultation.innovation)
    else:
        running = running.filter(opd_id__in=_above(consultation.opd_id))
    return Person.objects.filter(pk__in=running.values("appointment__person"))


def _above(opd_id: int | None) -> list[int]:
    """The accompanied OPDs to which this one belongs."""
    tops = Assignment.objects.exclude(opd=None).values_list("opd_id", flat=True).distinct()
    return [top for top in tops if top is not None and opd_id in opds_below([top])]


def _clinic(today: date) -> models.QuerySet[Person]:
    members = Appointment.objects.in_force(today).kinds(CLINIC)
    return Person.objects.filter(pk__in=members.values("person"))
