"""Which place of a quiz a question stood at, whatever the order in which it was asked.

A fixed question is a place of its own; each question that a rule draws is one, too. Shuffling moves
questions about, so the place is told from what the quiz said when the attempt began.
"""

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple

Key = tuple[Any, ...]


class Asked(NamedTuple):
    """One question of an attempt, in the order in which it was asked."""

    question: int
    category: int
    most: Decimal


@dataclass(frozen=True)
class Place:
    """`question`: of a fixed one; `category`: that a rule draws from, with those below it in
    `drawn_from`. `n`: which of the questions of one rule, from 1."""

    key: Key
    most: Decimal = Decimal(0)
    question: int | None = None
    category: int | None = None
    drawn_from: frozenset[int] = frozenset()
    n: int = 1

    @property
    def is_draw(self) -> bool:
        return self.question is None


class Layout:
    """The places of a quiz as one revision of it has them, in order."""

    def __init__(self, slots: Sequence[Mapping[str, Any]], parents: Mapping[int, int | None]):
        """`slots`: of the content of a `QuizRevision`; `parents`: of each category."""
        self.places: list[Place] = []
        met: Counter[Key] = Counter()
        for each in slots:
            if each["type"] == "question" and each["question"]:
                self._add(met, ("question", each["question"]), each, question=each["question"])
            elif each["type"] == "draw":
                category = int(each["category"] or 0)
                below = _below(category, parents) if each["with_below"] else {category}
                rule = ("draw", category, bool(each["with_below"]), each["tag"], each["difficulty"])
                for _n in range(int(each["count"] or 0)):
                    self._add(met, rule, each, category=category, drawn_from=frozenset(below))

    def _add(self, met: Counter[Key], rule: Key, slot: Mapping[str, Any], **what: Any) -> None:
        met[rule] += 1
        key = (*rule, met[rule])
        self.places.append(Place(key, most=Decimal(slot["mark"]), n=met[rule], **what))

    def of(self, asked: Sequence[Asked]) -> list[Place]:
        """The place of each. A question that no place accounts for gets one by itself."""
        fixed = [each for each in self.places if not each.is_draw]
        draws = [each for each in self.places if each.is_draw]
        found: list[Place | None] = [_take(fixed, question=each.question) for each in asked]
        for at, each in enumerate(asked):
            if found[at] is None:
                found[at] = _drawn(draws, each)
        return [
            place or Place(("other", each.question), each.most, question=each.question)
            for place, each in zip(found, asked, strict=True)
        ]


def _take(fixed: list[Place], question: int) -> Place | None:
    place = next((each for each in fixed if each.question == question), None)
    if place is not None:
        fixed.remove(place)
    return place


def _drawn(draws: list[Place], asked: Asked) -> Place | None:
    """The first place that draws from where the question stands, with its mark if there is one: the
    category of a question may have changed since."""
    if not draws:
        return None
    best = min(
        draws,
        key=lambda each: (asked.category not in each.drawn_from, each.most != asked.most),
    )
    draws.remove(best)
    return best


def _below(category: int, parents: Mapping[int, int | None]) -> Set[int]:
    found, waiting = set[int](), [category]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += [key for key, parent in parents.items() if parent == one]
    return found
