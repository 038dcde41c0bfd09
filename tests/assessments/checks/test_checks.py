"""Readers try what they have just read: nothing is told before, the first answer is kept."""

import re

import pytest
from django.urls import reverse

from assessments.bank.operations import add_category, set_status
from assessments.checks.asking import Check
from assessments.checks.lesson_block import NAME
from assessments.models import CheckTry
from courses.blocks import LessonBlocks
from courses.learning.operations import LackingError, enroll, mark_done
from courses.models import ActivityProgress, CoursePage, LessonPage
from home.models import GuidePage
from tests.assessments.made import make_question, make_ready, payload

RIGHT, WRONG = 0, 1


@pytest.fixture
def course(make_course):
    return make_course(lessons=2)


@pytest.fixture
def lesson(course, aulia, with_check):
    question = make_ready(aulia, ("Bahan bukti", "100"), ("Foto saja", "0"))
    return with_check(course.lessons[0], question)


def _address(lesson, block):
    return reverse("assessments:check", args=[lesson.pk, block])


def _form(html):
    """Fields of the form, and the values of its options in the order of the payload's texts."""
    fields = dict(re.findall(r'name="(undian|j[0-9a-f]+-seq)" value="([^"]*)"', html))
    options = re.findall(
        r'name="(j[0-9a-f]+-answer)" value="([0-9a-f]+)">\s*<span>(.*?)</span>', html, re.DOTALL
    )
    return fields, {
        re.sub(r"<[^>]+>", "", text).strip(): (name, value) for name, value, text in options
    }


def _answer(client, address, text):
    fields, options = _form(client.get(address).content.decode())
    name, value = options[text]
    return client.post(address, {**fields, name: value})


def test_every_lesson_and_guide_offers_the_block_and_no_description_does():
    for model, offers in ((LessonPage, True), (GuidePage, True), (CoursePage, False)):
        assert (NAME in model._meta.get_field("body").stream_block.child_blocks) is offers
    field = LessonPage._meta.get_field("body")
    _name, path, [blocks], _kwargs = field.deconstruct()
    assert path == "wagtail.fields.StreamField"
    assert [name for name, _block in blocks] == list(LessonBlocks().child_blocks)


def test_a_lesson_shows_the_way_to_it_to_everybody_alike(lesson, sari, course, block_of, as_user):
    enroll(sari, course)
    html = as_user(sari).get(lesson.url).content.decode()
    assert _address(lesson, block_of(lesson)) in html
    assert "Bahan bukti" not in html


def test_the_answer_comes_at_once_and_is_kept_once(lesson, sari, course, block_of, as_user):
    enroll(sari, course)
    client, address = as_user(sari), _address(lesson, block_of(lesson))
    html = _answer(client, address, "Foto saja").content.decode()
    assert "Belum benar" in html
    assert "Bahan bukti" in html
    kept = CheckTry.objects.get()
    assert (kept.account, kept.page_id, kept.is_right) == (sari, lesson.pk, False)
    assert "kl-badge--success" in _answer(client, address, "Bahan bukti").content.decode()
    assert list(CheckTry.objects.values_list("is_right", flat=True)) == [False]


def test_nothing_tells_the_key_before(lesson, sari, course, aulia, block_of, as_user):
    enroll(sari, course)
    client, address = as_user(sari), _address(lesson, block_of(lesson))
    seen = [_form(client.get(address).content.decode())[1] for _n in range(12)]
    assert len({tuple(each) for each in seen}) == 2  # both orders
    assert len({value for each in seen for _name, value in each.values()}) == 24


def test_an_unanswered_one_is_asked_again_and_not_kept(lesson, sari, course, block_of, as_user):
    enroll(sari, course)
    client, address = as_user(sari), _address(lesson, block_of(lesson))
    fields, _options = _form(client.get(address).content.decode())
    html = client.post(address, fields).content.decode()
    assert "Jawab dulu semua soal" in html
    assert _form(html)[0]["undian"]
    assert not CheckTry.objects.exists()


