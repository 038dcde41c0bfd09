"""State changes of enrollments."""

from courses.learning.operations.enrollments import (
    CompletedError,
    DueInThePastError,
    NotEnrolledError,
    NotInAudienceError,
    ReasonMissingError,
    assign,
    enroll,
    withdraw,
)
from courses.learning.operations.progress import finish_lesson, remember_place, view_lesson

__all__ = [
    "CompletedError",
    "DueInThePastError",
    "NotEnrolledError",
    "NotInAudienceError",
    "ReasonMissingError",
    "assign",
    "enroll",
    "finish_lesson",
    "remember_place",
    "view_lesson",
    "withdraw",
]
