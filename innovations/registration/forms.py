"""What is typed about an innovation."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from agents.models import Opd, Person
from foundation.stale import VersionedForm
from innovations.models import Innovation, Member


class InnovationForm(VersionedForm, forms.ModelForm[Innovation]):
    class Meta:
        model = Innovation
        fields = ["name", "stage", "summary", "opd", "group_name"]
        widgets = {"summary": forms.Textarea(attrs={"rows": 5})}
        help_texts = {
            "summary": _("One paragraph: what was the problem, what is new, for whom."),
            "opd": _("The agency or unit that owns it."),
            "group_name": _("Only if a group owns it and no agency does."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        in_force = Opd.objects.in_force(timezone.localdate())
        opd = self.fields["opd"]
        assert isinstance(opd, forms.ModelChoiceField)  # noqa: S101  (for the type checker)
        opd.queryset = in_force | Opd.objects.filter(pk=self.instance.opd_id)
        self.fields["summary"].required = True

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if bool(cleaned.get("opd")) == bool(cleaned.get("group_name")):
            self.add_error("opd", _("Choose an agency, or name a group: one of the two."))
        return cleaned

    def _post_clean(self) -> None:
        """The operation writes; the database's own check would only repeat ours in other words."""
        self._validate_constraints = False
        super()._post_clean()  # type: ignore[misc]


class MemberForm(forms.Form):
    who = forms.CharField(
        label=_("NIP or e-mail"),
        max_length=150,
        help_text=_("As it stands in the staff list."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    part = forms.ChoiceField(label=_("Part"), choices=Member.Part.choices, initial="member")

    def clean_who(self) -> Person:
        person = Person.objects.known_as(self.cleaned_data["who"])
        if person is None:
            raise forms.ValidationError(
                _("Nobody in the staff list has this NIP or e-mail. Check it, or ask the clinic.")
            )
        return person
