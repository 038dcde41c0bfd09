"""Plan, look at it, and decide.

A plan is computed outside of any transaction: a big quiz takes seconds. Deciding writes one line for
each attempt that changes, in one short transaction; what the lines say is then done one attempt at a
time (`carrying`).
"""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.log_actions import log

from agents.models import Person
from agents.registry.operations.people import person_for
from assessments.choices import OPEN
from assessments.models import (
    Attempt,
    AttemptSlot,
    Question,
    QuizPage,
    Regrade,
    RegradedAttempt,
    VoidedQuestion,
)
from assessments.models.regrades import LONGEST_REASON
from assessments.regrading.plan import Plan, latest_of, plan_of
from assessments.regrading.wishes import Wish
from courses.learning.operations import ReasonMissingError
from foundation.locks import lock_name
from foundation.outbox.operations import put
from foundation.users import Account

CARRY_OUT = "assessments.regrade"


class StalePlanError(Exception):
    """Something has changed since the plan was shown; `plan` is how it is now."""

    def __init__(self, plan: Plan) -> None:
        super().__init__()
        self.plan = plan


class RunningError(Exception):
    """An earlier regrading of this quiz is not finished."""


class NothingToChangeError(Exception):
    """The plan changes nothing."""


class OwnResultError(Exception):
    """The result of whoever decides would change, too: somebody else has to decide."""


class NothingLeftError(Exception):
    """Somebody would be left without a question that counts."""


class AlreadyVoidedError(Exception):
    """The question is voided in this quiz already."""


class NotVoidedError(Exception):
    """The question counts in this quiz."""


def plan_regrade(
    quiz: QuizPage,
    *,
    versions: str = Regrade.Versions.SAME,
    attempts: Iterable[Attempt] | None = None,
    questions: Iterable[Question] | None = None,
    by_hand: bool = False,
) -> Plan:
    """What grading the answers to `quiz` anew would change; None are all. `versions`: by the version
    that was asked, or by the newest. Writes nothing. The caller has asked whether whoever looks may
    (`Regrade.objects.visible_to`)."""
    wish = Wish(
        Regrade.Kind.REGRADE,
        versions,
        None if attempts is None else frozenset(each.pk for each in attempts),
        None if questions is None else frozenset(each.pk for each in questions),
        by_hand,
    )
    return plan_of(quiz, wish)


def plan_void(quiz: QuizPage, question: Question) -> Plan:
    """What voiding `question` for everybody would change: its marks leave what was earned and what could
    be earned, and new attempts do not ask it. That is what a mark of 0 is in Moodle; giving all the
    full mark, which Canvas offers as well, would lift whoever did not answer."""
    return plan_of(quiz, Wish(Regrade.Kind.VOID, questions=frozenset([question.pk])))


def plan_count(quiz: QuizPage, question: Question) -> Plan:
    """What it would change if a voided question counted again."""
    return plan_of(quiz, Wish(Regrade.Kind.COUNT, questions=frozenset([question.pk])))


@transaction.atomic
def commit_regrade(plan: Plan, by: Account, reason: str, *, seen: str) -> Regrade:
    """Decide on what `plan` says. `seen`: the digest of the plan that was looked at; another one says
    that something has changed since. The plan is computed before, outside of this transaction; what
    changes between the two is found attempt by attempt, and left as it is.

    One at a time for a quiz, and nobody decides where an answer of her own changes. Raises
    ReasonMissingError, StalePlanError, RunningError, OwnResultError, NothingToChangeError, NothingLeftError, AlreadyVoidedError, NotVoidedError.
    """
    reason = reason.strip()[:LONGEST_REASON]
    if not reason:
        raise ReasonMissingError
    quiz, wish = plan.quiz, plan.wish
    lock_name(f"regrade:{quiz.pk}")
    if Regrade.objects.filter(quiz=quiz, finished_at=None).exists():
        raise RunningError
    if plan.digest != seen or plan.latest != latest_of(quiz):
        raise StalePlanError(plan)
    person = person_for(by)
    if any(each.before.enrollment.person_id == person.pk for each in plan.changes):
        raise OwnResultError
    if wish.kind != Regrade.Kind.REGRADE:
        _void_or_count(plan, person, reason)
    elif plan.is_empty:
        raise NothingToChangeError
    made = _written(plan, person, reason)
    data = {
        "reason": reason,
        "versions": wish.versions,
        "questions": made.questions,
        "attempts": len(plan.changes),
        "marks": plan.marks,
    }
    log(instance=quiz, action=f"assessments.{made.kind}", user=by, data=data)
    put(f"{CARRY_OUT}:{made.pk}", CARRY_OUT, {"regrade": made.pk})
    return made


def _written(plan: Plan, by: Person, reason: str) -> Regrade:
    made = Regrade.objects.create(
        quiz=plan.quiz,
        kind=plan.wish.kind,
        versions=plan.wish.versions,
        questions=sorted(plan.wish.questions or ()),
        by_hand=plan.wish.by_hand,
        reason=reason,
        by=by,
        at=timezone.now(),
    )
    RegradedAttempt.objects.bulk_create(_lines(made, plan), batch_size=500)
    return made


def _lines(made: Regrade, plan: Plan) -> Iterable[RegradedAttempt]:
    stays = {
        (each.enrollment.person_id, each.enrollment.cycle): each.enrollment
        for each in plan.people
        if each.stays
    }
    for each in plan.changes:
        own = each.before.enrollment
        yield RegradedAttempt(
            regrade=made,
            attempt=each.before,
            digest=each.digest,
            before=each.before.percent,
            after=each.after.percent,
            stays=stays.get((own.person_id, own.cycle)),
        )


def _void_or_count(plan: Plan, by: Person, reason: str) -> None:
    """The row that new attempts ask, and the attempts under way: whoever hands in waits for the lock on
    hers, and finds what is written here."""
    quiz, [question] = plan.quiz, plan.wish.questions or frozenset()
    voids = plan.wish.kind == Regrade.Kind.VOID
    rows = VoidedQuestion.objects.filter(quiz=quiz, question=question)
    if voids and rows.exists():
        raise AlreadyVoidedError
    if not voids and not rows.exists():
        raise NotVoidedError
    if voids and (plan.has_nothing_left or _asks_nothing_else(quiz, question)):
        raise NothingLeftError
    if voids:
        VoidedQuestion.objects.create(
            quiz=quiz, question_id=question, reason=reason, by=by, at=timezone.now()
        )
    else:
        rows.delete()
    under_way = Attempt.objects.filter(quiz=quiz, state__in=OPEN)
    # In the order in which moving the ends of attempts locks them.
    locked = under_way.select_for_update(of=("self",)).order_by("enrollment_id", "pk")
    asked = AttemptSlot.objects.filter(
        attempt__in=list(locked.values_list("pk", flat=True)), version__question=question
    )
    asked.update(is_void=voids)


def _asks_nothing_else(quiz: QuizPage, question: int) -> bool:
    """Whether an attempt under way asks this question, and no other that counts."""
    asks = AttemptSlot.objects.filter(attempt__quiz=quiz, attempt__state__in=OPEN, is_void=False)
    others = asks.filter(max_mark__gt=0).exclude(version__question=question).values("attempt")
    return asks.filter(Q(version__question=question) & ~Q(attempt__in=others)).exists()
