"""The dry run tells what would change, and changes nothing; then that is what changes."""

from decimal import Decimal
from fractions import Fraction

import pytest
from wagtail.models import ModelLogEntry

from assessments.attempts.operations import start, submit
from assessments.bank.operations import set_status
from assessments.choices import State
from assessments.kinds.comparing import ASKS, COUNT, ORDER
from assessments.marking.operations import grade
from assessments.models import Attempt, AttemptSlot, Mark, Regrade, RegradedAttempt, VoidedQuestion
from assessments.regrading.operations import (
    NothingToChangeError,
    OwnResultError,
    ReasonMissingError,
    RunningError,
    StalePlanError,
    carry_out,
    commit_regrade,
    plan_regrade,
    plan_void,
)
from courses.learning.operations import enroll, withdraw
from courses.models import Enrollment
from foundation.models import Notice
from tests.assessments.made import answer, make_quiz, make_ready, payload


def _rows() -> list[tuple[object, ...]]:
    """All that marks are made of."""
    slots = AttemptSlot.objects.order_by("pk").values_list("pk", "version", "fraction", "mark")
    return [*slots, *Attempt.objects.order_by("pk").values_list("pk", "percent", "state")]


def test_the_newest_version_changes_what_its_key_says(
    sari, budi, quiz, taken, corrected, decided, fresh
):
    right, wrong = taken(sari, 0, 0, 1), taken(budi, 1, 0, 1)
    assert [right.percent, wrong.percent] == [Decimal("33.33333"), Decimal("66.66667")]
    corrected()
    before = _rows()
    plan = plan_regrade(quiz, versions="newest")
    assert _rows() == before  # a dry run
    told = [(each.before.pk, each.before.percent, each.after.percent) for each in plan.changes]
    assert told == [
        (right.pk, Decimal("33.33333"), Decimal("66.66667")),
        (wrong.pk, Decimal("66.66667"), Decimal("33.33333")),
    ]
    assert plan.marks == 2
    decided(plan)
    assert [fresh(each).percent for each in (right, wrong)] == [
        Decimal("66.66667"),
        Decimal("33.33333"),
    ]
    assert right.slots.get(n=1).version.n == 2
    assert plan_regrade(quiz, versions="newest").is_empty


def test_the_same_version_changes_nothing_that_was_graded_by_it(sari, quiz, taken, corrected):
    taken(sari, 0, 0, 1)
    corrected()
    assert plan_regrade(quiz).is_empty


def test_the_same_version_mends_what_was_graded_wrongly(sari, quiz, taken, decided, fresh):
    attempt = taken(sari, 1, 0, 1)
    attempt.slots.filter(n=2).update(fraction="0", mark=0)
    decided(plan_regrade(quiz), "Salah hitung.")
    assert attempt.slots.get(n=2).fraction == "1"
    assert fresh(attempt).percent == Decimal("66.66667")


def test_a_draft_is_no_version_to_grade_by(sari, quiz, taken, corrected):
    taken(sari, 0, 0, 1)
    corrected(status="draft")
    assert plan_regrade(quiz, versions="newest").is_empty


def test_a_retired_question_is_graded_by_its_newest_version(
    sari, quiz, taken, corrected, aulia, decided, fresh
):
    attempt = taken(sari, 0, 0, 1)
    set_status(corrected(), "retired", aulia)
    decided(plan_regrade(quiz, versions="newest"))
    assert fresh(attempt).percent == Decimal("66.66667")


def test_a_version_that_the_quiz_pins_is_the_newest_of_that_quiz(
    sari, course, questions, taken, corrected
):
    pinned = ("question", {"question": questions[0], "mark": 1, "version": 1})
    quiz = make_quiz(course, pinned, title="Disemat")
    taken(sari, 0, of=quiz)
    corrected()
    assert plan_regrade(quiz, versions="newest").is_empty


@pytest.mark.parametrize(
    ("answers", "own", "why"),
    [
        ((("Paringin", "100"), ("Amuntai", "0"), ("Tanjung", "0")), {}, COUNT),
        ((("Amuntai", "0"), ("Paringin", "100")), {}, ORDER),
        ((("Paringin", "100"), ("Amuntai", "0")), {"single": False}, ASKS),
    ],
)
def test_what_cannot_be_read_is_listed_and_left_alone(
    sari, quiz, taken, corrected, answers, own, why
):
    attempt = taken(sari, 0, 0, 1)
    corrected(*answers, **own)
    plan = plan_regrade(quiz, versions="newest")
    assert plan.is_empty
    [unfit] = plan.unfit
    assert (unfit.attempt, unfit.slot.n, unfit.why) == (attempt, 1, why)


