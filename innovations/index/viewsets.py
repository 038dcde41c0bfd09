"""Index years in Wagtail's admin: revisions with indicators and tiers, compared, put right, published."""

from typing import Any, ClassVar

from django.db.models import Q, QuerySet
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import StatusTagColumn

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
from foundation.calendar.local_time import moment
from innovations.index import forms
from innovations.index.checking import report_of
from innovations.index.comparing import differences
from innovations.models import IndexRevision, Indicator

NAME, INDICATORS = "index_revisions", "index_indicators"


def spell_number(value: Any) -> str:
    return "" if value is None else str(number_format(value.normalize()))


def spell_state(revision: IndexRevision) -> Any:
    if not revision.is_published:
        return _("Draft")
    return _("Published") if revision.is_scorable else _("Published, cannot be scored")


def spell_ends(row: Any) -> str:
    if not row.is_low_known:
        return f"? – {spell_number(row.high)}"
    if row.low is None and row.high is None:
        return ""
    return f"{spell_number(row.low)} – {spell_number(row.high)}"


class RevisionIndexView(RegistryIndexView):
    list_display: ClassVar[list[Any]] = [
        title_column("year", _("index year"), f"{NAME}:inspect", accessor=str),
        StatusTagColumn(
            "state", label=_("State"), accessor=spell_state, primary=lambda row: row.is_published
        ),
        TextColumn("source", _("source")),
    ]

    def get_base_queryset(self) -> QuerySet[IndexRevision]:
        return IndexRevision.objects.select_related("index_year").order_by(
            "-index_year__year", "-n"
        )

    def found(self, queryset: QuerySet[IndexRevision], words: str) -> QuerySet[IndexRevision]:
        year = Q(index_year__year=int(words)) if words.isdecimal() and len(words) == 4 else Q()
        return queryset.filter(year or Q(source__icontains=words))


class RevisionDetailView(DetailView):
    def offered(self) -> list[Action]:
        revision: IndexRevision = self.object
        if not revision.is_published:
            return [
                Action(_("Edit figures"), f"{NAME}:figures"),
                Action(_("Edit predicates"), f"{NAME}:bands"),
                Action(_("Add indicator"), f"{NAME}:add_indicator", "plus"),
                Action(_("Publish revision"), f"{NAME}:publish", "check"),
                Action(_("Discard draft"), f"{NAME}:discard", "bin"),
            ]
        return [
            Action(_("Copy forward"), f"{NAME}:copy_forward", "copy"),
            Action(_("Open an erratum"), f"{NAME}:erratum", "edit"),
        ]

    def facts(self) -> list[tuple[Any, Any]]:
        one: IndexRevision = self.object
        return [
            (_("State"), spell_state(one)),
            (_("Published"), moment(one.published_at) if one.published_at else ""),
            (_("Why it cannot be scored"), "" if one.is_scorable else one.reason),
            (_("Source"), one.source),
            (_("Date of the guideline"), spell_day(one.issued_on) if one.issued_on else ""),
            (_("What differs from the revision before"), one.difference),
            (_("Divisor, at least"), one.divisor),
            (_("Innovations counted, at most"), one.count_cap),
            (_("Points for each innovation counted"), spell_number(one.count_weight)),
            (_("Basic-service affairs covered, at least"), one.min_affairs),
            (_("Points in all"), spell_number(one.total)),
            (_("Rounding"), one.get_rounding_display() if one.is_scorable else ""),
            (_("Source of the rounding"), one.rounding_source),
            (_("First applied"), self._window()),
            (_("Exception to the window"), one.window_note),
            (_("Words of the design, at least"), one.min_words),
        ]

    def _window(self) -> str:
        begins, ends = self.object.applied_from, self.object.applied_until
        return spell_term(begins, ends) if begins and ends else ""

    def sections(self) -> list[Section]:
        revision: IndexRevision = self.object
        report = report_of(revision)
        told = [TextColumn("text", _("finding"), accessor=str)]
        indicators = [
            TextColumn("code", _("number")),
            title_column("name", _("indicator"), f"{INDICATORS}:inspect", accessor=str),
            TextColumn("weight", _("weight"), lambda row: spell_number(row.weight)),
            TextColumn(
                "is_mandatory", _("mandatory"), lambda row: _("Yes") if row.is_mandatory else ""
            ),
        ]
        bands = [
            TextColumn("name", _("predicate")),
            TextColumn("low", _("lower end"), lambda row: number_format(row.low, 2)),
            TextColumn("high", _("upper end"), lambda row: number_format(row.high, 2)),
        ]
        affairs = [
            TextColumn("name", _("affair")),
            TextColumn("basic", _("basic service"), lambda row: _("Yes") if row.is_basic else ""),
        ]
        others = IndexRevision.objects.exclude(pk=revision.pk).select_related("index_year")
        compared = [TextColumn("name", _("revision"), self._compare_link)]
        rows = revision.indicators.order_by("order")
        return [
            Section(_("To be mended before it is published"), told, report.faults, _("Nothing.")),
            Section(_("Compare with"), compared, others, _("None.")),
            Section(
                _("Of one innovation (SID)"), indicators, rows.filter(aspect="sid"), _("None.")
            ),
            Section(
                _("Of the region (SPD)"), indicators, rows.filter(aspect="spd"), _("Not known.")
            ),
            Section(_("Predicates"), bands, revision.bands.all(), _("None.")),
            Section(_("Affairs"), affairs, revision.affairs.all(), _("Not known.")),
            Section(_("Holes and overlaps in the source"), told, report.in_source, _("Nothing.")),
        ]

    def _compare_link(self, other: IndexRevision) -> str:
        address = reverse(f"{NAME}:compare", args=[self.object.pk, other.pk])
        return format_html('<a href="{}">{}</a>', address, other)


