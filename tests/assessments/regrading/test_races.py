"""At once: two who decide on one plan, a learner who hands in while a question is voided, two rounds of
one regrading; each with an arm in which the guard is off."""

import threading
from contextlib import nullcontext
from types import SimpleNamespace

import pytest
from django.db import connection, connections
from django.db.models import QuerySet

from assessments.attempts.operations import closing, start, submit
from assessments.models import Attempt, Mark, Regrade
from assessments.regrading.operations import (
    RunningError,
    StalePlanError,
    carry_out,
    carrying,
    commit_regrade,
    committing,
    plan_regrade,
    plan_void,
)
from courses.learning.operations import enroll
from foundation.outbox import operations as outbox
from foundation.retry import persistently
from tests.assessments.made import answer


@pytest.fixture(autouse=True)
def _stood(committed_db, monkeypatch):
    """Commits are commits; what is put off is done by the test."""
    monkeypatch.setattr(outbox, "deliver", lambda pk: True)


def _at_once(*acts):
    barrier, answers = threading.Barrier(len(acts)), [None] * len(acts)

    def run(number):
        try:
            barrier.wait(30)
            answers[number] = persistently(acts[number])
        except Exception as error:  # noqa: BLE001  (what went wrong is an answer here)
            answers[number] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(len(acts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return answers


def test_of_two_who_decide_on_one_plan_one_does(sari, dewi, aulia, quiz, taken, corrected):
    taken(sari, 0, 0, 1)
    corrected()
    plan = plan_regrade(quiz, versions="newest")
    answers = _at_once(
        *(
            lambda by=by: commit_regrade(plan, by, "Kunci keliru.", seen=plan.digest)
            for by in (dewi, aulia)
        )
    )
    made = [each for each in answers if isinstance(each, Regrade)]
    refused = [each for each in answers if isinstance(each, StalePlanError | RunningError)]
    assert (len(made), len(refused)) == (1, 1), answers
    assert carry_out(made[0])
    assert Mark.objects.filter(regrade=made[0]).count() == 1


def test_control_arm_without_the_lock_the_constraint_alone_refuses(
    sari, dewi, aulia, quiz, taken, corrected, monkeypatch
):
    """Nobody decides twice, but whoever was second gets an error that no page words."""
    taken(sari, 0, 0, 1)
    corrected()
    plan = plan_regrade(quiz, versions="newest")
    barrier = threading.Barrier(2)
    written = committing._written

    def together(*args):
        barrier.wait(30)
        return written(*args)

    monkeypatch.setattr(committing, "_written", together)
    monkeypatch.setattr(committing, "lock_name", lambda name: None)
    monkeypatch.setattr(committing, "transaction", SimpleNamespace(atomic=nullcontext))
    answers = _at_once(
        *(
            lambda by=by: commit_regrade.__wrapped__(plan, by, "Keliru.", seen=plan.digest)
            for by in (dewi, aulia)
        )
    )
    assert len([each for each in answers if isinstance(each, Exception)]) == 1, answers
    named = [each for each in answers if isinstance(each, StalePlanError | RunningError)]
    assert not named


def _voided_while_handing_in(sari, dewi, quiz, questions):
    enroll(sari, quiz.course)
    attempt = start(sari, quiz)
    for n in (1, 2):
        answer(attempt, n, 0)
    plan = plan_void(quiz, questions[0])
    made, _done = _at_once(
        lambda: commit_regrade(plan, dewi, "Dua benar.", seen=plan.digest),
        lambda: submit(attempt),
    )
    assert isinstance(made, Regrade), made
    assert carry_out(made)
    return Attempt.objects.get(pk=attempt.pk)


def test_who_hands_in_while_it_is_voided_goes_without_it(sari, dewi, quiz, questions):
    attempt = _voided_while_handing_in(sari, dewi, quiz, questions)
    assert (attempt.earned, attempt.total) == (1, 2)


def test_control_arm_she_who_was_seen_by_nobody_keeps_it(sari, dewi, quiz, questions, monkeypatch):
    """Handed in before the row is there, and not caught up with."""
    enroll(sari, quiz.course)
    attempt = start(sari, quiz)
    plan = plan_void(quiz, questions[0])
    submit(attempt)
    monkeypatch.setattr(carrying, "_left_over", lambda regrade: [])
    made = commit_regrade(plan, dewi, "Dua benar.", seen=plan.digest)
    assert carry_out(made)
    assert Attempt.objects.get(pk=attempt.pk).total == 3


def test_two_rounds_at_once_grade_each_attempt_once(sari, budi, rini, dewi, quiz, taken, corrected):
    for user in (sari, budi, rini):
        taken(user, 0, 0, 1)
    corrected()
    plan = plan_regrade(quiz, versions="newest")
    made = commit_regrade(plan, dewi, "Kunci keliru.", seen=plan.digest)
    assert all(each is True for each in _at_once(*[lambda: carry_out(made)] * 3))
    assert Mark.objects.filter(regrade=made).count() == 3
    assert set(made.lines.values_list("outcome", flat=True)) == {"done"}


@pytest.mark.skipif(
    connection.vendor == "sqlite", reason="there each that writes is alone from its beginning"
)
def test_control_arm_without_the_lock_two_rounds_mark_twice(
    sari, dewi, quiz, taken, corrected, monkeypatch
):
    taken(sari, 0, 0, 1)
    corrected()
    plan = plan_regrade(quiz, versions="newest")
    made = commit_regrade(plan, dewi, "Kunci keliru.", seen=plan.digest)
    monkeypatch.setattr(QuerySet, "select_for_update", lambda rows, **options: rows.all())
    barrier = threading.Barrier(2)
    write = carrying._write

    def together(*args):
        barrier.wait(30)
        return write(*args)

    monkeypatch.setattr(carrying, "_write", together)
    _at_once(*[lambda: carry_out(made)] * 2)
    assert Mark.objects.filter(regrade=made).count() > 1


def test_a_learner_hands_in_another_attempt_while_hers_is_graded_anew(
    sari, dewi, quiz, taken, corrected
):
    first = taken(sari, 0, 0, 1)
    corrected()
    second = start(sari, quiz)
    for n in (1, 2, 3):
        answer(second, n, 0)
    plan = plan_regrade(quiz, versions="newest")
    made = commit_regrade(plan, dewi, "Kunci keliru.", seen=plan.digest)
    answers = _at_once(lambda: carry_out(made), lambda: submit(second).pk)
    assert answers == [True, second.pk]
    percents = [Attempt.objects.get(pk=each.pk).percent for each in (first, second)]
    assert [round(each) for each in percents] == [67, 100]
    progress = closing.enrollment_now(second).progress.get(activity=quiz)
    assert progress.score == 100
