"""Rubrics in Wagtail's admin, beside the question bank."""

from typing import Any, ClassVar

from django.db.models import Max, QuerySet
from django.utils.translation import gettext_lazy as _

from agents.registry.viewsets.base import (
    Action,
    DetailView,
    OperationView,
    RegistryCreateView,
    RegistryIndexView,
    RegistryViewSet,
    Section,
    TextColumn,
    title_column,
)
from assessments.assignments.forms import EditRubricForm, RubricForm, written
from assessments.models import Rubric, RubricVersion
from foundation.calendar.local_time import moment

NAME = "rubrics"


class RubricIndexView(RegistryIndexView):
    list_display: ClassVar[list[Any]] = [
        title_column("title", _("name"), f"{NAME}:inspect", sort_key="title"),
        TextColumn("newest_n", _("version")),
    ]

    def get_base_queryset(self) -> QuerySet[Rubric]:
        return Rubric.objects.annotate(newest_n=Max("versions__n")).order_by("title", "pk")

    def found(self, queryset: QuerySet[Rubric], words: str) -> QuerySet[Rubric]:
        return queryset.filter(title__icontains=words)


def _locked(version: RubricVersion) -> str:
    return moment(version.locked_at) if version.locked_at else ""


class RubricDetailView(DetailView):
    def offered(self) -> list[Action]:
        return [Action(_("Edit"), f"{NAME}:change")]

    def facts(self) -> list[tuple[Any, Any]]:
        return [(_("criteria"), written(self.object.newest.criteria))]

    def sections(self) -> list[Section]:
        columns = [
            TextColumn("n", _("version")),
            TextColumn("locked_at", _("used since"), _locked),
            TextColumn("most", _("points at most")),
        ]
        rows = self.object.versions.order_by("-n")
        return [Section(_("Versions"), columns, rows, _("None."))]


class AddRubricView(RegistryCreateView):
    page_title = _("New rubric")
    submit_button_label = _("Save")


class EditRubricView(OperationView):
    form_class = EditRubricForm
    heading = _("Edit rubric")
    submit_button_label = _("Save")

    def consequences(self) -> list[Any]:
        return [
            _(
                "What was marked keeps its version; a version that was used is followed by a new one."
            )
        ]


class RubricViewSet(RegistryViewSet):
    model = Rubric
    icon = "list-ul"
    menu_label = _("Rubrics")
    url_prefix = "bank-soal/rubrik"
    index_view_class = RubricIndexView
    add_view_class = AddRubricView
    inspect_view_class = RubricDetailView
    closed_views: ClassVar[set[str]] = {"delete", "usage", "edit"}
    operation_views: ClassVar[dict[str, type[OperationView]]] = {"change": EditRubricView}

    def get_form_class(self, for_update: bool = False) -> type[Any]:
        return RubricForm
