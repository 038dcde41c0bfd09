from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from agents.models import Opd
from agents.registry.forms.base import Refusals, RegistryForm, day_field, effective_field, field_of
from agents.registry.forms.choosers import OpdsField, opd_field
from agents.registry.operations import opd_details, opds
from agents.registry.operations.refusals import EndsBeforeStartError, OpdNotInForceError
from foundation.stale import VersionedForm
from foundation.users import Account

NOT_IN_FORCE = _("The OPD must exist on this day and on the day before it.")
NAME_TAKEN = _("An OPD in force under the same parent bears this name already.")


class AliasesField(forms.CharField):
    widget = forms.Textarea(attrs={"rows": 4})

    def to_python(self, value: Any) -> list[str]:  # type: ignore[override]
        return str(value or "").splitlines()

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return list(initial or []) != self.to_python(data)

    def validate(self, value: Any) -> None:
        if any(len(name) > 200 for name in value):
            raise forms.ValidationError(gettext("An alias has at most 200 characters."))

    def run_validators(self, value: Any) -> None:
        """Those of a text do not fit a list."""


def aliases_field() -> AliasesField:
    return AliasesField(
        label=_("aliases"),
        required=False,
        help_text=_("Other spellings in staff lists, one a line. Lists are matched by them."),
    )


class FoundForm(RegistryForm):
    action = "agents.found_opd"
    refusals: Refusals = {opds.NameTakenError: ("name", NAME_TAKEN)}

    name = field_of(Opd, "name")
    short_name = field_of(Opd, "short_name")
    kind = field_of(Opd, "kind")
    parent = opd_field(
        label=_("parent"),
        required=False,
        help_text=_("Leave it empty only for the regional government itself."),
    )
    valid_from = day_field(_("valid from"), required=False)
    aliases = aliases_field()

    def perform(self, by: Account) -> Opd:
        values = {**self.cleaned_data}
        parent, names = values.pop("parent"), values.pop("aliases")
        del values["client_key"]
        opd = opds.found(parent, by=by, **values)
        return opd_details.correct(
            opd, kind=opd.kind, valid_from=opd.valid_from, aliases=names, by=by
        )


class CorrectForm(VersionedForm, RegistryForm):
    """Name and place are not here: they change by a successor."""

    action = "agents.correct_opd"
    refusals: Refusals = {
        EndsBeforeStartError: ("valid_from", _("The first day lies after the last day."))
    }

    kind = field_of(Opd, "kind")
    valid_from = day_field(_("valid from"), required=False)
    aliases = aliases_field()

    def standing(self, record: Opd) -> dict[str, Any]:
        aliases = list(record.aliases.order_by("name").values_list("name", flat=True))
        return {"kind": record.kind, "valid_from": record.valid_from, "aliases": aliases}

    def perform(self, by: Account) -> Opd:
        values = {name: self.cleaned_data[name] for name in ("kind", "valid_from", "aliases")}
        return opd_details.correct(self.instance, by=by, **values)


class _NamedSuccessorForm(VersionedForm, RegistryForm):
    name = field_of(Opd, "name")
    short_name = field_of(Opd, "short_name")

    def standing(self, record: Opd) -> dict[str, Any]:
        """And that it is still there: whoever closes it gives it a last day."""
        names = ("name", "short_name", "kind", "valid_until")
        return {name: getattr(record, name) for name in names}


class RenameForm(_NamedSuccessorForm):
    action = "agents.rename_opd"
    refusals: Refusals = {
        opds.NameTakenError: ("name", NAME_TAKEN),
        OpdNotInForceError: ("on", NOT_IN_FORCE),
    }

    on = effective_field(_("First day of the new name."))

    def clean(self) -> dict[str, Any]:
        names = (self.cleaned_data.get("name"), self.cleaned_data.get("short_name"))
        if names == (self.instance.name, self.instance.short_name):
            self.add_error("name", gettext("This is the present name."))
        return self.cleaned_data

    def perform(self, by: Account) -> Opd:
        values = {name: self.cleaned_data[name] for name in ("name", "short_name", "on")}
        return opds.rename(self.instance, by=by, **values)


class MoveForm(VersionedForm, RegistryForm):
    action = "agents.move_opd"
    shows = frozenset()
    refusals: Refusals = {
        opds.NothingChangesError: ("parent", _("It is there already.")),
        opds.BelowItselfError: ("parent", _("An OPD cannot move under itself or its own units.")),
        opds.NameTakenError: ("parent", _("It has an OPD of this name already.")),
        OpdNotInForceError: ("on", NOT_IN_FORCE),
    }

    parent = opd_field(label=_("new parent"))
    on = effective_field(_("First day in the new place."))

    def standing(self, record: Opd) -> dict[str, Any]:
        return {"parent": record.get_parent(), "valid_until": record.valid_until}

    def clean(self) -> dict[str, Any]:
        parent, on = self.cleaned_data.get("parent"), self.cleaned_data.get("on")
        if parent and on and not parent.is_in_force(on):
            self.add_error("parent", gettext("This OPD does not exist on that day."))
        if parent and parent == self.instance.get_parent():
            self.add_error("parent", gettext("It is there already."))
        return self.cleaned_data

    def perform(self, by: Account) -> Opd:
        parent, on = self.cleaned_data["parent"], self.cleaned_data["on"]
        return opds.move(self.instance, parent=parent, on=on, by=by)


class MergeForm(_NamedSuccessorForm):
    action = "agents.merge_opds"
    refusals: Refusals = {
        opds.NameTakenError: ("name", NAME_TAKEN),
        OpdNotInForceError: (
            "on",
            _("All of these OPDs must exist on this day and on the day before it."),
        ),
    }

    others = OpdsField(Opd.objects.none(), label=_("merge with"))
    kind = field_of(Opd, "kind")
    on = effective_field(_("First day of the merged OPD."))

    field_order = ("others",)

    def __init__(self, *args: Any, instance: Opd, **kwargs: Any) -> None:
        super().__init__(*args, instance=instance, **kwargs)
        present = Opd.objects.in_force(timezone.localdate())
        related = Q(path__startswith=instance.path) | Q(pk__in=instance.get_ancestors())
        self.fields["others"].queryset = present.exclude(related)  # type: ignore[attr-defined]

    def clean_others(self) -> list[Opd]:
        others = list(self.cleaned_data["others"])
        if any(one.is_descendant_of(other) for one in others for other in others):
            raise forms.ValidationError(gettext("An OPD and a unit below it cannot be merged."))
        return others

    def perform(self, by: Account) -> Opd:
        values = {name: self.cleaned_data[name] for name in ("name", "short_name", "kind", "on")}
        return opds.merge([self.instance, *self.cleaned_data["others"]], by=by, **values)


class CloseForm(VersionedForm, RegistryForm):
    action = "agents.close_opd"
    shows = frozenset()
    refusals: Refusals = {
        OpdNotInForceError: ("on", _("The OPD does not exist on this day.")),
        opds.StillInUseError: (
            "on",
            _(
                "People are posted here or units below are in force after this day. "
                "Post the people elsewhere and close, move or merge the units first."
            ),
        ),
    }

    on = day_field(_("last day"), initial=timezone.localdate)

    def standing(self, record: Opd) -> dict[str, Any]:
        return {"on": record.valid_until}

    def perform(self, by: Account) -> Opd:
        return opds.close(self.instance, on=self.cleaned_data["on"], by=by)
