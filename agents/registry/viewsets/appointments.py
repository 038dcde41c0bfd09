from typing import Any, ClassVar

import django_filters
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column

from agents.models import Appointment, AppointmentScope, Opd
from agents.registry.forms import appointments as forms
from agents.registry.left_open import left_open
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
from agents.registry.viewsets.decrees import link_to_file
from agents.registry.viewsets.terms import ENDED, spell_term, state_filter, state_of, term_columns

NAME = "registry_appointments"


def spell_role(appointment: Appointment) -> str:
    circle = appointment.get_circle_display()
    return (
        f"{appointment.get_kind_display()} ({circle})" if circle else appointment.get_kind_display()
    )


def spell_scope(appointment: Appointment) -> str | Promise:
    names = [scope.opd.short_name for scope in appointment.scopes.all()]
    return ", ".join(names) or _("the whole region")


class AppointmentFilterSet(WagtailFilterSet):
    state = state_filter("starts_on", "ends_on")
    opd = django_filters.ModelChoiceFilter(
        label=_("OPD"), queryset=Opd.objects.all(), method="over_opd"
    )

    class Meta:
        model = Appointment
        fields = ["kind"]

    def over_opd(
        self, queryset: QuerySet[Appointment], name: str, opd: Opd
    ) -> QuerySet[Appointment]:
        """Over the OPD itself or one above it: those who are in charge of it."""
        chain = [opd.pk, *opd.get_ancestors().values_list("pk", flat=True)]
        scopes = AppointmentScope.objects.filter(opd__in=chain)
        return queryset.filter(pk__in=scopes.values("appointment"))


class AppointmentIndexView(RegistryIndexView):
    filterset_class = AppointmentFilterSet
    list_display: ClassVar[list[Any]] = [
        title_column("person", _("person"), f"{NAME}:inspect", sort_key="person__name"),
        TextColumn("role", _("role"), spell_role, sort_key="kind"),
        TextColumn("scope", _("scope"), spell_scope),
        TextColumn("decree", _("decree"), "decree.number"),
        *term_columns("starts_on", "ends_on"),
    ]

    def get_base_queryset(self) -> QuerySet[Appointment]:
        rows = Appointment.objects.select_related("person", "decree")
        return rows.prefetch_related("scopes__opd").order_by("-starts_on", "-pk")

    def found(self, queryset: QuerySet[Appointment], words: str) -> QuerySet[Appointment]:
        by_person = Q(person__name__icontains=words)
        return queryset.filter(by_person | Q(decree__number__icontains=words))


class AppointmentDetailView(DetailView):
    def offered(self) -> list[Action]:
        if state_of(self.object.starts_on, self.object.ends_on) == ENDED:
            return []
        return [Action(_("End"), f"{NAME}:end", "circle-xmark")]

    def facts(self) -> list[tuple[Any, Any]]:
        appointment: Appointment = self.object
        decree = appointment.decree
        return [
            (_("Person"), appointment.person),
            (_("Role"), spell_role(appointment)),
            (_("Term"), spell_term(appointment.starts_on, appointment.ends_on)),
            (_("Decree"), format_html("{} · {}", decree.number, decree.about)),
            (_("File"), link_to_file(decree)),
        ]

    def sections(self) -> list[Section]:
        columns: list[Column] = [
            title_column("name", _("name"), "registry_opds:inspect"),
            *term_columns("valid_from", "valid_until"),
        ]
        empty = _("Held over the whole region.")
        return [Section(_("Scope, units below included"), columns, self.object.scope.all(), empty)]


class AppointView(RegistryCreateView):
    page_title = _("Appoint")
    submit_button_label = _("Appoint")
    done_message = _("Appointed. The rights follow the term by themselves.")


class EndAppointmentView(OperationView):
    form_class = forms.EndAppointmentForm
    heading = _("End appointment")
    submit_button_label = _("End")
    done_message = _("The appointment has its last day.")

    def consequences(self) -> list[Any]:
        said: list[Any] = [
            _(
                "What the decree said is not changed. The role and its rights last to the end of "
                "the day chosen here; the record stays."
            )
        ]
        pk = self.object.pk
        left = left_open([pk], timezone.localdate()).get(pk)
        if left:
            said.append(gettext("What stays open today: %(left)s.") % {"left": "; ".join(left)})
        return said


class AppointmentViewSet(RegistryViewSet):
    model = Appointment
    icon = "key"
    menu_label = _("Appointments")
    url_prefix = "registri/penunjukan"
    index_view_class = AppointmentIndexView
    add_view_class = AppointView
    inspect_view_class = AppointmentDetailView
    # An appointment says what its decree said; it can only be ended.
    closed_views: ClassVar[set[str]] = {"delete", "usage", "edit"}
    operation_views: ClassVar[dict[str, type[OperationView]]] = {"end": EndAppointmentView}

    def get_form_class(self, for_update: bool = False) -> type[Any]:
        return forms.AppointForm
