"""Mail that cannot be sent as it is, for the clinic to decide about."""

from typing import Any, ClassVar

from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext_lazy as _

from agents.registry.forms import held_mail as forms
from agents.registry.viewsets.base import (
    Action,
    DetailView,
    OperationView,
    RegistryIndexView,
    RegistryViewSet,
    TextColumn,
    title_column,
)
from foundation.calendar.local_time import moment
from foundation.models import OutboxMessage

NAME = "registry_held_mail"


def _recipients(message: OutboxMessage) -> str:
    return ", ".join(message.recipients) or "–"


class HeldMailIndexView(RegistryIndexView):
    list_display: ClassVar[list[Any]] = [
        title_column("subject", _("Mail"), f"{NAME}:inspect"),
        TextColumn("recipients", _("Recipients"), _recipients),
        TextColumn("last_error", _("Reason")),
        TextColumn("set_aside_at", _("Held back at"), lambda row: moment(row.set_aside_at)),
    ]

    def get_base_queryset(self) -> QuerySet[OutboxMessage]:
        return OutboxMessage.objects.set_aside().order_by("-set_aside_at", "-pk")

    def found(self, queryset: QuerySet[OutboxMessage], words: str) -> QuerySet[OutboxMessage]:
        named = Q(payload__icontains=words) | Q(kind__icontains=words)
        return queryset.filter(named | Q(last_error__icontains=words))


def _held(pk: int) -> OutboxMessage:
    """What was sent, or waits to be, is nobody's to read."""
    return get_object_or_404(OutboxMessage.objects.set_aside(), pk=pk)


class HeldMailDetailView(DetailView):
    def get_object(self, queryset: Any = None) -> OutboxMessage:
        return _held(self.kwargs["pk"])

    actions: ClassVar[list[Action]] = [
        Action(_("Try again"), f"{NAME}:try_again", "rotate"),
        Action(_("Discard"), f"{NAME}:discard", "bin"),
    ]

    def facts(self) -> list[tuple[Any, Any]]:
        message: OutboxMessage = self.object
        return [
            (_("Mail"), message.subject),
            (_("Recipients"), _recipients(message)),
            (_("Reason"), message.last_error),
            (_("Tries"), message.attempts),
            (_("Written at"), moment(message.created_at)),
            (_("Held back at"), moment(message.set_aside_at)) if message.set_aside_at else ("", ""),
        ]


class _DecideView(OperationView):
    def get_object(self, queryset: Any = None) -> OutboxMessage:
        if self.request.method == "POST":  # a second tap is answered like the first
            return get_object_or_404(OutboxMessage, pk=self.kwargs["pk"])
        return _held(self.kwargs["pk"])

    def _go_to(self, pk: Any) -> HttpResponse:
        return redirect(f"{NAME}:index")


class TryAgainView(_DecideView):
    form_class = forms.TryAgainForm
    heading = _("Try again")
    submit_button_label = _("Try again")
    done_message = _("It is tried once more. If it fails again, it comes back to this list.")

    def consequences(self) -> list[Any]:
        return [_("Do this when the reason is gone: an address was corrected, a fault mended.")]


class DiscardView(_DecideView):
    form_class = forms.DiscardForm
    heading = _("Discard")
    submit_button_label = _("Discard")
    done_message = _("The mail is not sent. Its text is gone.")


class HeldMailViewSet(RegistryViewSet):
    model = OutboxMessage
    icon = "mail"
    menu_label = _("Mail held back")
    url_prefix = "registri/surat-tertahan"
    index_view_class = HeldMailIndexView
    inspect_view_class = HeldMailDetailView
    form_fields: ClassVar[list[str]] = []
    closed_views: ClassVar[set[str]] = {"delete", "usage", "add", "edit"}
    operation_views: ClassVar[dict[str, type[OperationView]]] = {
        "try_again": TryAgainView,
        "discard": DiscardView,
    }
