"""Pictures of the cards in a list of courses, which are `CoursePage`s."""

from collections.abc import Iterable
from typing import Any

from wagtail.images import get_image_model

from foundation.files.renditions import rendition_of

# A photograph of this size is some 17 KB: a phone loads five of them with a page of courses.
SPEC = "fill-480x270|format-webp"


def covers_of(courses: Iterable[Any]) -> dict[int, Any]:
    """The rendition (SPEC) of each cover by the id of its course; courses without a picture, or
    whose file is gone, are left out. Two queries for all of them, and none where no course has one."""
    wanted = {course.pk: _picture_id(course) for course in courses}
    ids = {picture for picture in wanted.values() if picture}
    pictures = get_image_model().objects.prefetch_renditions(SPEC).in_bulk(ids) if ids else {}
    made = {pk: rendition_of(picture, SPEC) for pk, picture in pictures.items()}
    return {course: made[picture] for course, picture in wanted.items() if made.get(picture)}


def _picture_id(course: Any) -> int | None:
    # The stored form: a block's value would fetch the picture, one query for each course.
    blocks = list(course.cover.raw_data)
    return blocks[0]["value"].get("picture") if blocks else None
