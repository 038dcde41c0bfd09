"""State changes of enrollments."""

from courses.learning.operations.enrollments import (
    CompletedError,
    DueInThePastError,
    EnrollmentPolicyError,
    NotEnrolledError,
    NotInAudienceError,
    ReasonMissingError,
    TakenBackError,
    assign,
    enroll,
    take_back,
    withdraw,
)
from courses.learning.operations.progress import (
    NotMarkedByLearnerError,
    finish_activity,
    mark_done,
    remember_place,
    tick,
    undo_done,
    view_activity,
)

__all__ = [
    "CompletedError",
    "DueInThePastError",
    "EnrollmentPolicyError",
    "NotEnrolledError",
    "NotInAudienceError",
    "NotMarkedByLearnerError",
    "ReasonMissingError",
    "TakenBackError",
    "assign",
    "enroll",
    "finish_activity",
    "mark_done",
    "remember_place",
    "take_back",
    "tick",
    "undo_done",
    "view_activity",
    "withdraw",
]
