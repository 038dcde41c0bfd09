"""Hang the mentoring report into the header."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from agents.reporting.permissions import may_see_reports
from foundation.navigation import NavigationItem, register_navigation
from mentoring.report.scope import MentoringScope


def connect() -> None:
    register_navigation(NavigationItem(_("Mentoring"), "chart", 61, _address, "mentoring-report"))


def _address(request: HttpRequest) -> str | None:
    return MentoringScope.report_name.url if may_see_reports(request.user) else None
