"""What course templates ask for."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from courses.catalogue.addresses import catalogue_url
from courses.catalogue.following import courses_after
from courses.certificates.papers import Prospect, prospect_of
from courses.completion.asking import rule_of
from courses.covers import covers_of
from courses.learning.checklists import CHECKLIST, TickItem, items_of, ticks_of
from courses.learning.gates import Gate
from courses.learning.outline import Outline, Step
from courses.learning.permissions import opds_to_assign
from courses.learning.policy import ENROLLMENT_POLICY
from courses.models import CoursePage, CourseTag, Enrollment, Requirement
from courses.models.pages import prepares_courses
from courses.terms import Rule
from foundation.compiled import Compiled
from foundation.components.markup import markup
from foundation.users import AnyUser

register = template.Library()
SHOWN_AFTER = 2

_topic_names = Compiled(
    lambda course: (
        CourseTag.objects.filter(content_object_id=course)
        .order_by("pk")
        .values_list("tag__name", flat=True)
    )
)


@register.simple_tag(takes_context=True)
def outline(context: dict[str, Any], course: CoursePage) -> Outline:
    """The course as whoever asks sees it, built once a request. In a preview, and without a
    request, as a visitor sees it."""
    request = context.get("request")
    if request is None or getattr(request, "is_preview", False):
        return Outline.of(course)
    built: dict[int, Outline] = request.__dict__.setdefault("_outlines", {})
    if course.pk not in built:
        built[course.pk] = Outline.of(course, course.enrollment_of(request.user))
    return built[course.pk]


@register.simple_tag
def certificate_of(outline: Outline) -> Prospect:
    """What the reader of `outline` needs for her certificate, or where it is."""
    missing = [step for step in outline.required if not step.is_done]
    return prospect_of(outline.enrollment, missing)


@register.filter
def may_be_entered_by(course: CoursePage, user: AnyUser) -> bool:
    """Whether the site's enrollment policy lets `user`, who sees the course, enroll in it."""
    return user.is_authenticated and ENROLLMENT_POLICY.make().may_enroll(user, course)


@register.filter
def may_be_left_by(enrollment: Enrollment, user: AnyUser) -> bool:
    """Whether it lets `user` withdraw from what is hers."""
    return user.is_authenticated and ENROLLMENT_POLICY.make().may_withdraw(user, enrollment)


@register.simple_tag
def with_covers(
    courses: Iterable[CoursePage], user: AnyUser | None = None
) -> list[tuple[CoursePage, Any, str]]:
    """Each course with the rendition of its cover, or None, and with the titles of the courses that
    `user` must complete first ("" if none); in the order given. Without `user` no title is told."""
    found = list(courses)
    covers = covers_of(found)
    gates = Gate.of_many(found, user or AnonymousUser())
    return [(course, covers.get(course.pk), _first(gates[course.pk])) for course in found]


def _first(gate: Gate) -> str:
    titles = [each.course.title for each in gate.missing if each.course]
    return ", ".join([*titles, *[gettext("another course")] * bool(gate.hidden)])


@register.simple_tag
def gate_of(course: CoursePage, user: AnyUser) -> Gate:
    """What comes before the course, for `user`."""
    return Gate.of(course, user)


@register.simple_tag
def done_rule(outline: Outline, activity: Any) -> Rule:
    """When the activity is done for whoever reads, see `rule_of`."""
    return rule_of(activity) if outline.enrollment else activity.rule


@register.simple_tag
def beside(outline: Outline, activity: Any) -> dict[str, Any]:
    """The steps of an activity ("step"), of the one before ("previous") and the one after ("next")
    in the outline; each None if there is none."""
    return {
        "step": outline.step_of(activity),
        "previous": outline.before(activity),
        "next": outline.after(activity),
    }


@register.simple_tag
def lesson_list(outline: Outline, steps: list[Step], current: Any = None) -> SafeString:
    """`steps` as an ordered list; `current` is the activity that is being read. Empty without
    steps.

    Every line is kept by `markup` under what it shows: hundreds read the same course at once.
    """
    if not steps:
        return SafeString()
    here = current.pk if current else None
    lines = (_line(outline, step, is_current=step.activity.pk == here) for step in steps)
    return format_html(
        '<ol class="kl-outline" start="{}">{}</ol>',
        steps[0].number,
        mark_safe("".join(lines)),  # noqa: S308
    )


def _line(outline: Outline, step: Step, *, is_current: bool) -> SafeString:
    is_enrolled = outline.enrollment is not None
    return markup(
        "courses/components/step.html",
        title=step.activity.title,
        url=step.url,
        number=step.number,
        minutes=step.activity.minutes,
        is_current=is_current,
        is_done=step.is_done,
        is_new=step.is_new,
        is_enrolled=is_enrolled,
        is_locked=not is_enrolled and not step.activity.is_open,
        is_optional=step.is_optional,
        waits_for=step.waits_for[0].activity.title if step.waits_for else "",
    )


@register.simple_tag(takes_context=True)
def topic_names(context: dict[str, Any], course: CoursePage) -> list[str]:
    """Names of the topics as published; in a preview as drafted."""
    if context.get("is_preview"):
        return [topic.name for topic in course.topics.all()]
    return _topic_names(course.pk)


@register.simple_tag
def courses_to_go_on(course: CoursePage, user: AnyUser) -> list[CoursePage]:
    """The first courses of `courses_after`, as cards show them."""
    return list(courses_after(course, user)[:SHOWN_AFTER])


@register.simple_tag
def ticked_in(enrollment: Enrollment, activity: Any) -> set[str]:
    """Keys of what the learner has ticked in this activity; see `checklists.items_of`."""
    return ticks_of(enrollment, activity)


@register.simple_tag
def tick_items(block: Any, ticks: set[str]) -> list[TickItem]:
    """The items of one checklist of a body."""
    return items_of(block, ticks)


@register.filter
def has_checklist(page: Any) -> bool:
    """Whether there is something to tick on it: such a page is not the same for all readers."""
    return any(each["type"] == CHECKLIST for each in page.body.raw_data)


@register.simple_tag
def days_left(enrollment: Enrollment) -> int:
    """Days from today until the due date, negative when it has passed; 0 without one."""
    return (enrollment.due_on - timezone.localdate()).days if enrollment.due_on else 0


@register.simple_tag
def requirement_of(course: CoursePage) -> Requirement | None:
    """What completing the course asks for, or None before anybody enrolled: says why somebody who
    has done all that is shown is not complete."""
    return Requirement.objects.filter(course=course).first()


@register.simple_tag(takes_context=True)
def may_assign(context: dict[str, Any]) -> bool:
    """Whether the course page shows the way to enroll one's people."""
    request = context.get("request")
    return bool(request and opds_to_assign(request.user))


@register.simple_tag(takes_context=True)
def may_write(context: dict[str, Any], page: Any) -> bool:
    """Whether the course page shows the way to write another lesson. Wagtail is asked of those alone
    whose role is to write: a learner's page costs no query more."""
    request = context.get("request")
    if request is None or not prepares_courses(request.user):
        return False
    return bool(page.permissions_for_user(request.user).can_add_subpage())


@register.simple_tag(takes_context=True, name="catalogue_url")
def catalogue_address(context: dict[str, Any]) -> str:
    """The catalogue's address; the front page while it is not published."""
    return catalogue_url(context.get("request")) or "/"
