from typing import Any, ClassVar

from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column

from agents.models import Decree
from agents.registry.forms import decrees as forms
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
from agents.registry.viewsets.terms import spell_day, term_columns

NAME = "registry_decrees"


def link_to_file(decree: Decree) -> Any:
    if decree.file is None:
        return ""
    return format_html('<a href="{}">{}</a>', decree.file.get_absolute_url(), decree.file.name)


class DecreeFilterSet(WagtailFilterSet):
    class Meta:
        model = Decree
        fields = ["kind"]


class DecreeIndexView(RegistryIndexView):
    filterset_class = DecreeFilterSet
    list_display: ClassVar[list[Any]] = [
        title_column("number", _("number"), f"{NAME}:inspect", sort_key="number"),
        TextColumn("kind", _("kind"), "get_kind_display"),
        TextColumn(
            "issued_on", _("date"), lambda row: spell_day(row.issued_on), sort_key="issued_on"
        ),
        TextColumn("about", _("subject")),
        TextColumn("appointed", _("appointments")),
        TextColumn("file", _("file"), link_to_file),
    ]

    def get_base_queryset(self) -> QuerySet[Decree]:
        counted = Decree.objects.annotate(appointed=Count("appointments"))
        return counted.select_related("file").order_by("-issued_on", "-pk")

    def found(self, queryset: QuerySet[Decree], words: str) -> QuerySet[Decree]:
        return queryset.filter(Q(number__icontains=words) | Q(about__icontains=words))


class DecreeDetailView(DetailView):
    actions: ClassVar[list[Action]] = [
        Action(_("Correct details"), f"{NAME}:edit"),
        Action(_("Appoint from a list"), "decree_lists:appoint", "group"),
    ]

    def offered(self) -> list[Action]:
        lasting = self.object.appointments.not_ended(timezone.localdate())
        if not lasting.exists():
            return self.actions
        return [
            *self.actions,
            Action(_("End all appointments"), "decree_lists:end", "circle-xmark"),
        ]

    def facts(self) -> list[tuple[Any, Any]]:
        decree: Decree = self.object
        return [
            (_("Kind"), decree.get_kind_display()),
            (_("Date"), spell_day(decree.issued_on)),
            (_("Subject"), decree.about),
            (_("File"), link_to_file(decree) or _("No file yet.")),
        ]

    def sections(self) -> list[Section]:
        columns: list[Column] = [
            title_column("person", _("person"), "registry_appointments:inspect"),
            TextColumn("kind", _("role"), "get_kind_display"),
            *term_columns("starts_on", "ends_on"),
        ]
        rows = self.object.appointments.select_related("person").order_by("person__name")
        empty = _("Nobody is appointed by this decree.")
        return [Section(_("Appointed by this decree"), columns, rows, empty)]


class DecreeCreateView(RegistryCreateView):
    page_title = _("New decree")
    done_message = _("The decree is in the registry.")


class CorrectDecreeView(OperationView):
    form_class = forms.CorrectDecreeForm
    heading = _("Correct details")


class DecreeViewSet(RegistryViewSet):
    model = Decree
    icon = "doc-full"
    menu_label = _("Decrees")
    url_prefix = "registri/sk"
    index_view_class = DecreeIndexView
    add_view_class = DecreeCreateView
    edit_view_class = CorrectDecreeView
    inspect_view_class = DecreeDetailView

    def get_form_class(self, for_update: bool = False) -> type[Any]:
        return forms.CorrectDecreeForm if for_update else forms.RecordDecreeForm
