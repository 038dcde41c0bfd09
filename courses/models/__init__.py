from courses.models.pages import CourseIndexPage, CoursePage, CourseTag, LessonPage, ModulePage
from courses.models.records import Enrollment, LessonProgress

__all__ = [
    "CourseIndexPage",
    "CoursePage",
    "CourseTag",
    "Enrollment",
    "LessonPage",
    "LessonProgress",
    "ModulePage",
]
