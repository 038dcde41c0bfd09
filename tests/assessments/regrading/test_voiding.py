"""A question counts for nobody, and counts again."""

from decimal import Decimal

import pytest
from wagtail.models import ModelLogEntry, PageLogEntry

from assessments.attempts.operations import StartRefusedError, start, submit
from assessments.attempts.standing import Refusal
from assessments.choices import State
from assessments.marking.operations import NotGradableError, grade
from assessments.marking.queue import waiting
from assessments.models import Attempt, VoidedQuestion
from assessments.regrading.operations import (
    AlreadyVoidedError,
    NothingLeftError,
    NotVoidedError,
    StalePlanError,
    carry_out,
    commit_regrade,
    plan_count,
    plan_regrade,
    plan_void,
)
from courses.learning.operations import enroll
from foundation.models import Notice
from tests.assessments.made import answer, make_quiz, make_ready, payload


def test_its_mark_leaves_what_was_earned_and_what_could_be(
    sari, budi, quiz, questions, taken, decided, fresh
):
    one, two = taken(sari, 0, 0, 1), taken(budi, 1, 0, 1)
    plan = plan_void(quiz, questions[0])
    assert [(each.before.percent, each.after.percent) for each in plan.changes] == [
        (Decimal("33.33333"), Decimal("50.00000")),
        (Decimal("66.66667"), Decimal("50.00000")),
    ]
    assert fresh(one).percent == Decimal("33.33333")
    decided(plan, "Dua jawaban benar.")
    assert [(fresh(each).earned, fresh(each).total) for each in (one, two)] == [(1, 2), (1, 2)]
    assert PageLogEntry.objects.filter(action="assessments.void").count() == 1
    assert ModelLogEntry.objects.filter(action="assessments.change_mark").count() == 2
    assert Notice.objects.filter(kind="assessments.regraded").count() == 2


def test_it_counts_again_as_it_was_answered(sari, quiz, questions, taken, decided, fresh):
    attempt = taken(sari, 1, 0, 1)
    decided(plan_void(quiz, questions[0]))
    decided(plan_count(quiz, questions[0]), "Soalnya baik.")
    assert (fresh(attempt).earned, fresh(attempt).total) == (2, 3)
    assert not VoidedQuestion.objects.exists()


def test_attempts_under_way_and_to_come_go_without_it(
    sari, budi, quiz, questions, taken, decided, fresh
):
    enroll(budi, quiz.course)
    under_way = start(budi, quiz)
    answer(under_way, 1, 0)
    answer(under_way, 2, 0)
    taken(sari, 0, 0, 1)
    decided(plan_void(quiz, questions[0]))
    submit(under_way)
    assert (fresh(under_way).earned, fresh(under_way).total) == (1, 2)
    asked = start(budi, quiz).slots.values_list("version__question", flat=True)
    assert questions[0].pk not in asked


def test_an_attempt_under_way_that_counts_again_is_graded_whole(budi, quiz, questions, decided):
    enroll(budi, quiz.course)
    under_way = start(budi, quiz)
    answer(under_way, 1, 1)
    decided(plan_void(quiz, questions[0]))
    decided(plan_count(quiz, questions[0]), "Soalnya baik.")
    submit(under_way)
    assert Attempt.objects.get(pk=under_way.pk).earned == 1


def test_whoever_begins_while_it_is_voided_goes_without_it_too(budi, quiz, questions, dewi, fresh):
    """Her attempt was begun before, and seen by nobody: handing in looks again."""
    enroll(budi, quiz.course)
    under_way = start(budi, quiz)
    VoidedQuestion.objects.create(
        quiz=quiz, question=questions[0], reason="Keliru", by=dewi.person, at=under_way.started_at
    )
    submit(under_way)
    assert fresh(under_way).total == 2


def test_a_drawn_question_is_drawn_no_more(sari, course, questions, decided, aulia):
    category = questions[0].category_id
    draw = ("draw", {"category": category, "with_below": True, "count": 3, "mark": 1})
    quiz = make_quiz(course, draw, title="Acak")
    enroll(sari, course)
    submit(start(sari, quiz))
    decided(plan_void(quiz, questions[1]))
    asked = set(start(sari, quiz).slots.values_list("version__question", flat=True))
    assert asked == {questions[0].pk, questions[2].pk}


def test_nobody_is_left_without_a_question(sari, dewi, course, questions, taken):
    quiz = make_quiz(course, questions[0], title="Satu")
    taken(sari, 0, of=quiz)
    plan = plan_void(quiz, questions[0])
    with pytest.raises(NothingLeftError):
        commit_regrade(plan, dewi, "Keliru.", seen=plan.digest)
    assert not VoidedQuestion.objects.exists()


def test_nor_is_anybody_who_is_at_it(sari, dewi, course, questions):
    quiz = make_quiz(course, questions[0], title="Satu")
    enroll(sari, course)
    start(sari, quiz)
    plan = plan_void(quiz, questions[0])
    with pytest.raises(NothingLeftError):
        commit_regrade(plan, dewi, "Keliru.", seen=plan.digest)


def test_a_quiz_of_voided_questions_alone_cannot_begin(sari, dewi, course, questions, decided):
    quiz = make_quiz(course, questions[0], title="Satu")
    enroll(sari, course)
    decided(plan_void(quiz, questions[0]))
    with pytest.raises(StartRefusedError) as refused:
        start(sari, quiz)
    assert refused.value.why is Refusal.EMPTY


def test_voided_once_and_counted_again_once(sari, dewi, quiz, questions, taken, decided):
    taken(sari, 0, 0, 1)
    plan = plan_count(quiz, questions[0])
    with pytest.raises(NotVoidedError):
        commit_regrade(plan, dewi, "Keliru.", seen=plan.digest)
    old = plan_void(quiz, questions[0])
    decided(old)
    with pytest.raises(StalePlanError):
        commit_regrade(old, dewi, "Keliru.", seen=old.digest)
    again = plan_void(quiz, questions[0])
    with pytest.raises(AlreadyVoidedError):
        commit_regrade(again, dewi, "Keliru.", seen=again.digest)


def test_what_is_voided_is_not_graded_again_and_waits_for_nobody(
    sari, dewi, aulia, course, decided, fresh, questions
):
    essay = make_ready(aulia, kind="essay", name="Esai", payload=payload("essay"))
    quiz = make_quiz(course, questions[1], essay, title="Esai")
    enroll(sari, course)
    attempt = start(sari, quiz)
    answer(attempt, 1, 0)
    answer(attempt, 2, "Begitulah.")
    submit(attempt)
    assert waiting(dewi).count() == 1
    decided(plan_void(quiz, essay))
    assert fresh(attempt).state == State.FINISHED
    assert fresh(attempt).percent == 100
    assert not waiting(dewi).exists()
    with pytest.raises(NotGradableError):
        grade(attempt.slots.get(n=2), dewi, 1)
    assert plan_regrade(quiz, by_hand=True).is_empty
    decided(plan_count(quiz, essay))
    assert fresh(attempt).state == State.SUBMITTED
    assert waiting(dewi).count() == 1


def test_whoever_hands_in_between_plan_and_deed_is_caught_up_with(
    sari, budi, dewi, quiz, questions, taken, fresh
):
    """Handed in after the plan was made: it has no line, and is found by what it lacks."""
    taken(sari, 0, 0, 1)
    plan = plan_void(quiz, questions[0])
    late = taken(budi, 0, 0, 1)
    made = commit_regrade(plan, dewi, "Keliru.", seen=plan.digest)
    assert carry_out(made)
    assert fresh(late).total == 2
    assert made.lines.count() == 2
