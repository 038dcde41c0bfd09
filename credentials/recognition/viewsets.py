"""The clinic decides about certificates from outside, in Wagtail's admin."""

from typing import Any, ClassVar

import django_filters
from django import forms as widgets
from django.db.models import Case, Q, QuerySet, When
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from agents.registry.viewsets.base import (
    Action,
    DetailView,
    OperationView,
    RegistryIndexView,
    RegistryViewSet,
    TextColumn,
    title_column,
)
from agents.registry.viewsets.terms import spell_day, spell_term
from credentials.models import Recognition
from credentials.recognition import forms
from foundation.calendar.local_time import moment

NAME = "recognitions"


class RecognitionFilterSet(WagtailFilterSet):
    state = django_filters.ChoiceFilter(
        label=_("State"),
        choices=Recognition.State.choices,
        empty_label=_("All"),
        widget=widgets.RadioSelect,
    )

    class Meta:
        model = Recognition
        fields: ClassVar[list[str]] = []


class RecognitionIndexView(RegistryIndexView):
    filterset_class = RecognitionFilterSet
    list_display: ClassVar[list[Any]] = [
        title_column("title", _("title of the activity"), f"{NAME}:inspect", sort_key="title"),
        TextColumn("person", _("person"), sort_key="person__name"),
        TextColumn("jp", _("lesson hours (JP)")),
        TextColumn("state", _("State"), "get_state_display"),
        TextColumn(
            "submitted_at",
            _("submitted"),
            lambda row: moment(row.submitted_at),
            sort_key="submitted_at",
        ),
    ]

    def get_base_queryset(self) -> QuerySet[Recognition]:
        """What waits first, the oldest of it above."""
        rows = Recognition.objects.select_related("person")
        waits = When(state=Recognition.State.SUBMITTED, then=0)
        return rows.order_by(Case(waits, default=1), "submitted_at", "pk")

    def found(self, queryset: QuerySet[Any], words: str) -> QuerySet[Any]:
        named = Q(title__icontains=words) | Q(person__name__icontains=words)
        return queryset.filter(named | Q(number__icontains=words))


class RecognitionDetailView(DetailView):
    def offered(self) -> list[Action]:
        if self.object.state != Recognition.State.SUBMITTED:
            return []
        return [
            Action(_("Recognise"), f"{NAME}:recognise", "check"),
            Action(_("Give back"), f"{NAME}:give_back", "rotate"),
            Action(_("Refuse"), f"{NAME}:refuse", "circle-xmark"),
        ]

    def facts(self) -> list[tuple[Any, Any]]:
        row: Recognition = self.object
        same = Recognition.objects.filter(file__sha256=row.file.sha256).exclude(pk=row.pk)
        return [
            (_("State"), row.get_state_display()),
            (_("Person"), row.person),
            (_("Title of the activity"), row.title),
            (_("Organiser"), row.organiser),
            (_("Form"), row.get_form_display()),
            (_("As"), row.get_role_display()),
            (_("Days held"), _days(row)),
            (_("Number of the certificate"), row.number),
            (_("Day of the certificate"), spell_day(row.issued_on)),
            (_("Lesson hours on the certificate"), row.jp),
            (_("Predicate"), row.predicate),
            (_("Place"), row.place),
            (_("File"), _link(row)),
            (_("The same file was sent by"), ", ".join(str(each.person) for each in same)),
            (_("Remarks"), row.remarks),
            (_("Decided"), moment(row.decided_at) if row.decided_at else ""),
        ]


def _days(row: Recognition) -> Any:
    is_one = row.starts_on == row.ends_on
    return spell_day(row.starts_on) if is_one else spell_term(row.starts_on, row.ends_on)


def _link(row: Recognition) -> str:
    return format_html(
        '<a href="{}">{}</a>', reverse("foundation:file", args=[row.file.code]), row.file.name
    )


class _DecideView(OperationView):
    done_message = _("Decided. Its holder is told.")


class RecogniseView(_DecideView):
    form_class = forms.RecogniseForm
    heading = _("Recognise")
    submit_button_label = _("Recognise")

    def consequences(self) -> list[Any]:
        row: Recognition = self.object
        said = {"year": row.ends_on.year, "person": row.person}
        return [gettext("It counts for %(person)s in %(year)s, the year of its last day.") % said]


class GiveBackView(_DecideView):
    form_class = forms.GiveBackForm
    heading = _("Give back")
    submit_button_label = _("Give back")


class RefuseView(_DecideView):
    form_class = forms.RefuseForm
    heading = _("Refuse")
    submit_button_label = _("Refuse")


class RecognitionViewSet(RegistryViewSet):
    model = Recognition
    icon = "doc-full"
    menu_label = _("From outside")
    url_prefix = "sertifikat/dari-luar"
    index_view_class = RecognitionIndexView
    inspect_view_class = RecognitionDetailView
    form_fields: ClassVar[list[str]] = []
    closed_views: ClassVar[set[str]] = {"delete", "usage", "add", "edit"}
    operation_views: ClassVar[dict[str, type[OperationView]]] = {
        "recognise": RecogniseView,
        "give_back": GiveBackView,
        "refuse": RefuseView,
    }
