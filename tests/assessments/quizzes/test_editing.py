"""Editors build a quiz: choose, draw, look, publish."""

import re

import pytest
from django.urls import reverse

from assessments.attempts.operations import start
from assessments.bank.operations import add_category, revise
from assessments.models import Attempt, QuizPage, QuizRevision
from courses.learning.operations import enroll
from courses.models import ModulePage
from tests.assessments.made import make_quiz, make_ready


@pytest.fixture
def course(make_course):
    return make_course(lessons=1)


def _draw(category, count, **more):
    rule = {"with_below": True, "tag": "", "difficulty": "", "mark": 1, **more}
    return "draw", {"category": str(category.pk), "count": count, **rule}


def test_draws_take_by_category_tag_and_difficulty_and_none_twice(sari, aulia, course):
    above = add_category(aulia, name="Indeks", parent=None)
    below = add_category(aulia, name="Bukti", parent=above)
    easy = make_ready(aulia, category=below, name="Mudah", difficulty="easy", tags=["dasar"])
    hard = make_ready(aulia, category=above, name="Sulit", difficulty="hard")
    enroll(sari, course)

    def asked(*slots):
        found = start(sari, make_quiz(course, *slots)).slots.select_related("version")
        return sorted(each.version.name for each in found)

    assert asked(_draw(above, 2)) == ["Mudah", "Sulit"]
    assert asked(_draw(above, 2, with_below=False)) == ["Sulit"]
    assert asked(_draw(above, 2, tag="Dasar")) == ["Mudah"]
    assert asked(_draw(above, 2, difficulty="hard")) == ["Sulit"]
    assert asked(easy, _draw(above, 2), hard) == ["Mudah", "Sulit"]


def test_another_attempt_draws_first_what_was_not_met(sari, aulia, course):
    category = add_category(aulia, name="Indeks", parent=None)
    for n in range(4):
        make_ready(aulia, category=category, name=f"Soal {n}")
    enroll(sari, course)
    quiz = make_quiz(course, _draw(category, 2))
    asked = []
    for _n in range(2):
        attempt = start(sari, quiz)
        asked += attempt.slots.values_list("version__name", flat=True)
        Attempt.objects.filter(pk=attempt.pk).update(state="abandoned")
    assert len(set(asked)) == 4


def test_sections_stand_in_their_order_and_are_shuffled_inside(sari, aulia, course):
    first = [make_ready(aulia, name=f"A{n}") for n in range(6)]
    last = [make_ready(aulia, name=f"B{n}") for n in range(2)]
    section = ("section", {"heading": "Bagian kedua", "shuffle": False})
    enroll(sari, course)
    quiz = make_quiz(
        course,
        ("section", {"heading": "Bagian pertama", "shuffle": True}),
        *first,
        section,
        *last,
        per_page=4,
    )
    orders = set()
    for _n in range(5):
        attempt = start(sari, quiz)
        rows = list(attempt.slots.values_list("version__name", "page", "heading"))
        assert [name for name, _page, _heading in rows[6:]] == ["B0", "B1"]
        assert [page for _name, page, _heading in rows] == [0, 0, 0, 0, 1, 1, 2, 2]
        assert rows[6][2] == "Bagian kedua"
        orders.add(tuple(name for name, _page, _heading in rows[:6]))
        Attempt.objects.filter(pk=attempt.pk).update(state="abandoned")
    assert len(orders) > 1
    assert QuizRevision.objects.count() == 1


def _form(course_page, client):
    module = ModulePage.objects.child_of(course_page).first()
    return reverse("wagtailadmin_pages:add", args=["assessments", "quizpage", module.pk])


def _sent(**changed):
    return {
        "title": "Prates",
        "slug": "prates",
        "introduction": "",
        "minutes": "10",
        "limit_minutes": "0",
        "overdue_minutes": "0",
        "on_time_out": "autosubmit",
        "attempts_allowed": "0",
        "delay_minutes": "0",
        "code": "",
        "counts": "highest",
        "pass_percent": "0",
        "done_when": "",
        "behaviour": "deferred",
        "navigation": "free",
        "per_page": "1",
        "review_preset": "practice",
        "slots-count": "1",
        "slots-0-deleted": "",
        "slots-0-order": "0",
        "slots-0-type": "draw",
        "slots-0-id": "",
        "slots-0-value-with_below": "on",
        "slots-0-value-tag": "",
        "slots-0-value-difficulty": "",
        "slots-0-value-mark": "1",
        "action-publish": "1",
        **changed,
    }


