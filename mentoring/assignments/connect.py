"""What assignments register with the apps below."""

from agents.registry.left_open import register_left_open
from foundation.agenda.figures import register_figure
from innovations.narrowing import register_innovation_filter
from innovations.next_steps import register_next_step
from innovations.panels import register_panel
from innovations.visibility import register_visibility_rule
from mentoring.assignments import left_open
from mentoring.assignments.agenda import FIGURES, STEPS
from mentoring.assignments.narrowing import BY_MENTOR
from mentoring.assignments.panel import PANEL, PAST_SESSIONS
from mentoring.assignments.visibility import mentored_innovations


def connect() -> None:
    register_left_open("assignments", left_open.assignments, left_open.assignments_words)
    register_left_open("sessions", left_open.sessions, left_open.sessions_words)
    register_left_open("follow_ups", left_open.follow_ups, left_open.follow_ups_words)
    register_panel(PANEL)
    register_panel(PAST_SESSIONS)
    register_innovation_filter(BY_MENTOR)
    register_visibility_rule(mentored_innovations)
    for figure in FIGURES:
        register_figure(figure)
    for step in STEPS:
        register_next_step(step)
