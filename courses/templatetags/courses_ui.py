"""What course templates ask for."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.utils import timezone

from courses.covers import covers_of
from courses.models import CoursePage, Enrollment
from courses.outline import Outline
from courses.permissions import opds_to_assign
from courses.places import catalogue_url

register = template.Library()


@register.simple_tag(takes_context=True)
def outline(context: dict[str, Any], course: CoursePage) -> Outline:
    """The course as whoever asks sees it, built once a request; a preview has no reader."""
    request = context.get("request")
    if request is None or getattr(request, "is_preview", False):
        return Outline.of(course)
    built: dict[int, Outline] = request.__dict__.setdefault("_outlines", {})
    if course.pk not in built:
        built[course.pk] = Outline.of(course, course.enrollment_of(request.user))
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


@register.simple_tag
def days_left(enrollment: Enrollment) -> int:
    """Days until the due date, which must be set; negative when it has passed."""
    return (enrollment.due_on - timezone.localdate()).days if enrollment.due_on else 0


@register.simple_tag(takes_context=True)
def may_assign(context: dict[str, Any]) -> bool:
    """Whether the course page shows the way to enroll one's people."""
    request = context.get("request")
    return bool(request and opds_to_assign(request.user))


@register.simple_tag(takes_context=True, name="catalogue_url")
def catalogue_address(context: dict[str, Any]) -> str:
    return catalogue_url(context.get("request")) or "/"
