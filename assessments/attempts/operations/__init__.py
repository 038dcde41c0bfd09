"""State changes of attempts."""

from assessments.attempts.operations.answering import (
    Given,
    NoMoreFilesError,
    Saved,
    Sheet,
    TooLateError,
    add_file,
    check,
    reach,
    remove_file,
    save,
)
from assessments.attempts.operations.closing import bring_up_to_date, close_due, submit
from assessments.attempts.operations.retiming import retime
from assessments.attempts.operations.starting import StartRefusedError, WrongCodeError, start
from courses.learning.operations import LockedError, NotEnrolledError

__all__ = [
    "Given",
    "LockedError",
    "NoMoreFilesError",
    "NotEnrolledError",
    "Saved",
    "Sheet",
    "StartRefusedError",
    "TooLateError",
    "WrongCodeError",
    "add_file",
    "bring_up_to_date",
    "check",
    "close_due",
    "reach",
    "remove_file",
    "retime",
    "save",
    "start",
    "submit",
]
