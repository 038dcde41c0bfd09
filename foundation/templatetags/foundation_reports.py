"""Lines of the tables of reports.

Written in Python because a country has thousands of them: the template language takes
longer over the cells than the database over a million enrollments.
"""

from collections.abc import Sequence

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from foundation.reports.tables import Cell, Column

register = template.Library()


@register.filter
def as_line(cells: Sequence[Cell], columns: Sequence[Column]) -> SafeString:
    """One row of a table that becomes a list on a phone; the first cell names it."""
    rest = (
        f"<td{column.attributes}>{_content(cell)}</td>"
        for column, cell in zip(columns[1:], cells[1:], strict=True)
    )
    return mark_safe(f'<tr role="row">{_name(cells[0])}{"".join(rest)}</tr>')  # noqa: S308  (escaped below)


@register.filter
def with_picks(cells: Sequence[Cell], columns: Sequence[Column]) -> SafeString:
    """`as_line` with a box before the name of each row that has a `pick`: fields `orang` of the form
    `pilihan`, which stands elsewhere on the page."""
    line = as_line(cells, columns)
    pick = cells[0].pick
    if pick is None:
        return line
    html = '<input class="kl-pick-box" type="checkbox" form="pilihan" name="orang" value="{}" aria-label="{}">'
    box = format_html(html, pick, cells[0].text)
    start = line.index(">", line.index("<th")) + 1
    return mark_safe(f"{line[:start]}{box}{line[start:]}")  # noqa: S308  (both are escaped)


def _name(cell: Cell) -> str:
    depth = f' class="kl-tree kl-tree--{cell.depth}"' if cell.depth else ""
    note = format_html(" <small>({})</small>", cell.note) if cell.note else ""
    return f'<th scope="row" role="rowheader"{depth}>{_content(cell)}{note}</th>'


def _content(cell: Cell) -> str:
    text = conditional_escape(cell.offer or cell.text)
    return f'<a href="{conditional_escape(cell.url)}">{text}</a>' if cell.url else text
