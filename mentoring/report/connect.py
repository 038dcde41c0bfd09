"""The way to the report from the header."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from courses.report.permissions import may_see_reports
from foundation.navigation import NavigationItem, register_navigation


def _supervision(request: HttpRequest) -> str | None:
    return reverse("mentoring:supervision") if may_see_reports(request.user) else None


def connect() -> None:
    register_navigation(NavigationItem(_("Mentoring report"), "chart", 61, _supervision))
