"""What learners and their offices type."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from agents.models import Opd
from foundation.forms import CleanFields


class WithdrawForm(CleanFields, forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=250,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One sentence is enough. Your office and the clinic can read it."),
    )


class AssignForm(CleanFields, forms.Form):
    opds = forms.ModelMultipleChoiceField(
        label=_("Units"),
        queryset=Opd.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Everybody whose main place of work is there today is enrolled."),
        error_messages={"required": _("Choose at least one unit.")},
    )
    due_on = forms.DateField(
        label=_("Due date"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Leave it empty if there is none."),
    )

    def __init__(self, *args: Any, opds: Iterable[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["opds"]
        assert isinstance(field, forms.ModelMultipleChoiceField)  # noqa: S101  (for the type checker)
        field.queryset = Opd.objects.filter(pk__in=opds).in_force(timezone.localdate())
        self.fields["due_on"].widget.attrs["min"] = timezone.localdate().isoformat()

    def clean_due_on(self) -> Any:
        due_on = self.cleaned_data["due_on"]
        if due_on is not None and due_on < timezone.localdate():
            raise forms.ValidationError(_("This day has passed. Choose today or a later day."))
        return due_on
