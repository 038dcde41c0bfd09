"""Staff open an attempt again, and give one more."""

from datetime import timedelta
from fractions import Fraction

import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry

from assessments.attempts.operations import (
    StartRefusedError,
    TooLateError,
    bring_up_to_date,
    close_due,
    retime,
    start,
    submit,
)
from assessments.choices import State
from assessments.marking.operations import grade
from assessments.models import Attempt, Override
from assessments.overrides.operations import Other, make_exception
from assessments.regrading.operations import (
    AnyNumberError,
    EndNeededError,
    InThePastError,
    LeftCourseError,
    MeanwhileError,
    NotClosedError,
    OtherOpenError,
    ReasonMissingError,
    grant_attempt,
    reopen,
)
from courses.learning.operations import enroll, withdraw
from courses.models import Enrollment
from foundation.models import Notice
from tests.assessments.made import answer, make_quiz, make_ready, payload

HOUR = timedelta(hours=1)


@pytest.fixture
def until():
    return timezone.now() + HOUR


def test_answers_stay_and_are_graded_when_it_is_handed_in_again(
    sari, dewi, quiz, taken, until, fresh
):
    attempt = taken(sari, 1, 0, 1)
    reopen(attempt, dewi, until, "Listrik padam.")
    opened = fresh(attempt)
    assert (opened.state, opened.percent, opened.due_at) == (State.IN_PROGRESS, None, until)
    assert opened.slots.get(n=2).response == 0
    answer(opened, 3, 0)
    submit(opened)
    assert fresh(attempt).earned == 3
    entry = ModelLogEntry.objects.get(action="assessments.reopen")
    assert entry.data["reason"] == "Listrik padam."
    assert Notice.objects.filter(kind="assessments.reopened").count() == 1


def test_it_ends_when_staff_said_whatever_the_quiz_says(sari, dewi, quiz, taken, until, fresh):
    attempt = taken(sari, 1, 0, 1)
    quiz.closes_at = timezone.now() - HOUR
    quiz.on_time_out = "abandon"
    quiz.save()
    reopen(attempt, dewi, until, "Listrik padam.")
    retime(quiz)
    assert fresh(attempt).due_at == until
    # Once the time is over it is handed in, also where the quiz would abandon it.
    bring_up_to_date(fresh(attempt), at=until + HOUR)
    assert (fresh(attempt).state, fresh(attempt).earned) == (State.FINISHED, 2)


def test_the_clock_hands_it_in(sari, dewi, quiz, taken, fresh):
    attempt = taken(sari, 1, 0, 1)
    reopen(attempt, dewi, timezone.now() + HOUR, "Listrik padam.")
    over = timezone.now() - HOUR
    Attempt.objects.filter(pk=attempt.pk).update(due_at=over, next_check_at=over)
    assert close_due() == 1
    assert fresh(attempt).state == State.FINISHED
    with pytest.raises(TooLateError):
        answer(fresh(attempt), 1, 0)


def test_an_abandoned_one_can_be_opened(sari, dewi, course, questions, until, fresh):
    quiz = make_quiz(course, *questions, title="Habis", limit_minutes=5, on_time_out="abandon")
    enroll(sari, course)
    attempt = start(sari, quiz, at=timezone.now() - HOUR)
    bring_up_to_date(attempt)
    assert fresh(attempt).state == State.ABANDONED
    reopen(attempt, dewi, until, "Gawai rusak.")
    answer(fresh(attempt), 2, 0)
    submit(fresh(attempt))
    assert fresh(attempt).earned == 1


