from typing import Any, ClassVar

import django_filters
from django.db.models import Prefetch, Q, QuerySet
from django.http import HttpResponseBase
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BooleanColumn, Column

from agents import nips
from agents.models import Opd, Person, Posting
from agents.models.opds import opds_below
from agents.registry.operations.person_records import show_nip
from agents.registry.viewsets.base import (
    Action,
    DetailView,
    NipColumn,
    OperationView,
    RegistryIndexView,
    RegistryViewSet,
    Section,
    TextColumn,
    title_column,
)
from agents.registry.viewsets.people_acts import (
    CorrectPersonView,
    EndPostingView,
    ExpertiseView,
    PostView,
    RegisterPersonView,
)
from agents.registry.viewsets.terms import IN_FORCE, UPCOMING, spell_term, state_of, term_columns
from foundation.http import SignedInRequest

NAME = "registry_people"


def with_present_posting(people: QuerySet[Person]) -> QuerySet[Person]:
    postings = Posting.objects.primary().in_force(timezone.localdate()).select_related("opd")
    return people.prefetch_related(Prefetch("postings", postings, to_attr="present_postings"))


def present_opd(person: Any) -> str:
    return next((str(posting.opd) for posting in person.present_postings), "")


class PersonFilterSet(WagtailFilterSet):
    opd = django_filters.ModelChoiceFilter(
        label=_("OPD, units below included"), queryset=Opd.objects.all(), method="in_opd"
    )
    account = django_filters.BooleanFilter(
        label=_("account"), field_name="user", lookup_expr="isnull", exclude=True
    )

    class Meta:
        model = Person
        fields = ["employment", "is_verified"]

    def in_opd(self, queryset: QuerySet[Person], name: str, opd: Opd) -> QuerySet[Person]:
        postings = Posting.objects.filter(opd_id__in=opds_below([opd.pk]))
        today = postings.in_force(timezone.localdate())
        return queryset.filter(pk__in=today.values("person_id"))


class PersonIndexView(RegistryIndexView):
    filterset_class = PersonFilterSet
    list_display: ClassVar[list[Any]] = [
        title_column("name", _("name"), f"{NAME}:inspect", accessor="full_name", sort_key="name"),
        NipColumn(),
        TextColumn("opd", _("OPD today"), present_opd),
        TextColumn("employment", _("employment"), "get_employment_display", sort_key="employment"),
        BooleanColumn("is_verified", label=_("Verified")),
        BooleanColumn("account", label=_("Account"), accessor=lambda row: row.user_id is not None),
    ]

    def get_base_queryset(self) -> QuerySet[Person]:
        return with_present_posting(Person.objects.order_by("name", "pk"))

    def found(self, queryset: QuerySet[Person], words: str) -> QuerySet[Person]:
        """A NIP must be typed whole: parts of it would tell birth dates."""
        named = Q(name__icontains=words) | Q(email__icontains=words)
        return queryset.filter(named | Q(nip=nips.normalize(words)))


class PersonDetailView(DetailView):
    template_name = "agents/registry/person.html"
    shown_nip = ""
    actions: ClassVar[list[Action]] = [
        Action(_("Correct details"), f"{NAME}:edit"),
        Action(_("New posting"), f"{NAME}:post", "arrow-right-full"),
        Action(_("Set expertise"), f"{NAME}:expertise", "tag"),
    ]

    def facts(self) -> list[tuple[Any, Any]]:
        person: Person = self.object
        return [
            (_("NIP"), self.shown_nip or person.masked_nip or _("none")),
            (_("Employment"), person.get_employment_display()),
            (_("E-mail"), person.email),
            (_("OPD today"), person.primary_opd(timezone.localdate())),
            (_("Verified"), _("Yes") if person.is_verified else _("No")),
            (_("Account"), _("Yes") if person.user_id else _("No")),
        ]

    def sections(self) -> list[Section]:
        return [self._postings(), self._appointments(), self._expertise()]

    def _postings(self) -> Section:
        columns: list[Column] = [
            title_column("opd", _("OPD"), "registry_opds:inspect", id_accessor="opd_id"),
            TextColumn("position", _("position")),
            TextColumn("grade", _("rank and grade")),
            *term_columns("starts_on", "ends_on"),
            EndColumn("end", _("End")),
        ]
        rows = self.object.postings.select_related("opd")
        return Section(_("Postings"), columns, rows, _("No posting yet."))

    def _appointments(self) -> Section:
        columns: list[Column] = [
            title_column(
                "kind", _("role"), "registry_appointments:inspect", accessor="get_kind_display"
            ),
            TextColumn("decree", _("decree"), "decree.number"),
            *term_columns("starts_on", "ends_on"),
        ]
        rows = self.object.appointments.select_related("decree")
        return Section(_("Appointments"), columns, rows, _("No appointment."))

    def _expertise(self) -> Section:
        columns: list[Column] = [
            TextColumn("expertise", _("field of expertise")),
            TextColumn("level", _("level"), "get_level_display"),
            TextColumn("source", _("source"), "get_source_display"),
        ]
        rows = self.object.expertise.select_related("expertise")
        return Section(_("Expertise"), columns, rows, _("No expertise noted."))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        hides_nip = bool(self.object.nip) and not self.shown_nip
        return super().get_context_data(hides_nip=hides_nip, **kwargs)


class EndColumn(TextColumn):
    cell_template_name = "agents/registry/end_posting_cell.html"

    def get_value(self, instance: Posting) -> bool:
        state = state_of(instance.starts_on, instance.ends_on)
        return state in {IN_FORCE, UPCOMING}

    def get_cell_context_data(self, instance: Posting, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        term = spell_term(instance.starts_on, instance.ends_on)
        return {**context, "may_end": self.get_value(instance), "term": term}


class ShowNipView(PersonDetailView):
    """The page of a person with the whole number on it, once: reloading it asks again."""

    http_method_names: ClassVar[list[str]] = ["post"]
    permission_required = "change"

    def post(self, request: SignedInRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.shown_nip = show_nip(self.object, by=request.user)
        response: HttpResponseBase = self.render_to_response(self.get_context_data(**kwargs))
        return response


class PersonViewSet(RegistryViewSet):
    model = Person
    icon = "group"
    menu_label = _("People")
    url_prefix = "registri/orang"
    index_view_class = PersonIndexView
    add_view_class = RegisterPersonView
    edit_view_class = CorrectPersonView
    inspect_view_class = PersonDetailView
    operation_views: ClassVar[dict[str, type[OperationView]]] = {
        "post": PostView,
        "end_posting": EndPostingView,
        "expertise": ExpertiseView,
    }

    def get_form_class(self, for_update: bool = False) -> type[Any]:
        view = CorrectPersonView if for_update else RegisterPersonView
        return view.form_class

    def get_urlpatterns(self) -> list[URLPattern]:
        view = self.construct_view(ShowNipView)
        return [*super().get_urlpatterns(), path("show-nip/<int:pk>/", view, name="show_nip")]
