"""Who may accompany, and how much each does already."""

from datetime import date

from django.db import models
from django.db.models.functions import Coalesce
from django.utils import timezone

from agents.models import Appointment
from mentoring.models import Assignment, Session
from mentoring.models.assignments import MENTORS


def mentors(on: date) -> models.QuerySet[Appointment]:
    """Appointments in force, the least loaded first, with `accompanied` and `coming`."""
    running = Assignment.objects.running(on).filter(
        appointment__person=models.OuterRef("person_id")
    )
    coming = Session.objects.coming(timezone.now()).filter(mentor=models.OuterRef("person_id"))
    return (
        Appointment.objects.in_force(on)
        .kinds(*MENTORS)
        .select_related("person")
        .annotate(
            accompanied=_count(running, "appointment__person"), coming=_count(coming, "mentor")
        )
        .order_by("accompanied", "coming", "person__name", "pk")
    )


def _count(rows: models.QuerySet[models.Model], by: str) -> Coalesce:
    counted = rows.order_by().values(by).annotate(count=models.Count("pk")).values("count")
    return Coalesce(models.Subquery(counted), 0)
