"""What the desk adds to the agenda."""

from foundation.agenda.figures import register_figure
from mentoring.desk.agenda import FIGURES


def connect() -> None:
    for figure in FIGURES:
        register_figure(figure)
