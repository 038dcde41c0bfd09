"""Editors choose a question of the bank for a quiz: by words, category, kind and tag."""

from typing import Any, ClassVar

from django import forms
from django.db.models import Model, Q, QuerySet
from django.http import Http404
from django.urls import URLPattern
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import chooser
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.viewsets.chooser import ChooserViewSet

from agents.registry.viewsets.base import TextColumn
from assessments.bank.forms import CategoryField
from assessments.bank.viewsets.questions import spell_category, spell_status
from assessments.kinds import KINDS
from assessments.models import Category, Question
from assessments.quiz_widgets import QuestionChooser
from foundation.forms import CleanFields
from foundation.text import as_meant, number_in


class QuestionSearchForm(CleanFields, BaseFilterForm):
    q = forms.CharField(
        label=_("Search"),
        required=False,
        widget=forms.TextInput(attrs={"placeholder": _("Name, ID number or tag")}),
    )
    category = CategoryField(label=_("Category"), required=False, empty_label=_("All"))
    kind = forms.ChoiceField(label=_("Kind"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["kind"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  (for the type checker)
        field.choices = [("", _("All")), *((name, kind.label) for name, kind in KINDS.items())]

    def filter(self, objects: QuerySet[Any]) -> QuerySet[Any]:
        words = as_meant(self.cleaned_data.get("q") or "")
        if words:
            self.is_searching, self.search_query = True, words
            tagged = Question.objects.filter(tagged__tag__name__iexact=words).values("pk")
            objects = objects.filter(
                Q(name__icontains=words) | Q(idnumber__iexact=words) | Q(pk__in=tagged)
            )
        if self.cleaned_data.get("category"):
            below = Category.objects.below(self.cleaned_data["category"])
            objects = objects.filter(category__in=below)
        if self.cleaned_data.get("kind"):
            objects = objects.filter(kind=self.cleaned_data["kind"])
        return objects


class _Allowed(PermissionCheckedMixin):
    any_permission_required: ClassVar[list[str]] = ["add", "change", "view"]


class _Listed(_Allowed):
    filter_form_class = QuestionSearchForm

    def get_object_list(self) -> QuerySet[Question]:
        return Question.objects.with_latest().select_related("category__parent__parent")

    @property
    def columns(self) -> list[Column]:
        return [
            self.title_column,
            TextColumn("kind", _("kind"), "get_kind_display"),
            TextColumn("category", _("category"), spell_category),
            TextColumn("status", _("status"), spell_status),
        ]


class _Chosen(_Allowed, chooser.ChosenView):
    def get_object(self, pk: str) -> Model:
        return super().get_object(_number(pk))


class _ChosenMultiple(_Allowed, chooser.ChosenMultipleView):
    def get_objects(self, pks: list[str]) -> QuerySet[Model]:
        return super().get_objects([_number(pk) for pk in pks])


def _number(pk: str) -> int:
    number = number_in(pk)
    if number is None:
        raise Http404
    return number


class QuestionChooserViewSet(ChooserViewSet):
    model = Question
    icon = "help"
    url_prefix = "bank-soal/pilih-soal"
    page_title = QuestionChooser.choose_one_text
    choose_one_text = QuestionChooser.choose_one_text
    widget_class = QuestionChooser
    register_widget = False
    choose_view_class = type("ChooseQuestion", (_Listed, chooser.ChooseView), {})
    choose_results_view_class = type("QuestionsFound", (_Listed, chooser.ChooseResultsView), {})
    chosen_view_class = _Chosen
    chosen_multiple_view_class = _ChosenMultiple

    def get_urlpatterns(self) -> list[URLPattern]:
        """Questions are made by their own forms, not inside a chooser."""
        return [each for each in super().get_urlpatterns() if each.name != "create"]
