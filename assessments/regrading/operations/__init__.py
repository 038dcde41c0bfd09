"""State changes of regrading, and what staff do with one attempt."""

from assessments.regrading.operations.carrying import carry_out
from assessments.regrading.operations.committing import (
    AlreadyVoidedError,
    NothingLeftError,
    NothingToChangeError,
    NotVoidedError,
    OwnResultError,
    RunningError,
    StalePlanError,
    commit_regrade,
    plan_count,
    plan_regrade,
    plan_void,
)
from assessments.regrading.operations.granting import (
    AnyNumberError,
    EndNeededError,
    MeanwhileError,
    grant_attempt,
)
from assessments.regrading.operations.reopening import (
    InThePastError,
    LeftCourseError,
    NotClosedError,
    OtherOpenError,
    reopen,
)
from courses.learning.operations import ReasonMissingError

__all__ = [
    "AlreadyVoidedError",
    "AnyNumberError",
    "EndNeededError",
    "InThePastError",
    "LeftCourseError",
    "MeanwhileError",
    "NotClosedError",
    "NotVoidedError",
    "NothingLeftError",
    "NothingToChangeError",
    "OtherOpenError",
    "OwnResultError",
    "ReasonMissingError",
    "RunningError",
    "StalePlanError",
    "carry_out",
    "commit_regrade",
    "grant_attempt",
    "plan_count",
    "plan_regrade",
    "plan_void",
    "reopen",
]
