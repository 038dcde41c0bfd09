"""What assignments register with the apps below."""

from innovations.panels import register_panel
from innovations.visibility import register_visibility_rule
from mentoring.assignments.panel import PANEL
from mentoring.assignments.visibility import mentored_innovations


def connect() -> None:
    register_panel(PANEL)
    register_visibility_rule(mentored_innovations)