def test_a_choice_that_is_worded_anew_can_be_read(sari, quiz, taken, corrected):
    taken(sari, 0, 0, 1)
    corrected(("Kota Paringin", "100"), ("Amuntai", "0"))
    plan = plan_regrade(quiz, versions="newest")
    assert not plan.unfit
    assert plan.marks == 1


def test_only_what_was_chosen_is_graded(sari, budi, quiz, taken, corrected, questions):
    one, _two = taken(sari, 0, 0, 1), taken(budi, 0, 0, 1)
    corrected()
    chosen = plan_regrade(quiz, versions="newest", attempts=[one])
    assert [each.before for each in chosen.changes] == [one]
    assert plan_regrade(quiz, versions="newest", questions=questions[1:]).is_empty


def test_each_changed_mark_has_its_entry_in_the_log(sari, dewi, quiz, taken, corrected, decided):
    attempt = taken(sari, 0, 0, 1)
    corrected()
    decided(plan_regrade(quiz, versions="newest"), "Kunci soal 1 tertukar.")
    [entry] = ModelLogEntry.objects.filter(action="assessments.change_mark")
    assert (entry.user, entry.object_id) == (dewi, str(attempt.pk))
    said = {name: entry.data[name] for name in ("n", "old", "new", "version", "reason")}
    assert said == {
        "n": 1,
        "old": "0",
        "new": "1",
        "version": 2,
        "reason": "Kunci soal 1 tertukar.",
    }
    mark = Mark.objects.latest("pk")
    assert (mark.by, mark.fraction, mark.regrade.by) == (None, "1", dewi.person)


def test_the_learner_hears_of_it_where_her_result_changes(
    sari, budi, quiz, taken, corrected, decided
):
    taken(sari, 0, 0, 1)
    taken(budi, None, 0, 0)
    corrected()
    decided(plan_regrade(quiz, versions="newest"))
    [told] = Notice.objects.filter(kind="assessments.regraded")
    assert told.data["reason"] == "Kunci keliru."


def test_by_hand_stays_unless_asked(sari, dewi, aulia, course, taken, decided, fresh):
    essay = make_ready(aulia, kind="essay", name="Esai", payload=payload("essay"))
    quiz = make_quiz(course, (essay, 4), title="Esai")
    enroll(sari, course)
    attempt = start(sari, quiz)
    answer(attempt, 1, "Begitulah.")
    submit(attempt)
    grade(attempt.slots.get(), dewi, Fraction(3))
    plan = plan_regrade(quiz)
    assert plan.is_empty
    assert plan.kept == 1
    decided(plan_regrade(quiz, by_hand=True), "Rubrik baru.")
    attempt = fresh(attempt)
    assert (attempt.state, attempt.percent) == (State.SUBMITTED, None)
    assert attempt.slots.get().fraction == ""
    grade(attempt.slots.get(), dewi, Fraction(4))
    assert fresh(attempt).percent == 100


def test_attempts_under_way_are_left_and_counted(sari, quiz, taken, corrected, fresh):
    enroll(sari, quiz.course)
    attempt = start(sari, quiz)
    answer(attempt, 1, 0)
    corrected()
    plan = plan_regrade(quiz, versions="newest")
    assert plan.is_empty
    assert plan.open == 1
    submit(attempt)
    # It is graded by what was asked; the next plan finds it.
    assert fresh(attempt).slots.get(n=1).fraction == "0"
    assert plan_regrade(quiz, versions="newest").marks == 1


def test_of_whoever_has_left_the_answers_are_graded_too(
    sari, quiz, taken, corrected, decided, fresh
):
    attempt = taken(sari, 0, 0, 1)
    withdraw(sari, quiz.course, "Pindah tugas")
    corrected()
    plan = plan_regrade(quiz, versions="newest")
    assert not any(each.completes for each in plan.people)
    decided(plan)
    assert fresh(attempt).percent == Decimal("66.66667")
    assert not Enrollment.objects.exclude(completed_on=None).exists()


def test_without_a_reason_or_a_change_nothing_is_decided(sari, dewi, quiz, taken, corrected):
    taken(sari, 0, 0, 1)
    plan = plan_regrade(quiz)
    with pytest.raises(NothingToChangeError):
        commit_regrade(plan, dewi, "Kunci keliru.", seen=plan.digest)
    corrected()
    plan = plan_regrade(quiz, versions="newest")
    with pytest.raises(ReasonMissingError):
        commit_regrade(plan, dewi, "  ", seen=plan.digest)
    assert not Regrade.objects.exists()


