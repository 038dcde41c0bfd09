"""Certificates, and orders of many, in Wagtail's admin."""

from typing import Any, ClassVar

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.timezone import localdate
from django.utils.translation import gettext
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
from agents.registry.viewsets.terms import spell_day
from credentials.certificates import forms
from credentials.certificates.forms import REFUSED
from credentials.models import Batch, Certificate, Issuance

NAME, ORDERS = "issued_certificates", "certificate_orders"
STATUSES = {
    "valid": _("valid"),
    "expired": _("expired"),
    "revoked": _("revoked"),
    "replaced": _("replaced"),
}
MOST_ROWS = 200


class CertificateIndexView(RegistryIndexView):
    list_display: ClassVar[list[Any]] = [
        title_column("number", _("number"), f"{NAME}:inspect", sort_key="number"),
        TextColumn("name", _("name"), lambda row: row.facts["name"]),
        TextColumn("title", _("title"), lambda row: row.facts["title"]),
        TextColumn(
            "issued_on",
            _("date of issue"),
            lambda row: spell_day(row.issued_on),
            sort_key="issued_on",
        ),
        TextColumn("status", _("status"), lambda row: STATUSES[row.status]),
        TextColumn("signing", _("signature"), "get_signing_display"),
    ]

    def get_base_queryset(self) -> QuerySet[Certificate]:
        return Certificate.objects.order_by("-issued_on", "-pk")

    def found(self, queryset: QuerySet[Any], words: str) -> QuerySet[Any]:
        by_name = Q(achievement__person__name__icontains=words)
        by_title = Q(achievement__title__icontains=words)
        return queryset.filter(by_name | by_title | Q(number__icontains=words))


class CertificateDetailView(DetailView):
    def offered(self) -> list[Action]:
        if self.object.state != Certificate.State.LIVE:
            return []
        return [
            Action(_("Issue anew"), f"{NAME}:reissue"),
            Action(_("Revoke"), f"{NAME}:revoke", "circle-xmark"),
        ]

    def facts(self) -> list[tuple[Any, Any]]:
        paper: Certificate = self.object
        check = reverse("credentials:check", args=[paper.code])
        stored = Certificate.objects.issued().filter(pk=paper.pk).first()
        return [
            (_("Name"), paper.facts["name"]),
            (_("Activity"), paper.facts["title"]),
            (_("Status"), STATUSES[paper.status]),
            (_("Reason"), paper.reason),
            (_("Date of issue"), spell_day(paper.issued_on)),
            (_("Valid until"), spell_day(paper.expires_on)),
            (_("Signature"), paper.get_signing_display()),
            (_("File"), self._link(stored.file.file.get_absolute_url()) if stored else ""),
            (_("Public check"), self._link(check)),
            (_("In place of"), paper.replaces),
        ]

    def _link(self, address: str) -> str:
        return format_html('<a href="{}">{}</a>', address, gettext("Show it"))


class RevokeView(OperationView):
    form_class = forms.RevokeForm
    heading = _("Revoke certificate")
    submit_button_label = _("Revoke")
    done_message = _("Revoked. The public check says so from now on.")

    def consequences(self) -> list[Any]:
        return [_("The paper is void for good and its number is never used again. The JP stay.")]


class ReissueView(OperationView):
    form_class = forms.ReissueForm
    heading = _("Issue anew")
    submit_button_label = _("Issue anew")
    done_message = _("Issued with a new number and code.")

    def consequences(self) -> list[Any]:
        return [
            _(
                "With the name as it is today, a new number and a new code. The old code says only that the"
                " certificate was replaced."
            )
        ]


class CertificateViewSet(RegistryViewSet):
    model = Certificate
    icon = "doc-full"
    menu_label = _("Issued certificates")
    url_prefix = "sertifikat/terbit"
    index_view_class = CertificateIndexView
    inspect_view_class = CertificateDetailView
    closed_views: ClassVar[set[str]] = {"delete", "usage", "edit", "add"}
    operation_views: ClassVar[dict[str, type[OperationView]]] = {
        "revoke": RevokeView,
        "reissue": ReissueView,
    }

    def get_form_class(self, for_update: bool = False) -> type[Any]:
        return forms.RevokeForm


class OrderIndexView(RegistryIndexView):
    list_display: ClassVar[list[Any]] = [
        title_column("about", _("for"), f"{ORDERS}:inspect"),
        TextColumn("design", _("template")),
        TextColumn("created_at", _("ordered"), lambda row: spell_day(localdate(row.created_at))),
        TextColumn("progress", _("issued"), lambda row: f"{row.done} / {row.all}"),
    ]

    def get_base_queryset(self) -> QuerySet[Batch]:
        done = Count("issuances", filter=Q(issuances__state=Issuance.State.DONE))
        rows = Batch.objects.select_related("design").annotate(all=Count("issuances"), done=done)
        return rows.order_by("-pk")

    def found(self, queryset: QuerySet[Any], words: str) -> QuerySet[Any]:
        return queryset.filter(about__icontains=words)


class OrderDetailView(DetailView):
    actions: ClassVar[list[Action]] = [Action(_("Try again"), f"{ORDERS}:retry", "rotate")]

    def facts(self) -> list[tuple[Any, Any]]:
        rows = self.object.issuances
        counts = dict(rows.order_by().values_list("state").annotate(Count("pk")))
        total, done = sum(counts.values()), counts.get(Issuance.State.DONE, 0)
        bar = format_html(
            '<progress max="{}" value="{}" aria-label="{}"></progress> {} / {}',
            total or 1,
            done,
            gettext("Progress"),
            done,
            total,
        )
        return [
            (_("Template"), self.object.design),
            (_("Issued so far"), bar),
            (_("Waiting"), counts.get(Issuance.State.WAITING, 0)),
            (_("Refused"), counts.get(Issuance.State.REFUSED, 0)),
        ]

    def sections(self) -> list[Section]:
        columns = [
            TextColumn("person", _("person"), "achievement.person"),
            TextColumn("state", _("state now"), "get_state_display"),
            TextColumn("refusal", _("reason"), lambda row: REFUSED.get(row.refusal, "")),
        ]
        rows = self.object.issuances.select_related("achievement__person")
        return [Section(_("Certificates"), columns, rows.order_by("pk")[:MOST_ROWS], _("None."))]


class AddOrderView(RegistryCreateView):
    page_title = _("Order certificates")
    submit_button_label = _("Order")
    done_message = _(
        "Ordered. They are issued in the background; reload this page to see how far it is."
    )


class RetryView(OperationView):
    form_class = forms.RetryForm
    heading = _("Try again")
    submit_button_label = _("Try again")
    done_message = _("What was refused waits again.")

    def consequences(self) -> list[Any]:
        return [_("Once the template is mended, what was refused is issued.")]


class OrderViewSet(RegistryViewSet):
    model = Batch
    icon = "tasks"
    menu_label = _("Bulk issue")
    url_prefix = "sertifikat/massal"
    index_view_class = OrderIndexView
    add_view_class = AddOrderView
    inspect_view_class = OrderDetailView
    closed_views: ClassVar[set[str]] = {"delete", "usage", "edit"}
    operation_views: ClassVar[dict[str, type[OperationView]]] = {"retry": RetryView}

    def get_form_class(self, for_update: bool = False) -> type[Any]:
        return forms.OrderForm
