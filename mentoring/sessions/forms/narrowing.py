"""What narrows the list of sessions."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from agents.choosing import opd_field
from agents.models.opds import opds_below
from foundation.filters import FilterForm
from foundation.text import as_meant
from foundation.users import Account
from mentoring.choosing import mentor_field, stage_field
from mentoring.models import Session
from mentoring.models.sessions import SessionQuerySet


class SessionFilterForm(FilterForm):
    q = forms.CharField(label=_("Words"), required=False, max_length=100)
    status = forms.ChoiceField(
        label=_("State"), required=False, choices=[("", _("All")), *Session.Status.choices]
    )

    def __init__(
        self, sent: QueryDict, kept: dict[str, str], *, user: Account, among: SessionQuerySet
    ) -> None:
        """`among`: the sessions that the list has with nothing chosen."""
        super().__init__(sent, kept)
        self.among = among
        owners = among.exclude(innovation__opd=None).order_by().values("innovation__opd_id")
        self.fields |= {
            "tahap": stage_field(),
            "opd": opd_field(owners),
            "pendamping": mentor_field(user),
        }

    def rows(self) -> SessionQuerySet:
        chosen, rows = self.chosen, self.among
        if "status" in chosen:
            rows = rows.in_status(Session.Status(chosen["status"]))
        if "tahap" in chosen:
            rows = rows.filter(innovation__stage=chosen["tahap"])
        if "opd" in chosen:
            rows = rows.filter(innovation__opd_id__in=opds_below([chosen["opd"]]))
        if "pendamping" in chosen:
            rows = rows.filter(mentor_id=chosen["pendamping"])
        if "q" in chosen:
            rows = rows.containing(as_meant(chosen["q"]))
        return rows.with_names()
