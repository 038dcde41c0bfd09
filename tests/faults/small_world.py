"""The world of the other faults, and a course of many lessons that the innovator has begun."""

import contextlib
import io
import json
import sys

from django.urls import reverse

from agents.models import User
from courses.learning.operations import enroll
from courses.models import CourseIndexPage, CoursePage, LessonPage, ModulePage
from tests.faults import world

LESSONS = 150


def main() -> None:
    told = io.StringIO()
    with contextlib.redirect_stdout(told):
        world.main()
    course = CoursePage(title="Kursus panjang", audience="public", jp=2)
    CourseIndexPage.objects.get().add_child(instance=course)
    course.save_revision().publish()
    module = course.add_child(instance=ModulePage(title="Bab 1"))
    lessons = [
        module.add_child(instance=LessonPage(title=f"Pelajaran {nth}", minutes=1))
        for nth in range(LESSONS)
    ]
    enroll(User.objects.get(email__startswith="innovator@"), course)
    made = {
        "lessons": [[each.pk, reverse("courses:finish_lesson", args=[each.pk])] for each in lessons]
    }
    json.dump(json.loads(told.getvalue()) | made, sys.stdout)


if __name__ == "__main__":
    main()
