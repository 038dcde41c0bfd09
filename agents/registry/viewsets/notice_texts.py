"""The words of notices and their mails, for the clinic to put otherwise."""

from typing import Any, ClassVar

import django_filters
from django import forms as widgets
from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import StatusTagColumn

from agents.registry.forms.notice_texts import NoticeTextForm
from agents.registry.viewsets.base import (
    Action,
    DetailView,
    OperationView,
    RegistryIndexView,
    RegistryViewSet,
    TextColumn,
    title_column,
)
from foundation.models import NoticeText
from foundation.notices.topics import topic_named, topics
from foundation.notices.wordings import OPENING, SUBJECT, offered, wording_named, wordings

NAME = "registry_notice_texts"
_PARTS = {
    "": _("Line of the bell"),
    SUBJECT: _("Subject of the e-mail"),
    OPENING: _("Opening of the e-mail"),
}


def _topic(row: NoticeText) -> Any:
    topic = topic_named(_topic_names()[row.name])
    return topic.label if topic else gettext("Always told")


def _part(row: NoticeText) -> Any:
    wording = wording_named(row.name)
    return _PARTS[wording.part] if wording else ""


def _topic_names() -> dict[str, str]:
    return {wording.name: topic for topic, wording in wordings()}


class NoticeTextFilterSet(WagtailFilterSet):
    topic = django_filters.ChoiceFilter(
        label=_("Topic"),
        choices=lambda: [(each.name, each.label) for each in topics()],
        method="of_topic",
        empty_label=_("All"),
        widget=widgets.RadioSelect,
    )

    class Meta:
        model = NoticeText
        fields: ClassVar[list[str]] = []

    def of_topic(self, rows: QuerySet[NoticeText], name: str, value: str) -> QuerySet[NoticeText]:
        names = [text for text, topic in _topic_names().items() if topic == value]
        return rows.filter(name__in=names)


class NoticeTextIndexView(RegistryIndexView):
    filterset_class = NoticeTextFilterSet
    list_display: ClassVar[list[Any]] = [
        title_column("name", _("Text"), f"{NAME}:inspect", accessor=str),
        TextColumn("part", _("Where"), _part),
        TextColumn("topic", _("Topic"), _topic),
        StatusTagColumn(
            "state",
            label=_("State"),
            accessor=lambda row: _("Yours") if row.texts else _("Ours"),
            primary=lambda row: bool(row.texts),
        ),
    ]

    def get_base_queryset(self) -> QuerySet[NoticeText]:
        return NoticeText.objects.filter(name__in=list(_topic_names())).order_by("name")

    def found(self, queryset: QuerySet[NoticeText], words: str) -> QuerySet[NoticeText]:
        meant = words.casefold()
        names = [row.name for row in queryset if meant in str(row).casefold()]
        return queryset.filter(name__in=names)


class NoticeTextDetailView(DetailView):
    actions: ClassVar[list[Action]] = [Action(_("Edit"), f"{NAME}:edit")]

    def facts(self) -> list[tuple[Any, Any]]:
        wording = wording_named(self.object.name)
        names = offered(wording) if wording else {}
        return [
            (_("Where"), _part(self.object)),
            (_("Topic"), _topic(self.object)),
            (_("What can be filled in"), ", ".join(f"{{{name}}}" for name in names) or "–"),
            (_("State"), _("Yours") if self.object.texts else _("Ours")),
        ]


class EditNoticeTextView(OperationView):
    form_class = NoticeTextForm
    heading = _("Edit the text")
    done_message = _("Whoever reads or gets it from now on reads it so.")

    def consequences(self) -> list[Any]:
        wording = wording_named(self.object.name)
        names = ", ".join(f"{{{name}}}" for name in (offered(wording) if wording else {}))
        said: list[Any] = [_("An empty field brings our own words back.")]
        if names:
            said.append(_("What is filled in when it is sent: %(names)s") % {"names": names})
        return said


class NoticeTextViewSet(RegistryViewSet):
    model = NoticeText
    icon = "edit"
    menu_label = _("Texts of notices")
    url_prefix = "registri/teks-kabar"
    index_view_class = NoticeTextIndexView
    edit_view_class = EditNoticeTextView
    inspect_view_class = NoticeTextDetailView
    closed_views: ClassVar[set[str]] = {"delete", "usage", "add"}

    def get_form_class(self, for_update: bool = False) -> type[Any]:
        return NoticeTextForm
