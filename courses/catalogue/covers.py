"""Covers of many courses in two queries; asking each course for its own would cost two apiece."""

from collections.abc import Iterable
from typing import Any

from wagtail.images import get_image_model

from courses.models import CoursePage

# A photograph of this size is some 17 KB: a phone loads five of them with a page of courses.
SPEC = "fill-480x270|format-webp"


def covers_of(courses: Iterable[CoursePage]) -> dict[int, Any]:
    """Rendition of the cover by course id; courses without a picture are left out."""
    wanted = {course.pk: _picture_id(course) for course in courses}
    ids = {picture for picture in wanted.values() if picture}
    pictures = get_image_model().objects.prefetch_renditions(SPEC).in_bulk(ids) if ids else {}
    return {
        course: pictures[picture].get_rendition(SPEC)
        for course, picture in wanted.items()
        if picture in pictures
    }


def _picture_id(course: CoursePage) -> int | None:
    blocks = list(course.cover.raw_data)
    return blocks[0]["value"].get("picture") if blocks else None
