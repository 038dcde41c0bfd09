"""The ledger in Wagtail's admin: read it, and withdraw what was not achieved after all."""

from typing import Any, ClassVar

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from agents.registry.viewsets.base import (
    Action,
    DetailView,
    OperationView,
    RegistryIndexView,
    RegistryViewSet,
    Section,
    TextColumn,
    title_column,
)
from agents.registry.viewsets.terms import spell_day, spell_term
from credentials.certificates.viewsets import NAME as CERTIFICATES
from credentials.certificates.viewsets import STATUSES
from credentials.ledger import forms
from credentials.models import Achievement

NAME = "achievements"


class AchievementIndexView(RegistryIndexView):
    list_display: ClassVar[list[Any]] = [
        title_column("title", _("title"), f"{NAME}:inspect", sort_key="title"),
        TextColumn("person", _("person"), sort_key="person__name"),
        TextColumn("role", _("role"), "get_role_display"),
        TextColumn(
            "ends_on", _("last day"), lambda row: spell_day(row.ends_on), sort_key="ends_on"
        ),
        TextColumn("jp", _("lesson hours (JP)")),
        TextColumn("withdrawn_at", _("withdrawn"), lambda row: _day(row.withdrawn_at)),
    ]

    def get_base_queryset(self) -> QuerySet[Achievement]:
        return Achievement.objects.select_related("person").order_by("-ends_on", "-pk")

    def found(self, queryset: QuerySet[Any], words: str) -> QuerySet[Any]:
        return queryset.filter(Q(title__icontains=words) | Q(person__name__icontains=words))


class AchievementDetailView(DetailView):
    def offered(self) -> list[Action]:
        if self.object.withdrawn_at is not None:
            return []
        return [Action(_("Withdraw achievement"), f"{NAME}:withdraw", "circle-xmark")]

    def facts(self) -> list[tuple[Any, Any]]:
        one: Achievement = self.object
        return [
            (_("Person"), one.person),
            (_("Activity"), one.title),
            (_("As"), one.get_role_display()),
            (_("Organiser"), one.organiser),
            (_("Days held"), spell_term(one.starts_on, one.ends_on)),
            (_("Lesson hours"), one.jp),
            (_("Counted by"), one.rule),
            (_("Regional agency"), one.opd),
            (_("Achievement withdrawn"), _day(one.withdrawn_at)),
            (_("Reason"), one.withdrawn_reason),
        ]

    def sections(self) -> list[Section]:
        columns = [
            title_column("number", _("number"), f"{CERTIFICATES}:inspect"),
            TextColumn("status", _("status"), lambda row: STATUSES[row.status]),
        ]
        rows = self.object.certificates.order_by("-pk")
        return [Section(_("Certificates"), columns, rows, _("None."))]


class WithdrawView(OperationView):
    form_class = forms.WithdrawForm
    heading = _("Withdraw achievement")
    submit_button_label = _("Withdraw achievement")
    done_message = _("Withdrawn. Its JP count no more and its certificates are revoked.")

    def consequences(self) -> list[Any]:
        return [
            _(
                "Its JP count no more, and its certificates are revoked. The record stays, with the reason."
            )
        ]


class AchievementViewSet(RegistryViewSet):
    model = Achievement
    icon = "list-ul"
    menu_label = _("Achievements")
    url_prefix = "sertifikat/capaian"
    index_view_class = AchievementIndexView
    inspect_view_class = AchievementDetailView
    closed_views: ClassVar[set[str]] = {"delete", "usage", "edit", "add"}
    operation_views: ClassVar[dict[str, type[OperationView]]] = {"withdraw": WithdrawView}

    def get_form_class(self, for_update: bool = False) -> type[Any]:
        return forms.WithdrawForm


def _day(instant: Any) -> str:
    return spell_day(instant.date()) if instant else ""
