"""Lessons of many courses at once, as the pages across courses need them."""

from django.db.models import Q, QuerySet
from django.db.models.functions import Left, Length

from courses.models import CoursePage, Enrollment, LessonPage, ModulePage
from foundation.users import AnyUser


def lessons_visible_to(user: AnyUser) -> QuerySet[LessonPage]:
    """Published lessons, in published modules, of the courses that `user` may see today; their text
    may be closed to her (`is_readable_by`). Annotated with `course_path` and `module_path`."""
    # A lesson lies two levels below its course, so its course is found by path alone.
    step = LessonPage.steplen
    placed = LessonPage.objects.live().annotate(
        course_path=Left("path", Length("path") - 2 * step),
        module_path=Left("path", Length("path") - step),
    )
    return placed.filter(
        course_path__in=CoursePage.objects.visible_to(user).values("path"),
        module_path__in=ModulePage.objects.live().values("path"),
    )


def is_readable_by(user: AnyUser) -> Q:
    """Condition on `lessons_visible_to(user)`: the lessons whose text is open to her."""
    taken = Enrollment.objects.of(user).current()
    return Q(is_open=True) | Q(course_path__in=taken.values("course__path"))
