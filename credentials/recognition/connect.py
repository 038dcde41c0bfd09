"""Hang recognition into agenda, bell, files and the merging of two records."""

from agents.merging import register_merge
from credentials.permissions import may_open_evidence
from credentials.recognition import agenda, merging, notices, receivers
from credentials.signals import achievement_withdrawn
from foundation.agenda.figures import register_figure
from foundation.agenda.kinds import register_agenda
from foundation.files.rules import register_file_rule


def connect() -> None:
    notices.connect()
    register_agenda(agenda.RETURNED)
    register_figure(agenda.FIGURE)
    register_file_rule(may_open_evidence)
    achievement_withdrawn.connect(receivers.note_withdrawn, dispatch_uid="credentials.recognition")
    register_merge("recognitions", merging.move, merging.give_back)
