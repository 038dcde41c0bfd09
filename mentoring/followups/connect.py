"""What follow-ups register with the apps below."""

from agents.merging import register_merge
from foundation.agenda.kinds import register_agenda
from innovations.panels import register_panel
from mentoring.followups import merging, notices
from mentoring.followups.agenda import FOLLOW_UPS
from mentoring.followups.operations import reminders
from mentoring.followups.panel import PANEL


def connect() -> None:
    register_panel(PANEL)
    register_agenda(FOLLOW_UPS)
    register_merge("follow_ups", merging.move, merging.give_back)
    reminders.connect()
    notices.connect()
