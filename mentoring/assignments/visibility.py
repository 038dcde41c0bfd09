"""Who may see an innovation because of mentoring: those who accompany it."""

from django.db import models
from django.utils import timezone

from agents.models.opds import opds_below
from foundation.users import AnyUser
from mentoring.models import Assignment


def mentored_innovations(user: AnyUser) -> models.Q:
    """Condition on Innovation: what a mentor may read because she accompanies it or its OPD, and
    for a while after that."""
    mine = Assignment.objects.of(user).readable(timezone.localdate())
    opds = opds_below(mine.exclude(opd=None).values_list("opd_id", flat=True))
    innovations = mine.exclude(innovation=None).values("innovation_id")
    return models.Q(pk__in=innovations) | models.Q(opd_id__in=opds)
