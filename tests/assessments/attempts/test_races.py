"""At once: begin, save and hand in; each with an arm in which the guard is off."""

import threading
from contextlib import nullcontext
from types import SimpleNamespace

import pytest
from django.db import connections
from django.db.models import QuerySet

from assessments.attempts.operations import (
    Given,
    Sheet,
    TooLateError,
    answering,
    save,
    start,
    starting,
    submit,
)
from assessments.models import Attempt, AttemptSlot
from courses.learning.operations import enroll
from foundation.retry import persistently
from tests.assessments.made import make_quiz, make_ready, sent_for

MANY = 8


@pytest.fixture
def quiz(committed_db, sari, aulia, make_course):
    course = make_course(lessons=1)
    enroll(sari, course)
    return make_quiz(course, *(make_ready(aulia, name=f"Soal {n}") for n in range(3)))


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


# Each test begins with a database of its own, which takes a second.
def test_of_many_that_begin_at_once_there_is_one_attempt(quiz, sari):
    answers = _at_once(*[lambda: start(sari, quiz).pk] * MANY)
    assert len(set(answers)) == 1, answers
    assert (Attempt.objects.count(), AttemptSlot.objects.count()) == (1, 3)


def test_control_arm_without_the_lock_the_constraint_alone_refuses(quiz, sari, monkeypatch):
    """Nobody gets two attempts, but whoever was second gets an error."""
    enrollment = sari.person.enrollments.get()
    barrier = threading.Barrier(2)

    def unlocked(user, course):
        barrier.wait(30)
        return enrollment

    monkeypatch.setattr(starting, "running", unlocked)
    monkeypatch.setattr(starting, "transaction", SimpleNamespace(atomic=nullcontext))
    answers = _at_once(*[lambda: starting.start.__wrapped__(sari, quiz).pk] * 2)
    broken = [each for each in answers if isinstance(each, Exception)]
    assert broken or len(set(answers)) == 1, answers
    assert Attempt.objects.count() == 1


def test_of_many_windows_one_writes_each_change(quiz, sari):
    attempt = start(sari, quiz)
    slot = attempt.slots.get(n=1)
    given = [Given(1, 0, sent_for(slot, n % 2)) for n in range(MANY)]
    answers = _at_once(
        *(lambda n=n: save(attempt, [given[n]], Sheet(f"lembar{n}", 1)) for n in range(MANY))
    )
    assert not [each for each in answers if isinstance(each, Exception)], answers
    slot = AttemptSlot.objects.get(pk=slot.pk)
    agreed = [n for n, each in enumerate(answers) if each.seqs]
    assert slot.seq == 1
    # Whoever was told "saved" said what is saved.
    assert {tuple(given[n].sent["answer"]) for n in agreed} == {tuple(slot.sent["answer"])}
    assert all(each.stale or each.seqs for each in answers)


def test_control_arm_without_the_number_of_the_change_the_last_one_wins(quiz, sari, monkeypatch):
    attempt = start(sari, quiz)
    slot = attempt.slots.get(n=1)
    monkeypatch.setattr(answering, "Q", lambda **conditions: answering_q(conditions))
    first = save(attempt, [Given(1, 0, sent_for(slot, 0))], Sheet("satu", 1))
    second = save(attempt, [Given(1, 0, sent_for(slot, 1))], Sheet("dua", 1))
    assert first.seqs
    assert second.seqs  # it was told "saved", over an answer that it had not seen


def answering_q(conditions):
    from django.db.models import Q  # noqa: PLC0415  (the one that is replaced)

    return Q(pk__isnull=False) if conditions.keys() <= {"seq"} else Q(**conditions)


def _saves_while_handing_in(attempt):
    """What was acknowledged in the instant of handing in, and what was graded."""
    slots = list(attempt.slots.all())
    acts = [
        lambda each=each: save(
            attempt, [Given(each.n, 0, sent_for(each, 0))], Sheet("satu", each.n)
        )
        for each in slots
    ]
    *saved, _submitted = _at_once(*acts, lambda: submit(attempt))
    refused = [each for each in saved if isinstance(each, Exception)]
    assert all(isinstance(each, TooLateError) for each in refused), saved
    acknowledged = len(saved) - len(refused)
    return acknowledged, Attempt.objects.get(pk=attempt.pk).earned


def test_what_is_acknowledged_is_graded_however_close_to_handing_in(quiz, sari):
    for _n in range(4):
        acknowledged, earned = _saves_while_handing_in(start(sari, quiz))
        assert earned == acknowledged


def test_control_arm_without_the_lock_an_acknowledged_answer_is_not_graded(quiz, sari, monkeypatch):
    """The save has looked before handing in, and writes after it."""
    attempt = start(sari, quiz)
    looked, handed_in = threading.Event(), threading.Event()
    write = answering._write

    def slowly(*args):
        looked.set()
        handed_in.wait(30)
        return write(*args)

    monkeypatch.setattr(answering, "_write", slowly)
    monkeypatch.setattr(QuerySet, "select_for_update", lambda rows, **options: rows.all())
    slot = attempt.slots.get(n=1)
    given = [Given(1, 0, sent_for(slot, 0))]

    def hand_in():
        looked.wait(30)
        done = submit(attempt)
        handed_in.set()
        return done

    saved, _done = _at_once(lambda: answering.save.__wrapped__(attempt, given, Sheet()), hand_in)
    assert saved.seqs
    assert Attempt.objects.get(pk=attempt.pk).earned == 0


def test_many_that_hand_in_at_once_are_graded_once(quiz, sari):
    attempt = start(sari, quiz)
    answers = _at_once(*[lambda: submit(attempt).submitted_at] * MANY)
    assert len(set(answers)) == 1, answers
    assert all(each.marks.count() == 1 for each in attempt.slots.all())
