"""State changes of assignments."""

from assessments.assignments.operations.marking import (
    LevelsError,
    MarkedAlreadyError,
    NoDecisionError,
    NotMarkerError,
    ResubmitError,
    Verdict,
    decide,
    give_back,
    mark,
    may_decide,
)
from assessments.assignments.operations.staff import (
    RubricTakenError,
    add_rubric,
    appoint_marker,
    end_marker,
    extend,
    revise_rubric,
)
from assessments.assignments.operations.submissions import (
    ClosedError,
    NothingHandedInError,
    NotOwnedError,
    StaleDraftError,
    WaitsForMarksError,
    Work,
    save_draft,
    submit,
)

__all__ = [
    "ClosedError",
    "LevelsError",
    "MarkedAlreadyError",
    "NoDecisionError",
    "NotMarkerError",
    "NotOwnedError",
    "NothingHandedInError",
    "ResubmitError",
    "RubricTakenError",
    "StaleDraftError",
    "Verdict",
    "WaitsForMarksError",
    "Work",
    "add_rubric",
    "appoint_marker",
    "decide",
    "end_marker",
    "extend",
    "give_back",
    "mark",
    "may_decide",
    "revise_rubric",
    "save_draft",
    "submit",
]
