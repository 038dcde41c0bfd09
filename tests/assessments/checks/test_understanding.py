"""Editors see which lessons are not understood; nobody's own answer can be read off."""

import pytest
from django.urls import reverse

from agents.models import User
from assessments.checks.asking import Check
from assessments.checks.operations import note_tries
from assessments.models import CheckTry
from courses.learning.operations import enroll
from tests.assessments.made import make_ready


def _by(lesson, block, right, wrong, name):
    [question] = lesson.body[-1].value["questions"]
    for n in range(right + wrong):
        account = User.objects.create(email=f"{name}{n}@balangan.example", username=f"{name}{n}")
        version = question.latest
        CheckTry.objects.create(
            account=account, page=lesson, block=block, version=version, is_right=n < right
        )


@pytest.fixture
def lessons(make_course, aulia, with_check):
    course = make_course(lessons=3)
    return [
        with_check(each, make_ready(aulia, ("Ya", "100"), ("Tidak", "0"), name=f"Soal {n}"))
        for n, each in enumerate(course.lessons)
    ]


def test_the_least_understood_comes_first_and_few_people_are_left_out(
    lessons, aulia, block_of, as_user, queries_of
):
    for lesson, right, wrong in zip(lessons, (5, 1, 0), (1, 4, 4), strict=True):
        _by(lesson, block_of(lesson), right, wrong, f"u{lesson.pk}.")
    address, client = reverse("understanding:index"), as_user(aulia)
    html = client.get(address).content.decode()
    assert html.index(lessons[1].title) < html.index(lessons[0].title)
    assert "20%" in html
    assert "83,3%" in html
    assert lessons[2].title not in html  # of four people


def test_only_editors_and_the_clinic_see_it(lessons, sari, as_user):
    assert as_user(sari).get(reverse("understanding:index")).status_code in {302, 403}


def test_the_list_asks_no_more_queries_for_more(lessons, aulia, block_of, as_user, queries_of):
    address, client = reverse("understanding:index"), as_user(aulia)
    _by(lessons[0], block_of(lessons[0]), 3, 3, "satu")
    client.get(address)
    few = queries_of(lambda: client.get(address))
    for lesson in lessons[1:]:
        _by(lesson, block_of(lesson), 3, 3, f"u{lesson.pk}.")
    assert queries_of(lambda: client.get(address)) == few


def test_her_answers_go_with_her_account(lessons, sari, block_of):
    enroll(sari, lessons[0].course)
    check = Check.open_to(sari, lessons[0].pk, block_of(lessons[0]))
    _attempt, slots = check.drawn_for(sari)
    note_tries(sari, check, slots)
    assert CheckTry.objects.count() == 1
    CheckTry.objects.filter(account=sari).delete()
