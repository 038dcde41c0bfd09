from courses.models.activities import ActivityPage, LessonPage, ModulePage
from courses.models.assigning import CourseAssignment, Nudge
from courses.models.catalogue import CourseIndexPage
from courses.models.pages import CoursePage, CourseTag
from courses.models.records import ActivityProgress, Enrollment
from courses.models.requirements import Requirement, RuleVersion
from courses.models.search_texts import SearchText

__all__ = [
    "ActivityPage",
    "ActivityProgress",
    "CourseAssignment",
    "CourseIndexPage",
    "CoursePage",
    "CourseTag",
    "Enrollment",
    "LessonPage",
    "ModulePage",
    "Nudge",
    "Requirement",
    "RuleVersion",
    "SearchText",
]
