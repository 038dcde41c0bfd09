"""Where people of a list without a column for the OPD work: its title or a section says it."""

from bisect import bisect
from collections import Counter

from agents.staff_import.operations.findings import Finding, Reason
from agents.staff_import.operations.matching import OpdMatcher
from agents.staff_import.operations.staff_list import StaffList


class TitledOpds:
    """Sections count for the rows below them, up to the next that names an OPD; the title for all
    others."""

    def __init__(self, staff_list: StaffList, matcher: OpdMatcher) -> None:
        self._list = staff_list
        self._matcher = matcher
        self._used: Counter[int] = Counter()
        named = [(line, matcher.named_in(text)) for line, text in staff_list.titles]
        titles = [(line, pk) for line, pk in named if pk is not None]
        # The one nearest to the headings: above it may stand the government of the whole regency.
        self._title = titles[-1] if titles else None
        sections = [(line, matcher.named_in(text)) for line, text in staff_list.sections]
        self._sections = [(line, pk) for line, pk in sections if pk is not None]
        self._lines = [line for line, _ in self._sections]

    def opd_of(self, line: int) -> int | None:
        """The key of the OPD that counts for a row of the file."""
        index = bisect(self._lines, line)
        found = self._sections[index - 1] if index else self._title
        if found is None:
            return None
        self._used[found[0]] += 1
        return found[1]

    def remarks(self) -> list[Finding]:
        """From which line which OPD was taken, for how many rows."""
        known = dict([*([self._title] if self._title else []), *self._sections])
        sheet = self._list.headings.sheet
        title = self._title[0] if self._title else None
        return [
            Finding(
                Reason.OPD_OF_TITLE if line == title else Reason.OPD_OF_SECTION,
                line,
                params={"value": self._matcher.name_of(known[line]), "number": number},
                sheet=sheet,
            )
            for line, number in sorted(self._used.items())
        ]
