"""What a learner could take after a course."""

from django.db import models

from courses.models import CoursePage, CourseTag, Enrollment
from courses.models.catalogue import for_cards
from courses.models.pages import CourseQuerySet
from foundation.users import AnyUser


def courses_after(course: CoursePage, user: AnyUser) -> CourseQuerySet:
    """Courses that `user` sees and has not taken, as `for_cards`: first those that share most topics
    with `course`, then in the order of the catalogue."""
    taken = Enrollment.objects.of(user).current()
    topics = CourseTag.objects.filter(content_object=course).values("tag")
    shared = (
        CourseTag.objects.filter(content_object=models.OuterRef("pk"), tag__in=topics)
        .order_by()
        .values("content_object")
        .annotate(n=models.Count("pk"))
        .values("n")
    )
    others = CoursePage.objects.visible_to(user).exclude(pk=course.pk)
    found = for_cards(others.exclude(pk__in=taken.values("course_id")))
    return found.annotate(shared=models.Subquery(shared)).order_by(
        models.F("shared").desc(nulls_last=True), "path"
    )
