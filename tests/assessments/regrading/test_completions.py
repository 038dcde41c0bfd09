"""Who passes now completes through the normal door; whoever completed stays, unless it is withdrawn by
name and with a reason."""

from decimal import Decimal

import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry

from assessments.models import RegradedAttempt
from assessments.regrading.operations import plan_regrade
from courses.completion.asking import published_terms
from courses.completion.impact import Reported, would
from courses.learning.operations import (
    NotCompletedError,
    ReasonMissingError,
    mark_done,
    withdraw_completion,
)
from courses.models import ActivityPage, ActivityProgress, Enrollment, Requirement
from credentials.models import Achievement
from foundation.models import Notice


def _read_all(user, course):
    """All but the quiz."""
    for each in ActivityPage.objects.descendant_of(course).specific():
        if each.title != "Kuis":
            mark_done(user, each)


@pytest.fixture
def passed(quiz, budi, taken):
    """Budi chose what the key calls right, wrongly; two of three."""
    attempt = taken(budi, 1, 0, 1)
    _read_all(budi, quiz.course)
    return attempt


@pytest.fixture
def failed(quiz, sari, taken):
    attempt = taken(sari, 0, 0, 1)
    _read_all(sari, quiz.course)
    return attempt


def test_the_plan_tells_who_would_complete_and_whose_completion_stays(
    quiz, passed, failed, corrected
):
    assert Enrollment.objects.get(pk=passed.enrollment_id).completed_on
    corrected()
    plan = plan_regrade(quiz, versions="newest")
    by_name = {each.enrollment.pk: each for each in plan.people}
    up, down = by_name[failed.enrollment_id], by_name[passed.enrollment_id]
    assert (up.passed_before, up.passed_after, up.completes, up.stays) == (False, True, True, False)
    assert (down.passed_before, down.passed_after) == (True, False)
    assert (down.completes, down.stays) == (False, True)
    assert not Enrollment.objects.get(pk=failed.enrollment_id).completed_on


def test_who_passes_now_completes_with_all_that_follows(quiz, failed, corrected, decided):
    corrected()
    decided(plan_regrade(quiz, versions="newest"))
    enrollment = Enrollment.objects.get(pk=failed.enrollment_id)
    assert enrollment.completed_on
    assert Achievement.objects.standing().filter(person=enrollment.person).count() == 1


def test_a_completion_is_never_taken_back_in_silence(quiz, passed, corrected, decided, fresh):
    corrected()
    decided(plan_regrade(quiz, versions="newest"))
    enrollment = Enrollment.objects.get(pk=passed.enrollment_id)
    assert fresh(passed).percent < 60
    assert enrollment.completed_on
    assert Achievement.objects.standing().filter(person=enrollment.person).exists()
    assert RegradedAttempt.objects.get(attempt=passed).stays == enrollment


def test_it_is_withdrawn_by_name_and_reason(quiz, passed, corrected, decided, dewi, budi):
    corrected()
    decided(plan_regrade(quiz, versions="newest"))
    enrollment = Enrollment.objects.get(pk=passed.enrollment_id)
    with pytest.raises(ReasonMissingError):
        withdraw_completion(enrollment, dewi, " ", undone=quiz)
    withdraw_completion(enrollment, dewi, "Kunci soal 1 keliru.", undone=quiz)
    enrollment.refresh_from_db()
    assert (enrollment.completed_on, enrollment.jp, enrollment.opd) == (None, 0, None)
    assert not Achievement.objects.standing().filter(person=enrollment.person).exists()
    [entry] = ModelLogEntry.objects.filter(action="courses.withdraw_completion")
    assert entry.data["reason"] == "Kunci soal 1 keliru."
    assert Notice.objects.filter(kind="courses.completion_withdrawn").count() == 1
    with pytest.raises(NotCompletedError):
        withdraw_completion(enrollment, dewi, "Lagi.", undone=quiz)


def test_what_was_withdrawn_is_completed_again_by_passing_alone(
    quiz, passed, corrected, decided, dewi, budi, taken
):
    corrected()
    decided(plan_regrade(quiz, versions="newest"))
    enrollment = Enrollment.objects.get(pk=passed.enrollment_id)
    withdraw_completion(enrollment, dewi, "Kunci soal 1 keliru.", undone=quiz)
    _read_all(budi, quiz.course)
    enrollment.refresh_from_db()
    assert enrollment.completed_on is None
    taken(budi, 0, 0, 0)
    enrollment.refresh_from_db()
    assert enrollment.completed_on
    assert Achievement.objects.standing().filter(person=enrollment.person).count() == 1


@pytest.mark.parametrize("needed", ["all", "any", "count"])
@pytest.mark.parametrize(("pass_mark", "minimum"), [(0, 0), (70, 0), (0, 70)])
def test_what_would_complete_is_what_does(quiz, failed, needed, pass_mark, minimum):
    """What is foreseen in Python is what the database asks, rule by rule."""
    course = quiz.course
    course.complete_when, course.complete_count = needed, 2
    course.pass_mark, course.minimum_score = pass_mark, minimum
    course.save()
    Requirement.objects.all().delete()  # else the change would wait for its day
    enrollment = Enrollment.objects.get(pk=failed.enrollment_id)
    mine = ActivityProgress.objects.filter(enrollment=enrollment, activity=quiz)
    rows, terms = Enrollment.objects.filter(pk=enrollment.pk), published_terms(course)
    old, met_already = mine.values("done_at", "score").get(), rows.meeting(terms).exists()
    for score in (60, 75):
        after = {enrollment.pk: Reported(is_done=True, score=Decimal(score))}
        foreseen = would(course, quiz, {}, after).complete
        mine.update(done_at=timezone.now(), score=score)
        does = rows.meeting(terms).exists()
        mine.update(**old)
        assert (enrollment.pk in foreseen) == (does and not met_already)
