"""The table of holidays, by year."""

from typing import Any, ClassVar

import django_filters
from django import forms as widgets
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import StatusTagColumn

from agents.registry.forms import holidays as forms
from agents.registry.viewsets.base import (
    Action,
    DetailView,
    OperationView,
    RegistryCreateView,
    RegistryIndexView,
    RegistryViewSet,
    TextColumn,
    title_column,
)
from foundation.calendar.local_time import long_day
from foundation.models import Holiday

NAME = "registry_holidays"


def _years() -> list[tuple[int, str]]:
    years = [day.year for day in Holiday.objects.dates("day", "year", order="DESC")]
    return [(year, str(year)) for year in years]


class HolidayFilterSet(WagtailFilterSet):
    year = django_filters.ChoiceFilter(
        label=_("Year"),
        field_name="day__year",
        choices=_years,
        empty_label=_("All"),
        widget=widgets.RadioSelect,
    )

    class Meta:
        model = Holiday
        fields = ["kind"]


class HolidayIndexView(RegistryIndexView):
    filterset_class = HolidayFilterSet
    list_display: ClassVar[list[Any]] = [
        title_column("day", _("day"), f"{NAME}:inspect", accessor=lambda row: long_day(row.day)),
        TextColumn("name", _("name")),
        TextColumn("kind", _("kind"), "get_kind_display"),
        TextColumn("source", _("source")),
        StatusTagColumn(
            "state",
            label=_("State"),
            accessor=lambda row: _("Removed") if row.removed_at else _("Day off"),
            primary=lambda row: row.removed_at is None,
        ),
    ]

    def get_base_queryset(self) -> QuerySet[Holiday]:
        return Holiday.objects.order_by("-day__year", "day")

    def found(self, queryset: QuerySet[Holiday], words: str) -> QuerySet[Holiday]:
        return queryset.filter(Q(name__icontains=words) | Q(source__icontains=words))


class HolidayDetailView(DetailView):
    def offered(self) -> list[Action]:
        if self.object.removed_at:
            return []
        return [
            Action(_("Edit"), f"{NAME}:edit"),
            Action(_("Remove"), f"{NAME}:remove", "bin"),
        ]

    def facts(self) -> list[tuple[Any, Any]]:
        holiday: Holiday = self.object
        removed = _("Removed: people work on this day. Add the day again to bring it back.")
        return [
            (_("Day"), long_day(holiday.day)),
            (_("Name"), holiday.name),
            (_("Kind"), holiday.get_kind_display()),
            (_("Source"), holiday.source),
            (_("State"), removed if holiday.removed_at else _("Day off")),
        ]


class DeclareHolidayView(RegistryCreateView):
    page_title = _("Add holiday")
    done_message = _("Deadlines and reports count with it from now on.")


class CorrectHolidayView(OperationView):
    form_class = forms.CorrectHolidayForm
    heading = _("Edit")


class RemoveHolidayView(OperationView):
    form_class = forms.RemoveHolidayForm
    heading = _("Remove")
    submit_button_label = _("Remove")
    done_message = _("Deadlines and reports count with it from now on.")

    def consequences(self) -> list[Any]:
        return [
            _(
                "Waiting times that run over this day end a day earlier. The row stays in the "
                "table, so that the day does not come back by itself."
            )
        ]


class HolidayViewSet(RegistryViewSet):
    model = Holiday
    icon = "calendar-alt"
    menu_label = _("Holidays")
    url_prefix = "registri/hari-libur"
    index_view_class = HolidayIndexView
    add_view_class = DeclareHolidayView
    edit_view_class = CorrectHolidayView
    inspect_view_class = HolidayDetailView
    operation_views: ClassVar[dict[str, type[OperationView]]] = {"remove": RemoveHolidayView}

    def get_form_class(self, for_update: bool = False) -> type[Any]:
        return forms.CorrectHolidayForm if for_update else forms.DeclareHolidayForm
