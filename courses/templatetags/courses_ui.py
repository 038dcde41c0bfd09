"""What course templates ask for."""

from collections.abc import Iterable
from typing import Any

from django import template

from courses.covers import covers_of
from courses.models import CoursePage, Enrollment
from courses.outline import Outline

register = template.Library()


@register.simple_tag(takes_context=True)
def outline(context: dict[str, Any], course: CoursePage) -> Outline:
    """The course as whoever asks sees it, built once a request; a preview has no reader."""
    request = context.get("request")
    if request is None or getattr(request, "is_preview", False):
        return Outline.of(course)
    built: dict[int, Outline] = request.__dict__.setdefault("_outlines", {})
    if course.pk not in built:
        mine = Enrollment.objects.of(request.user).current().filter(course=course)
        built[course.pk] = Outline.of(course, mine.first())
    return built[course.pk]


@register.simple_tag
def with_covers(courses: Iterable[CoursePage]) -> list[tuple[CoursePage, Any]]:
    found = list(courses)
    covers = covers_of(found)
    return [(course, covers.get(course.pk)) for course in found]


@register.simple_tag
def beside(outline: Outline, lesson: Any) -> dict[str, Any]:
    """Step, previous and next lesson of the one that is being read."""
    return {
        "step": outline.step_of(lesson),
        "previous": outline.before(lesson),
        "next": outline.after(lesson),
    }
