"""Sessions held, month by month, as bars."""

from dataclasses import dataclass

from django.utils.dates import MONTHS as MONTH_NAMES

from mentoring.report.figures import SupervisionReport
from mentoring.report.places import ALL
from mentoring.report.tables import address

LINE = 40  # height of a bar with its label, in pixels


@dataclass(frozen=True)
class Bar:
    label: str
    count: int
    percent: int  # of the longest
    url: str
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

    @property
    def height(self) -> int:
        return len(self.bars) * LINE


def chart_of(report: SupervisionReport, query: str) -> Chart:
    """Of the months that have begun; no bars where nothing was held."""
    held = report.total().months
    most = max(held.values(), default=0)
    if not most:
        return Chart([])
    bars = [
        Bar(
            str(MONTH_NAMES[month]).capitalize(),
            held[month],
            round(held[month] * 100 / most),
            address(ALL, f"held-{month}", query) if held[month] else "",
            number * LINE,
        )
        for number, month in enumerate(range(1, report.cut_off.month + 1))
    ]
    return Chart(bars)
