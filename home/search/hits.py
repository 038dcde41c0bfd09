"""A page as a line in search results."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format

from courses.models import CoursePage, LessonPage
from home.models import GuidePage, NewsPage, RegulationPage
from home.search.snippets import Piece, plain, snippet, stream_text


@dataclass(frozen=True)
class Hit:
    """`note`: what kind of page it is, or where it belongs, in a word or two; `pieces`: a snippet
    with its matches marked, empty where the text may not be shown."""

    title: str
    url: str
    note: str
    pieces: list[Piece]


def hits_of(pages: Iterable[Any], words: list[str], *, with_text: bool) -> list[Hit]:
    """A line for each of `pages`, in their order: courses, lessons, guides, regulations or news.
    One query more for all lessons together. `with_text`: whether the reader may see what stands in
    them."""
    found = list(pages)
    courses = _courses_of([page for page in found if isinstance(page, LessonPage)])
    return [
        Hit(
            page.title,
            page.url,
            _note(page, courses),
            snippet(_text(page), words) if with_text else [],
        )
        for page in found
    ]


def _courses_of(lessons: list[LessonPage]) -> dict[str, str]:
    """Titles of the courses above the lessons, by the lesson's path."""
    paths = {lesson.path: lesson.path[: -2 * lesson.steplen] for lesson in lessons}
    if not paths:
        return {}
    courses = CoursePage.objects.filter(path__in=set(paths.values()))
    titles = dict(courses.values_list("path", "title"))
    return {path: titles.get(course, "") for path, course in paths.items()}


def _note(page: Any, courses: dict[str, str]) -> str:
    if isinstance(page, CoursePage):
        return str(page.get_level_display())
    if isinstance(page, LessonPage):
        return courses.get(page.path, "")
    if isinstance(page, GuidePage):
        return str(page.get_section_display())
    if isinstance(page, RegulationPage):
        return str(page.get_status_display())
    return date_format(page.date, "DATE_FORMAT")


def _text(page: Any) -> str:
    if isinstance(page, LessonPage):
        return stream_text(page.body)
    if isinstance(page, RegulationPage):
        return f"{page.about} {plain(page.says)}"
    opening = page.lead if isinstance(page, NewsPage) else page.introduction
    return f"{opening} {stream_text(page.body)}"
