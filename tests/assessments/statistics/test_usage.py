"""At a question in the bank: which quizzes ask it, and how it does there."""

import pytest
from django.urls import reverse

from assessments.bank.operations import add_category
from assessments.models import Attempt, Category
from assessments.statistics.permissions import LEAST
from assessments.statistics.report import report_of
from assessments.statistics.usage import BEFORE, DRAWN, FIXED, usages_of
from tests.assessments.made import make_quiz, make_ready


@pytest.fixture
def question(aulia):
    below = add_category(aulia, name="Bawah", parent=add_category(aulia, name="Atas", parent=None))
    return make_ready(aulia, name="Ibu kota", category=below, tags=["kota"], difficulty="easy")


def _draw(name, **own):
    category = Category.objects.get(name=name)
    value = {"category": category.pk, "with_below": True, "tag": "", "difficulty": "", "mark": 1}
    return "draw", {**value, "count": 1, **own}


def _hows(question, user):
    return {each.title: each.how for each in usages_of(question, user)}


def test_which_quizzes_ask_it(course, question, dewi):
    make_quiz(course, question, title="Tetap")
    make_quiz(course, _draw("Bawah"), title="Undi")
    make_quiz(course, _draw("Atas"), title="Undi dari atas")
    make_quiz(course, _draw("Atas", with_below=False), title="Bukan dari atas")
    make_quiz(course, _draw("Bawah", tag="KOTA"), title="Undi bertanda")
    make_quiz(course, _draw("Bawah", tag="desa"), title="Bukan tandanya")
    make_quiz(course, _draw("Bawah", difficulty="hard"), title="Bukan tingkatnya")
    assert _hows(question, dewi) == {
        "Tetap": FIXED,
        "Undi": DRAWN,
        "Undi dari atas": DRAWN,
        "Undi bertanda": DRAWN,
    }


def test_it_keeps_the_figures_of_a_quiz_that_asks_it_no_more(
    course, question, aulia, dewi, sari, take
):
    quiz = make_quiz(course, question)
    take(sari, quiz, 0)
    quiz.slots = []
    quiz.save()
    [usage] = usages_of(question, dewi)
    assert (usage.how, usage.attempts, usage.figures.facility.value) == (BEFORE, 1, 1)


def test_figures_are_those_of_the_quiz(course, question, aulia, dewi, take, make_member, paringin):
    other = make_ready(aulia, name="Lain", category=question.category)
    quiz = make_quiz(course, question, other)
    for n in range(8):
        take(make_member(f"Pegawai {n}", paringin), quiz, n % 2, (n // 2) % 2)
        take(make_member(f"Pegawai lain {n}", paringin), quiz, n % 2, n % 2)
    [usage] = usages_of(question, dewi)
    row = report_of(quiz, Attempt.objects.all(), "all").places[0].figures
    assert usage.figures.facility == row.facility
    index = usage.figures.discrimination_index.value
    assert index == pytest.approx(row.discrimination_index.value)
    assert index == pytest.approx(50)


def test_the_page_of_a_question_shows_both(
    course, question, aulia, dewi, take, make_member, paringin, as_user
):
    quiz = make_quiz(course, question)
    address = reverse("question_bank:inspect", args=[question.pk])
    for n in range(LEAST):
        if n == LEAST - 1:
            # Of so few learners an editor sees how many, and no figure.
            html = as_user(aulia).get(address).content.decode()
            assert reverse("assessments:statistics", args=[quiz.pk]) in html
            assert "100,00%" not in html
            assert "100,00%" in as_user(dewi).get(address).content.decode()
        take(make_member(f"Pegawai {n}", paringin), quiz, 0)
    assert "100,00%" in as_user(aulia).get(address).content.decode()


def test_the_number_of_queries_does_not_grow(
    course, question, dewi, take, make_member, paringin, queries_of
):
    quiz = make_quiz(course, question)
    take(make_member("Pegawai", paringin), quiz, 0)
    few = queries_of(lambda: usages_of(question, dewi))
    for n in range(3):
        more = make_quiz(course, question, _draw("Atas"), title=f"Kuis {n}")
        take(make_member(f"Pegawai {n}", paringin), more, 0)
    assert queries_of(lambda: usages_of(question, dewi)) == few
