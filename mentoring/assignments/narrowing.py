"""The list of innovations, narrowed to those of a mentor or to those that have none."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from foundation.users import Account
from innovations.narrowing import InnovationFilter
from mentoring.choosing import accompanied_today, mentor_field
from mentoring.models import Assignment

NOBODY = "tanpa"


def _field(user: Account) -> forms.Field:
    return mentor_field(user, (NOBODY, _("Without mentor")))


def _condition(chosen: int | str) -> Q:
    rows = Assignment.objects.all()
    if chosen != NOBODY:
        rows = rows.filter(appointment__person_id=chosen)
    innovations, opds = accompanied_today(rows)
    accompanied = Q(pk__in=innovations) | Q(opd__isnull=False, opd_id__in=opds)
    return ~accompanied if chosen == NOBODY else accompanied


BY_MENTOR = InnovationFilter("pendamping", _field, _condition)
