"""Hang the training report into the header."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from agents.reporting.permissions import may_see_reports
from courses.report.scope import TrainingScope
from courses.report.tables import REPORT_TABLE
from foundation.navigation import NavigationItem, register_navigation
from foundation.public.replaceable import register_replaceable


def connect() -> None:
    register_navigation(NavigationItem(_("Training"), "chart", 60, _address, "training-report"))
    register_replaceable(REPORT_TABLE)


def _address(request: HttpRequest) -> str | None:
    return TrainingScope.report_name.url if may_see_reports(request.user) else None
