"""What one attempt would be if it were graded anew. Nothing here writes: a plan shows it, and carrying
a plan out writes it."""

import copy
import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from assessments.attempts.grading import add_up, put_share, share_for, waits
from assessments.choices import State
from assessments.models import Attempt, AttemptSlot, QuestionVersion, Regrade
from assessments.regrading.wishes import Aims


@dataclass(frozen=True)
class SlotChange:
    """One answer: `before` and `after` are unsaved copies of the slot."""

    before: AttemptSlot
    after: AttemptSlot

    @property
    def changes_mark(self) -> bool:
        return (self.before.fraction, self.before.is_void) != (
            self.after.fraction,
            self.after.is_void,
        )


@dataclass(frozen=True)
class Unfit:
    """An answer that the newer version cannot be read by: left alone. `why`: a code of
    `assessments.kinds.comparing`."""

    attempt: Attempt
    slot: AttemptSlot
    why: str


@dataclass
class AttemptChange:
    before: Attempt
    after: Attempt
    slots: list[SlotChange] = field(default_factory=list)
    unfit: list[Unfit] = field(default_factory=list)
    # Marks of a person that stay.
    kept: int = 0

    def __bool__(self) -> bool:
        return bool(self.slots)

    @property
    def has_nothing_left(self) -> bool:
        """Whether it had questions that count, and has none any more."""
        return self.before.total > 0 and not self.after.total

    @property
    def changes_result(self) -> bool:
        facts = [
            (each.percent, each.state, each.earned, each.total)
            for each in (self.before, self.after)
        ]
        return facts[0] != facts[1]

    @property
    def digest(self) -> str:
        """The same for the same change of the same answers, and for nothing else."""
        rows = [
            [
                each.before.pk,
                *([one.version_id, one.fraction, one.is_void] for one in (each.before, each.after)),
                each.before.seq,
            ]
            for each in self.slots
        ]
        facts = [str(self.before.percent), str(self.after.percent), self.after.state]
        return digest_of([self.before.pk, *facts, rows])


def digest_of(said: Any) -> str:
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


class Grader:
    """Grades answers by `aims`. Equal answers to one version are graded once: of ten thousand learners
    few say something new."""

    def __init__(self, aims: Aims) -> None:
        self.aims = aims
        self._shares: dict[tuple[Any, ...], Fraction | None] = {}

    def anew(self, attempt: Attempt, slots: Iterable[AttemptSlot]) -> AttemptChange:
        """`attempt`, handed in, with its `slots` and their versions."""
        found = AttemptChange(attempt, copy.copy(attempt))
        after = [self._slot(found, each) for each in slots]
        if found.slots:
            add_up(found.after, after)
            found.after.state = State.SUBMITTED if waits(after) else State.FINISHED
        return found

    def _slot(self, found: AttemptChange, slot: AttemptSlot) -> AttemptSlot:
        """As it would be; `slot` itself where nothing changes. Of two hundred thousand answers few
        change, so only those are copied."""
        wish, question = self.aims.wish, slot.version.question
        if not wish.asks_for(question.pk) or not question.rules.is_marked:
            return slot
        if wish.kind == Regrade.Kind.REGRADE:
            return slot if slot.is_void else self._regraded(found, slot)
        is_void = wish.kind == Regrade.Kind.VOID
        if slot.is_void == is_void:
            return slot
        after = self._copy(found, slot)
        after.is_void = is_void
        if not is_void and not slot.fraction:
            put_share(after, self._share(after, slot.version))
        return after

    def _regraded(self, found: AttemptChange, slot: AttemptSlot) -> AttemptSlot:
        rules = slot.version.question.rules
        target = self.aims.targets.get(slot.version.question_id, slot.version)
        if target.pk != slot.version_id:
            why = rules.differs(slot.version.payload, target.payload)
            if why:
                found.unfit.append(Unfit(found.before, slot, why))
                return slot
        share = None
        if not rules.is_by_hand or slot.response is None:
            share = self._share(slot, target)
        elif not self.aims.wish.by_hand:
            found.kept += bool(slot.fraction)
            return slot
        is_same = (slot.fraction or None) == (None if share is None else str(share))
        if is_same and target.pk == slot.version_id:
            return slot
        after = self._copy(found, slot)
        after.version = target
        put_share(after, share)
        return after

    def _copy(self, found: AttemptChange, slot: AttemptSlot) -> AttemptSlot:
        after = copy.copy(slot)
        found.slots.append(SlotChange(slot, after))
        return after

    def _share(self, slot: AttemptSlot, version: QuestionVersion) -> Fraction | None:
        key = (version.pk, slot.tries, json.dumps(slot.response, sort_keys=True))
        if key not in self._shares:
            asked = copy.copy(slot)
            asked.version = version
            self._shares[key] = share_for(asked, slot.response)
        return self._shares[key]
