"""Markers mark, give back and decide."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.utils import timezone

from assessments.assignments.operations import (
    LevelsError,
    MarkedAlreadyError,
    NoDecisionError,
    NotMarkerError,
    ResubmitError,
    RubricTakenError,
    Verdict,
    add_rubric,
    appoint_marker,
    decide,
    end_marker,
    give_back,
    mark,
    revise_rubric,
)
from assessments.assignments.queue import waiting_for
from assessments.models import Marking, RubricVersion, Submission
from courses.learning.operations import finish_activity
from courses.models import ActivityProgress, Enrollment
from foundation.models import Notice


def percent(value: int) -> Verdict:
    return Verdict(score=Decimal(value))


@pytest.fixture
def two(change, assignment, fauzi, aulia):
    """Budi and Fauzi mark each work; 20 percent apart is too much."""
    appoint_marker(assignment, fauzi.person, aulia)
    return change(marker_count=2, threshold=20)


def test_one_marker_gives_the_result(handed_in, budi, sari):
    graded = mark(handed_in(), budi, percent(75))
    assert (graded.state, graded.score) == ("graded", 75)
    progress = ActivityProgress.objects.get(activity=graded.assignment)
    assert progress.score == 75
    assert progress.passed_at
    assert progress.done_at


def test_a_low_mark_is_marked_and_not_passed(handed_in, budi):
    graded = mark(handed_in(), budi, percent(59))
    progress = ActivityProgress.objects.get(activity=graded.assignment)
    assert progress.graded_at
    assert progress.done_at is None


def test_marking_completes_the_course_that_asked_for_it(course, handed_in, budi, sari):
    submission = handed_in()
    finish_activity(sari, course.lessons[0])
    assert Enrollment.objects.get().completed_on is None
    mark(submission, budi, percent(60))
    assert Enrollment.objects.get().completed_on == timezone.localdate()


def test_a_rubric_counts_points_of_all_there_are(change, handed_in, rubric, budi):
    change(rubric=rubric)
    assert mark(handed_in(), budi, Verdict(levels=[1, 1])).score == 75


@pytest.mark.parametrize("levels", [[], [1], [1, 2], [-1, 0], [0, 0, 0]])
def test_each_criterion_has_one_level_that_exists(change, handed_in, rubric, budi, levels):
    change(rubric=rubric)
    with pytest.raises(LevelsError):
        mark(handed_in(), budi, Verdict(levels=levels))


def test_a_rubric_is_locked_by_the_first_mark(change, handed_in, rubric, budi, rini, aulia):
    change(rubric=rubric)
    other = [{"title": "Biaya", "levels": [{"points": 1, "title": "1"}]}]
    revise_rubric(rubric, aulia, title="Proposal", criteria=other)
    assert RubricVersion.objects.get().criteria == other  # not used yet
    mark(handed_in(), budi, Verdict(levels=[0]))
    revise_rubric(rubric, aulia, title="Proposal", criteria=[*other, *other])
    assert [each.n for each in rubric.versions.order_by("n")] == [1, 2]
    assert Marking.objects.get().rubric_version.criteria == other
    mark(handed_in(rini), budi, Verdict(levels=[0, 0]))


def test_the_second_marker_uses_the_version_of_the_first(
    two, change, handed_in, rubric, budi, fauzi, aulia
):
    change(rubric=rubric)
    submission = handed_in()
    mark(submission, budi, Verdict(levels=[1, 1]))
    other = [{"title": "Biaya", "levels": [{"points": 1, "title": "1"}]}]
    revise_rubric(rubric, aulia, title="Proposal", criteria=other)
    assert mark(submission, fauzi, Verdict(levels=[1, 1])).score == 75


def test_a_form_that_showed_another_version_is_refused(change, handed_in, rubric, budi):
    change(rubric=rubric)
    with pytest.raises(LevelsError):
        mark(handed_in(), budi, Verdict(levels=[0, 0], rubric_version=0))


def test_two_rubrics_have_two_names(rubric, aulia):
    with pytest.raises(RubricTakenError):
        add_rubric(aulia, title="Proposal", criteria=rubric.newest.criteria)


def test_of_two_marks_the_mean_counts(two, handed_in, budi, fauzi):
    submission = handed_in()
    assert mark(submission, budi, percent(60)).state == "submitted"
    graded = mark(submission, fauzi, percent(80))  # the threshold itself is near enough
    assert (graded.state, graded.score) == ("graded", 70)


def test_what_differs_too_much_is_decided_by_a_third(two, handed_in, budi, fauzi, dewi, rini):
    submission = handed_in()
    mark(submission, budi, percent(40))
    undecided = mark(submission, fauzi, percent(61))
    assert (undecided.state, undecided.needs_decision) == ("submitted", True)
    assert list(waiting_for(dewi)) == [undecided]
    for user in (budi, fauzi, rini):
        assert not waiting_for(user)
        with pytest.raises(NoDecisionError):
            decide(submission, user, percent(50))
    with pytest.raises(MarkedAlreadyError):
        give_back(submission, budi, "Ulangi")
    graded = decide(submission, dewi, percent(55))
    assert (graded.state, graded.score, graded.needs_decision) == ("graded", 55, False)
    with pytest.raises(NoDecisionError):
        decide(submission, dewi, percent(55))


def test_nobody_decides_what_is_not_in_doubt(two, handed_in, budi, dewi):
    submission = handed_in()
    mark(submission, budi, percent(40))
    with pytest.raises(NoDecisionError):
        decide(submission, dewi, percent(50))


def test_nobody_marks_twice_nor_her_own_nor_unasked(
    two, assignment, handed_in, budi, sari, rini, aulia
):
    submission = handed_in()
    mark(submission, budi, percent(60))
    with pytest.raises(MarkedAlreadyError):
        mark(submission, budi, percent(90))
    appoint_marker(assignment, sari.person, aulia)
    for user in (sari, rini, aulia):
        with pytest.raises(NotMarkerError):
            mark(submission, user, percent(100))


def test_whoever_marks_no_more_sees_nothing_of_it(assignment, handed_in, budi, aulia):
    submission = handed_in()
    assert appoint_marker(assignment, budi.person, aulia).pk == assignment.markers.get().pk
    for _ in range(2):
        end_marker(assignment.markers.get(), aulia)
    assert not Submission.objects.visible_to(budi)
    with pytest.raises(NotMarkerError):
        mark(submission, budi, percent(60))
    assert appoint_marker(assignment, budi.person, aulia).ended_at is None


def test_what_is_given_back_after_the_last_day_gets_a_later_one(change, handed_in, budi, set_clock):
    change(cut_off_at=timezone.now())
    submission = handed_in()
    set_clock("2027-03-02 09:00")
    with pytest.raises(ResubmitError):
        give_back(submission, budi, "Ulangi")
    until = timezone.now() + timedelta(days=3)
    given = give_back(submission, budi, "Ulangi", until=until)
    assert given.assignment.times_for(given.enrollment)[1] == until


def test_what_is_marked_is_given_back_no_more(handed_in, budi):
    submission = handed_in()
    mark(submission, budi, percent(60))
    with pytest.raises(MarkedAlreadyError):
        give_back(submission, budi, "Ulangi")


def test_everybody_is_told_what_concerns_her(handed_in, budi, sari):
    submission = handed_in()
    [told] = Notice.objects.filter(kind="assessments.assignment_submitted")
    assert told.bell.name == f"person:{budi.person.pk}"
    give_back(submission, budi, "Ulangi")
    mark(handed_in(), budi, percent(70))
    mine = Notice.objects.filter(bell__name=f"person:{sari.person.pk}")
    assert [each.kind for each in mine] == ["assessments.assignment_graded"]  # the newest alone


def test_two_markers_at_once_make_one_result(committed_db, two, handed_in, budi, fauzi):
    submission = handed_in()

    def give(user) -> str:
        try:
            return mark(submission, user, percent(70)).state
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(give, (budi, fauzi))) == ["graded", "submitted"]
    assert Submission.objects.get().score == 70


def test_one_marker_twenty_times_at_once_marks_once(committed_db, handed_in, budi):
    submission = handed_in()

    def give(value: int) -> bool:
        try:
            return mark(submission, budi, percent(value)).state == "graded"
        except MarkedAlreadyError:
            return False
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(give, range(20))) == 1
    assert Marking.objects.count() == 1
