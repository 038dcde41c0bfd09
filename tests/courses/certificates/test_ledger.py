"""Completing a course leaves an achievement in the ledger, once, in the same transaction."""

from decimal import Decimal

import pytest
from django.core.management import call_command

from courses.completion import operations as completion
from courses.learning.operations import enroll, mark_done
from courses.models import Enrollment
from credentials.models import Achievement, Certificate
from tests.credentials import made


def _complete(user, course) -> Enrollment:
    enrollment = enroll(user, course)
    for lesson in course.lessons:
        mark_done(user, lesson)
    enrollment.refresh_from_db()
    return enrollment


def test_a_completed_course_stands_in_the_ledger(sari, paringin, make_course, today):
    course = make_course("Bimtek Proposal", jp=3)
    enrollment = _complete(sari, course)
    achievement = Achievement.objects.get()
    assert achievement.source_key == f"courses.course:{course.pk}:1"
    assert (achievement.title, achievement.jp) == ("Bimtek Proposal", Decimal("3.0"))
    assert (achievement.opd, achievement.ends_on) == (paringin, today)
    assert achievement.details["units"] == [{"title": "Bab 1", "minutes": 20}]
    assert achievement.person == enrollment.person


def test_what_fails_later_in_the_transaction_leaves_neither(sari, make_course, monkeypatch):
    course = make_course(lessons=1)
    enroll(sari, course)

    def fails(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr(completion, "_log_completions", fails)
    with pytest.raises(RuntimeError):
        mark_done(sari, course.lessons[0])
    assert not Achievement.objects.exists()
    assert not Enrollment.objects.exclude(completed_on=None).exists()


def test_completions_that_stand_are_written_once_by_the_command(sari, rini, make_course, budi):
    course = make_course()
    for user in (sari, rini):
        _complete(user, course)
    Achievement.objects.all().delete()
    design = made.make_design(made.make_signer(budi.person), use_for="course")
    for _ in range(2):
        call_command("record_completions")
        call_command("issue_certificates")
    assert Achievement.objects.count() == 2
    assert Certificate.objects.filter(design=design).count() == 2
