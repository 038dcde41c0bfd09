"""What invitations register with the apps below."""

from foundation.agenda.kinds import register_agenda
from foundation.outbox.senders import register_sender
from foundation.privacy.retention import register_rule
from innovations import notices
from innovations.team.agenda import INVITATIONS as INVITED
from innovations.team.operations import inviting
from innovations.team.retention_rules import INVITATIONS


def connect() -> None:
    notices.connect()
    register_sender(inviting.LOOK_UP, inviting.look_up)
    register_rule(INVITATIONS)
    register_agenda(INVITED)
