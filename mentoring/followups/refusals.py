"""Each refusal about follow-ups, translated once, and the field beside which it stands."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from innovations.refusals import NotConfirmedError
from mentoring.followups.operations import keeping

WORDS: dict[type[Exception], tuple[str | None, Any]] = {
    keeping.FollowUpInThePastError: (
        "due_on",
        _("This day has passed. Choose today or a later one."),
    ),
    keeping.NotOfTheTeamError: (
        "owner",
        _("This person neither belongs to the team nor accompanies the innovation any more."),
    ),
    keeping.AlreadyDoneError: (
        None,
        _("It has been marked as done meanwhile. Open it again before you change it."),
    ),
    NotConfirmedError: (None, _("This innovation awaits confirmation by its owner.")),
}
REFUSALS: tuple[type[Exception], ...] = tuple(WORDS)
