"""Signers in Wagtail's admin."""

from typing import Any, ClassVar

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from agents.models import Signer
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
from agents.registry.viewsets.terms import ENDED, spell_term, state_of, term_columns
from credentials.signers import forms

NAME = "certificate_signers"


class SignerIndexView(RegistryIndexView):
    list_display: ClassVar[list[Any]] = [
        title_column("person", _("person"), f"{NAME}:inspect", sort_key="person__name"),
        TextColumn("position", _("position as printed")),
        TextColumn("capacity", _("capacity"), "get_capacity_display"),
        *term_columns("starts_on", "ends_on"),
    ]

    def get_base_queryset(self) -> QuerySet[Signer]:
        return Signer.objects.select_related("person").order_by("-starts_on", "-pk")

    def found(self, queryset: QuerySet[Any], words: str) -> QuerySet[Any]:
        return queryset.filter(Q(person__name__icontains=words) | Q(position__icontains=words))


class SignerDetailView(DetailView):
    def offered(self) -> list[Action]:
        has_ended = state_of(self.object.starts_on, self.object.ends_on) == ENDED
        return [] if has_ended else [Action(_("End"), f"{NAME}:end", "circle-xmark")]

    def facts(self) -> list[tuple[Any, Any]]:
        signer: Signer = self.object
        return [
            (_("Person"), signer.person),
            (_("Position as printed"), signer.position),
            (_("Capacity"), signer.get_capacity_display()),
            (_("Term"), spell_term(signer.starts_on, signer.ends_on)),
            (_("Decree"), signer.decree),
        ]


class EnterSignerView(RegistryCreateView):
    page_title = _("New signer")
    submit_button_label = _("Save")


class EndSignerView(OperationView):
    form_class = forms.EndSignerForm
    heading = _("End of the term")
    submit_button_label = _("Save")

    def consequences(self) -> list[Any]:
        return [
            _("What was signed stays signed; templates with this signer issue nothing afterwards.")
        ]


class SignerViewSet(RegistryViewSet):
    model = Signer
    icon = "user"
    menu_label = _("Signers")
    url_prefix = "sertifikat/penanda-tangan"
    index_view_class = SignerIndexView
    add_view_class = EnterSignerView
    inspect_view_class = SignerDetailView
    closed_views: ClassVar[set[str]] = {"delete", "usage", "edit"}
    operation_views: ClassVar[dict[str, type[OperationView]]] = {"end": EndSignerView}

    def get_form_class(self, for_update: bool = False) -> type[Any]:
        return forms.SignerForm
