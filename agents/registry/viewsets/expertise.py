from typing import Any, ClassVar

from django.db import transaction
from django.db.models import Count, ProtectedError, Q, QuerySet
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.views import generic

from agents.models import Expertise
from agents.registry.viewsets.base import (
    Action,
    DetailView,
    RegistryIndexView,
    RegistryViewSet,
    Section,
    TextColumn,
    title_column,
)
from foundation.forms import CleanFields
from foundation.stale import StaleError, VersionedForm

NAME = "registry_expertise"


class ExpertiseIndexView(RegistryIndexView):
    list_display: ClassVar[list[Any]] = [
        title_column("name", _("name"), f"{NAME}:inspect", sort_key="name"),
        TextColumn("slug", _("code")),
        TextColumn("held", _("people")),
    ]

    def get_base_queryset(self) -> QuerySet[Expertise]:
        return Expertise.objects.annotate(held=Count("holders"))

    def found(self, queryset: QuerySet[Expertise], words: str) -> QuerySet[Expertise]:
        return queryset.filter(Q(name__icontains=words) | Q(description__icontains=words))


class ExpertiseDetailView(DetailView):
    def offered(self) -> list[Action]:
        edit, delete = (
            Action(_("Edit"), f"{NAME}:edit"),
            Action(_("Delete"), f"{NAME}:delete", "bin"),
        )
        return [edit, delete] if self.user_has_permission("delete") else [edit]

    def facts(self) -> list[tuple[Any, Any]]:
        word: Expertise = self.object
        return [
            (_("Code"), word.slug),
            (_("Description"), word.description),
        ]

    def sections(self) -> list[Section]:
        columns = [
            title_column("person", _("person"), "registry_people:inspect", id_accessor="person_id"),
            TextColumn("level", _("level"), "get_level_display"),
            TextColumn("source", _("source"), "get_source_display"),
        ]
        rows = self.object.holders.select_related("person").order_by("person__name")
        return [Section(_("People"), columns, rows, _("Nobody has it yet."))]


class DeleteExpertiseView(generic.DeleteView):
    """A word that people hold stays: their records name it."""

    @property
    def confirmation_message(self) -> str:
        held = self.object.holders.count()
        if not held:
            return gettext("Nobody holds this expertise. Delete it from the vocabulary?")
        sentence = ngettext(
            "%(n)d person holds this expertise, so it cannot be deleted.",
            "%(n)d people hold this expertise, so it cannot be deleted.",
            held,
        )
        return sentence % {"n": held}

    def form_valid(self, form: Any) -> HttpResponseBase:
        try:
            return super().form_valid(form)
        except ProtectedError:
            messages.error(self.request, self.confirmation_message)
            return redirect(f"{NAME}:inspect", self.object.pk)


class ExpertiseTermForm(CleanFields, WagtailAdminModelForm):
    class Meta:
        model = Expertise
        fields: ClassVar[list[str]] = ["name", "slug", "description"]


class EditExpertiseTermForm(VersionedForm, ExpertiseTermForm):
    """By its version: two people mend the vocabulary at once."""


class EditExpertiseView(generic.EditView):
    template_name = "agents/registry/operation.html"

    def form_valid(self, form: EditExpertiseTermForm) -> HttpResponseBase:
        try:
            with transaction.atomic():
                form.refuse_stale()
                response: HttpResponseBase = super().form_valid(form)
        except StaleError:
            self.produced_error_message = self.get_error_message()
            response = self.form_invalid(form)
            response.status_code = form.status
        return response


class ExpertiseViewSet(RegistryViewSet):
    model = Expertise
    icon = "tag"
    menu_label = _("Expertise")
    url_prefix = "registri/keahlian"
    index_view_class = ExpertiseIndexView
    add_view_class = generic.CreateView
    edit_view_class = EditExpertiseView
    delete_view_class = DeleteExpertiseView
    inspect_view_class = ExpertiseDetailView
    closed_views: ClassVar[set[str]] = {"usage"}

    def get_form_class(self, for_update: bool = False) -> type[Any]:
        return EditExpertiseTermForm if for_update else ExpertiseTermForm
