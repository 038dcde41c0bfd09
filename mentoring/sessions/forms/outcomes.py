"""What came of a session."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from agents.models import Person
from foundation.forms import CleanFields
from foundation.stale import VersionedForm
from mentoring.models import Session

Choices = list[tuple[int, str]]


def choices_of(people: Iterable[Person]) -> Choices:
    return [(person.pk, person.full_name) for person in people]


class ReportForm(VersionedForm, CleanFields, forms.Form):
    was_held = forms.TypedChoiceField(
        label=_("Did the session take place?"),
        choices=[("1", _("Yes, it was held")), ("0", _("No, somebody did not come"))],
        coerce=lambda value: value == "1",
        empty_value=None,
        widget=forms.RadioSelect,
    )
    present = forms.TypedMultipleChoiceField(
        label=_("Who was there?"),
        required=False,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
    )
    minutes = forms.CharField(
        label=_("Minutes"),
        required=False,
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("What was discussed and agreed. Everybody of the innovation can read it."),
    )

    def __init__(self, *args: Any, people: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["present"]
        assert isinstance(field, forms.TypedMultipleChoiceField)  # noqa: S101  (for the type checker)
        field.choices = choices_of(people)

    def standing(self, record: Session) -> dict[str, Any]:
        """Before anything is reported: that it was held, and everybody was there."""
        if record.status == Session.Status.CONFIRMED:
            present = [person.pk for person in record.sides]
            return {"was_held": "1", "present": present, "minutes": record.minutes}
        came = record.attendances.filter(was_present=True)
        return {
            "was_held": "1" if record.outcome == Session.Outcome.TOOK_PLACE else "0",
            "present": list(came.values_list("person_id", flat=True)),
            "minutes": record.minutes,
        }
