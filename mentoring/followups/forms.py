"""What is to be done, by whom and by when; and which follow-ups a list shows."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from agents.models import Person
from foundation.filters import FilterForm
from foundation.forms import CleanFields
from foundation.stale import VersionedForm
from mentoring.models import FollowUp

SUGGESTED = timedelta(days=14)  # from today: soon enough to be remembered, late enough to be done


class FollowUpForm(VersionedForm, CleanFields, forms.Form):
    what = forms.CharField(
        label=_("To do"),
        max_length=250,
        help_text=_("One thing that can be ticked off, in one sentence."),
    )
    owner = forms.TypedChoiceField(
        label=_("Who"), coerce=int, help_text=_("Somebody of the team, or one of its mentors.")
    )
    due_on = forms.DateField(
        label=_("Due date"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_(
            "The owner is reminded two days before and on the day. Leave it empty if there is none: "
            "then nobody is reminded."
        ),
    )

    def __init__(self, *args: Any, people: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        owner, due_on = self.fields["owner"], self.fields["due_on"]
        assert isinstance(owner, forms.TypedChoiceField)  # noqa: S101  (for the type checker)
        owner.choices = [(person.pk, person.full_name) for person in people]
        if self.record is None:
            due_on.initial = timezone.localdate() + SUGGESTED
            due_on.widget.attrs["min"] = timezone.localdate().isoformat()

    def standing(self, record: FollowUp) -> dict[str, Any]:
        return {"what": record.what, "owner": record.owner_id, "due_on": record.due_on}


class FollowUpFilterForm(FilterForm):
    TEAMS, ALL = "tim", "semua"

    milik = forms.ChoiceField(label=_("Whose"), required=False)
    q = forms.CharField(label=_("Words"), required=False, max_length=100)

    def __init__(self, *args: Any, is_mentor: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        whose = self.fields["milik"]
        assert isinstance(whose, forms.ChoiceField)  # noqa: S101  (for the type checker)
        teams = [(self.TEAMS, _("Of those I accompany"))] if is_mentor else []
        whose.choices = [
            ("", _("My own")),
            *teams,
            (self.ALL, _("All that I may see")),
        ]
