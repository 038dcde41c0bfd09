"""Who has which result in a quiz, as far as somebody may see it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from django.db.models import QuerySet

from agents.reporting.permissions import reported_opds
from assessments.attempts.standing import passes, result_of
from assessments.choices import State
from assessments.models import Attempt, QuizPage
from courses.models import Enrollment
from foundation.users import Account

TENTH = Decimal("0.1")
Key = tuple[int, int]  # person and cycle


@dataclass
class Row:
    """One learner. `before`: her result in the pre-test."""

    enrollment: Enrollment
    attempts: list[Attempt] = field(default_factory=list)
    result: Decimal | None = None
    before: Decimal | None = None
    is_passed: bool = False

    @property
    def state(self) -> str:
        """Of her newest attempt."""
        return self.attempts[-1].state if self.attempts else State.NOT_STARTED

    @property
    def gain(self) -> Decimal | None:
        """Percentage points from the pre-test to this one."""
        return None if self.before is None or self.result is None else self.result - self.before


@dataclass(frozen=True)
class Summary:
    learners: int
    taken: int
    waiting: int
    passed: int
    mean: Decimal | None
    paired: int
    mean_before: Decimal | None
    mean_after: Decimal | None
    normalized: Decimal | None

    @property
    def gain(self) -> Decimal | None:
        if self.mean_before is None or self.mean_after is None:
            return None
        return self.mean_after - self.mean_before


def enrollments_for(user: Account, quiz: QuizPage, today: date) -> QuerySet[Enrollment]:
    """Whose results `user` may see: those who take the course, in her scope, not withdrawn."""
    rows = Enrollment.objects.current().filter(course=quiz.course)
    opds = reported_opds(user)
    if opds is not None:
        rows = rows.at(opds, today)
    return rows.select_related("person").order_by("person__name", "pk")


def rows_of(quiz: QuizPage, enrollments: Iterable[Enrollment]) -> list[Row]:
    """In the order given. Two queries, however many there are."""
    found = list(enrollments)
    own = _by_key(quiz, found)
    before = _by_key(quiz.pretest, found) if quiz.pretest else {}
    rows = []
    for each in found:
        attempts = own.get((each.person_id, each.cycle), [])
        result = result_of(attempts, quiz.counts)
        row = Row(each, attempts, result, is_passed=passes(quiz, result))
        if quiz.pretest:
            earlier = before.get((each.person_id, each.cycle), [])
            row.before = result_of(earlier, quiz.pretest.counts)
        rows.append(row)
    return rows


def _by_key(quiz: QuizPage, enrollments: Sequence[Enrollment]) -> dict[Key, list[Attempt]]:
    """Attempts by person and cycle, the first first; those of an enrollment that she had left too."""
    wanted = {(each.person_id, each.cycle) for each in enrollments}
    attempts = Attempt.objects.filter(quiz=quiz).select_related("enrollment", "opd")
    found: dict[Key, list[Attempt]] = defaultdict(list)
    for each in attempts.order_by("started_at", "pk"):
        key = (each.enrollment.person_id, each.enrollment.cycle)
        if key in wanted:
            found[key].append(each)
    return found


def summary_of(rows: Sequence[Row]) -> Summary:
    """Means with one decimal. The normalized gain is the part of what was still to be learned that was
    learned: (after - before) / (100 - before) of the means, in percent (Hake 1998)."""
    results = [each.result for each in rows if each.result is not None]
    pairs = [(each.before, each.result) for each in rows if each.gain is not None]
    before = mean(one for one, _two in pairs if one is not None)
    after = mean(two for _one, two in pairs if two is not None)
    normalized = None
    if before is not None and after is not None and before < 100:
        normalized = ((after - before) / (100 - before) * 100).quantize(TENTH, ROUND_HALF_UP)
    return Summary(
        learners=len(rows),
        taken=sum(any(one.is_handed_in for one in each.attempts) for each in rows),
        waiting=sum(any(one.state == State.SUBMITTED for one in each.attempts) for each in rows),
        passed=sum(each.is_passed for each in rows),
        mean=mean(results),
        paired=len(pairs),
        mean_before=before,
        mean_after=after,
        normalized=normalized,
    )


def mean(values: Iterable[Decimal]) -> Decimal | None:
    found = list(values)
    if not found:
        return None
    return (sum(found, Decimal(0)) / len(found)).quantize(TENTH, ROUND_HALF_UP)
