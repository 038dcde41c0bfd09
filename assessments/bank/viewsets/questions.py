"""Questions: a list, a page of each, its versions, its form, and what a learner would see."""

from typing import Any, ClassVar

import django_filters
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.views import generic

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
from assessments.bank.forms import AddQuestionForm, EditQuestionForm, StatusForm
from assessments.choices import Difficulty
from assessments.kinds import KINDS
from assessments.models import Category, Question, QuestionVersion
from assessments.models.questions import QuestionQuerySet
from foundation.calendar.local_time import moment

NAME, PREVIEW = "question_bank", "question_preview:show"
_LEVELS = 3


def spell_category(question: Question) -> str:
    """Its category and the two above it: one query for the list, however deep the tree is."""
    names: list[str] = []
    category: Category | None = question.category
    while category is not None and len(names) < _LEVELS:
        names.append(category.name)
        is_known = "parent" in category._state.fields_cache
        category = category.parent if is_known else None
    return " / ".join(reversed(names))


def spell_status(question: Question) -> Any:
    status = question.__dict__.get("status") or question.latest.status
    return QuestionVersion.Status(status).label


class QuestionFilterSet(WagtailFilterSet):
    category = django_filters.ModelChoiceFilter(
        label=_("category"), queryset=Category.objects.all(), method="within"
    )
    kind = django_filters.ChoiceFilter(
        label=_("kind"), choices=[(name, kind.label) for name, kind in KINDS.items()]
    )
    status = django_filters.ChoiceFilter(
        label=_("status"), choices=QuestionVersion.Status.choices, method="of_status"
    )
    difficulty = django_filters.ChoiceFilter(label=_("difficulty"), choices=Difficulty.choices)
    tag = django_filters.CharFilter(label=_("tag"), method="tagged_with")

    class Meta:
        model = Question
        fields: ClassVar[list[str]] = []

    def within(
        self, queryset: QuerySet[Question], name: str, category: Category
    ) -> QuerySet[Question]:
        return queryset.filter(category__in=Category.objects.below(category))

    def of_status(self, queryset: QuestionQuerySet, name: str, status: str) -> QuestionQuerySet:
        return queryset.of_status(status)

    def tagged_with(
        self, queryset: QuerySet[Question], name: str, words: str
    ) -> QuerySet[Question]:
        if "\0" in words:
            return queryset.none()
        return queryset.filter(tagged__tag__name__iexact=words.strip()).distinct()


class QuestionIndexView(RegistryIndexView):
    filterset_class = QuestionFilterSet
    list_display: ClassVar[list[Any]] = [
        title_column("name", _("name"), f"{NAME}:inspect", sort_key="name"),
        TextColumn("kind", _("kind"), "get_kind_display", sort_key="kind"),
        TextColumn("category", _("category"), spell_category),
        TextColumn("status", _("status"), spell_status, sort_key="status"),
        TextColumn("n", _("version")),
    ]

    def get_base_queryset(self) -> QuerySet[Question]:
        return Question.objects.with_latest().select_related("category__parent__parent")

    def found(self, queryset: QuerySet[Question], words: str) -> QuerySet[Question]:
        return queryset.filter(Q(name__icontains=words) | Q(idnumber__iexact=words))


class QuestionDetailView(DetailView):
    def offered(self) -> list[Action]:
        return [
            Action(_("See as a learner"), PREVIEW, "view"),
            Action(_("Edit"), f"{NAME}:edit"),
            Action(_("Change the status"), f"{NAME}:status", "rotate"),
        ]

    def facts(self) -> list[tuple[Any, Any]]:
        question: Question = self.object
        latest = question.latest
        paths = {each.pk: each.path for each in Category.objects.with_paths()}
        mark = latest.payload["mark"] if question.rules.is_marked else ""
        return [
            (_("Kind"), question.get_kind_display()),
            (_("Category"), paths[question.category_id]),
            (_("Status"), latest.get_status_display()),
            (_("Mark"), mark),
            (_("Difficulty"), question.get_difficulty_display()),
            (_("Tags"), ", ".join(sorted(str(each) for each in question.tags.all()))),
            (_("ID number"), question.idnumber),
        ]

    def sections(self) -> list[Section]:
        columns = [
            TextColumn("n", _("version")),
            TextColumn("name", _("name"), self._linked),
            TextColumn("status", _("status"), "get_status_display"),
            TextColumn("created_at", _("made"), lambda version: moment(version.created_at)),
        ]
        rows = self.object.versions.defer("payload").order_by("-n")
        return [Section(_("Versions"), columns, rows, "")]

    def _linked(self, version: QuestionVersion) -> str:
        address = reverse(PREVIEW, args=[version.question_id])
        return format_html('<a href="{}?versi={}">{}</a>', address, version.n, version.name)


