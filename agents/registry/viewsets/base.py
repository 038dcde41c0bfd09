"""What every part of the registry has in common in Wagtail's admin.

The title of a row opens a page about the record; whatever may be done to it is a form of
its own there, answered by one operation. Nothing is deleted: records have end states.
"""

from dataclasses import dataclass
from typing import Any, ClassVar

from django.contrib.admin.utils import quote
from django.db.models import QuerySet
from django.forms import Media
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.ui.tables import Column, Table, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.views.generic.history import HistoryView
from wagtail.admin.viewsets.model import ModelViewSet

from agents import nips
from foundation.forms import bound_days
from foundation.text import as_meant
from foundation.used_forms import used_up


class TextColumn(Column):
    def __init__(self, name: str, label: Any, accessor: Any = None, **kwargs: Any) -> None:
        super().__init__(name, label=capfirst(label), accessor=accessor, **kwargs)


class NipColumn(TextColumn):
    """The one column of the admin in which a NIP may stand: masked."""

    def __init__(self, accessor: str = "nip") -> None:
        super().__init__("nip", _("NIP"), accessor)

    def get_value(self, instance: Any) -> str:
        return nips.masked(super().get_value(instance))


def title_column(name: str, label: Any, url_name: str, **kwargs: Any) -> TitleColumn:
    return TitleColumn(name, label=capfirst(label), url_name=url_name, **kwargs)


@dataclass(frozen=True)
class Section:
    """A table on the page of a record, or the sentence that stands for an empty one."""

    heading: Any
    columns: list[Column]
    rows: Any
    empty: Any

    @property
    def table(self) -> Table | None:
        rows = list(self.rows)
        return Table(self.columns, rows, caption=self.heading) if rows else None


@dataclass(frozen=True)
class Action:
    label: Any
    url_name: str
    icon: str = "edit"


class DaysBounded:
    """Glue between the rule for days and the filters beside a listing."""

    @cached_property
    def filters(self) -> Any:
        filters = super().filters  # type: ignore[misc]
        if filters:
            bound_days(filters.form.fields.values())
        return filters


class RegistryIndexView(DaysBounded, generic.IndexView):
    """Listings take the same number of queries however many rows there are."""

    is_searchable = True

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        return {**context, "media": context["media"] + Media(css={"all": ["agents/registry.css"]})}

    def search_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return self.found(queryset, as_meant(self.search_query)) if self.is_searching else queryset

    def found(self, queryset: QuerySet[Any], words: str) -> QuerySet[Any]:
        raise NotImplementedError


class DetailView(generic.InspectView):
    template_name = "agents/registry/detail.html"
    page_title = _("Record")
    history_url_name = None
    actions: ClassVar[list[Action]] = []

    def get_fields(self) -> list[str]:
        return []

    def facts(self) -> list[tuple[Any, Any]]:
        raise NotImplementedError

    def sections(self) -> list[Section]:
        return []

    def offered(self) -> list[Action]:
        """The acts that make sense on this record today."""
        return self.actions

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        plural = capfirst(self.model._meta.verbose_name_plural)
        own = {"url": "", "label": self.get_page_subtitle()}
        return [
            *self.breadcrumbs_items,
            {"url": reverse(self.index_url_name), "label": plural},
            own,
        ]

    @property
    def header_more_buttons(self) -> list[Any]:
        return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context["facts"] = [(label, value) for label, value in self.facts() if value]
        context["sections"] = self.sections()
        context["actions"] = self._links() if self.user_has_permission("change") else []
        context["history_url"] = reverse(self.history_url_name, args=[quote(self.object.pk)])
        return context

    def _links(self) -> list[dict[str, Any]]:
        key = quote(self.object.pk)
        return [
            {"label": each.label, "icon": each.icon, "url": reverse(each.url_name, args=[key])}
            for each in self.offered()
        ]


class RegistryHistoryView(DaysBounded, HistoryView):
    page_title = _("History")

    @property
    def header_buttons(self) -> list[Any]:
        return []


