"""What is typed about an innovation."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from agents.choosing import opd_field
from agents.models import Opd
from agents.models.opds import opds_below
from foundation.filters import FilterForm
from foundation.forms import CleanFields
from foundation.stale import VersionedForm
from foundation.text import as_meant
from foundation.users import Account
from innovations.models import Innovation
from innovations.models.innovations import InnovationQuerySet
from innovations.narrowing import fields_for, narrowed

OPD, GROUP = "opd", "group"


class InnovationForm(VersionedForm, CleanFields, forms.ModelForm[Innovation]):
    owner = forms.ChoiceField(
        label=_("Owner"),
        choices=[
            (OPD, _("An agency or one of its units")),
            (GROUP, _("A group, a university or a person")),
        ],
        initial=OPD,
        required=False,
        widget=forms.RadioSelect,
    )
    is_another = forms.BooleanField(
        label=_("It is another innovation: register it all the same"),
        required=False,
        widget=forms.HiddenInput,
    )

    field_order = ("name", "stage", "summary", "owner", "opd", "group_name", "is_another")

    class Meta:
        model = Innovation
        fields = ["name", "stage", "summary", "opd", "group_name"]
        widgets = {"summary": forms.Textarea(attrs={"rows": 5})}
        help_texts = {
            "summary": _("One paragraph: what was the problem, what is new, for whom."),
            "opd": _(
                "The agency or unit that owns it. If you do not work there, its innovation admin or "
                "the clinic confirms it first."
            ),
            "group_name": _("Its name, if no agency owns it. The clinic confirms it first."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        in_force = Opd.objects.in_force(timezone.localdate())
        opd = self.fields["opd"]
        assert isinstance(opd, forms.ModelChoiceField)  # noqa: S101  (for the type checker)
        opd.queryset = in_force | Opd.objects.filter(pk=self.instance.opd_id)
        self.fields["summary"].required = True
        if self.instance.group_name:
            self.fields["owner"].initial = GROUP
        # One of the two is asked for, as `owner` says: neither may be left out at will.
        for name in ("owner", "opd", "group_name"):
            self.fields[name].hangs_on_another = True  # type: ignore[attr-defined]
        self.fields["opd"].widget.attrs["data-shown-with"] = f"owner={OPD}"
        self.fields["group_name"].widget.attrs["data-shown-with"] = f"owner={GROUP}"

    def ask_about_names(self) -> None:
        """Near-equal names stand on the page; ticking the box goes on."""
        self.fields["is_another"].widget = forms.CheckboxInput()
        self.add_error("is_another", _("Is it one of those above? If not, tick the box and go on."))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        # What stands in the field of the other owner is not meant; it may be hidden.
        if cleaned.get("owner") == GROUP:
            cleaned["opd"] = None
        elif cleaned.get("owner") == OPD:
            cleaned["group_name"] = ""
        if bool(cleaned.get("opd")) == bool(cleaned.get("group_name")):
            if cleaned.get("owner") == GROUP:
                self.add_error("group_name", _("Name the group that owns it."))
            else:
                self.add_error("opd", _("Choose the agency or unit that owns it."))
        return cleaned

    def _post_clean(self) -> None:
        """The operation writes; the database's own check would only repeat ours in other words."""
        self._validate_constraints = False
        super()._post_clean()  # type: ignore[misc]


class InnovationFilterForm(FilterForm):
    q = forms.CharField(label=_("Name"), required=False, max_length=100)
    tahap = forms.ChoiceField(
        label=_("Stage"), required=False, choices=[("", _("All")), *Innovation.Stage.choices]
    )
    status = forms.ChoiceField(
        label=_("State"), required=False, choices=[("", _("All")), *Innovation.State.choices]
    )

    def __init__(self, sent: QueryDict, *, user: Account) -> None:
        super().__init__(sent)
        self.visible = Innovation.objects.visible_to(user)
        self.user = user
        owners = opd_field(self.visible.exclude(opd=None).order_by().values("opd_id"))
        self.fields |= {"opd": owners, **fields_for(user)}

    def rows(self) -> InnovationQuerySet:
        """Those that match. What nobody has confirmed is among them for its team, and for whoever
        asks for that state and may see it."""
        chosen, rows = self.chosen, self.visible.select_related("opd")
        if "status" in chosen:
            rows = rows.filter(state=chosen["status"])
        else:
            mine = Innovation.objects.carried_by(self.user)
            rows = rows.confirmed() | rows.filter(pk__in=mine.values("pk"))
        if "tahap" in chosen:
            rows = rows.filter(stage=chosen["tahap"])
        if "opd" in chosen:
            rows = rows.filter(opd_id__in=opds_below([chosen["opd"]]))
        if "q" in chosen:
            rows = rows.filter(name__icontains=as_meant(chosen["q"]))
        return narrowed(rows, chosen)
