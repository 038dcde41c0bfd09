"""Choosers of the registry. Wagtail lets everyone who may enter the admin list them; we do not."""

from typing import Any, ClassVar

from django import forms
from django.db.models import Model, Q, QuerySet
from django.http import Http404
from django.urls import URLPattern
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import chooser
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.viewsets.chooser import ChooserViewSet

from agents.models import Decree, Opd, Person
from agents.registry.forms.choosers import DecreeChooser, OpdChooser, PersonChooser
from agents.registry.viewsets.base import TextColumn
from agents.registry.viewsets.people import present_opd, with_present_posting
from agents.registry.viewsets.terms import spell_day
from foundation.forms import CleanFields
from foundation.text import as_meant, number_in


class RegistryOnly(PermissionCheckedMixin):
    any_permission_required: ClassVar[list[str]] = ["add", "change", "view"]


class SearchForm(CleanFields, BaseFilterForm):
    lookups: ClassVar[list[str]] = []

    q = forms.CharField(
        label=_("Search"),
        required=False,
        widget=forms.TextInput(attrs={"placeholder": _("Search")}),
    )

    def filter(self, objects: QuerySet[Any]) -> QuerySet[Any]:
        words = as_meant(self.cleaned_data.get("q") or "")
        if not words:
            return objects
        self.is_searching, self.search_query = True, words
        found = Q()
        for lookup in self.lookups:
            found |= Q(**{f"{lookup}__icontains": words})
        matching = objects.model._default_manager.filter(found).values("pk")
        return objects.filter(pk__in=matching)


class PersonSearchForm(SearchForm):
    lookups: ClassVar[list[str]] = ["name"]


class OpdSearchForm(SearchForm):
    lookups: ClassVar[list[str]] = ["name", "short_name", "aliases__name"]


class DecreeSearchForm(SearchForm):
    lookups: ClassVar[list[str]] = ["number", "about"]


class _PeopleListed(RegistryOnly):
    filter_form_class = PersonSearchForm

    def get_object_list(self) -> QuerySet[Person]:
        return with_present_posting(Person.objects.all())

    @property
    def columns(self) -> list[Column]:
        return [self.title_column, TextColumn("opd", _("OPD"), present_opd)]


class _OpdsListed(RegistryOnly):
    filter_form_class = OpdSearchForm

    def get_object_list(self) -> QuerySet[Opd]:
        opds: QuerySet[Opd] = Opd.objects.in_force(timezone.localdate())
        return opds

    @property
    def columns(self) -> list[Column]:
        return [self.title_column, TextColumn("kind", _("kind"), "get_kind_display")]


class _DecreesListed(RegistryOnly):
    filter_form_class = DecreeSearchForm

    @property
    def columns(self) -> list[Column]:
        return [
            self.title_column,
            TextColumn("issued_on", _("date"), lambda row: spell_day(row.issued_on)),
            TextColumn("about", _("subject")),
        ]


class _Chosen(RegistryOnly, chooser.ChosenView):
    def get_object(self, pk: str) -> Model:
        return super().get_object(_number(pk))


class _ChosenMultiple(RegistryOnly, chooser.ChosenMultipleView):
    def get_objects(self, pks: list[str]) -> QuerySet[Model]:
        return super().get_objects([_number(pk) for pk in pks])


def _number(pk: str) -> int:
    number = number_in(pk)
    if number is None:
        raise Http404
    return number


class RegistryChooserViewSet(ChooserViewSet):
    chosen_view_class = _Chosen
    chosen_multiple_view_class = _ChosenMultiple

    def get_urlpatterns(self) -> list[URLPattern]:
        """Records are made by their own forms, not inside a chooser."""
        return [each for each in super().get_urlpatterns() if each.name != "create"]


class PersonChooserViewSet(RegistryChooserViewSet):
    model = Person
    icon = "user"
    url_prefix = "registri/pilih-orang"
    page_title = PersonChooser.choose_one_text
    choose_one_text = PersonChooser.choose_one_text
    widget_class = PersonChooser
    choose_view_class = type("ChoosePerson", (_PeopleListed, chooser.ChooseView), {})
    choose_results_view_class = type("PeopleFound", (_PeopleListed, chooser.ChooseResultsView), {})


class OpdChooserViewSet(RegistryChooserViewSet):
    model = Opd
    icon = "site"
    url_prefix = "registri/pilih-opd"
    page_title = OpdChooser.choose_one_text
    choose_one_text = OpdChooser.choose_one_text
    widget_class = OpdChooser
    choose_view_class = type("ChooseOpd", (_OpdsListed, chooser.ChooseView), {})
    choose_results_view_class = type("OpdsFound", (_OpdsListed, chooser.ChooseResultsView), {})


class DecreeChooserViewSet(RegistryChooserViewSet):
    model = Decree
    icon = "doc-full"
    url_prefix = "registri/pilih-sk"
    page_title = DecreeChooser.choose_one_text
    choose_one_text = DecreeChooser.choose_one_text
    widget_class = DecreeChooser
    choose_view_class = type("ChooseDecree", (_DecreesListed, chooser.ChooseView), {})
    choose_results_view_class = type(
        "DecreesFound", (_DecreesListed, chooser.ChooseResultsView), {}
    )