def test_what_has_changed_since_is_shown_anew(sari, budi, dewi, quiz, taken, corrected):
    taken(sari, 0, 0, 1)
    corrected()
    seen = plan_regrade(quiz, versions="newest").digest
    assert plan_regrade(quiz, versions="newest").digest == seen
    # Another answer to the old version is handed in meanwhile.
    late = taken(budi, 0, 0, 1)
    late.slots.filter(n=1).update(version=quiz.slots[0].value["question"].versions.get(n=1))
    now = plan_regrade(quiz, versions="newest")
    with pytest.raises(StalePlanError) as refused:
        commit_regrade(now, dewi, "Kunci keliru.", seen=seen)
    assert refused.value.plan is now


def test_a_plan_is_decided_on_once(sari, dewi, aulia, quiz, taken, corrected, decided):
    taken(sari, 0, 0, 1)
    corrected()
    plan = plan_regrade(quiz, versions="newest")
    decided(plan)
    with pytest.raises(StalePlanError):
        commit_regrade(plan, aulia, "Kunci keliru.", seen=plan.digest)


def test_one_at_a_time(sari, dewi, quiz, taken, corrected):
    taken(sari, 0, 0, 1)
    corrected()
    plan = plan_regrade(quiz, versions="newest")
    commit_regrade(plan, dewi, "Kunci keliru.", seen=plan.digest)
    with pytest.raises(RunningError):
        commit_regrade(plan, dewi, "Lagi.", seen=plan.digest)


def test_an_attempt_that_changed_after_the_decision_is_left(
    sari, budi, dewi, quiz, taken, corrected, fresh
):
    one, two = taken(sari, 0, 0, 1), taken(budi, 0, 0, 1)
    corrected()
    plan = plan_regrade(quiz, versions="newest")
    made = commit_regrade(plan, dewi, "Kunci keliru.", seen=plan.digest)
    one.slots.filter(n=2).update(fraction="1/2", mark=Decimal("0.5"))
    Attempt.objects.filter(pk=one.pk).update(percent=Decimal("16.66667"))
    assert carry_out(made)
    outcomes = dict(RegradedAttempt.objects.values_list("attempt", "outcome"))
    assert outcomes == {one.pk: "left", two.pk: "done"}
    assert fresh(one).percent == Decimal("16.66667")


def test_it_goes_on_where_it_stopped_and_twice_is_once(
    sari, budi, dewi, quiz, taken, corrected, fresh
):
    one, two = taken(sari, 0, 0, 1), taken(budi, 0, 0, 1)
    corrected()
    plan = plan_regrade(quiz, versions="newest")
    made = commit_regrade(plan, dewi, "Kunci keliru.", seen=plan.digest)
    assert not carry_out(made, longest=-1)  # no time at all
    first = RegradedAttempt.objects.order_by("pk")[1:]
    waiting = RegradedAttempt.objects.filter(pk__in=[each.pk for each in first])
    waiting.update(outcome="done")  # as if another round had done it
    assert carry_out(made)
    assert [fresh(each).percent for each in (one, two)] == [
        Decimal("66.66667"),
        Decimal("33.33333"),
    ]
    marks = Mark.objects.count()
    RegradedAttempt.objects.filter(attempt=one).update(outcome="waiting")
    assert carry_out(made)
    assert Mark.objects.count() == marks


def test_a_plan_asks_as_many_questions_of_the_database_for_many_as_for_few(
    sari, budi, rini, quiz, taken, corrected, queries_of
):
    taken(sari, 0, 0, 1)
    corrected()
    few = queries_of(lambda: plan_regrade(quiz, versions="newest"))
    for user in (budi, rini):
        late = taken(user, 0, 0, 1)
        first = quiz.slots[0].value["question"].versions.get(n=1)
        late.slots.filter(n=1).update(version=first, fraction="0", mark=0)
    assert len(plan_regrade(quiz, versions="newest").changes) == 3
    assert queries_of(lambda: plan_regrade(quiz, versions="newest")) == few


def test_nobody_decides_where_her_own_result_changes(sari, dewi, aulia, quiz, taken, corrected):
    own, other = taken(dewi, 1, 0, 1), taken(sari, 1, 0, 1)
    corrected()
    plan = plan_regrade(quiz, versions="newest")
    with pytest.raises(OwnResultError):
        commit_regrade(plan, dewi, "Kunci keliru.", seen=plan.digest)
    assert not Regrade.objects.exists()
    without = plan_regrade(quiz, versions="newest", attempts=[other])
    assert commit_regrade(without, dewi, "Kunci keliru.", seen=without.digest).by == dewi.person
    assert own.slots.get(n=1).version.n == 1


def test_nobody_voids_a_question_that_she_answered(sari, dewi, quiz, taken, questions):
    taken(dewi, 1, 0, 1)
    plan = plan_void(quiz, questions[0])
    with pytest.raises(OwnResultError):
        commit_regrade(plan, dewi, "Kunci keliru.", seen=plan.digest)
    assert not VoidedQuestion.objects.exists()
