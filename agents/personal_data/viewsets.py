"""Requests that personal data go, decided by the clinic."""

from datetime import datetime
from typing import Any, ClassVar

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from agents.models import Erasure
from agents.personal_data import obstacles as rules
from agents.personal_data.forms import EraseForm, RefuseErasureForm
from agents.personal_data.operations.erasing import preview
from agents.registry.viewsets.base import (
    Action,
    DetailView,
    OperationView,
    RegistryIndexView,
    RegistryViewSet,
    TextColumn,
    title_column,
)
from agents.registry.viewsets.terms import spell_day

NAME = "registry_erasures"


def _day(at: datetime | None) -> str:
    return spell_day(timezone.localdate(at)) if at else ""


class ErasureFilterSet(WagtailFilterSet):
    class Meta:
        model = Erasure
        fields = ["state"]


class ErasureIndexView(RegistryIndexView):
    filterset_class = ErasureFilterSet
    list_display: ClassVar[list[Any]] = [
        title_column("person", _("person"), f"{NAME}:inspect"),
        TextColumn("state", _("state"), "get_state_display"),
        TextColumn("asked_at", _("asked at"), lambda row: _day(row.asked_at), sort_key="asked_at"),
        TextColumn("decided_at", _("decided at"), lambda row: _day(row.decided_at)),
    ]

    def get_base_queryset(self) -> QuerySet[Erasure]:
        return Erasure.objects.select_related("person", "user").order_by("-asked_at", "-pk")

    def found(self, queryset: QuerySet[Erasure], words: str) -> QuerySet[Erasure]:
        return queryset.filter(Q(person__name__icontains=words) | Q(user__email__icontains=words))


class ErasureDetailView(DetailView):
    actions: ClassVar[list[Action]] = [
        Action(_("Erase"), f"{NAME}:erase", "bin"),
        Action(_("Refuse"), f"{NAME}:refuse", "cross"),
    ]

    def facts(self) -> list[tuple[Any, Any]]:
        erasure: Erasure = self.object
        return [
            (_("State"), erasure.get_state_display()),
            (_("Asked at"), _day(erasure.asked_at)),
            (_("Reason"), erasure.reason),
            (_("Decided at"), _day(erasure.decided_at)),
            (_("Answer"), erasure.answer),
        ]

    def offered(self) -> list[Action]:
        return self.actions if self.object.state == Erasure.State.ASKED else []


class EraseView(OperationView):
    form_class = EraseForm
    heading = _("Erase personal data")
    submit_button_label = _("Erase")
    done_message = _("The data have been erased.")

    def consequences(self) -> list[Any]:
        erasure: Erasure = self.object
        person = erasure.person
        held = rules.obstacles(person) if person else []
        rows = sum(preview(person, erasure.user).values())
        told = gettext(
            "%(rows)s records are deleted, emptied or keep only a pseudonym; the account is closed."
        )
        return [*held, told % {"rows": rows}]


class RefuseView(OperationView):
    form_class = RefuseErasureForm
    heading = _("Refuse")
    submit_button_label = _("Refuse")
    done_message = _("The person reads your answer on her page.")


class ErasureViewSet(RegistryViewSet):
    model = Erasure
    icon = "bin"
    menu_label = _("Erasures")
    url_prefix = "registri/penghapusan"
    index_view_class = ErasureIndexView
    inspect_view_class = ErasureDetailView
    form_fields: ClassVar[list[str]] = []
    closed_views: ClassVar[set[str]] = {"delete", "usage", "add", "edit"}
    operation_views: ClassVar[dict[str, type[OperationView]]] = {
        "erase": EraseView,
        "refuse": RefuseView,
    }
