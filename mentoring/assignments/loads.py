"""How much each mentor does already."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models.functions import Coalesce
from django.utils import timezone

from agents.models import Appointment
from mentoring.models import Assignment, Session


def with_loads(rows: models.QuerySet[Appointment], on: date) -> models.QuerySet[Any]:
    """`rows` with `accompanied`, how many assignments of the person run on a local day, and `coming`,
    how many sessions lie ahead of her now."""
    running = Assignment.objects.running(on).filter(
        appointment__person=models.OuterRef("person_id")
    )
    coming = Session.objects.coming(timezone.now()).filter(mentor=models.OuterRef("person_id"))
    return rows.annotate(
        accompanied=counted(running, "appointment__person"), coming=counted(coming, "mentor")
    )


def counted(rows: models.QuerySet[models.Model], by: str) -> Coalesce:
    """As a column: how many of `rows`, which name the outer row by the field `by`."""
    numbers = rows.order_by().values(by).annotate(count=models.Count("pk")).values("count")
    return Coalesce(models.Subquery(numbers), 0)
