"""Hang the work of editors into the agenda."""

from foundation.agenda.figures import register_figure
from home.editing.agenda import FIGURES
from home.editing.times import replace_tag


def connect() -> None:
    replace_tag()
    for figure in FIGURES:
        register_figure(figure)
