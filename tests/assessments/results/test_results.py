"""Results by person in one's scope, and the gain from a pre-test."""

from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from assessments.attempts.operations import start, submit
from assessments.models import Attempt
from assessments.results.figures import enrollments_for, rows_of, summary_of
from courses.learning.operations import enroll
from tests.assessments.made import answer, make_quiz, make_ready


@pytest.fixture
def pair(make_course, aulia):
    course = make_course(lessons=1)
    questions = [make_ready(aulia, name=f"Soal {n}") for n in range(4)]
    before = make_quiz(course, *questions, title="Prates")
    return before, make_quiz(course, *questions, title="Pascates", pretest=before, pass_percent=75)


def _take(user, quiz, right):
    enroll(user, quiz.course)
    attempt = start(user, quiz)
    for n in range(1, 5):
        answer(attempt, n, 0 if n <= right else 1)
    return submit(attempt)


@pytest.fixture
def taken(pair, sari, rini):
    before, after = pair
    for user, rights in ((sari, (1, 3)), (rini, (2, 4))):
        _take(user, before, rights[0])
        _take(user, after, rights[1])
    return after


def test_the_gain_is_of_those_who_took_both(taken, pair, budi, dewi):
    _take(budi, pair[1], 0)
    enrollments = enrollments_for(dewi, taken, timezone.localdate())
    told = summary_of(rows_of(taken, enrollments))
    assert (told.learners, told.taken, told.passed, told.paired) == (3, 3, 2, 2)
    assert (told.mean_before, told.mean_after) == (Decimal("37.5"), Decimal("87.5"))
    assert (told.gain, told.normalized) == (50, 80)


def test_each_sees_her_scope_alone(taken, fauzi, noor, dewi, sari, aulia, budi, as_user):
    address = reverse("assessments:results", args=[taken.pk])

    def names(user):
        html = as_user(user).get(address).content.decode()
        return [name for name in ("Sari Wulandari", "Rini Astuti") if f">{name}" in html]

    assert names(fauzi) == ["Sari Wulandari"]
    assert names(noor) == ["Rini Astuti"]
    assert names(dewi) == ["Sari Wulandari", "Rini Astuti"]
    for user in (sari, aulia, budi):
        assert as_user(user).get(address).status_code == 404


def test_a_head_opens_the_score_and_no_answer(taken, fauzi, dewi, sari, rini, as_user):
    attempt = Attempt.objects.get(quiz=taken, enrollment__person=sari.person)
    address = reverse("assessments:review", args=[attempt.pk])
    html = as_user(fauzi).get(address).content.decode()
    assert "75%" in html
    assert "Paringin<" not in html
    assert "Paringin<" in as_user(dewi).get(address).content.decode()
    other = Attempt.objects.get(quiz=taken, enrollment__person=rini.person)
    foreign = reverse("assessments:review", args=[other.pk])
    assert as_user(fauzi).get(foreign).status_code == 404


def test_the_number_of_queries_does_not_grow(
    taken, dewi, make_member, paringin, as_user, django_assert_max_num_queries
):
    address, client = reverse("assessments:results", args=[taken.pk]), as_user(dewi)
    client.get(address)
    with django_assert_max_num_queries(100) as few:
        client.get(address)
    for n in range(4):
        _take(make_member(f"Pegawai {n}", paringin), taken, n)
    with django_assert_max_num_queries(len(few.captured_queries)):
        client.get(address)
