"""Which pages somebody may open, as conditions that a site can put on any list of pages."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from wagtail.models import Page

from courses.models import ActivityPage, CoursePage, ModulePage
from courses.models.activities import path_above
from foundation.users import AnyUser


def kinds() -> list[type[Page]]:
    """Kinds of pages of which some are not for everybody; those that other apps bring included."""
    return [CoursePage, ModulePage, ActivityPage, *ModulePage.clean_subpage_models()]


def is_of_courses() -> Q:
    """Condition on pages of any kind: they are of one of `kinds`."""
    types = ContentType.objects.get_for_models(*kinds()).values()
    return Q(content_type__in=[each.pk for each in types])


def visible_to(user: AnyUser) -> Q:
    """Condition on pages of any kind (`Page.objects.live().filter(visible_to(user))`): pages that
    are none of ours pass, of ours those that `user` may open today."""
    return _with_activities(user, ActivityPage.objects.readable_by(user))


def listed_for(user: AnyUser) -> Q:
    """As `visible_to`, and the closed lessons of the courses that she may see: their titles stand in
    the outline, their text does not."""
    return _with_activities(user, ActivityPage.objects.listed_for(user))


def _with_activities(user: AnyUser, activities: QuerySet[ActivityPage]) -> Q:
    courses = CoursePage.objects.visible_to(user)
    modules = (
        ModulePage.objects.live()
        .annotate(above=path_above(1))
        .filter(above__in=courses.values("path"))
    )
    return (
        ~is_of_courses()
        | Q(pk__in=courses.values("pk"))
        | Q(pk__in=modules.values("pk"))
        | Q(pk__in=activities.values("pk"))
    )