def test_what_another_block_drew_is_asked_anew(
    lesson, sari, course, aulia, with_check, block_of, as_user
):
    enroll(sari, course)
    other = with_check(
        course.lessons[1], make_ready(aulia, ("Ya", "100"), ("Tidak", "0"), name="Lain")
    )
    client = as_user(sari)
    fields, options = _form(client.get(_address(lesson, block_of(lesson))).content.decode())
    name, value = options["Bahan bukti"]
    html = client.post(_address(other, block_of(other)), {**fields, name: value}).content.decode()
    assert "disajikan lagi" in html
    assert not CheckTry.objects.exists()


def test_a_draw_asks_first_what_was_met_least(sari, aulia, course, with_check, block_of, as_user):
    category = add_category(aulia, name="Bukti", parent=None)
    for n in range(4):
        make_ready(aulia, ("Ya", "100"), ("Tidak", "0"), category=category, name=f"Soal {n}")
    make_question(
        aulia,
        category=category,
        kind="essay",
        payload=payload("essay"),
        name="Esai",
        status="ready",
    )
    lesson = with_check(course.lessons[0], category=str(category.pk), count=2)
    enroll(sari, course)
    client, address = as_user(sari), _address(lesson, block_of(lesson))
    for _n in range(2):
        html = client.get(address).content.decode()
        fields = dict(re.findall(r'name="(undian|j[0-9a-f]+-seq)" value="([^"]*)"', html))
        names = re.findall(r'name="(j[0-9a-f]+-answer)" value="([0-9a-f]+)"', html)
        client.post(address, {**fields, **dict(names)})
    asked = CheckTry.objects.values_list("version__name", flat=True)
    assert sorted(asked) == ["Soal 0", "Soal 1", "Soal 2", "Soal 3"]


def test_a_retired_question_is_asked_no_more(lesson, sari, aulia, course, block_of, as_user):
    enroll(sari, course)
    [question] = next(iter(lesson.body.blocks_by_name(NAME))).value["questions"]
    set_status(question, "retired", aulia)
    html = as_user(sari).get(_address(lesson, block_of(lesson))).content.decode()
    assert "tidak ada soal yang dapat ditanyakan" in html


def test_a_visitor_may_try_an_open_lesson_and_nothing_is_kept(lesson, block_of, client):
    address = _address(lesson, block_of(lesson))
    assert client.get(address).status_code == 404
    LessonPage.objects.filter(pk=lesson.pk).update(is_open=True)
    html = _answer(client, address, "Bahan bukti").content.decode()
    assert "kl-badge--success" in html
    assert "jawaban ini tidak disimpan" in html
    assert not CheckTry.objects.exists()


def test_nobody_gets_at_a_lesson_that_is_not_hers(lesson, sari, budi, course, block_of, as_user):
    enroll(sari, course)
    address = _address(lesson, block_of(lesson))
    assert as_user(budi).get(address).status_code == 404
    assert as_user(sari).get(_address(lesson, "tidak-ada")).status_code == 404
    assert as_user(sari).get(_address(course.lessons[1], block_of(lesson))).status_code == 404


def test_a_locked_lesson_keeps_its_questions(lesson, sari, course, block_of, as_user):
    enroll(sari, course)
    LessonPage.objects.filter(pk=lesson.pk).update(after=[course.lessons[1].pk])
    answer = as_user(sari).get(_address(lesson, block_of(lesson)))
    assert (answer.status_code, answer["Location"]) == (302, lesson.url)


