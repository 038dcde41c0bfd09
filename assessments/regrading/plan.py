"""The dry run: what would change, answer by answer and learner by learner. It writes nothing."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import QuerySet

from assessments.choices import HANDED_IN
from assessments.models import Attempt, AttemptSlot, QuestionVersion, QuizPage, Regrade
from assessments.regrading.anew import AttemptChange, Grader, Unfit, digest_of
from assessments.regrading.people import PersonChange, people_of
from assessments.regrading.wishes import Wish, aims_of

AT_ONCE = 500


@dataclass
class Plan:
    """`kept`: marks of a person that stay; `open`: attempts under way, which are graded when they are
    handed in; `latest`: the newest regrading of the quiz that the plan knows."""

    quiz: QuizPage
    wish: Wish
    latest: int
    changes: list[AttemptChange] = field(default_factory=list)
    unfit: list[Unfit] = field(default_factory=list)
    people: list[PersonChange] = field(default_factory=list)
    kept: int = 0
    open: int = 0
    looked_at: int = 0

    @property
    def is_empty(self) -> bool:
        return not self.changes

    @property
    def marks(self) -> int:
        """How many marks change."""
        return sum(one.changes_mark for each in self.changes for one in each.slots)

    @property
    def has_nothing_left(self) -> bool:
        """Whether somebody would be left without a question that counts."""
        return any(each.has_nothing_left for each in self.changes)

    @cached_property
    def stays(self) -> set[int]:
        """Ids of enrollments whose completion would not stand on the new result."""
        return {each.enrollment.pk for each in self.people if each.stays}

    @cached_property
    def digest(self) -> str:
        """The same as long as the same would change."""
        people = [
            (each.enrollment.pk, each.passed_after, each.completes, each.stays)
            for each in self.people
        ]
        return digest_of([self.latest, [each.digest for each in self.changes], people])


def plan_of(quiz: QuizPage, wish: Wish) -> Plan:
    """Look at all handed in answers that `wish` asks for. Reads in parts of 500 attempts and keeps only
    what would change; holds no lock, and belongs in no transaction."""
    plan = Plan(quiz, wish, latest_of(quiz))
    attempts = Attempt.objects.filter(quiz=quiz)
    plan.open = attempts.open().count()
    if wish.attempts is not None:
        attempts = attempts.filter(pk__in=wish.attempts)
    versions = _versions_in(quiz)
    aims = aims_of(wish, quiz, [each.question_id for each in versions.values()])
    grader = Grader(aims)
    rows = attempts.filter(state__in=HANDED_IN).select_related("revision", "enrollment__person")
    for part in _parts(rows.order_by("pk")):
        slots = slots_of(part, versions)
        for attempt in part:
            found = grader.anew(attempt, slots.get(attempt.pk, ()))
            plan.looked_at += 1
            plan.kept += found.kept
            plan.unfit += found.unfit
            if found:
                plan.changes.append(found)
    plan.people = people_of(quiz, plan.changes)
    return plan


def latest_of(quiz: QuizPage) -> int:
    return (
        Regrade.objects.filter(quiz=quiz).order_by("-pk").values_list("pk", flat=True).first() or 0
    )


def slots_of(
    attempts: Collection[Attempt], versions: dict[int, QuestionVersion]
) -> dict[int, list[AttemptSlot]]:
    """By attempt. Each version is read once, however often it was asked."""
    found: dict[int, list[AttemptSlot]] = {}
    rows = AttemptSlot.objects.filter(attempt__in=[each.pk for each in attempts])
    for each in rows.defer("sent", "order").order_by("attempt", "n"):
        each.version = versions[each.version_id]
        found.setdefault(each.attempt_id, []).append(each)
    return found


def _versions_in(quiz: QuizPage) -> dict[int, QuestionVersion]:
    asked = AttemptSlot.objects.filter(attempt__quiz=quiz).order_by().values("version")
    rows = QuestionVersion.objects.filter(pk__in=asked).select_related("question")
    return {each.pk: each for each in rows}


def _parts(rows: "QuerySet[Attempt]") -> Iterator[list[Attempt]]:
    last = 0
    while True:
        part = list(rows.filter(pk__gt=last)[:AT_ONCE])
        if not part:
            return
        last = part[-1].pk
        yield part
