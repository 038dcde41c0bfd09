"""What the frame asks of a report's scope."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from django.urls import reverse
from django.utils.functional import Promise

from foundation.reports.links import Links
from foundation.reports.periods import Period


@dataclass(frozen=True)
class ReportName:
    """What is the same on every page of one report: its title, the name of its address, and how
    the names of its files begin."""

    title: str | Promise
    url_name: str
    file_name: str

    @property
    def url(self) -> str:
        return reverse(self.url_name)


class Unit(Protocol):
    """One part of what the reader may see, with all that lies below it."""

    @property
    def name(self) -> str: ...

    @property
    def short_name(self) -> str: ...


class Scope(Protocol):
    """What was asked for, after everything that makes no sense has fallen back to the default."""

    @property
    def report_name(self) -> ReportName:
        """Which report it is."""

    @property
    def years(self) -> list[int]:
        """To choose from."""

    @property
    def year(self) -> int: ...

    @property
    def period(self) -> Period:
        """What the report counts: a year, or a part of one."""

    @property
    def has_periods(self) -> bool:
        """Whether parts of a year may be chosen, too."""

    @property
    def unit(self) -> Unit | None:
        """None: everything that the reader may see."""

    @property
    def links(self) -> Links:
        """The addresses of this report with these choices."""

    @property
    def hidden(self) -> Mapping[str, str]:
        """The choices that the form above the report carries along unseen."""

    @property
    def file_parts(self) -> tuple[object, ...]:
        """What the names of its files say of the choices, in order."""
