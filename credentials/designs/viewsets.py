"""Templates of certificates in Wagtail's admin."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from agents.registry.viewsets.base import (
    Action,
    DetailView,
    OperationView,
    RegistryCreateView,
    RegistryIndexView,
    RegistryViewSet,
    TextColumn,
    title_column,
)
from credentials.designs import forms
from credentials.models import CertificateDesign

NAME = "certificate_designs"


class DesignIndexView(RegistryIndexView):
    list_display: ClassVar[list[Any]] = [
        title_column("name", _("name of the template"), f"{NAME}:inspect", sort_key="name"),
        TextColumn("kind", _("kind"), "get_kind_display"),
        TextColumn("use_for", _("issued by itself for"), "get_use_for_display"),
        TextColumn("signer", _("signer")),
        TextColumn("pattern", _("number pattern")),
    ]

    def get_base_queryset(self) -> QuerySet[CertificateDesign]:
        return CertificateDesign.objects.select_related("signer__person").order_by("name")

    def found(self, queryset: QuerySet[Any], words: str) -> QuerySet[Any]:
        return queryset.filter(name__icontains=words)


class DesignDetailView(DetailView):
    actions: ClassVar[list[Action]] = [
        Action(_("Edit"), f"{NAME}:change"),
        Action(_("Preview"), "certificate_preview:show", "view"),
    ]

    def facts(self) -> list[tuple[Any, Any]]:
        design: CertificateDesign = self.object
        names = ("kind", "use_for", "paper")
        shown = [getattr(design, f"get_{name}_display")() for name in names]
        return [
            *zip((_("Kind"), _("Issued by itself for"), _("Paper")), shown, strict=True),
            (_("Main title"), design.heading),
            (_("Text below the name"), design.body),
            (_("Number pattern"), design.pattern),
            (_("Signer"), design.signer),
        ]


class AddDesignView(RegistryCreateView):
    page_title = _("New template")
    submit_button_label = _("Save")
    done_message = _("Saved. Look at the preview before you use it.")


class ChangeDesignView(OperationView):
    form_class = forms.ChangeDesignForm
    heading = _("Edit template")
    submit_button_label = _("Save")

    def consequences(self) -> list[Any]:
        return [_("What was issued already stays as it is.")]


class DesignViewSet(RegistryViewSet):
    model = CertificateDesign
    icon = "doc-full-inverse"
    menu_label = _("Templates")
    url_prefix = "sertifikat/templat"
    index_view_class = DesignIndexView
    add_view_class = AddDesignView
    inspect_view_class = DesignDetailView
    closed_views: ClassVar[set[str]] = {"delete", "usage", "edit"}
    operation_views: ClassVar[dict[str, type[OperationView]]] = {"change": ChangeDesignView}

    def get_form_class(self, for_update: bool = False) -> type[Any]:
        return forms.DesignForm
