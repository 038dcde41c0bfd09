"""Completion as bars: the units right below the top of what is shown, each with all below it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from courses.report.figures import Row
from courses.report.tables import address, place_name
from courses.report.tallies import Figures

MOST = 24  # bars; more are no picture
LINE = 40  # height of a bar with its label, in pixels
LONGEST = 34  # letters of a label that fit a phone


@dataclass
class Branch:
    """A unit with what lies below it, or (without `url`) the people of one OPD alone."""

    name: str
    label: str
    url: str
    assigned: int = 0
    completed: int = 0

    def add(self, figures: Figures) -> None:
        self.assigned += figures.assigned
        self.completed += figures.completed

    @property
    def rate(self) -> int:
        return Figures(assigned=self.assigned, completed=self.completed).rate

    @property
    def short_label(self) -> str:
        return self.label if len(self.label) <= LONGEST else f"{self.label[: LONGEST - 1]}…"


@dataclass(frozen=True)
class Bar:
    branch: Branch
    top: int

    @property
    def text_at(self) -> int:
        return self.top + 15

    @property
    def bar_at(self) -> int:
        return self.top + 22


@dataclass(frozen=True)
class Chart:
    bars: list[Bar]
    is_cut: bool

    @property
    def height(self) -> int:
        return len(self.bars) * LINE


def chart_of(rows: list[Row], query: str) -> Chart:
    branches = [branch for branch in _branches(rows, query) if branch.assigned]
    shown = branches
    if len(branches) > MOST:
        largest = sorted(branches, key=lambda branch: -branch.assigned)[:MOST]
        shown = [branch for branch in branches if branch in largest]
    bars = [Bar(branch, number * LINE) for number, branch in enumerate(shown)]
    return Chart(bars, is_cut=len(branches) > MOST)


def _branches(rows: list[Row], query: str) -> Iterator[Branch]:
    """In the order of the tree, so that each branch is one run of rows."""
    placed = [row for row in rows if row.opd]
    top = placed[0].opd if placed else None
    has_one_top = top is not None and all(row.opd.path.startswith(top.path) for row in placed)
    branch, path = None, ""
    for row in placed:
        if has_one_top and row.opd is top:
            yield _own(row, query)
            continue
        if branch is None or not row.opd.path.startswith(path):
            if branch is not None:
                yield branch
            branch, path = _branch(row.opd, query), row.opd.path
        branch.add(row.figures)
    if branch is not None:
        yield branch
    for row in rows[len(placed) :]:
        yield _own(row, query)


def _own(row: Row, query: str) -> Branch:
    label = row.opd.short_name if row.opd else place_name(None)
    name = _("%(name)s, own people") % {"name": row.opd.name} if row.opd else place_name(None)
    branch = Branch(name, label, address(row.place, "assigned", query))
    branch.add(row.figures)
    return branch


def _branch(opd: Any, query: str) -> Branch:
    without_unit = "&".join(part for part in query.split("&") if not part.startswith("unit="))
    url = f"{reverse('courses:report')}?{without_unit}&unit={opd.pk}"
    return Branch(opd.name, opd.short_name, url)
