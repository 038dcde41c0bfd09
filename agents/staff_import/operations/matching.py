"""Which OPD a list means: by name, short name or alias, letter by letter, never by likeness."""

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from agents.models import Opd, OpdAlias
from agents.staff_import.operations.findings import Reason
from foundation.text import comparable

MOST_CANDIDATES = 5
# `Unit Kerja : …`, `A. …`, `II. …` before a name.
_LABEL = re.compile(r"^\s*(?:[^:]{1,30}:|(?:\d{1,3}|[A-Za-z]|[IVX]{1,5})[.)])\s*")
_AROUND = " \t.,;:-–\"'()"


class NoMatchError(Exception):
    def __init__(self, reason: Reason, candidates: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.candidates = candidates


def fold(name: str) -> str:
    """Case, spaces, what nobody sees and what stands around a name say nothing; everything else
    does."""
    return comparable(name).strip(_AROUND)


@dataclass(frozen=True)
class _Known:
    pk: int
    name: str
    path: str
    successor_id: int | None
    is_in_force: bool
    is_past: bool


class OpdMatcher:
    """The OPDs in force on a day under all their names, in two queries."""

    def __init__(self, on: date) -> None:
        opds = list(Opd.objects.all())
        self._opds = {opd.pk: _known(opd, on) for opd in opds}
        self._current: defaultdict[str, set[int]] = defaultdict(set)
        self._former: defaultdict[str, set[int]] = defaultdict(set)
        for opd in opds:
            self._learn(opd.pk, opd.name)
            self._learn(opd.pk, opd.short_name)
        for pk, alias in OpdAlias.objects.values_list("opd_id", "name"):
            self._learn(pk, alias)

    def match(self, name: str, below: int | None = None) -> int:
        """The OPD called `name`, at or below another when one is given. Raises NoMatchError."""
        found = self._within(self._current.get(fold(name), set()), below)
        if not found:
            found = self._within(self._successors(name), below)
        if len(found) == 1:
            return found.pop()
        if found:
            raise NoMatchError(Reason.OPD_AMBIGUOUS, self._describe(found))
        is_closed = fold(name) in self._former and below is None
        raise NoMatchError(Reason.OPD_CLOSED if is_closed else Reason.OPD_UNKNOWN)

    def named_in(self, text: str) -> int | None:
        """The OPD that a title or the heading of a section names, alone or among other words.

        Of several names within each other the longest counts; a name of one word counts alone.
        """
        folded = fold(text)
        bare = fold(_LABEL.sub("", text))
        names = [name for name in self._current if self._stands_in(name, folded, bare)]
        longest = max(map(len, names), default=0)
        found = {pk for name in names if len(name) == longest for pk in self._current[name]}
        return found.pop() if len(found) == 1 else None

    @staticmethod
    def _stands_in(name: str, folded: str, bare: str) -> bool:
        if not name or name not in folded:
            return False
        is_word = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", folded) is not None
        return is_word if " " in name else name == bare

    def name_of(self, pk: int) -> str:
        """The present name of the OPD with that key."""
        return self._opds[pk].name

    def descends_from(self, pk: int, ancestor: int) -> bool:
        """Whether `pk` is what has become of `ancestor`."""
        seen: set[int] = set()
        step: int | None = ancestor
        while step is not None and step not in seen:
            if step == pk:
                return True
            seen.add(step)
            step = self._opds[step].successor_id
        return False

    def _learn(self, pk: int, name: str) -> None:
        opd = self._opds[pk]
        if opd.is_in_force:
            self._current[fold(name)].add(pk)
        elif opd.is_past:
            self._former[fold(name)].add(pk)

    def _successors(self, name: str) -> set[int]:
        heirs = (self._heir(pk) for pk in self._former.get(fold(name), ()))
        return {pk for pk in heirs if pk is not None}

    def _heir(self, pk: int) -> int | None:
        step = self._opds[pk].successor_id
        while step is not None and self._opds[step].is_past:
            step = self._opds[step].successor_id
        return step if step is not None and self._opds[step].is_in_force else None

    def _within(self, pks: set[int], below: int | None) -> set[int]:
        if below is None:
            return set(pks)
        top = self._opds[below].path
        return {pk for pk in pks if self._opds[pk].path.startswith(top)}

    def _describe(self, pks: set[int]) -> str:
        """Each candidate with what it belongs to: their own names may be the same."""
        named = sorted(self._with_parent(self._opds[pk]) for pk in pks)
        return "; ".join(named[:MOST_CANDIDATES]) + (" …" if len(named) > MOST_CANDIDATES else "")

    def _with_parent(self, opd: _Known) -> str:
        parent = next(
            (each for each in self._opds.values() if each.path == opd.path[: -Opd.steplen]), None
        )
        return f"{opd.name} – {parent.name}" if parent else opd.name


def _known(opd: Opd, on: date) -> _Known:
    is_past = opd.valid_until is not None and opd.valid_until < on
    return _Known(opd.pk, opd.name, opd.path, opd.successor_id, opd.is_in_force(on), is_past)
