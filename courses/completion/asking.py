"""What a course asks for, and when one of its activities is done: as published and as in force."""

from collections.abc import Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType

from courses.app_settings import app_settings
from courses.choices import CompleteWhen
from courses.models import ActivityPage, CoursePage, Requirement
from courses.models.activities import rule_of_kind
from courses.terms import Rule, Terms
from foundation.compiled import Compiled

_conditions = Compiled(
    lambda path: Requirement.objects.filter(course__path=path).values_list("conditions", flat=True)
)


def published_terms(course: CoursePage, edited: ActivityPage | None = None) -> Terms:
    """What the pages of `course` ask for as they are, whether it is published or not. One query.

    `edited`: an activity as its editor is about to publish it, in the place of what is stored.
    """
    rows = [row for row in _rows(course) if edited is None or row[0] != edited.pk]
    if edited is not None and edited.is_required:
        rows.append((edited.pk, type(edited), edited.done_when, edited.read_minutes))
    rows.sort(key=lambda row: row[0])
    ids = tuple(row[0] for row in rows)
    return Terms(
        ids,
        _needed(course, len(ids)),
        tuple(pk for pk, kind, *_ in rows if kind is not None and kind.gives_score),
        course.pass_mark or 0,
        course.minimum_score or 0,
        {pk: rule_of_kind(kind, when, minutes or 0) for pk, kind, when, minutes in rows},
    )


def rule_of(activity: ActivityPage) -> Rule:
    """When `activity` is done for a learner who acts now: by the published rule, or by the one before
    as long as a change that asks for less is not in force. One query."""
    published = activity.rule
    if not app_settings.COMPLETION_DELAY or not activity.is_required:
        return published
    said: dict[str, Any] = next(iter(_conditions(activity._course_path)), {})
    written = said.get("rules", {}).get(str(activity.pk))
    before = Rule.read(written) if written else published
    return published if published.implies(before) else before


def _rows(course: CoursePage) -> Iterator[tuple[Any, ...]]:
    found = ActivityPage.objects.required_in(course)
    for pk, kind, *rest in found.values_list("pk", "content_type_id", "done_when", "read_minutes"):
        yield pk, ContentType.objects.get_for_id(kind).model_class(), *rest


def _needed(course: CoursePage, count: int) -> int:
    """At least one, and never more than there are: a course of which a lesson is taken down can still
    be completed."""
    if course.complete_when == CompleteWhen.ANY:
        return min(1, count)
    if course.complete_when == CompleteWhen.COUNT and course.complete_count:
        return min(course.complete_count, count)
    return count