class ChooseKindView(generic.CreateView):
    """The first step of a new question: which kind."""

    template_name = "assessments/bank/kinds.html"
    page_title = _("New question")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        context = {
            "kinds": [
                {"label": kind.label, "url": reverse(f"{NAME}:add_kind", args=[name])}
                for name, kind in KINDS.items()
            ],
            "has_categories": Category.objects.exists(),
            "categories_url": reverse("question_categories:add"),
            "header_title": self.page_title,
            "header_icon": self.header_icon,
            "breadcrumbs_items": [
                *self.breadcrumbs_items,
                {"url": reverse(f"{NAME}:index"), "label": capfirst(_("questions"))},
                {"url": "", "label": self.page_title},
            ],
        }
        return self.render_to_response(context)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return self.http_method_not_allowed(request)


class AddQuestionView(RegistryCreateView):
    template_name = "assessments/bank/form.html"
    page_title = _("New question")
    submit_button_label = _("Save")
    done_message = _("The question is in the bank.")

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        if kwargs["kind"] not in KINDS:
            raise Http404
        super().setup(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        kwargs: dict[str, Any] = super().get_form_kwargs()
        kwargs.pop("instance", None)
        return {**kwargs, "kind": self.kwargs["kind"]}

    def get_add_url(self) -> str:
        return reverse(f"{NAME}:add_kind", args=[self.kwargs["kind"]])

    def get_page_subtitle(self) -> Any:
        return KINDS[self.kwargs["kind"]].label


class EditQuestionView(OperationView):
    template_name = "assessments/bank/form.html"
    form_class = EditQuestionForm
    heading = _("Edit question")
    submit_button_label = _("Save")
    done_message = _("Saved. What was changed in the question is its new version.")

    def consequences(self) -> list[Any]:
        return [
            _(
                "Saving makes a new version. Whoever has answered the question before keeps the"
                " version that they saw."
            )
        ]


class StatusView(OperationView):
    form_class = StatusForm
    heading = _("Change the status")
    submit_button_label = _("Save")
    done_message = _("The status is changed.")

    def consequences(self) -> list[Any]:
        return [
            _(
                "A draft is still being written, a question that is ready may be asked, a retired"
                " one is asked no more. No version is lost."
            )
        ]


class QuestionViewSet(RegistryViewSet):
    model = Question
    icon = "help"
    menu_label = _("Questions")
    url_prefix = "bank-soal/soal"
    index_view_class = QuestionIndexView
    add_view_class = ChooseKindView
    inspect_view_class = QuestionDetailView
    closed_views: ClassVar[set[str]] = {"delete", "usage", "edit"}
    operation_views: ClassVar[dict[str, type[OperationView]]] = {"status": StatusView}

    def get_form_class(self, for_update: bool = False) -> type[Any]:
        return EditQuestionForm if for_update else AddQuestionForm

    def get_urlpatterns(self) -> list[URLPattern]:
        edit = self.construct_view(
            EditQuestionView,
            form_class=EditQuestionForm,
            operation_url_name=self.get_url_name("edit"),
        )
        add = self.construct_view(
            AddQuestionView,
            **{
                **self.get_add_view_kwargs(),
                "template_name": AddQuestionView.template_name,
                "form_class": AddQuestionForm,
            },
        )
        return [
            *super().get_urlpatterns(),
            path("new/<str:kind>/", add, name="add_kind"),
            path("edit/<int:pk>/", edit, name="edit"),
        ]
