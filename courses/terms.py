"""What a course asks for, as values that can be compared: no page and no record is needed here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, NamedTuple, Self

from courses.choices import CompletedBy, DoneWhen

# Rules that a kind knows without saying so, by what completes it; the first is its own.
KNOWN: dict[CompletedBy, tuple[DoneWhen, ...]] = {
    CompletedBy.VIEWING: (DoneWhen.VIEWED, DoneWhen.MINUTES, DoneWhen.MARKED),
    CompletedBy.MARKING: (DoneWhen.MARKED, DoneWhen.MINUTES, DoneWhen.VIEWED),
    CompletedBy.OWN_OPERATION: (DoneWhen.PASSED,),
}
# Whoever has done the first has done the others, too.
_IMPLIED: dict[DoneWhen, set[DoneWhen]] = {
    DoneWhen.MINUTES: {DoneWhen.MARKED, DoneWhen.VIEWED},
    DoneWhen.MARKED: {DoneWhen.VIEWED},
    DoneWhen.PASSED: {DoneWhen.SUBMITTED, DoneWhen.VIEWED},
    DoneWhen.GRADED: {DoneWhen.SUBMITTED, DoneWhen.VIEWED},
    DoneWhen.SUBMITTED: {DoneWhen.VIEWED},
}


class Rule(NamedTuple):
    """When an activity is done; `minutes` counts for DoneWhen.MINUTES alone."""

    when: DoneWhen
    minutes: int = 0

    def implies(self, other: "Rule") -> bool:
        """Whether whoever fulfils this one fulfils `other`, too."""
        if self.when is other.when:
            return self.minutes >= other.minutes
        return other.when in _IMPLIED.get(self.when, set())

    @property
    def is_said_by_learner(self) -> bool:
        """Whether the learner presses a button, at once or after some minutes."""
        return self.when in {DoneWhen.MARKED, DoneWhen.MINUTES}

    def __str__(self) -> str:
        return f"{self.when.value}:{self.minutes}" if self.minutes else self.when.value

    @classmethod
    def read(cls, text: str) -> Self:
        """Of what `str` wrote."""
        when, _, minutes = text.partition(":")
        return cls(DoneWhen(when), int(minutes or 0))


@dataclass(frozen=True)
class Terms:
    """What completing a course asks for at one moment.

    `needed` of `activities` (ids) are done, and of those that give a score (`scored`) each reaches
    `minimum_score` and the mean of those done reaches `pass_mark`. Scores are percent; 0 asks for
    none. `rules` says of each activity when it is done; what was recorded before there were rules has
    none.
    """

    activities: tuple[int, ...] = ()
    needed: int = 0
    scored: tuple[int, ...] = ()
    pass_mark: int = 0
    minimum_score: int = 0
    rules: Mapping[int, Rule] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.activities)

    def asks_as_much_as(self, other: "Terms") -> bool:
        """Whether whoever meets these has met `other`, so that nobody is let off anything.

        Of those that these ask for, so many at least are asked for by both; marks are compared as
        numbers, whatever is scored.
        """
        both = set(self.activities) & set(other.activities)
        least = self.needed - (len(self.activities) - len(both))
        if least < other.needed:
            return False
        if self.pass_mark < other.pass_mark or self.minimum_score < other.minimum_score:
            return False
        known = [pk for pk in both if pk in other.rules and pk in self.rules]
        return all(self.rules[pk].implies(other.rules[pk]) for pk in known)

    def met_by(self, done: Mapping[int, Decimal | None]) -> bool:
        """Whether somebody meets these who has done the activities in `done`, each with its score
        (None: none). The same as `EnrollmentQuerySet.meeting` asks of the database."""
        own = {pk: score for pk, score in done.items() if pk in self.activities}
        if self.minimum_score:
            own = {
                pk: score
                for pk, score in own.items()
                if pk not in self.scored or (score is not None and score >= self.minimum_score)
            }
        if len(own) < self.needed:
            return False
        if not self.pass_mark or not set(self.scored) & set(self.activities):
            return True
        scores = [score or Decimal(0) for pk, score in own.items() if pk in self.scored]
        return bool(scores) and sum(scores) / len(scores) >= self.pass_mark

    def without(self, gone: Iterable[int]) -> "Terms":
        """If these activities were asked for no longer."""
        rest = tuple(pk for pk in self.activities if pk not in set(gone))
        asks_for_all = self.needed == len(self.activities)
        needed = len(rest) if asks_for_all else min(self.needed, len(rest))
        return Terms(rest, needed, self.scored, self.pass_mark, self.minimum_score, self.rules)

    def as_json(self) -> dict[str, Any]:
        """All but the activities, which have a column of their own."""
        return {
            "needed": self.needed,
            "scored": list(self.scored),
            "pass_mark": self.pass_mark,
            "minimum_score": self.minimum_score,
            "rules": {str(pk): str(rule) for pk, rule in self.rules.items()},
        }

    @classmethod
    def read(cls, activities: Iterable[int], said: Mapping[str, Any]) -> Self:
        """Of what `as_json` wrote; `said` is empty where only activities were recorded: all of them
        are needed."""
        ids = tuple(activities)
        return cls(
            ids,
            said.get("needed", len(ids)),
            tuple(said.get("scored", ())),
            said.get("pass_mark", 0),
            said.get("minimum_score", 0),
            {int(pk): Rule.read(text) for pk, text in said.get("rules", {}).items()},
        )
