"""What other marks mean for people: their result, passing, completions and certificates."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from assessments.attempts.standing import passes, result_of
from assessments.choices import State
from assessments.models import Attempt, QuizPage
from assessments.regrading.anew import AttemptChange
from courses.certificates.papers import numbers_of
from courses.choices import DoneWhen
from courses.completion.asking import rule_of
from courses.completion.impact import Reported, would
from courses.models import Enrollment

CENTS = Decimal("0.01")
Key = tuple[int, int]  # person and cycle


@dataclass(frozen=True)
class PersonChange:
    """One learner of whom an attempt changes. `enrollment`: where she is now; `completes`: the course
    would be complete; `stays`: it is complete, and would not be on the new result; `certificate`: the
    number of the live one."""

    enrollment: Enrollment
    before: Decimal | None
    after: Decimal | None
    passed_before: bool
    passed_after: bool
    completes: bool = False
    stays: bool = False
    certificate: str = ""

    @property
    def matters(self) -> bool:
        """Whether more than a number changes."""
        return self.completes or self.stays or self.passed_before != self.passed_after


def people_of(quiz: QuizPage, changes: Sequence[AttemptChange]) -> list[PersonChange]:
    """Those of whom an attempt changes, by name. Six queries, however many they are."""
    if not changes:
        return []
    after = {each.before.pk: each.after for each in changes}
    mine = _attempts_of(quiz, changes)
    current = _current(quiz, mine)
    told = {
        key: (attempts, [after.get(each.pk, each) for each in attempts])
        for key, attempts in mine.items()
        if key in current
    }
    when = rule_of(quiz).when
    before = {current[key].pk: _reported(quiz, when, pair[0]) for key, pair in told.items()}
    then = {current[key].pk: _reported(quiz, when, pair[1]) for key, pair in told.items()}
    found = would(quiz.course, quiz, before, then)
    numbers = numbers_of([each for each in current.values() if each.pk in found.fall])
    people = []
    for key, (one, two) in told.items():
        enrollment = current[key]
        before_it, after_it = result_of(one, quiz.counts), result_of(two, quiz.counts)
        people.append(
            PersonChange(
                enrollment,
                before_it,
                after_it,
                passes(quiz, before_it),
                passes(quiz, after_it),
                completes=enrollment.pk in found.complete,
                stays=enrollment.pk in found.fall,
                certificate=numbers.get(enrollment.pk, ""),
            )
        )
    return sorted(people, key=lambda each: (each.enrollment.person.name, each.enrollment.pk))


def _attempts_of(quiz: QuizPage, changes: Iterable[AttemptChange]) -> dict[Key, list[Attempt]]:
    """All handed in, of everybody touched."""
    wanted = {_key(each.before) for each in changes}
    rows = Attempt.objects.filter(quiz=quiz).handed_in().select_related("enrollment__person")
    found: dict[Key, list[Attempt]] = defaultdict(list)
    for each in rows.filter(enrollment__person__in={person for person, _cycle in wanted}):
        if _key(each) in wanted:
            found[_key(each)].append(each)
    return found


def _key(attempt: Attempt) -> Key:
    return attempt.enrollment.person_id, attempt.enrollment.cycle


def _current(quiz: QuizPage, mine: Mapping[Key, Sequence[Attempt]]) -> dict[Key, Enrollment]:
    """Where each is now; whoever has left is at what she left."""
    found = {key: attempts[-1].enrollment for key, attempts in mine.items()}
    rows = Enrollment.objects.current().filter(
        course=quiz.course, person__in={key[0] for key in mine}
    )
    for each in rows.select_related("person"):
        if (each.person_id, each.cycle) in found:
            found[each.person_id, each.cycle] = each
    return found


def _reported(quiz: QuizPage, when: DoneWhen, attempts: Sequence[Attempt]) -> Reported:
    """As `assessments.attempts.operations.closing.complete` tells the course. `when`: what the course
    asks of the quiz."""
    result = result_of(attempts, quiz.counts)
    is_done = {
        DoneWhen.PASSED: passes(quiz, result) or not quiz.has_pass_mark,
        DoneWhen.GRADED: any(each.state == State.FINISHED for each in attempts),
    }
    score = None if result is None else result.quantize(CENTS, ROUND_HALF_UP)
    return Reported(is_done.get(when, True), score)
