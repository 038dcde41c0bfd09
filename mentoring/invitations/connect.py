"""What invitations register with the apps below."""

from foundation.agenda.kinds import register_agenda
from mentoring.invitations import notices
from mentoring.invitations.agenda import INVITATIONS
from mentoring.invitations.kind import INVITATION
from mentoring.models.invitations import KIND
from scheduling.kinds import register_kind


def connect() -> None:
    register_kind(KIND, INVITATION)
    register_agenda(INVITATIONS)
    notices.connect()
