"""The list of innovations, narrowed to those of a mentor or to those that have none."""

from django import forms
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from foundation.users import Account
from innovations.narrowing import InnovationFilter, RowAction
from mentoring.choosing import accompanied_today, mentor_field
from mentoring.models import Assignment
from mentoring.models.assignments import without_mentor
from mentoring.permissions import is_clinic

NOBODY = "tanpa"
ASSIGN = _("Assign a mentor")


def _field(user: Account) -> forms.Field:
    return mentor_field(user, (NOBODY, _("Without mentor")))


def _condition(chosen: int | str) -> Q:
    if chosen == NOBODY:
        return Q(pk__in=without_mentor(timezone.localdate()).values("pk"))
    innovations, opds = accompanied_today(Assignment.objects.filter(appointment__person_id=chosen))
    return Q(pk__in=innovations) | Q(opd_id__in=opds)


def _action(user: Account, chosen: int | str) -> RowAction | None:
    if chosen != NOBODY or not is_clinic(user):
        return None
    return RowAction(ASSIGN, lambda each: reverse("mentoring:assign_to", args=[each.pk]))


BY_MENTOR = InnovationFilter("pendamping", _field, _condition, _action)
