from typing import Any, ClassVar

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import TitleColumn

from agents.models import Appointment, Opd
from agents.registry.forms import opds as forms
from agents.registry.operations.opd_details import reach_of
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
from agents.registry.viewsets.terms import (
    IN_FORCE,
    spell_term,
    state_filter,
    state_of,
    term_columns,
)

NAME = "registry_opds"


def own(view: str) -> str:
    return f"{NAME}:{view}"


class OpdFilterSet(WagtailFilterSet):
    state = state_filter("valid_from", "valid_until")

    class Meta:
        model = Opd
        fields = ["kind"]


class TreeColumn(TitleColumn):
    """A name behind as many steps as the OPD lies below the root."""

    cell_template_name = "agents/registry/tree_cell.html"

    def get_cell_context_data(self, instance: Opd, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        return {**context, "steps": range(instance.depth - 1)}


class OpdIndexView(RegistryIndexView):
    filterset_class = OpdFilterSet
    default_ordering = "path"
    list_display: ClassVar[list[Any]] = [
        TreeColumn("name", label=_("Name"), url_name=own("inspect")),
        TextColumn("short_name", _("short name")),
        TextColumn("kind", _("kind"), "get_kind_display"),
        *term_columns("valid_from", "valid_until"),
        TextColumn("successor", _("successor")),
    ]

    def get_base_queryset(self) -> QuerySet[Opd]:
        opds: QuerySet[Opd] = Opd.objects.select_related("successor")
        return opds

    def found(self, queryset: QuerySet[Opd], words: str) -> QuerySet[Opd]:
        names = Q(name__icontains=words) | Q(short_name__icontains=words)
        aliases = Opd.objects.filter(aliases__name__icontains=words).values("pk")
        return queryset.filter(names | Q(pk__in=aliases))


class OpdDetailView(DetailView):
    actions: ClassVar[list[Action]] = [
        Action(_("Rename"), own("rename")),
        Action(_("Move"), own("move"), "arrow-right-full"),
        Action(_("Merge"), own("merge"), "resubmit"),
        Action(_("Close"), own("close"), "circle-xmark"),
    ]

    def offered(self) -> list[Action]:
        correct = Action(_("Correct details"), own("edit"))
        in_force = state_of(self.object.valid_from, self.object.valid_until) == IN_FORCE
        return [correct, *(self.actions if in_force else [])]

    def facts(self) -> list[tuple[Any, Any]]:
        opd: Opd = self.object
        return [
            (_("Short name"), opd.short_name),
            (_("Kind"), opd.get_kind_display()),
            (_("Parent"), opd.get_parent()),
            (_("Term"), spell_term(opd.valid_from, opd.valid_until)),
            (_("Aliases"), "; ".join(alias.name for alias in opd.aliases.order_by("name"))),
            (_("Successor"), opd.successor),
            (_("Formerly"), "; ".join(old.name for old in opd.predecessors.all())),
        ]

    def sections(self) -> list[Section]:
        today = timezone.localdate()
        in_charge = Appointment.objects.in_force(today).filter(scopes__opd=self.object)
        return [
            Section(
                _("Units"),
                [
                    title_column("name", _("name"), own("inspect")),
                    *term_columns("valid_from", "valid_until"),
                ],
                self.object.get_children(),
                _("No units below."),
            ),
            Section(
                _("Appointed over this OPD"),
                [
                    title_column("person", _("person"), "registry_appointments:inspect"),
                    TextColumn("kind", _("role"), "get_kind_display"),
                    TextColumn(
                        "term", _("Term"), lambda row: spell_term(row.starts_on, row.ends_on)
                    ),
                ],
                in_charge.select_related("person"),
                _("Nobody is appointed over exactly this OPD today."),
            ),
        ]


class OpdCreateView(RegistryCreateView):
    page_title = _("New OPD")
    done_message = _("The OPD is open.")


class CorrectView(OperationView):
    form_class = forms.CorrectForm
    heading = _("Correct details")

    def consequences(self) -> list[Any]:
        return [_("Name and place of an OPD do not change here: use “Rename” or “Move”.")]


class SuccessionView(OperationView):
    """A form that closes an OPD and opens its successor."""

    def consequences(self) -> list[Any]:
        reach = reach_of([self.object], timezone.localdate())
        return [
            self.outcome() % {"opd": self.object},
            gettext("Touched today: %(units)s, %(people)s, %(appointments)s.")
            % {
                "units": ngettext("%(n)d unit", "%(n)d units", reach.units) % {"n": reach.units},
                "people": ngettext("%(n)d person", "%(n)d people", reach.people)
                % {"n": reach.people},
                "appointments": ngettext(
                    "%(n)d appointment", "%(n)d appointments", reach.appointments
                )
                % {"n": reach.appointments},
            },
        ]

    def outcome(self) -> str:
        raise NotImplementedError


class RenameView(SuccessionView):
    form_class = forms.RenameForm
    heading = _("Rename")
    submit_button_label = _("Rename")
    done_message = _("The OPD bears its new name.")

    def outcome(self) -> str:
        return gettext(
            "“%(opd)s” ends the day before, and a successor of the new name takes over its "
            "units, people and appointments. Reports of earlier years keep the old name."
        )


class MoveView(SuccessionView):
    form_class = forms.MoveForm
    heading = _("Move")
    submit_button_label = _("Move")
    done_message = _("The OPD has its new place.")

    def outcome(self) -> str:
        return gettext(
            "“%(opd)s” ends the day before, and a successor under the new parent takes over its "
            "units, people and appointments. Reports of earlier years keep the old place."
        )


class MergeView(SuccessionView):
    form_class = forms.MergeForm
    heading = _("Merge")
    submit_button_label = _("Merge")
    done_message = _("The OPDs are merged.")

    def outcome(self) -> str:
        return gettext(
            "“%(opd)s” and the ticked OPDs end the day before. One successor, under the same "
            "parent as “%(opd)s”, takes over their units and people. Appointments over the "
            "merged OPDs do not pass on: appoint heads and mentors anew."
        )


class CloseView(SuccessionView):
    form_class = forms.CloseForm
    heading = _("Close")
    submit_button_label = _("Close")
    done_message = _("The OPD is closed.")

    def outcome(self) -> str:
        return gettext(
            "“%(opd)s” ends without a successor. This is refused while people are posted there "
            "or units below are in force. If another OPD takes over its work, merge them."
        )


class OpdViewSet(RegistryViewSet):
    model = Opd
    icon = "site"
    menu_label = _("Regional agencies (OPD)")
    url_prefix = "registri/opd"
    index_view_class = OpdIndexView
    add_view_class = OpdCreateView
    edit_view_class = CorrectView
    inspect_view_class = OpdDetailView
    operation_views: ClassVar[dict[str, type[OperationView]]] = {
        "rename": RenameView,
        "move": MoveView,
        "merge": MergeView,
        "close": CloseView,
    }

    def get_form_class(self, for_update: bool = False) -> type[Any]:
        return forms.CorrectForm if for_update else forms.FoundForm
