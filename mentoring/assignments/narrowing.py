"""The list of innovations, narrowed to those of a mentor or to those that have none."""

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from foundation.users import Account
from innovations.narrowing import InnovationFilter
from mentoring.choosing import accompanied_today, mentor_field
from mentoring.models import Assignment
from mentoring.models.assignments import without_mentor

NOBODY = "tanpa"


def _field(user: Account) -> forms.Field:
    return mentor_field(user, (NOBODY, _("Without mentor")))


def _condition(chosen: int | str) -> Q:
    if chosen == NOBODY:
        return Q(pk__in=without_mentor(timezone.localdate()).values("pk"))
    innovations, opds = accompanied_today(Assignment.objects.filter(appointment__person_id=chosen))
    return Q(pk__in=innovations) | Q(opd_id__in=opds)


BY_MENTOR = InnovationFilter("pendamping", _field, _condition)
