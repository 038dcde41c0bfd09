"""What learners and their offices type."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from agents.models import Opd, Person
from courses.models import CoursePage
from foundation.forms import CleanFields


class WithdrawForm(CleanFields, forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=250,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One sentence is enough. Your office and the clinic can read it."),
    )


class _DueForm(CleanFields, forms.Form):
    due_on = forms.DateField(
        label=_("Due date"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Leave it empty if there is none."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["due_on"].widget.attrs["min"] = timezone.localdate().isoformat()

    def clean_due_on(self) -> Any:
        due_on = self.cleaned_data["due_on"]
        if due_on is not None and due_on < timezone.localdate():
            raise forms.ValidationError(_("This day has passed. Choose today or a later day."))
        return due_on


class AssignForm(_DueForm):
    field_order = ("opds", "due_on")

    opds = forms.ModelMultipleChoiceField(
        label=_("Units"),
        queryset=Opd.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Everybody whose main place of work is there today is enrolled."),
        error_messages={"required": _("Choose at least one unit.")},
    )

    def __init__(self, *args: Any, opds: Iterable[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["opds"]
        assert isinstance(field, forms.ModelMultipleChoiceField)  # noqa: S101  (for the type checker)
        field.queryset = Opd.objects.filter(pk__in=opds).in_force(timezone.localdate())


class ChooseForm(_DueForm):
    """A course for chosen `people`; `courses`: those that one may choose."""

    field_order = ("course", "due_on", "people")

    course = forms.ModelChoiceField(label=_("Course"), queryset=CoursePage.objects.none())
    people = forms.ModelMultipleChoiceField(
        label=_("People"),
        queryset=Person.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one person.")},
    )

    def __init__(self, *args: Any, people: Any, courses: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, queryset in (("people", people), ("course", courses)):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  (for the type checker)
            field.queryset = queryset
