"""Signals of Wagtail and Django behind which the requirements of a course may have changed."""

from typing import Any

from wagtail.models import Page

from courses.completion.operations import note_change
from courses.models import CoursePage


def page_changed(instance: Page, **kwargs: Any) -> None:
    """Of `page_published`, `page_unpublished` and `post_delete`: `note_change` for the course
    above."""
    note_change(_courses_above(instance.path))


def page_moved(instance: Page, parent_page_before: Page, **kwargs: Any) -> None:
    """Of `post_page_move`: `note_change` for the course that lost the page and the one that got
    it."""
    note_change(_courses_above(instance.path, parent_page_before.path))


def _courses_above(*paths: str) -> list[int]:
    """Ids of the courses that stand at one of the paths or above it."""
    ends = range(Page.steplen, max(map(len, paths)) + 1, Page.steplen)
    above = {path[:end] for path in paths for end in ends}
    return list(CoursePage.objects.filter(path__in=above).values_list("pk", flat=True))
