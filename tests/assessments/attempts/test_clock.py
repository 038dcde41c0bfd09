"""The server's clock: in time, within the allowance, late, overdue, midnight, the leap day."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from assessments.attempts.operations import (
    TooLateError,
    bring_up_to_date,
    close_due,
    retime,
    start,
    submit,
)
from assessments.choices import State
from assessments.models import Attempt
from assessments.overrides.operations import (
    NothingElseError,
    Other,
    OverrideTakenError,
    change_exception,
    end_exception,
    make_exception,
)
from courses.models import ActivityProgress
from tests.assessments.made import answer

MINUTE, SECOND = timedelta(minutes=1), timedelta(seconds=1)
NOON = datetime(2026, 5, 4, 4, tzinfo=UTC)  # 12.00 WITA


@pytest.fixture
def attempt(learner, quiz_of):
    def begin(at=NOON, **settings):
        settings = {"limit_minutes": 10, **settings}
        return start(learner, quiz_of(**settings), at=at)

    return begin


def test_an_answer_on_its_way_at_the_end_counts_and_a_later_one_does_not(attempt, fresh):
    made = attempt()
    end = NOON + 10 * MINUTE
    answer(made, 1, 0, at=end)
    answer(made, 2, 0, at=end + 60 * SECOND)
    with pytest.raises(TooLateError):
        answer(made, 3, 0, at=end + 61 * SECOND)
    submit(made, at=end + 50 * SECOND)
    made = fresh(made)
    assert (made.state, made.submitted_at, made.earned) == (State.FINISHED, end, 2)


def test_the_allowance_is_a_setting_of_its_own(attempt, settings):
    settings.ASSESSMENTS_NETWORK_ALLOWANCE = 5 * SECOND
    made = attempt()
    with pytest.raises(TooLateError):
        answer(made, 1, 0, at=NOON + 10 * MINUTE + 6 * SECOND)


def test_what_runs_out_is_submitted_as_saved_by_the_minute(attempt, fresh):
    made = attempt(at=timezone.now() - 12 * MINUTE)
    answer(made, 1, 0, at=made.started_at + MINUTE)
    assert (close_due(), close_due()) == (1, 0)
    made = fresh(made)
    assert (made.state, made.earned, made.submitted_at) == (State.FINISHED, 1, made.due_at)
    assert ActivityProgress.objects.get().done_at == made.due_at


def test_the_minute_leaves_alone_what_still_runs(attempt, fresh):
    made = attempt(at=timezone.now() - 10 * MINUTE - 30 * SECOND)
    assert close_due() == 0
    assert fresh(made).state == State.IN_PROGRESS


def test_what_is_abandoned_counts_for_nothing(attempt, fresh):
    made = attempt(on_time_out="abandon")
    answer(made, 1, 0, at=NOON + MINUTE)
    submit(made, at=NOON + 12 * MINUTE)
    made = fresh(made)
    assert (made.state, made.percent, made.submitted_at) == (State.ABANDONED, None, None)
    assert not ActivityProgress.objects.exclude(done_at=None).exists()


class TestOverdue:
    @pytest.fixture
    def made(self, attempt):
        made = attempt(on_time_out="overdue", overdue_minutes=30)
        answer(made, 1, 0, at=NOON + MINUTE)
        return made

    def test_it_may_be_submitted_and_not_answered(self, made, fresh):
        late = NOON + 20 * MINUTE
        assert bring_up_to_date(made, at=late).state == State.OVERDUE
        with pytest.raises(TooLateError):
            answer(made, 2, 0, at=late)
        submit(made, at=late)
        assert (fresh(made).state, fresh(made).submitted_at) == (State.FINISHED, late)
        assert fresh(made).earned == 1

    def test_after_the_period_it_is_abandoned(self, made, fresh):
        bring_up_to_date(made, at=NOON + 20 * MINUTE)
        submit(made, at=NOON + 41 * MINUTE)
        assert fresh(made).state == State.ABANDONED

    def test_nobody_looked_in_between(self, made, fresh):
        submit(made, at=NOON + 41 * MINUTE)
        assert fresh(made).state == State.ABANDONED


@pytest.mark.parametrize(
    "begin",
    [
        datetime(2028, 2, 29, 15, 55, tzinfo=UTC),  # 23.55 WITA of the leap day
        datetime(2028, 2, 28, 15, 55, tzinfo=UTC),
        datetime(2026, 12, 31, 15, 55, tzinfo=UTC),
    ],
    ids=["leap day", "before the leap day", "new year"],
)
def test_midnight_and_the_leap_day_are_minutes_like_others(begin, attempt, fresh):
    made = attempt(at=begin)
    assert made.due_at == begin + 10 * MINUTE
    answer(made, 1, 0, at=begin + 9 * MINUTE)
    submit(made, at=begin + 9 * MINUTE)
    assert (fresh(made).state, fresh(made).earned) == (State.FINISHED, 1)


def test_the_earlier_of_limit_and_closing_ends_it(attempt):
    made = attempt(closes_at=NOON + 4 * MINUTE)
    assert made.due_at == NOON + 4 * MINUTE


class TestExceptions:
    def test_more_time_reaches_whoever_is_at_it(self, attempt, dewi, sari, fresh):
        made = attempt()
        make_exception(made.quiz, dewi, Other(limit_minutes=30), person=sari.person)
        assert fresh(made).due_at == NOON + 30 * MINUTE

    def test_an_agency_and_those_below_it(self, learner, dewi, dinkes, quiz_of):
        quiz = quiz_of(attempts_allowed=1)
        submit(start(learner, quiz))
        make_exception(quiz, dewi, Other(attempts_allowed=2), opd=dinkes)
        assert start(learner, quiz).n == 2

    def test_her_own_counts_before_that_of_her_agency(self, attempt, dewi, sari, dinkes, fresh):
        made = attempt()
        make_exception(made.quiz, dewi, Other(limit_minutes=60), opd=dinkes)
        own = make_exception(made.quiz, dewi, Other(limit_minutes=20), person=sari.person)
        assert fresh(made).due_at == NOON + 20 * MINUTE
        change_exception(own, dewi, Other(limit_minutes=25))
        assert fresh(made).due_at == NOON + 25 * MINUTE
        end_exception(own, dewi)
        assert fresh(made).due_at == NOON + 60 * MINUTE

    def test_others_stay_as_they_are(self, attempt, dewi, disdikbud, fresh):
        made = attempt()
        make_exception(made.quiz, dewi, Other(limit_minutes=60), opd=disdikbud)
        assert fresh(made).due_at == NOON + 10 * MINUTE

    def test_one_for_each_and_never_an_empty_one(self, attempt, dewi, sari):
        made = attempt()
        make_exception(made.quiz, dewi, Other(limit_minutes=60), person=sari.person)
        with pytest.raises(OverrideTakenError):
            make_exception(made.quiz, dewi, Other(limit_minutes=70), person=sari.person)
        with pytest.raises(NothingElseError):
            make_exception(made.quiz, dewi, Other(), opd=sari.person.primary_opd(NOON.date()))

    def test_what_was_overdue_goes_on_with_more_time(self, attempt, dewi, sari, fresh):
        begin = timezone.now() - 15 * MINUTE
        made = attempt(at=begin, on_time_out="overdue", overdue_minutes=30)
        bring_up_to_date(made)
        make_exception(made.quiz, dewi, Other(limit_minutes=60), person=sari.person)
        assert fresh(made).state == State.IN_PROGRESS
        answer(made, 1, 0)

    def test_publishing_other_times_reaches_them_too(self, attempt, fresh):
        made = attempt()
        quiz = made.quiz
        quiz.limit_minutes = 20
        quiz.save_revision().publish()
        assert fresh(made).due_at == NOON + 20 * MINUTE
        assert retime(quiz) == 0


def test_the_minute_closes_many(attempt):
    made = attempt(at=timezone.now() - 20 * MINUTE)
    Attempt.objects.filter(pk=made.pk).update(next_check_at=None)
    assert close_due() == 0  # only what the clock must look at
