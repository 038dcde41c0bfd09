"""Exceptions of quizzes in Wagtail's admin."""

from typing import Any, ClassVar

from django.db.models import Q, QuerySet
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
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
from assessments.models import Override
from assessments.overrides.forms import ChangeExceptionForm, EndExceptionForm, MakeExceptionForm
from foundation.calendar.local_time import moment

NAME = "quiz_exceptions"


class ExceptionIndexView(RegistryIndexView):
    list_display: ClassVar[list[Any]] = [
        title_column("quiz", _("quiz"), f"{NAME}:inspect", sort_key="quiz__title"),
        TextColumn("whom", _("for"), lambda row: row.person or row.opd),
        TextColumn(
            "closes_at", _("closes at"), lambda row: moment(row.closes_at) if row.closes_at else ""
        ),
        TextColumn("limit_minutes", _("minutes")),
        TextColumn("attempts_allowed", _("attempts")),
    ]

    def get_base_queryset(self) -> QuerySet[Override]:
        return Override.objects.select_related("quiz", "person", "opd").order_by("-pk")

    def found(self, queryset: QuerySet[Override], words: str) -> QuerySet[Override]:
        return queryset.filter(
            Q(quiz__title__icontains=words)
            | Q(person__name__icontains=words)
            | Q(opd__name__icontains=words)
        )


class ExceptionDetailView(DetailView):
    def offered(self) -> list[Action]:
        return [
            Action(_("Edit"), f"{NAME}:change"),
            Action(_("End the exception"), f"{NAME}:end", "bin"),
        ]

    def facts(self) -> list[tuple[Any, Any]]:
        row: Override = self.object
        return [
            (_("Quiz"), row.quiz.title),
            (_("For"), row.person or row.opd),
            (_("Opens at"), moment(row.opens_at) if row.opens_at else ""),
            (_("Closes at"), moment(row.closes_at) if row.closes_at else ""),
            (_("Time limit in minutes"), row.limit_minutes),
            (_("Attempts"), row.attempts_allowed),
            (_("Room code"), row.code),
            (_("Reason"), row.reason),
        ]


class MakeExceptionView(RegistryCreateView):
    page_title = _("New exception")
    submit_button_label = _("Save")
    done_message = _("The exception holds, also for attempts that are open.")


class ChangeExceptionView(OperationView):
    form_class = ChangeExceptionForm
    heading = _("Edit exception")
    submit_button_label = _("Save")
    done_message = _("The exception holds, also for attempts that are open.")


class EndExceptionView(OperationView):
    form_class = EndExceptionForm
    heading = _("End the exception")
    submit_button_label = _("End the exception")
    done_message = _("The exception is ended.")

    def consequences(self) -> list[Any]:
        return [_("Open attempts end as the quiz says, at once where that is over.")]

    def _go_to(self, pk: Any) -> HttpResponseBase:  # type: ignore[override]
        return redirect(f"{NAME}:index")


class ExceptionViewSet(RegistryViewSet):
    model = Override
    icon = "time"
    menu_label = _("Exceptions of quizzes")
    url_prefix = "bank-soal/pengecualian"
    index_view_class = ExceptionIndexView
    add_view_class = MakeExceptionView
    inspect_view_class = ExceptionDetailView
    closed_views: ClassVar[set[str]] = {"delete", "usage", "edit"}
    operation_views: ClassVar[dict[str, type[OperationView]]] = {
        "change": ChangeExceptionView,
        "end": EndExceptionView,
    }

    def get_form_class(self, for_update: bool = False) -> type[Any]:
        return MakeExceptionForm