def test_a_short_draw_is_named_before_it_is_published(aulia, course, as_user):
    category = add_category(aulia, name="Indeks", parent=None)
    make_ready(aulia, category=category)
    address, client = _form(course, as_user(aulia)), as_user(aulia)
    drawn = {"slots-0-value-category": str(category.pk)}
    html = client.post(address, _sent(**drawn, **{"slots-0-value-count": "3"})).content.decode()
    assert "Butir 1 meminta 3" in html
    assert not QuizPage.objects.filter(live=True).exists()
    answered = client.post(address, _sent(**drawn, **{"slots-0-value-count": "1"}))
    assert answered.status_code == 302
    quiz = QuizPage.objects.get(live=True)
    html = client.get(reverse("wagtailadmin_pages:edit", args=[quiz.pk])).content.decode()
    assert "Dapat diundi" in html


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"done_when": "passed"}, "Sebutkan mulai persentase berapa"),
        ({"on_time_out": "overdue"}, "Sebutkan berapa menit masih dapat"),
        (
            {"opens_at": "2026-05-02 08:00", "closes_at": "2026-05-01 08:00"},
            "Kuis ditutup sebelum dibuka",
        ),
        ({"slots-count": "0"}, "Tambahkan paling sedikit satu soal"),
    ],
)
def test_what_does_not_go_together_is_said_next_to_the_field(
    changed, words, aulia, course, as_user
):
    category = add_category(aulia, name="Indeks", parent=None)
    make_ready(aulia, category=category)
    drawn = {"slots-0-value-category": str(category.pk), "slots-0-value-count": "1"}
    client = as_user(aulia)
    html = client.post(_form(course, client), _sent(**drawn, **changed)).content.decode()
    assert words in html


def test_own_ticks_say_what_learners_see(aulia, course, as_user):
    category = add_category(aulia, name="Indeks", parent=None)
    make_ready(aulia, category=category)
    drawn = {"slots-0-value-category": str(category.pk), "slots-0-value-count": "1"}
    client = as_user(aulia)
    ticks = {"review_preset": "own", "review-later": ["overall", "palsu"]}
    assert client.post(_form(course, client), _sent(**drawn, **ticks)).status_code == 302
    assert QuizPage.objects.get().review["later"] == ["overall"]


def test_a_half_empty_draft_is_kept_and_tried(aulia, course, as_user):
    client = as_user(aulia)
    draft = _sent(**{"slots-0-value-category": "", "slots-0-value-count": ""})
    del draft["action-publish"]
    client.post(_form(course, client), draft)
    quiz = QuizPage.objects.get()
    assert not quiz.live
    assert client.get(reverse("quiz_preview:show", args=[quiz.pk])).status_code == 200


def test_editors_choose_questions_and_try_the_draft(aulia, course, as_user):
    question = make_ready(aulia, name="Syarat SK penetapan", tags=["dasar"])
    make_ready(aulia, name="Lain")
    client = as_user(aulia)
    for words in ("SK penetapan", "dasar"):
        html = client.get(reverse("question_chooser:choose_results"), {"q": words}).content.decode()
        assert "Syarat SK penetapan" in html
        assert ">Lain<" not in html
    quiz = make_quiz(course, question)
    address = reverse("quiz_preview:show", args=[quiz.pk])
    html = client.get(address).content.decode()
    names = dict(re.findall(r'name="([^"]+)" value="([^"]*)"', html))
    html = client.post(address, names).content.decode()
    assert re.search(r"(100|0)%", html)
    assert not Attempt.objects.exists()
    assert not QuizRevision.objects.exists()


def test_nobody_else_chooses_or_tries(sari, aulia, course, as_user):
    quiz = make_quiz(course, make_ready(aulia))
    for address in (
        reverse("quiz_preview:show", args=[quiz.pk]),
        reverse("question_chooser:choose"),
    ):
        assert as_user(sari).get(address).status_code in {302, 403}


def test_an_edited_question_keeps_its_difficulty(aulia):
    question = make_ready(aulia, difficulty="hard")
    latest = question.latest
    facts = {"category": question.category, "name": "Baru", "payload": latest.payload}
    assert revise(question, aulia, **facts).difficulty == "hard"
    assert revise(question, aulia, **facts, difficulty="easy").difficulty == "easy"
