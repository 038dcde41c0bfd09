"""What stands behind one figure: the rows that make it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from foundation.reports.tables import Table

Found = Sequence[Any] | QuerySet[Any, Any]


class NoSuchListError(Exception):
    """What is asked about is not in the report, or the report has no such figure."""


@dataclass(frozen=True)
class RowList:
    """The rows of one figure, from the condition by which the figure was counted.

    `title`: whose they are, an agency or a person; `label`: of the figure; `found`: the rows;
    `tabulate(some of them, caption)`: their table; `about`: what else narrows them; `trail`:
    (label, address) of what stands between the report and this list; `has_files`: whether the
    report has the address of the list as a file, `unduh/<kind>/` below its own.
    """

    title: str
    label: str
    found: Found
    tabulate: Callable[[Iterable[Any], str], Table]
    about: str = ""
    trail: Sequence[tuple[str, str]] = ()
    has_files: bool = True

    @property
    def caption(self) -> str:
        return f"{self.title}: {self.label}"

    def table(self, some: Iterable[Any]) -> Table:
        return self.tabulate(some, self.caption)

    def size(self, count: int) -> str:
        """How `count` rows are said."""
        return ngettext("%(count)s row", "%(count)s rows", count) % {"count": count}

    @property
    def nothing(self) -> tuple[str, str]:
        """Title and text where there is no row."""
        return _("Nothing here"), _("No row makes this figure.")
