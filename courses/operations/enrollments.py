"""Enroll."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from agents.operations.people import person_for
from courses.models import CoursePage, Enrollment


class NotInAudienceError(Exception):
    """The course is not for this person, or not published."""


@transaction.atomic
def enroll(user: Any, course: CoursePage) -> Enrollment:
    """Enroll the person behind `user`. Enrolling again answers the running enrollment."""
    if not course.is_visible_to(user):
        raise NotInAudienceError
    enrollment, is_new = Enrollment.objects.get_or_create(
        person=person_for(user),
        course=course,
        withdrawn_on=None,
        defaults={"enrolled_on": timezone.localdate()},
    )
    if is_new:
        log(instance=enrollment, action="courses.enroll", user=user)
    return enrollment
