"""What confirming registers with the apps below."""

from foundation.agenda.figures import register_figure
from innovations.confirmation.agenda import FIGURES


def connect() -> None:
    for figure in FIGURES:
        register_figure(figure)
