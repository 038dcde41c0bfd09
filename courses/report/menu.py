"""The items that bimtek adds to the header."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from courses.catalogue.addresses import catalogue_url
from courses.report.permissions import may_see_reports
from foundation.navigation import NavigationItem, register_navigation


def _report(request: HttpRequest) -> str | None:
    return reverse("courses:report") if may_see_reports(request.user) else None


register_navigation(NavigationItem(_("Courses"), "book", 20, catalogue_url))
register_navigation(NavigationItem(_("Training report"), "chart", 60, _report))