def test_a_lesson_may_ask_that_it_was_tried(sari, aulia, course, with_check, block_of, as_user):
    question = make_ready(aulia, ("Ya", "100"), ("Tidak", "0"))
    lesson = with_check(course.lessons[0], question, is_needed=True)
    enroll(sari, course)
    with pytest.raises(LackingError):
        mark_done(sari, lesson)
    client = as_user(sari)
    html = client.post(
        reverse("courses:finish_lesson", args=[lesson.pk]), follow=True
    ).content.decode()
    assert "menunggu Anda" in html
    assert not ActivityProgress.objects.exclude(done_at=None).exists()
    _answer(client, _address(lesson, block_of(lesson)), "Tidak")
    mark_done(sari, lesson)
    assert ActivityProgress.objects.exclude(done_at=None).get().activity_id == lesson.pk


def test_control_arm_without_the_need_the_lesson_is_done(sari, aulia, course, with_check):
    lesson = with_check(course.lessons[0], make_ready(aulia, ("Ya", "100"), ("Tidak", "0")))
    enroll(sari, course)
    mark_done(sari, lesson)
    assert ActivityProgress.objects.exclude(done_at=None).exists()


def test_a_lesson_done_by_opening_waits_for_the_try(
    sari, aulia, course, with_check, block_of, as_user
):
    question = make_ready(aulia, ("Ya", "100"), ("Tidak", "0"))
    course.lessons[0].done_when = "viewed"
    lesson = with_check(course.lessons[0], question, is_needed=True)
    enroll(sari, course)
    client = as_user(sari)
    client.post(reverse("courses:view_lesson", args=[lesson.pk]))
    assert not ActivityProgress.objects.exclude(done_at=None).exists()
    _answer(client, _address(lesson, block_of(lesson)), "Tidak")
    assert ActivityProgress.objects.exclude(done_at=None).exists()


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({}, "Pilih soal atau kategori"),
        ({"category": True, "questions": True}, "Pilih soal atau kategori"),
        ({"category": True, "tag": "tidak-ada"}, "Tidak ada soal"),
        ({"questions": "essay"}, "Esai"),
    ],
)
def test_the_editor_is_told_what_cannot_be_asked(facts, words, aulia):
    category = add_category(aulia, name="Bukti", parent=None)
    ready = make_ready(aulia, ("Ya", "100"), ("Tidak", "0"), category=category)
    essay = make_question(
        aulia,
        category=category,
        kind="essay",
        payload=payload("essay"),
        name="Esai",
        status="ready",
    )
    block = LessonPage._meta.get_field("body").stream_block.child_blocks[NAME]
    chosen = {True: [ready.pk], "essay": [essay.pk]}.get(facts.get("questions"), [])
    value = block.to_python(
        {
            "questions": chosen,
            "category": str(category.pk) if facts.get("category") else "",
            "tag": facts.get("tag", ""),
            "count": 1,
            "is_needed": False,
        }
    )
    with pytest.raises(Exception) as refusal:  # noqa: PT011 (StructBlockValidationError)
        block.clean(value)
    assert words in str(refusal.value.as_json_data())


def test_the_api_says_nothing_of_it(lesson, client):
    LessonPage.objects.filter(pk=lesson.pk).update(is_open=True)
    content = client.get(f"/api/v2/pages/{lesson.pk}/")
    if content.status_code == 200:
        assert NAME not in [each["type"] for each in content.json()["content"]]


def test_a_stored_draft_that_is_half_empty_renders(course, sari, with_check, block_of, as_user):
    lesson = with_check(course.lessons[0])
    enroll(sari, course)
    assert as_user(sari).get(lesson.url).status_code == 200
    assert as_user(sari).get(_address(lesson, block_of(lesson))).status_code == 200


def test_pictures_stand_under_addresses_that_tell_nothing(lesson, sari, course, block_of):
    enroll(sari, course)
    check = Check.open_to(sari, lesson.pk, block_of(lesson))
    _attempt, [slot] = check.drawn_for(sari)
    address = check.picture_address()(slot, "jawaban-benar.png")
    assert "benar" not in address
    assert check.picture(slot.version_id, "0" * 32) is None