def test_a_mark_by_hand_stays_where_the_answer_stays(sari, dewi, aulia, course, until, fresh):
    essays = [make_ready(aulia, kind="essay", name=f"E{n}", payload=payload("essay")) for n in "12"]
    quiz = make_quiz(course, *essays, title="Esai")
    enroll(sari, course)
    attempt = start(sari, quiz)
    for n in (1, 2):
        answer(attempt, n, "Begitulah.")
    submit(attempt)
    for each in attempt.slots.all():
        grade(each, dewi, Fraction(1))
    reopen(attempt, dewi, until, "Listrik padam.")
    answer(fresh(attempt), 2, "Lain sekali.")
    submit(fresh(attempt))
    assert [each.fraction for each in attempt.slots.order_by("n")] == ["1", ""]
    assert fresh(attempt).state == State.SUBMITTED


def test_what_stands_against_it(sari, dewi, quiz, taken, until):
    first = taken(sari, 1, 0, 1)
    with pytest.raises(ReasonMissingError):
        reopen(first, dewi, until, " ")
    with pytest.raises(InThePastError):
        reopen(first, dewi, timezone.now() - HOUR, "Padam.")
    second = start(sari, quiz)
    with pytest.raises(NotClosedError):
        reopen(second, dewi, until, "Padam.")
    with pytest.raises(OtherOpenError):
        reopen(first, dewi, until, "Padam.")
    submit(second)
    withdraw(sari, quiz.course, "Pindah tugas")
    with pytest.raises(LeftCourseError):
        reopen(first, dewi, until, "Padam.")
    enroll(sari, quiz.course)
    reopen(first, dewi, until, "Padam.")
    answer(Attempt.objects.get(pk=first.pk), 1, 0)


def test_one_attempt_more(sari, dewi, course, questions, taken):
    quiz = make_quiz(course, *questions, title="Sekali", attempts_allowed=1)
    attempt = taken(sari, 1, 0, 1, of=quiz)
    with pytest.raises(StartRefusedError):
        start(sari, quiz)
    grant_attempt(quiz, attempt.enrollment, dewi, "Sakit.", seen=1)
    assert start(sari, quiz).n == 2
    assert ModelLogEntry.objects.filter(action="assessments.grant").count() == 1
    assert Notice.objects.filter(kind="assessments.granted").count() == 1
    # Whoever looked before does not give a third by accident.
    with pytest.raises(MeanwhileError):
        grant_attempt(quiz, attempt.enrollment, dewi, "Sakit.", seen=1)


def test_what_her_opd_has_is_kept_in_her_own(sari, dewi, course, questions, taken):
    quiz = make_quiz(course, *questions, title="Sekali", attempts_allowed=1)
    attempt = taken(sari, 1, 0, 1, of=quiz)
    opd = sari.person.primary_opd(timezone.localdate())
    make_exception(quiz, dewi, Other(limit_minutes=90, code="KHUSUS"), opd=opd)
    grant_attempt(quiz, attempt.enrollment, dewi, "Sakit.", seen=1)
    own = Override.objects.get(person=sari.person)
    assert (own.limit_minutes, own.code, own.attempts_allowed) == (90, "KHUSUS", 2)


def test_an_attempt_more_needs_a_time_in_which_it_can_be_made(
    sari, dewi, course, questions, taken, until
):
    quiz = make_quiz(course, *questions, title="Sekali", attempts_allowed=1)
    attempt = taken(sari, 1, 0, 1, of=quiz)
    quiz.closes_at = timezone.now() - HOUR
    quiz.save()
    with pytest.raises(EndNeededError):
        grant_attempt(quiz, attempt.enrollment, dewi, "Sakit.", seen=1)
    with pytest.raises(ReasonMissingError):
        grant_attempt(quiz, attempt.enrollment, dewi, "", seen=1, closes_at=until)
    grant_attempt(quiz, attempt.enrollment, dewi, "Sakit.", seen=1, closes_at=until)
    assert start(sari, quiz).due_at == until


def test_no_more_of_any_number(sari, dewi, quiz, taken):
    attempt = taken(sari, 1, 0, 1)
    with pytest.raises(AnyNumberError):
        grant_attempt(quiz, attempt.enrollment, dewi, "Sakit.", seen=0)
    assert Enrollment.objects.filter(person=sari.person).exists()
