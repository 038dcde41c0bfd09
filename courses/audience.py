"""Who else may see a course: what a site adds to its audience."""

from django.db.models import Q

from foundation.public.hooks import public_hook
from foundation.users import AnyUser


@public_hook
def klinik_course_rule(user: AnyUser) -> Q:
    """Show published courses beyond their audience: a condition on `CoursePage` that is true for what
    `user`, who may be a visitor, may see and enroll in. A rule adds and never takes away; it may not
    ask the database before the condition is used."""
    raise NotImplementedError


def by_the_site(user: AnyUser) -> Q:
    """True for a course that a rule of the site shows to `user`; of none without rules."""
    condition = Q(pk__in=[])
    for added in klinik_course_rule.answers(user):
        condition |= added
    return condition
