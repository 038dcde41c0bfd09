from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from agents.registry.forms.base import Refusals, RegistryForm, day_field, field_of
from foundation.calendar import operations as calendar
from foundation.models import Holiday
from foundation.stale import VersionedForm
from foundation.users import Account

_FIELDS = ("kind", "name", "source")


class HolidayForm(RegistryForm):
    kind = field_of(Holiday, "kind", initial=Holiday.Kind.REGENCY)
    name = field_of(Holiday, "name")
    source = field_of(Holiday, "source")

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in _FIELDS}


class DeclareHolidayForm(HolidayForm):
    action = "foundation.declare_holiday"
    refusals: Refusals = {
        calendar.HolidayTakenError: ("day", _("This day is in the table already."))
    }

    day = day_field(_("day"))
    field_order = ("day", *_FIELDS)

    def perform(self, by: Account) -> Holiday:
        return calendar.record(self.cleaned_data["day"], **self.values(), by=by)


class CorrectHolidayForm(VersionedForm, HolidayForm):
    action = "foundation.correct_holiday"

    def standing(self, record: Holiday) -> dict[str, Any]:
        return {name: getattr(record, name) for name in _FIELDS}

    def perform(self, by: Account) -> Holiday:
        return calendar.correct(self.instance, **self.values(), by=by)


class RemoveHolidayForm(VersionedForm, RegistryForm):
    action = "foundation.remove_holiday"
    shows = frozenset()

    sure = forms.BooleanField(label=_("People work on this day."))

    def standing(self, record: Holiday) -> dict[str, Any]:
        return {"kind": record.get_kind_display(), "name": record.name}

    def perform(self, by: Account) -> Holiday:
        return calendar.remove(self.instance, by=by)
