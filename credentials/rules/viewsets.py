"""Rules of lesson hours in Wagtail's admin."""

from typing import Any, ClassVar

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from agents.registry.viewsets.base import (
    Action,
    DetailView,
    OperationView,
    RegistryCreateView,
    RegistryIndexView,
    RegistryViewSet,
    TextColumn,
    title_column,
)
from agents.registry.viewsets.terms import ENDED, spell_term, state_of, term_columns
from credentials.models import Achievement, JpRule
from credentials.rules import forms

NAME = "jp_rules"


class RuleIndexView(RegistryIndexView):
    list_display: ClassVar[list[Any]] = [
        title_column("form", _("form"), f"{NAME}:inspect", accessor="get_form_display"),
        TextColumn("role", _("role"), "get_role_display"),
        TextColumn("basis", _("counts"), "get_basis_display"),
        TextColumn("value", _("value")),
        *term_columns("starts_on", "ends_on"),
        TextColumn("source", _("source of the rule")),
    ]

    def get_base_queryset(self) -> QuerySet[JpRule]:
        return JpRule.objects.order_by("form", "role", "-starts_on")

    def found(self, queryset: QuerySet[Any], words: str) -> QuerySet[Any]:
        named = [
            value
            for field in ("form", "role")
            for value, label in JpRule._meta.get_field(field).choices or ()  # type: ignore[union-attr]
            if words.casefold() in str(label).casefold()
        ]
        found = Q(source__icontains=words) | Q(form__in=named) | Q(role__in=named)
        return queryset.filter(found)


class RuleDetailView(DetailView):
    def offered(self) -> list[Action]:
        has_ended = state_of(self.object.starts_on, self.object.ends_on) == ENDED
        return [] if has_ended else [Action(_("End"), f"{NAME}:end", "circle-xmark")]

    def facts(self) -> list[tuple[Any, Any]]:
        rule: JpRule = self.object
        used = Achievement.objects.filter(rule=rule).count()
        return [
            (_("Form"), rule.get_form_display()),
            (_("Role"), rule.get_role_display()),
            (_("Counts"), rule.get_basis_display()),
            (_("Value"), rule.value),
            (_("Rounded down to"), rule.step),
            (_("At most so many JP a year"), rule.cap_per_year or _("no ceiling")),
            (_("Term"), spell_term(rule.starts_on, rule.ends_on)),
            (_("Source of the rule"), rule.source),
            (_("Achievements reckoned by it"), used),
        ]


class BeginRuleView(RegistryCreateView):
    page_title = _("New rule")
    submit_button_label = _("Save")
    done_message = _(
        "It holds for what is achieved from its first day on and recorded from now on."
    )


class EndRuleView(OperationView):
    form_class = forms.EndRuleForm
    heading = _("End of the term")
    submit_button_label = _("Save")

    def consequences(self) -> list[Any]:
        return [
            _("What was reckoned keeps its JP. Without a following rule this form counts nothing.")
        ]


class RuleViewSet(RegistryViewSet):
    model = JpRule
    icon = "time"
    menu_label = _("Rules of lesson hours")
    url_prefix = "sertifikat/aturan-jp"
    index_view_class = RuleIndexView
    add_view_class = BeginRuleView
    inspect_view_class = RuleDetailView
    closed_views: ClassVar[set[str]] = {"delete", "usage", "edit"}
    operation_views: ClassVar[dict[str, type[OperationView]]] = {"end": EndRuleView}

    def get_form_class(self, for_update: bool = False) -> type[Any]:
        return forms.RuleForm
