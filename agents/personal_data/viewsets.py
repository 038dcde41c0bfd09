"""Requests that personal data go, decided by the clinic."""

from datetime import datetime
from typing import Any, ClassVar

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem

from agents.models import Erasure
from agents.personal_data import obstacles as rules
from agents.personal_data.forms import EraseForm, RefuseErasureForm, TakeOnErasureForm
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
from foundation.calendar import local_time
from foundation.request_cache import ask_once
from foundation.users import Account

NAME = "registry_erasures"


def _day(at: datetime | None) -> str:
    return spell_day(timezone.localdate(at)) if at else ""


def _deadline(erasure: Erasure) -> str:
    """Of what waits; with a mark where it is over."""
    if erasure.state != Erasure.State.ASKED:
        return ""
    day = local_time.day_and_moment(erasure.answer_by)
    return gettext("Overdue: %(day)s") % {"day": day} if erasure.is_overdue else day


def _who(user: Account | None) -> str:
    return str(user or "")


class ErasureFilterSet(WagtailFilterSet):
    overdue = ChoiceFilter(
        label=_("Deadline"), choices=[("over", _("Overdue"))], method="only_overdue"
    )

    def only_overdue(self, queryset: Any, name: str, value: str) -> Any:
        return queryset.overdue(timezone.now())

    class Meta:
        model = Erasure
        fields = ["state"]


class ErasureIndexView(RegistryIndexView):
    filterset_class = ErasureFilterSet
    list_display: ClassVar[list[Any]] = [
        title_column("person", _("person"), f"{NAME}:inspect"),
        TextColumn("state", _("state"), "get_state_display"),
        TextColumn("asked_at", _("asked at"), lambda row: _day(row.asked_at), sort_key="asked_at"),
        TextColumn("answer_by", _("answer by"), _deadline, sort_key="asked_at"),
        TextColumn("handled_by", _("handled by"), lambda row: _who(row.handled_by)),
        TextColumn("decided_at", _("decided at"), lambda row: _day(row.decided_at)),
    ]

    def get_base_queryset(self) -> QuerySet[Erasure]:
        return Erasure.objects.select_related("person", "user", "handled_by").order_by(
            "-asked_at", "-pk"
        )

    def found(self, queryset: QuerySet[Erasure], words: str) -> QuerySet[Erasure]:
        return queryset.filter(Q(person__name__icontains=words) | Q(user__email__icontains=words))


class ErasureDetailView(DetailView):
    actions: ClassVar[list[Action]] = [
        Action(_("Take on"), f"{NAME}:take_on", "user"),
        Action(_("Erase"), f"{NAME}:erase", "bin"),
        Action(_("Refuse"), f"{NAME}:refuse", "cross"),
    ]

    def facts(self) -> list[tuple[Any, Any]]:
        erasure: Erasure = self.object
        return [
            (_("State"), erasure.get_state_display()),
            (_("Asked at"), _day(erasure.asked_at)),
            (_("Answer by"), _deadline(erasure)),
            (_("Reason"), erasure.reason),
            (_("Handled by"), _who(erasure.handled_by)),
            (_("Decided at"), _day(erasure.decided_at)),
            (_("Decided by"), _who(erasure.decided_by)),
            (_("Answer"), erasure.answer),
        ]

    def offered(self) -> list[Action]:
        return self.actions if self.object.state == Erasure.State.ASKED else []


class TakeOnView(OperationView):
    form_class = TakeOnErasureForm
    heading = _("Take on")
    submit_button_label = _("Take on")
    done_message = _("The person sees that somebody works on it.")


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


def waiting_count() -> int:
    """How many requests wait; asked once a page, by whom it concerns."""
    return ask_once("agents.erasures", Erasure.objects.waiting().count)


class CountedMenuItem(MenuItem):
    """The entry of the menu says how many wait."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm("agents.view_erasure"))

    def render_component(self, request: HttpRequest) -> Any:
        component = super().render_component(request)
        if count := waiting_count():
            component.label = f"{component.label} ({count})"
        return component


class ErasureViewSet(RegistryViewSet):
    model = Erasure
    icon = "bin"
    menu_label = _("Erasures")
    menu_item_class = CountedMenuItem
    url_prefix = "registri/penghapusan"
    index_view_class = ErasureIndexView
    inspect_view_class = ErasureDetailView
    form_fields: ClassVar[list[str]] = []
    closed_views: ClassVar[set[str]] = {"delete", "usage", "add", "edit"}
    operation_views: ClassVar[dict[str, type[OperationView]]] = {
        "take_on": TakeOnView,
        "erase": EraseView,
        "refuse": RefuseView,
    }
