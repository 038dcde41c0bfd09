"""Editors find every page of a course in Wagtail's admin, also what is in no public index."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin.search import SearchArea

from courses.models import CourseIndexPage
from courses.search.finding import matching


class AlsoClosed:
    """What the QuerySet of an admin's list becomes: its search asks our index too."""

    def autocomplete(self, query: str, **options: Any) -> Any:
        return matching(self.plain(), query, ask="autocomplete", **options)

    def plain(self) -> Any:
        copy = self._chain()  # type: ignore[attr-defined]
        copy.__class__ = type(self).__bases__[1]
        return copy


def also_closed(pages: Any) -> Any:
    """`pages` whose `autocomplete` finds what is closed as well. For lists of the admin alone: they
    hold what their reader may edit or choose."""
    copy = pages._chain()
    copy.__class__ = type("AlsoClosedQuerySet", (AlsoClosed, type(pages)), {})
    return copy


class CoursesArea(SearchArea):
    """Beside "Pages" in the admin's search, whose own list no hook can widen: the explorer of the
    catalogue, which `also_closed` has widened."""

    def is_shown(self, request: HttpRequest) -> bool:
        return CourseIndexPage.objects.exists()

    def render_html(self, request: HttpRequest, query: str, current: str | None = None) -> str:
        self.url = _explorer()
        html: str = super().render_html(request, query, current)
        return html


def _explorer() -> str:
    """Of the catalogue, or of all pages where there are several."""
    catalogues = CourseIndexPage.objects.values_list("pk", flat=True)[:2]
    if len(catalogues) == 1:
        return reverse("wagtailadmin_explore", args=[catalogues[0]])
    return reverse("wagtailadmin_explore_root")
