"""The tree of categories."""

from typing import Any, ClassVar

from django import forms
from django.db.models import Count, QuerySet
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from agents.registry.forms.base import Refusals, RegistryForm
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
from assessments.bank import operations
from assessments.bank.forms import CategoryForm, EditCategoryForm
from assessments.models import Category, Question
from foundation.stale import VersionedForm
from foundation.users import Account

NAME = "question_categories"


class CategoryIndexView(RegistryIndexView):
    list_display: ClassVar[list[Any]] = [
        title_column("name", _("name"), f"{NAME}:inspect", sort_key="name"),
        TextColumn("parent", _("in the category"), "parent", sort_key="parent__name"),
        TextColumn("held", _("questions")),
    ]

    def get_base_queryset(self) -> QuerySet[Category]:
        found = Category.objects.select_related("parent")
        return found.annotate(held=Count("questions")).order_by("name", "pk")

    def found(self, queryset: QuerySet[Category], words: str) -> QuerySet[Category]:
        return queryset.filter(name__icontains=words)


class CategoryDetailView(DetailView):
    def offered(self) -> list[Action]:
        is_empty = not (self.object.questions.exists() or self.object.children.exists())
        delete = [Action(_("Delete"), f"{NAME}:remove", "bin")] if is_empty else []
        return [Action(_("Edit"), f"{NAME}:change"), *delete]

    def facts(self) -> list[tuple[Any, Any]]:
        count = Question.objects.filter(category__in=Category.objects.below(self.object)).count()
        address = f"{reverse('question_bank:index')}?category={self.object.pk}"
        paths = {each.pk: each.path for each in Category.objects.with_paths()}
        return [
            (_("Path"), paths[self.object.pk]),
            (
                _("Questions, those below included"),
                format_html('<a href="{}">{}</a>', address, count),
            ),
        ]

    def sections(self) -> list[Section]:
        columns = [title_column("name", _("name"), f"{NAME}:inspect")]
        rows = self.object.children.order_by("name")
        return [Section(_("Categories in it"), columns, rows, _("None."))]


class AddCategoryView(RegistryCreateView):
    page_title = _("New category")
    submit_button_label = _("Save")


class EditCategoryView(OperationView):
    form_class = EditCategoryForm
    heading = _("Edit category")
    submit_button_label = _("Save")


class RemoveForm(VersionedForm, RegistryForm):
    action = "assessments.delete_category"
    refusals: Refusals = {
        operations.CategoryInUseError: (None, _("Something stands in this category again."))
    }

    shows = frozenset()

    sure = forms.BooleanField(label=_("Delete this category."))

    def standing(self, record: Category) -> dict[str, Any]:
        return {"name": record.name, "parent": record.parent_id}

    def perform(self, by: Account) -> Any:
        operations.delete_category(self.instance, by)
        return self.instance


class RemoveCategoryView(OperationView):
    form_class = RemoveForm
    heading = _("Delete category")
    submit_button_label = _("Delete")
    done_message = _("The category is deleted.")

    def consequences(self) -> list[Any]:
        return [_("Only an empty category can be deleted.")]

    def _go_to(self, pk: Any) -> HttpResponseBase:  # type: ignore[override]
        return redirect(f"{NAME}:index")


class CategoryViewSet(RegistryViewSet):
    model = Category
    icon = "folder-open-inverse"
    menu_label = _("Categories")
    url_prefix = "bank-soal/kategori"
    index_view_class = CategoryIndexView
    add_view_class = AddCategoryView
    inspect_view_class = CategoryDetailView
    closed_views: ClassVar[set[str]] = {"delete", "usage", "edit"}
    operation_views: ClassVar[dict[str, type[OperationView]]] = {
        "change": EditCategoryView,
        "remove": RemoveCategoryView,
    }

    def get_form_class(self, for_update: bool = False) -> type[Any]:
        return CategoryForm