class OnceMixin:
    """Glue between a RegistryForm and Wagtail's create and edit views."""

    inspect_url_name: str | None = None
    done_message: Any = _("Saved.")

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        form = self.get_form()  # type: ignore[attr-defined]
        answered = form.answer_given(request.user)
        if answered is not None:
            if form.says_otherwise(request.user):
                messages.warning(request, self._used_up(answered))
            return self._go_to(answered)
        return super().post(request, *args, **kwargs)  # type: ignore[misc]

    def form_invalid(self, form: Any) -> HttpResponseBase:
        response: HttpResponseBase = super().form_invalid(form)  # type: ignore[misc]
        response.status_code = getattr(form, "status", 200)
        return response

    def form_valid(self, form: Any) -> HttpResponseBase:
        changed = form.carry_out(self.request.user)  # type: ignore[attr-defined]
        if changed is None:
            self.produced_error_message = self.get_error_message()
            return self.form_invalid(form)
        messages.success(self.request, self.done_message)  # type: ignore[attr-defined]
        return self._go_to(changed)

    def get_error_message(self) -> str:
        return gettext("Not saved. Please mend what is marked below.")

    def _used_up(self, pk: Any) -> str:
        model = self.model  # type: ignore[attr-defined]
        made = model._default_manager.filter(pk=pk).first() or model._meta.verbose_name
        return used_up(made, reverse(self.inspect_url_name, args=[quote(pk)]))

    def _go_to(self, pk: Any) -> HttpResponse:
        return redirect(self.inspect_url_name, quote(pk))  # type: ignore[arg-type]


class RegistryCreateView(OnceMixin, generic.CreateView):
    inspect_url_name = None
    object = None

    def get_page_subtitle(self) -> Any:
        return self.page_title

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        *items, _own = super().get_breadcrumbs_items()
        return [*items, {"url": "", "label": self.page_title}]


class OperationView(OnceMixin, generic.EditView):
    """One act on one record: a form, a sentence about what will happen, a button."""

    template_name = "agents/registry/operation.html"
    operation_url_name: str | None = None
    heading: Any = ""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.object = self.get_object()

    def record(self) -> Any:
        """The record on whose page this act is offered."""
        return self.object

    def get_edit_url(self) -> str:
        return reverse(self.operation_url_name or self.edit_url_name, args=[quote(self.object.pk)])

    def get_page_title(self) -> Any:
        return self.heading

    def get_side_panels(self) -> MediaContainer:
        return MediaContainer([])

    def consequences(self) -> list[Any]:
        """Sentences shown above the form."""
        return []

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        *items, _own = super().get_breadcrumbs_items()
        record = {
            "url": reverse(self.inspect_url_name, args=[quote(self.record().pk)]),
            "label": str(self.record()),
        }
        return [*items, record, {"url": "", "label": self.heading}]

    @property
    def header_more_buttons(self) -> list[Any]:
        return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {**context, "consequences": self.consequences()}


class RegistryViewSet(ModelViewSet):
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = True
    search_backend_name = None
    index_results_template_name = "agents/registry/index_results.html"
    list_per_page = 50
    add_view_class = RegistryCreateView
    history_view_class = RegistryHistoryView
    # There is no way to delete, and the page of a record stands in for a usage report.
    closed_views: ClassVar[set[str]] = {"delete", "usage"}
    operation_views: ClassVar[dict[str, type[OperationView]]] = {}

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        closed = {f"{name}_url_name": None for name in self.closed_views}
        return super().get_common_view_kwargs(**{**closed, **kwargs})

    def get_history_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        own = {"edit_url_name": self.get_url_name("inspect")}
        return super().get_history_view_kwargs(**{**own, **kwargs})

    @property
    def url_finder_class(self) -> type[Any]:
        return type(
            "RegistryURLFinder",
            (super().url_finder_class,),
            {"edit_url_name": self.get_url_name("inspect")},
        )

    def get_urlpatterns(self) -> list[URLPattern]:
        patterns = super().get_urlpatterns()
        kept = [each for each in patterns if each.name not in self.closed_views]
        return kept + [self._operation(*item) for item in self.operation_views.items()]

    def _operation(self, name: str, view_class: type[OperationView]) -> URLPattern:
        view = self.construct_view(
            view_class,
            form_class=view_class.form_class,
            operation_url_name=self.get_url_name(name),
        )
        pattern: URLPattern = path(f"{name.replace('_', '-')}/<int:pk>/", view, name=name)
        return pattern
