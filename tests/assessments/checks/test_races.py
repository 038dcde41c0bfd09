"""At once: one answer is kept, and nobody gets an error; with an arm in which the guard is off."""

import pytest
from django.db import connection

from assessments.checks.asking import Check
from assessments.checks.operations import note_tries
from assessments.models import CheckTry
from courses.learning.operations import enroll
from tests.assessments.attempts.test_races import _at_once
from tests.assessments.made import make_ready

MANY = 8


@pytest.fixture
def check(committed_db, sari, aulia, make_course, with_check, block_of):
    course = make_course(lessons=1)
    enroll(sari, course)
    questions = [
        make_ready(aulia, ("Ya", "100"), ("Tidak", "0"), name=f"Soal {n}") for n in range(3)
    ]
    lesson = with_check(course.lessons[0], *questions)
    return Check.open_to(sari, lesson.pk, block_of(lesson))


def _acts(check, sari):
    """Each in an order of its own, as windows that were opened apart have it."""
    acts = []
    for n in range(MANY):
        _attempt, slots = check.drawn_for(sari)
        turned = slots[n % 3 :] + slots[: n % 3]
        acts.append(lambda turned=turned: note_tries(sari, check, turned))
    return acts


# Each test begins with a database of its own, which takes a second.
def test_of_many_windows_the_first_answer_is_kept_once(check, sari):
    answers = _at_once(*_acts(check, sari))
    assert answers == [None] * MANY
    assert CheckTry.objects.count() == 3


def test_control_arm_without_the_constraint_each_window_counts(check, sari, monkeypatch):
    [once] = CheckTry._meta.constraints
    monkeypatch.setattr(CheckTry._meta, "constraints", [])
    with connection.schema_editor() as editor:
        editor.remove_constraint(CheckTry, once)
    _at_once(*_acts(check, sari))
    assert CheckTry.objects.count() == 3 * MANY
