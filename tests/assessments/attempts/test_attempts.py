"""Begin, answer, hand in: what counts and how often."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from assessments.attempts.operations import (
    Given,
    LockedError,
    NotEnrolledError,
    Sheet,
    StartRefusedError,
    TooLateError,
    WrongCodeError,
    save,
    start,
    submit,
)
from assessments.attempts.standing import Refusal, Standing
from assessments.bank.operations import revise, set_status
from assessments.choices import State
from assessments.models import Attempt, Mark
from courses.learning.operations import enroll, mark_done, withdraw
from courses.models import ActivityProgress, Enrollment
from tests.assessments.made import answer, choice, make_ready, payload, sent_for

MINUTE = timedelta(minutes=1)


def _is_done(user, quiz) -> bool:
    rows = ActivityProgress.objects.filter(enrollment__person=user.person, activity=quiz)
    return rows.exclude(done_at=None).exists()


def test_an_attempt_asks_what_the_quiz_asks_and_earns_what_was_right(learner, quiz_of, fresh):
    quiz = quiz_of()
    attempt = start(learner, quiz)
    assert [each.number for each in attempt.slots.all()] == [1, 2, 3]
    answer(attempt, 1, 0)
    answer(attempt, 2, 1)
    submit(attempt)
    attempt = fresh(attempt)
    assert (attempt.state, attempt.earned, attempt.total) == (State.FINISHED, 1, 3)
    assert attempt.percent == Decimal("33.33333")
    assert attempt.opd == learner.person.primary_opd(timezone.localdate())
    assert _is_done(learner, quiz)
    assert sorted(Mark.objects.values_list("fraction", flat=True)) == ["0", "0", "1"]


def test_beginning_twice_gives_one_attempt(learner, quiz_of):
    quiz = quiz_of()
    assert start(learner, quiz) == start(learner, quiz)


def test_handing_in_twice_changes_nothing(learner, quiz_of):
    attempt = start(learner, quiz_of())
    first, second = submit(attempt), submit(attempt)
    assert first.submitted_at == second.submitted_at
    assert Mark.objects.count() == 3


def test_only_enrolled_learners_begin(sari, quiz_of):
    with pytest.raises(NotEnrolledError):
        start(sari, quiz_of())


def test_attempts_end_and_leaving_gives_no_more(learner, course, quiz_of):
    quiz = quiz_of(attempts_allowed=1)
    submit(start(learner, quiz))
    withdraw(learner, course, "Pindah tugas")
    enroll(learner, course)
    with pytest.raises(StartRefusedError) as refused:
        start(learner, quiz)
    assert refused.value.why is Refusal.NONE_LEFT


def test_whoever_comes_back_goes_on_with_what_was_open(learner, course, quiz_of, fresh):
    quiz = quiz_of()
    attempt = start(learner, quiz)
    withdraw(learner, course, "Pindah tugas")
    with pytest.raises(NotEnrolledError):
        answer(attempt, 1, 0)
    enrollment = enroll(learner, course)
    assert start(learner, quiz) == attempt
    assert fresh(attempt).enrollment == enrollment
    answer(attempt, 1, 0)


def test_a_learner_removed_in_the_middle_completes_nothing(learner, course, quiz_of, fresh):
    quiz = quiz_of(limit_minutes=5)
    attempt = start(learner, quiz)
    withdraw(learner, course, "Pindah tugas")
    submit(attempt, at=timezone.now() + 10 * MINUTE)
    assert fresh(attempt).state == State.FINISHED
    assert not _is_done(learner, quiz)


def test_it_opens_and_closes(learner, quiz_of):
    now = timezone.now()
    quiz = quiz_of(opens_at=now + MINUTE, closes_at=now + 9 * MINUTE)
    for at, why in ((now, Refusal.NOT_OPEN), (now + 9 * MINUTE, Refusal.CLOSED)):
        with pytest.raises(StartRefusedError) as refused:
            start(learner, quiz, at=at)
        assert refused.value.why is why
    assert start(learner, quiz, at=now + MINUTE).due_at == quiz.closes_at


def test_between_attempts_one_waits(learner, quiz_of):
    quiz, now = quiz_of(delay_minutes=30), timezone.now()
    submit(start(learner, quiz, at=now), at=now + MINUTE)
    with pytest.raises(StartRefusedError) as refused:
        start(learner, quiz, at=now + 30 * MINUTE)
    assert refused.value.why is Refusal.WAIT
    assert start(learner, quiz, at=now + 31 * MINUTE).n == 2


def test_the_room_code_is_asked_for_and_capitals_do_not_count(learner, quiz_of):
    quiz = quiz_of(code="Meratus 7")
    with pytest.raises(WrongCodeError):
        start(learner, quiz, code="meratus")
    assert start(learner, quiz, code=" meratus  7").n == 1


@pytest.mark.parametrize(
    ("counts", "percent"), [("highest", 100), ("average", 50), ("first", 0), ("last", 50)]
)
def test_which_attempt_counts(learner, quiz_of, questions, counts, percent):
    quiz = quiz_of(*questions[:2], counts=counts)
    for given in (1, 1), (0, 0), (0, 1):
        attempt = start(learner, quiz)
        answer(attempt, 1, given[0])
        answer(attempt, 2, given[1])
        submit(attempt)
    enrollment = Enrollment.objects.get()
    assert Standing.of(quiz, enrollment, timezone.now()).result == percent


def test_it_is_done_once_it_is_passed(learner, quiz_of):
    quiz = quiz_of(done_when="passed", pass_percent=60)
    first = start(learner, quiz)
    answer(first, 1, 0)
    submit(first)
    assert not _is_done(learner, quiz)
    second = start(learner, quiz)
    answer(second, 1, 0)
    answer(second, 2, 0)
    submit(second)
    assert _is_done(learner, quiz)


def test_an_essay_waits_for_a_person(learner, aulia, quiz_of, fresh):
    essay = make_ready(aulia, kind="essay", name="Esai", payload=payload("essay"))
    quiz = quiz_of(essay)
    attempt = start(learner, quiz)
    answer(attempt, 1, "Karena antrean panjang.")
    submit(attempt)
    attempt = fresh(attempt)
    assert (attempt.state, attempt.earned, attempt.percent) == (State.SUBMITTED, None, None)
    empty = start(learner, quiz)
    submit(empty)
    assert (fresh(empty).state, fresh(empty).percent) == (State.FINISHED, 0)


def test_negative_marks_are_not_carried_below_nothing(learner, aulia, quiz_of, fresh):
    question = make_ready(aulia, ("Ya", "100"), ("Tidak", "-50"))
    attempt = start(learner, quiz_of(question))
    answer(attempt, 1, 1)
    submit(attempt)
    assert (fresh(attempt).earned, fresh(attempt).percent) == (Decimal("-0.5"), 0)


def test_editing_a_question_leaves_its_attempts(learner, aulia, quiz_of, questions, fresh):
    quiz, question = quiz_of(), questions[0]
    attempt = start(learner, quiz)
    facts = {"category": question.category, "name": "Soal 1", "status": "ready"}
    revise(question, aulia, payload=choice(("Salah", "0"), ("Benar", "100")), **facts)
    answer(attempt, 1, 0)
    submit(attempt)
    assert fresh(attempt).earned == 1
    newer = start(learner, quiz)
    assert newer.slots.get(n=1).version.n == 2


def test_editing_the_quiz_leaves_its_attempts(learner, quiz_of, questions):
    quiz = quiz_of()
    attempt = start(learner, quiz)
    quiz.slots = [("question", {"question": questions[0], "mark": Decimal(5), "version": None})]
    quiz.save()
    assert attempt.slots.count() == 3
    submit(attempt)
    newer = start(learner, quiz)
    assert (newer.slots.count(), newer.revision.n, newer.total) == (1, 2, 5)


def test_a_retired_question_stays_in_its_quiz_and_a_draft_is_not_asked(
    learner, aulia, quiz_of, questions
):
    quiz = quiz_of()
    set_status(questions[0], "retired", aulia)
    set_status(questions[1], "draft", aulia)
    names = start(learner, quiz).slots.values_list("version__name", flat=True)
    assert list(names) == ["Soal 1", "Soal 3"]


def test_a_quiz_with_nothing_to_ask_does_not_begin(learner, aulia, quiz_of, questions):
    quiz = quiz_of(questions[0])
    set_status(questions[0], "draft", aulia)
    with pytest.raises(StartRefusedError) as refused:
        start(learner, quiz)
    assert refused.value.why is Refusal.EMPTY
    assert not Attempt.objects.exists()


def test_a_pinned_version_is_asked(learner, aulia, quiz_of, questions):
    question = questions[0]
    facts = {"category": question.category, "name": "Soal 1", "status": "ready"}
    revise(question, aulia, payload=choice(("Lain", "100"), ("Salah", "0")), **facts)
    pinned = ("question", {"question": question, "mark": Decimal(1), "version": 1})
    assert start(learner, quiz_of(pinned)).slots.get().version.n == 1


class TestAnswering:
    def test_the_same_again_changes_nothing(self, learner, quiz_of):
        attempt = start(learner, quiz_of())
        given = Given(1, 0, sent_for(attempt.slots.get(n=1), 0))
        first, again = save(attempt, [given], Sheet()), save(attempt, [given], Sheet())
        assert (first.seqs, again.seqs, again.stale) == ({1: 1}, {1: 1}, set())

    def test_another_window_does_not_overwrite_what_it_has_not_seen(self, learner, quiz_of):
        attempt = start(learner, quiz_of())
        slot = attempt.slots.get(n=1)
        save(attempt, [Given(1, 0, sent_for(slot, 0))], Sheet("satu", 1))
        saved = save(attempt, [Given(1, 0, sent_for(slot, 1))], Sheet("dua", 1))
        assert (saved.stale, saved.seqs) == ({1}, {})
        assert attempt.slots.get(n=1).response == 0

    def test_a_page_whose_answer_got_lost_goes_on(self, learner, quiz_of):
        """It was saved, the page never heard so, and its learner has gone on writing."""
        attempt = start(learner, quiz_of())
        slot = attempt.slots.get(n=1)
        save(attempt, [Given(1, 0, sent_for(slot, 0))], Sheet("satu", 1))
        saved = save(attempt, [Given(1, 0, sent_for(slot, 1))], Sheet("satu", 2))
        assert (saved.stale, saved.seqs) == (set(), {1: 2})

    def test_what_overtook_on_the_way_counts(self, learner, quiz_of):
        attempt = start(learner, quiz_of())
        slot = attempt.slots.get(n=1)
        save(attempt, [Given(1, 0, sent_for(slot, 1))], Sheet("satu", 2))
        saved = save(attempt, [Given(1, 0, sent_for(slot, 0))], Sheet("satu", 1))
        assert (saved.stale, saved.seqs) == (set(), {1: 1})
        assert attempt.slots.get(n=1).response == 1

    def test_nothing_is_answered_once_it_is_handed_in(self, learner, quiz_of):
        attempt = start(learner, quiz_of())
        submit(attempt)
        with pytest.raises(TooLateError):
            answer(attempt, 1, 0)


def test_a_quiz_that_comes_after_a_lesson_does_not_begin_before_it(learner, course, quiz_of):
    quiz = quiz_of(after=[course.lessons[0].pk])
    with pytest.raises(LockedError):
        start(learner, quiz)
    mark_done(learner, course.lessons[0])
    assert start(learner, quiz).n == 1


def test_the_course_hears_of_the_result_that_counts(learner, quiz_of, questions):
    quiz = quiz_of(*questions[:2], counts="last")
    for given in (0, 1):
        attempt = start(learner, quiz)
        answer(attempt, 1, given)
        submit(attempt)
    progress = ActivityProgress.objects.get(activity=quiz)
    assert (progress.score, progress.passed_at is not None) == (0, True)
