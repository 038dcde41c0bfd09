"""What assignments register with the apps below."""

from innovations.panels import register_panel
from mentoring.assignments.panel import PANEL


def connect() -> None:
    register_panel(PANEL)
