"""Who may be chosen to narrow a list to a mentor."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from agents.choosing import person_field
from agents.models.opds import opds_below
from foundation.users import Account
from innovations.models import Innovation
from mentoring.models import Assignment


def mentor_field(user: Account, *before: tuple[Any, Any]) -> forms.TypedChoiceField:
    """Choose one of those whose assignments the account may see. One query, whose rights are read
    already."""
    seen = Assignment.objects.visible_to(user).order_by()
    return person_field(_("Mentor"), seen.values("appointment__person"), *before)


def stage_field() -> forms.ChoiceField:
    """Choose the stage of the innovation that a row is about."""
    choices = [("", _("All")), *Innovation.Stage.choices]
    return forms.ChoiceField(label=_("Stage"), required=False, choices=choices)


def accompanied_today(assignments: Any) -> tuple[Any, set[int]]:
    """Of those in force today among `assignments`: ids of innovations as a query, and of the OPDs
    that are accompanied as a whole, those below included."""
    today = timezone.localdate()
    running = assignments.running(today).readable(today).order_by()
    opds = opds_below(running.exclude(opd=None).values_list("opd_id", flat=True))
    return running.exclude(innovation=None).values("innovation_id"), opds
