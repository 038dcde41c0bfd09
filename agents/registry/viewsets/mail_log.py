"""What was mailed to whom, when and about what, for the clinic to answer "I got no mail". No subject and
no text: what a mail says is its reader's."""

from typing import Any, ClassVar

import django_filters
from django import forms as widgets
from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import StatusTagColumn

from agents.registry.viewsets.base import RegistryIndexView, RegistryViewSet, TextColumn
from foundation.calendar.local_time import moment
from foundation.models import OutboxMessage
from foundation.notices.operations.mails import DIGEST
from foundation.notices.topics import topic_named
from foundation.outbox.senders import kinds_of_mail

NAME = "registry_mail_log"
State = OutboxMessage.State


def _topic(message: OutboxMessage) -> Any:
    """What it is about, as the choices of its reader name it."""
    about = message.payload.get("about", {}).get("topic", "")
    if DIGEST in (about, message.kind):
        return gettext("One e-mail a day")
    topic = topic_named(about)
    return topic.label if topic else gettext("Account and safety")


def _when(message: OutboxMessage) -> str:
    """When it went out; for what waits, when it is tried next."""
    if message.state == State.WAITING:
        return gettext("next try: %(when)s") % {"when": moment(message.next_try_at)}
    at = message.sent_at or message.discarded_at or message.set_aside_at
    return moment(at) if at else ""


def _recipients(message: OutboxMessage) -> str:
    return ", ".join(message.recipients) or "–"


class MailFilterSet(WagtailFilterSet):
    state = django_filters.ChoiceFilter(
        label=_("State"),
        choices=State.choices,
        method="in_state",
        empty_label=_("All"),
        widget=widgets.RadioSelect,
    )

    class Meta:
        model = OutboxMessage
        fields: ClassVar[list[str]] = []

    def in_state(self, rows: Any, name: str, value: str) -> Any:
        return rows.in_state(value)


class MailLogView(RegistryIndexView):
    page_title = _("Mail sent")
    filterset_class = MailFilterSet
    list_display: ClassVar[list[Any]] = [
        TextColumn("created_at", _("Written at"), lambda row: moment(row.created_at)),
        TextColumn("recipients", _("Recipients"), _recipients),
        TextColumn("topic", _("Topic"), _topic),
        StatusTagColumn(
            "state",
            label=_("State"),
            accessor=lambda row: row.state.label,
            primary=lambda row: row.state == State.SENT,
        ),
        TextColumn("when", _("When"), _when),
        TextColumn("attempts", _("Tries"), "attempts"),
    ]

    def get_base_queryset(self) -> QuerySet[OutboxMessage]:
        mails = OutboxMessage.objects.filter(kind__in=kinds_of_mail())
        return mails.order_by("-created_at", "-pk")

    def found(self, queryset: QuerySet[OutboxMessage], words: str) -> QuerySet[OutboxMessage]:
        return queryset.filter(payload__to__icontains=words)


class MailLogViewSet(RegistryViewSet):
    model = OutboxMessage
    icon = "mail"
    menu_label = _("Mail sent")
    url_prefix = "registri/surat-terkirim"
    index_view_class = MailLogView
    inspect_view_enabled = False
    form_fields: ClassVar[list[str]] = []
    closed_views: ClassVar[set[str]] = {
        "delete",
        "usage",
        "add",
        "edit",
        "history",
        "history_results",
        "inspect",
    }
