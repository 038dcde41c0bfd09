"""Hang the training report into the header."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from agents.reporting.permissions import may_see_reports
from courses.report.scope import TrainingScope
from foundation.navigation import NavigationItem, register_navigation


def connect() -> None:
    register_navigation(NavigationItem(_("Training report"), "chart", 60, _address))


def _address(request: HttpRequest) -> str | None:
    return TrainingScope.report_name.url if may_see_reports(request.user) else None
