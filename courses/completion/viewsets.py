"""Changes of courses that ask for less: the clinic applies them now, or stops them."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

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
from courses.completion.forms import ApplyForm, StopForm
from courses.completion.impact import coming_in
from courses.models import ActivityPage, Requirement, RuleVersion
from courses.terms import Terms
from foundation.calendar.local_time import moment

NAME = "courses_requirements"


def _state(requirement: Requirement) -> str:
    if not requirement.proposed:
        return gettext("In force")
    return gettext("Stopped") if requirement.is_stopped else gettext("Waiting")


def _day(requirement: Requirement) -> str:
    return moment(requirement.effective_at) if requirement.effective_at else ""


def _completing(requirement: Requirement) -> str:
    coming = coming_in(requirement.course)
    count = coming.count if coming else 0
    text = ngettext("%(count)s participant", "%(count)s participants", count)
    return text % {"count": count}


def _asked(version: RuleVersion) -> str:
    terms = Terms.read(version.activities, version.conditions)
    parts = [
        gettext("%(needed)s of %(all)s lessons")
        % {"needed": terms.needed, "all": len(terms.activities)}
    ]
    if terms.pass_mark:
        parts.append(gettext("pass mark %(mark)s %%") % {"mark": terms.pass_mark})
    if terms.minimum_score:
        parts.append(gettext("minimum score %(mark)s %%") % {"mark": terms.minimum_score})
    return ", ".join(parts)


_VERSION = [
    TextColumn("n", _("version")),
    TextColumn("effective_at", _("in force from"), lambda each: moment(each.effective_at)),
    TextColumn("asked", _("asks for"), _asked),
]


class RequirementIndexView(RegistryIndexView):
    list_display: ClassVar[list[Any]] = [
        title_column("course", _("course"), f"{NAME}:inspect", sort_key="course__title"),
        TextColumn("state", _("state"), _state),
        TextColumn("effective_at", _("takes effect"), _day, sort_key="effective_at"),
    ]

    def get_base_queryset(self) -> QuerySet[Requirement]:
        changing = Requirement.objects.changing().select_related("course")
        return changing.defer("course__body", "course__cover").order_by("effective_at", "pk")

    def found(self, queryset: QuerySet[Requirement], words: str) -> QuerySet[Requirement]:
        return queryset.filter(course__title__icontains=words)


class RequirementDetailView(DetailView):
    def facts(self) -> list[tuple[Any, Any]]:
        requirement: Requirement = self.object
        facts = [(_("State"), _state(requirement)), (_("Takes effect"), _day(requirement))]
        if requirement.proposed:
            facts.append((_("Would complete"), _completing(requirement)))
        return facts

    def sections(self) -> list[Section]:
        requirement: Requirement = self.object
        gone = set(requirement.activities) - set(requirement.proposed or requirement.activities)
        columns = [TextColumn("title", _("title"))]
        rows = ActivityPage.objects.filter(pk__in=gone).order_by("path")
        empty = _("Nothing, or only pages that have been deleted.")
        versions = RuleVersion.objects.filter(course=requirement.course_id).order_by("-n")
        return [
            Section(_("No longer asked for"), columns, rows, empty),
            Section(_("Versions of the rules"), _VERSION, versions, _("Nothing recorded yet.")),
        ]

    def offered(self) -> list[Action]:
        if not self.object.proposed:
            return []
        stop = [] if self.object.is_stopped else [Action(_("Stop"), f"{NAME}:stop", "cross")]
        return [Action(_("Apply now"), f"{NAME}:apply", "check"), *stop]


class ApplyView(OperationView):
    form_class = ApplyForm
    heading = _("Apply now")
    submit_button_label = _("Apply now")
    done_message = _("The change is in force.")

    def consequences(self) -> list[Any]:
        return [
            _("Whoever has done what is still asked for completes the course at once: %(who)s.")
            % {"who": _completing(self.object)},
            _("What is completed stays completed, also if the course asks for more again."),
        ]


class StopView(OperationView):
    form_class = StopForm
    heading = _("Stop")
    submit_button_label = _("Stop")
    done_message = _("Stopped until the course changes again.")

    def consequences(self) -> list[Any]:
        return [
            _(
                "What was asked for before is asked for on, and nobody completes the course "
                "without it, until the course changes again or you apply this."
            )
        ]


class RequirementViewSet(RegistryViewSet):
    model = Requirement
    icon = "tasks"
    menu_label = _("Changed courses")
    menu_hook = "register_registry_menu_item"
    url_prefix = "registri/perubahan-bimtek"
    index_view_class = RequirementIndexView
    inspect_view_class = RequirementDetailView
    form_fields: ClassVar[list[str]] = []
    closed_views: ClassVar[set[str]] = {"delete", "usage", "add", "edit"}
    operation_views: ClassVar[dict[str, type[OperationView]]] = {
        "apply": ApplyView,
        "stop": StopView,
    }
