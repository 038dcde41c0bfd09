"""The innovations of a report with which nobody has met for long, as of now."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from agents.reporting.opds import ALL, OpdKey
from mentoring.app_settings import app_settings
from mentoring.report.innovations import CountedInnovation, CountedInnovations


@dataclass(frozen=True)
class StalledInnovation:
    """`quiet_days`: since the last session that took place, or since somebody accompanies it if that
    is later."""

    innovation: CountedInnovation
    quiet_days: int

    @property
    def mentors(self) -> frozenset[int]:
        return self.innovation.mentors

    @property
    def met_on(self) -> date | None:
        return self.innovation.met_on


class StalledInnovations:
    """Those that somebody accompanies, without a session ahead, and none held with any mentor for
    MENTORING_STALLED_DAYS or since somebody accompanies it. No query besides those of
    `innovations`."""

    def __init__(self, innovations: CountedInnovations, today: date) -> None:
        self.innovations = innovations
        self.today = today

    def at(self, key: OpdKey) -> list[StalledInnovation]:
        return [each for each in self.all if key in (ALL, each.innovation.opd)]

    @cached_property
    def all(self) -> list[StalledInnovation]:
        """Those that have been quiet the longest first."""
        silent = [each for each in self.innovations.all if not each.is_expected]
        found = [
            StalledInnovation(each, (self.today - max(since, each.met_on or since)).days)
            for each in silent
            if (since := each.accompanied_since) is not None
        ]
        stalled = [each for each in found if each.quiet_days >= app_settings.STALLED_DAYS]
        return sorted(stalled, key=lambda each: (-each.quiet_days, each.innovation.name))
