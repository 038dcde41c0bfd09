"""What grading by hand adds to the registries of the apps below."""

from assessments.marking import notices
from assessments.marking.agenda import GRADING
from foundation.agenda.kinds import register_agenda


def connect() -> None:
    notices.connect()
    register_agenda(GRADING)