class CompareView(DetailView):
    """Two revisions side by side: what is alike is left out."""

    other: IndexRevision

    def setup(self, request: Any, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        rows = IndexRevision.objects.select_related("index_year")
        self.other = get_object_or_404(rows, pk=kwargs["other"])

    def offered(self) -> list[Action]:
        return [Action(_("Back to the revision"), f"{NAME}:inspect", "arrow-left")]

    def facts(self) -> list[tuple[Any, Any]]:
        return [(_("Compared with"), self.other)]

    def sections(self) -> list[Section]:
        columns = [
            TextColumn("where", _("where"), lambda row: row.where or _("Figures")),
            TextColumn("what", _("what")),
            TextColumn("before", str(self.other), "before"),
            TextColumn("after", str(self.object), "after"),
        ]
        rows = differences(self.other, self.object)
        return [Section(_("What differs"), columns, rows, _("Nothing."))]


class CopyForwardView(OperationView):
    form_class = forms.CopyForwardForm
    heading = _("Copy forward")
    submit_button_label = _("Copy forward")
    done_message = _("The draft of the new year is here. Enter its source before you publish it.")

    def consequences(self) -> list[Any]:
        return [
            _(
                "Everything but the source is copied into a draft, which you change and then publish."
            )
        ]


class ErratumView(OperationView):
    form_class = forms.ErratumForm
    heading = _("Open an erratum")
    submit_button_label = _("Open an erratum")
    done_message = _(
        "The draft of the next revision is here. The old one holds until you publish it."
    )

    def consequences(self) -> list[Any]:
        return [_("This revision stays as it is. A draft of the next one is made from it.")]


class FiguresView(OperationView):
    form_class = forms.FiguresForm
    heading = _("Edit figures")
    submit_button_label = _("Save")


class BandsView(OperationView):
    form_class = forms.BandsForm
    heading = _("Edit predicates")
    submit_button_label = _("Save")


class AddIndicatorView(OperationView):
    form_class = forms.AddIndicatorForm
    heading = _("Add indicator")
    submit_button_label = _("Add indicator")
    done_message = _("Added. Open it and write its tiers.")


class PublishView(OperationView):
    form_class = forms.PublishForm
    heading = _("Publish revision")
    submit_button_label = _("Publish revision")
    done_message = _("Published. It holds for its year from now on.")

    def consequences(self) -> list[Any]:
        return [
            _(
                "A published revision never changes. What is wrong in it is put right by an erratum."
            ),
            *report_of(self.object).faults,
        ]


class DiscardView(OperationView):
    form_class = forms.DiscardForm
    heading = _("Discard draft")
    submit_button_label = _("Discard draft")
    done_message = _("The draft is gone.")

    def consequences(self) -> list[Any]:
        return [_("What was entered in this draft is lost. What is published stays.")]

    def _go_to(self, pk: Any) -> HttpResponseBase:  # type: ignore[override]
        return redirect(f"{NAME}:index")


class RevisionViewSet(RegistryViewSet):
    model = IndexRevision
    icon = "calendar-alt"
    menu_label = _("Index years")
    url_prefix = "indeks/tahun"
    index_view_class = RevisionIndexView
    inspect_view_class = RevisionDetailView
    closed_views: ClassVar[set[str]] = {"delete", "usage", "edit", "add"}
    operation_views: ClassVar[dict[str, type[OperationView]]] = {
        "copy_forward": CopyForwardView,
        "erratum": ErratumView,
        "figures": FiguresView,
        "bands": BandsView,
        "add_indicator": AddIndicatorView,
        "publish": PublishView,
        "discard": DiscardView,
    }

    def get_form_class(self, for_update: bool = False) -> type[Any]:
        return forms.FiguresForm

    def get_urlpatterns(self) -> list[URLPattern]:
        compare = self.construct_view(CompareView, **self.get_inspect_view_kwargs())
        shown = path("compare/<int:pk>/<int:other>/", compare, name="compare")
        return [*super().get_urlpatterns(), shown]


class IndicatorIndexView(RegistryIndexView):
    list_display: ClassVar[list[Any]] = [
        title_column("name", _("indicator"), f"{INDICATORS}:inspect", accessor=str),
        TextColumn("revision", _("revision")),
        TextColumn("weight", _("weight"), lambda row: spell_number(row.weight)),
    ]

    def get_base_queryset(self) -> QuerySet[Indicator]:
        found = Indicator.objects.select_related("revision__index_year")
        return found.order_by("-revision__index_year__year", "-revision__n", "-aspect", "order")

    def found(self, queryset: QuerySet[Indicator], words: str) -> QuerySet[Indicator]:
        return queryset.filter(name__icontains=words)


class IndicatorDetailView(DetailView):
    def offered(self) -> list[Action]:
        if self.object.revision.is_published:
            return []
        edit = Action(_("Edit indicator"), f"{INDICATORS}:change")
        mark = Action(_("Mark holes of the source"), f"{INDICATORS}:flaws")
        remove = Action(_("Remove indicator"), f"{INDICATORS}:remove", "bin")
        return [edit, mark, remove] if self.object.scales.exists() else [edit, remove]

    def facts(self) -> list[tuple[Any, Any]]:
        one: Indicator = self.object
        link = format_html(
            '<a href="{}">{}</a>', reverse(f"{NAME}:inspect", args=[one.revision_id]), one.revision
        )
        return [
            (_("Revision"), link),
            (_("National number"), one.national_no),
            (_("What it measures"), one.measure),
            (_("Variable"), one.variable),
            (_("Weight"), spell_number(one.weight)),
            (_("Mandatory"), _("Yes") if one.is_mandatory else ""),
            (_("Bases"), _("exactly one is chosen") if one.chooses_basis else ""),
            (_("Note"), one.note),
        ]

    def sections(self) -> list[Section]:
        one: Indicator = self.object
        units = {each.basis: each for each in one.scales.all()}
        tiers = [
            TextColumn("level", _("tier"), lambda row: f"{row.basis}{row.level}"),
            TextColumn("text", _("wording")),
            TextColumn("ends", _("ends"), spell_ends),
            TextColumn("unit", _("unit"), lambda row: getattr(units.get(row.basis), "unit", "")),
            TextColumn("points", _("points"), lambda row: spell_number(row.level * one.weight)),
        ]
        evidence = [
            TextColumn("kind", _("evidence")),
            TextColumn("types", _("kinds of file")),
            TextColumn("years", _("years"), spell_years),
            TextColumn("per", _("one for each"), "distinct_by"),
            TextColumn("note", _("note")),
        ]
        return [
            Section(_("Tiers"), tiers, one.tiers.all(), _("Not known.")),
            Section(_("Evidence"), evidence, one.evidence_rules.all(), _("None.")),
        ]


def spell_years(rule: Any) -> str:
    """As the guideline writes them: T-2 – T-0."""
    if rule.from_offset is None or rule.to_offset is None:
        return ""
    return f"T-{-rule.from_offset} – T-{-rule.to_offset}"


class ChangeIndicatorView(OperationView):
    form_class = forms.IndicatorForm
    heading = _("Edit indicator")
    submit_button_label = _("Save")


class FlawsView(OperationView):
    form_class = forms.FlawsForm
    heading = _("Mark holes of the source")
    submit_button_label = _("Save")


class RemoveIndicatorView(OperationView):
    form_class = forms.RemoveIndicatorForm
    heading = _("Remove indicator")
    submit_button_label = _("Remove indicator")
    done_message = _("The indicator is gone from the draft.")

    def _go_to(self, pk: Any) -> HttpResponseBase:  # type: ignore[override]
        return redirect(f"{INDICATORS}:index")


class IndicatorViewSet(RegistryViewSet):
    model = Indicator
    icon = "list-ul"
    menu_label = _("Indicators")
    url_prefix = "indeks/indikator"
    index_view_class = IndicatorIndexView
    inspect_view_class = IndicatorDetailView
    closed_views: ClassVar[set[str]] = {"delete", "usage", "edit", "add"}
    operation_views: ClassVar[dict[str, type[OperationView]]] = {
        "change": ChangeIndicatorView,
        "flaws": FlawsView,
        "remove": RemoveIndicatorView,
    }

    def get_form_class(self, for_update: bool = False) -> type[Any]:
        return forms.IndicatorForm
