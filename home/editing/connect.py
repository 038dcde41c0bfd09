"""Hang the work of editors into the agenda."""

from foundation.agenda.figures import register_figure
from home.editing.agenda import FIGURES


def connect() -> None:
    for figure in FIGURES:
        register_figure(figure)
