"""Each refusal about assignments, translated once."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from innovations.refusals import NotConfirmedError
from mentoring.assignments import operations as assignments
from mentoring.assignments import rules
from scheduling.bookings import refusals

WORDS: dict[type[Exception], Any] = {
    **refusals.WORDS,
    rules.NotAMentorError: _("Only agents and pamong accompany innovations."),
    rules.AppointmentExpiredError: _(
        "The appointment is not in force on that day: it takes no new work."
    ),
    rules.OutsideScopeError: _("The mentor's decree does not reach this OPD."),
    rules.OwnInnovationError: _("The mentor belongs to the innovation's own team."),
    rules.AlreadyAssignedError: _("This mentor accompanies it already."),
    assignments.AssignmentEndedError: _("The assignment has ended, or would end before it begins."),
    NotConfirmedError: _("The innovation awaits confirmation by its owner."),
    assignments.ToOneselfError: _(
        "This mentor accompanies it now: choose another one as successor."
    ),
    assignments.NoteMissingError: _("Write what the successor must know."),
}
REFUSALS: tuple[type[Exception], ...] = tuple(WORDS)


def words(refusal: Exception) -> str:
    return str(WORDS[type(refusal)])
