"""State changes of enrollments."""

from courses.operations.enrollments import NotInAudienceError, enroll
from courses.operations.progress import NotEnrolledError, finish_lesson, remember_place, view_lesson

__all__ = [
    "NotEnrolledError",
    "NotInAudienceError",
    "enroll",
    "finish_lesson",
    "remember_place",
    "view_lesson",
]
