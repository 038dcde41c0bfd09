"""Figures as bars, above the same figures as a table."""

from collections.abc import Sequence
from dataclasses import dataclass

from foundation.reports.tables import Table

LINE = 40  # height of a bar with its label, in pixels
LONGEST_LABEL = 34  # letters that fit a phone


@dataclass(frozen=True)
class Bar:
    """`value` as it is to be read; `percent`: its length; `number`: its line, counted from 0."""

    label: str
    value: str
    percent: int
    number: int

    @property
    def short_label(self) -> str:
        cut = f"{self.label[: LONGEST_LABEL - 1]}…"
        return self.label if len(self.label) <= LONGEST_LABEL else cut

    @property
    def text_at(self) -> int:
        """Pixels from the top, like `bar_at`."""
        return self.number * LINE + 15

    @property
    def bar_at(self) -> int:
        return self.number * LINE + 22


@dataclass(frozen=True)
class Chart:
    """`table` says the same in figures, each of which opens what makes it; no bars, no chart."""

    title: str
    bars: Sequence[Bar]
    table: Table
    note: str = ""

    @property
    def height(self) -> int:
        return len(self.bars) * LINE
