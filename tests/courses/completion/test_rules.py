"""Rules of an activity and of a course: what makes them done, and when a change of them holds."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from courses.choices import CompleteWhen, DoneWhen
from courses.completion.operations import stop
from courses.learning.operations import (
    MinutesLeftError,
    NotMarkedByLearnerError,
    Outcome,
    enroll,
    mark_done,
    report_outcome,
    view_activity,
)
from courses.models import (
    ActivityPage,
    ActivityProgress,
    CoursePage,
    Enrollment,
    LessonPage,
    Requirement,
    RuleVersion,
)
from tests.courses.completion.conftest import completed


@pytest.fixture(autouse=True)
def all_rules(monkeypatch):
    """Lessons that know every rule, and give a score: as kinds of other apps do."""
    known = (DoneWhen.MARKED, *(each for each in DoneWhen if each is not DoneWhen.MARKED))
    monkeypatch.setattr(LessonPage, "done_rules", known)
    monkeypatch.setattr(LessonPage, "gives_score", True)


def _publish(page, **changes) -> ActivityPage:
    page = type(page).objects.get(pk=page.pk)
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return ActivityPage.objects.get(pk=page.pk) if isinstance(page, LessonPage) else page


def _done(activity) -> bool:
    return ActivityProgress.objects.filter(activity=activity).exclude(done_at=None).exists()


def test_what_is_done_by_being_opened_is_done_then(course, sari):
    lesson = _publish(course.lessons[0], done_when=DoneWhen.VIEWED)
    enroll(sari, course)
    with pytest.raises(NotMarkedByLearnerError):
        mark_done(sari, lesson)
    view_activity(sari, lesson)
    assert _done(lesson)


def test_minutes_are_counted_by_the_server_from_the_first_opening(course, sari, set_clock):
    lesson = _publish(course.lessons[0], done_when=DoneWhen.MINUTES, read_minutes=10)
    enroll(sari, course)
    view_activity(sari, lesson)
    set_clock("2027-03-01 09:09")
    view_activity(sari, lesson)
    with pytest.raises(MinutesLeftError) as refusal:
        mark_done(sari, lesson)
    assert refusal.value.minutes == 1
    set_clock("2027-03-01 09:10")
    mark_done(sari, lesson)
    assert _done(lesson)


@pytest.mark.parametrize(
    ("rule", "outcome", "is_done"),
    [
        (DoneWhen.SUBMITTED, Outcome(is_submitted=True), True),
        (DoneWhen.SUBMITTED, Outcome(is_passed=True), True),
        (DoneWhen.PASSED, Outcome(is_submitted=True, is_graded=True), False),
        (DoneWhen.PASSED, Outcome(is_passed=True), True),
        (DoneWhen.GRADED, Outcome(is_submitted=True), False),
        (DoneWhen.GRADED, Outcome(is_graded=True), True),
        (DoneWhen.MARKED, Outcome(is_passed=True), False),
    ],
)
def test_an_outcome_makes_done_what_its_rule_asks_for(course, sari, rule, outcome, is_done):
    lesson = _publish(course.lessons[0], done_when=rule)
    report_outcome(enroll(sari, course), lesson, outcome)
    assert _done(lesson) is is_done


def test_a_worse_outcome_later_takes_nothing_back(course, sari, set_clock):
    lesson = _publish(course.lessons[0], done_when=DoneWhen.PASSED)
    enrollment = enroll(sari, course)
    report_outcome(enrollment, lesson, Outcome(is_passed=True, score=Decimal(80)))
    first = ActivityProgress.objects.get()
    set_clock("2027-03-02 09:00")
    report_outcome(enrollment, lesson, Outcome(is_submitted=True, score=Decimal(40)))
    now = ActivityProgress.objects.get()
    assert (now.done_at, now.passed_at) == (first.done_at, first.passed_at)
    assert now.score == 40


def test_a_choice_that_the_kind_does_not_know_is_none(course, monkeypatch):
    lesson = _publish(course.lessons[0], done_when=DoneWhen.PASSED)
    monkeypatch.setattr(LessonPage, "done_rules", ())
    assert lesson.rule.when is DoneWhen.MARKED


def test_one_lesson_of_all_completes_where_one_is_asked_for(course, sari):
    course = _publish(course, complete_when=CompleteWhen.ANY)
    lessons = ActivityPage.objects.required_in(course)
    enroll(sari, course)
    assert mark_done(sari, lessons[2]).completed_on is not None


def test_so_many_lessons_complete_as_are_asked_for(course, sari):
    course = _publish(course, complete_when=CompleteWhen.COUNT, complete_count=3)
    lessons = ActivityPage.objects.required_in(course)
    enroll(sari, course)
    ends = [mark_done(sari, lessons[n]).completed_on is not None for n in (3, 0, 1)]
    assert ends == [False, False, True]
    assert Enrollment.objects.get().rule_version == RuleVersion.objects.latest("n").n


def test_each_score_reaches_the_minimum(course, sari):
    course = _publish(course, minimum_score=60)
    lessons = list(ActivityPage.objects.required_in(course))
    enrollment = enroll(sari, course)
    for lesson in lessons:
        mark_done(sari, lesson)
        report_outcome(enrollment, lesson, Outcome(score=Decimal(59)))
    assert completed(sari) == [False]
    for lesson in lessons:
        assert completed(sari) == [False]
        report_outcome(enrollment, lesson, Outcome(score=Decimal(60)))
    assert completed(sari) == [True]


def test_the_mean_of_the_scores_reaches_the_pass_mark(course, sari):
    course = _publish(course, pass_mark=70)
    lessons = list(ActivityPage.objects.required_in(course))
    enrollment = enroll(sari, course)
    for lesson in lessons:
        mark_done(sari, lesson)  # without a score it counts as 0
    for lesson, score in zip(lessons, (100, 100, 50, 29), strict=True):
        report_outcome(enrollment, lesson, Outcome(score=Decimal(score)))
    assert completed(sari) == [False]
    report_outcome(enrollment, lessons[3], Outcome(score=Decimal(30)))
    assert completed(sari) == [True]


def test_an_easier_rule_waits_a_day_and_then_counts_since_the_act(
    course, learn, sari, handle, wait
):
    lesson = _publish(course.lessons[0], done_when=DoneWhen.PASSED)
    enrollment = learn(sari, 2, 3, 4)
    report_outcome(enrollment, lesson, Outcome(is_submitted=True))
    act = ActivityProgress.objects.get(activity=lesson).submitted_at
    _publish(course.lessons[0], done_when=DoneWhen.SUBMITTED)
    handle()
    assert completed(sari) == [False]
    report_outcome(enrollment, lesson, Outcome(is_submitted=True))
    assert completed(sari) == [False]  # also by an act of hers
    wait(days=1, minutes=1)
    assert completed(sari) == [True]
    assert ActivityProgress.objects.get(activity=lesson).done_at == act


def test_control_arm_without_a_delay_it_counts_at_once(course, learn, sari, handle, settings):
    settings.COURSES_COMPLETION_DELAY = timedelta(0)
    lesson = _publish(course.lessons[0], done_when=DoneWhen.PASSED)
    report_outcome(learn(sari, 2, 3, 4), lesson, Outcome(is_submitted=True))
    _publish(course.lessons[0], done_when=DoneWhen.SUBMITTED)
    handle()
    assert completed(sari) == [True]


def test_the_clinic_stops_an_easier_rule(course, learn, sari, dewi, handle, wait):
    learn(sari, 1, 2)
    _publish(course, complete_when=CompleteWhen.ANY)
    handle()
    stop(Requirement.objects.get(), dewi)
    wait(days=2)
    assert completed(sari) == [False]


def test_a_harder_rule_holds_at_once_and_takes_nothing_back(course, learn, sari, rini, handle):
    learn(sari, 1)
    learn(rini)
    lesson = _publish(course.lessons[0], done_when=DoneWhen.MINUTES, read_minutes=5)
    handle()
    assert _done(lesson)
    view_activity(rini, lesson)
    with pytest.raises(MinutesLeftError):
        mark_done(rini, lesson)


def test_versions_say_what_was_asked_for_since_when(course, learn, sari, handle, wait):
    learn(sari)
    _publish(course, pass_mark=50)
    handle()
    _publish(course, pass_mark=0)
    handle()
    assert [each.n for each in RuleVersion.objects.order_by("n")] == [1, 2]
    wait(days=1, minutes=1)
    marks = [each.conditions["pass_mark"] for each in RuleVersion.objects.order_by("n")]
    assert marks == [0, 50, 0]
    assert RuleVersion.objects.latest("n").effective_at == timezone.now()


def test_a_completion_stays_though_the_rules_come_to_ask_for_more(
    course, learn, sari, handle, wait
):
    learn(sari, 1, 2, 3, 4)
    frozen = Enrollment.objects.values().get()
    _publish(CoursePage.objects.get(pk=course.pk), pass_mark=100)
    handle()
    wait(days=2)
    assert Enrollment.objects.values().get() == frozen
