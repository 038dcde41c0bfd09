"""The question bank in Wagtail's admin: for editors and the clinic, and nobody else."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from assessments.exchange.operations import read_file, store
from assessments.kinds import KINDS
from assessments.models import Category, Question, VersionFile
from tests.assessments.exchange.documents import GIFT, XML
from tests.assessments.made import make_question

NAMES = ("question_bank:inspect", "question_bank:edit", "question_bank:status")
NAMES += ("question_bank:history", "question_preview:show")
FORM = {
    "name": "Ibu kota",
    "text": "Apa ibu kota Balangan?",
    "mark": "1",
    "single": "one",
    "shuffle": "on",
    "row0_text": "Paringin",
    "row0_share": "100",
    "row1_text": "Amuntai <script>alert(1)</script>",
    "row1_feedback": "Itu Hulu Sungai Utara.",
    "status": "draft",
    "penalty": "0,1",
    "hint0": "Di tepi Sungai Balangan",
    "tags": "daerah, umum",
}


@pytest.fixture
def editor(aulia, as_user):
    return as_user(aulia)


@pytest.fixture
def category(database):
    return Category.objects.create(name="Umum")


def test_nobody_else_sees_a_key(aulia, dewi, as_user, everybody):
    question = make_question(aulia)
    addresses = [reverse(name, args=[question.pk]) for name in NAMES]
    addresses += [reverse("question_bank:index"), reverse("question_import:index")]
    addresses += [reverse("question_export:index"), reverse("question_export:file")]
    for name in ("sari", "budi", "fauzi", "rizki"):
        client = as_user(everybody[name])
        assert {client.get(each).status_code for each in addresses} <= {302, 403, 404}, name
    for user in (aulia, dewi):
        assert {as_user(user).get(each).status_code for each in addresses[:-1]} == {200}


def test_a_question_is_added_changed_and_kept_in_versions(editor, category):
    address = reverse("question_bank:add_kind", args=["multichoice"])
    response = editor.post(address, {**FORM, "category": category.pk})
    question = Question.objects.get()
    assert response["Location"] == reverse("question_bank:inspect", args=[question.pk])
    payload = question.latest.payload
    assert "script" not in str(payload)
    assert (payload["penalty"], len(payload["answers"])) == ("0.1", 2)
    edit = reverse("question_bank:edit", args=[question.pk])
    form = editor.get(edit).context["form"]
    sent = {**FORM, "category": category.pk, "version": form["version"].value()}
    changed = {**sent, "text": "Apa ibu kota Kabupaten Balangan?"}
    assert editor.post(edit, changed).status_code == 302
    assert question.latest.n == 2
    stale = editor.post(edit, {**sent, "text": "Ibu kotanya?"})
    assert (stale.status_code, question.latest.n) == (409, 2)
    assert "Ibu kotanya?" in stale.text
    assert "Apa ibu kota Kabupaten Balangan?" in stale.text


def test_what_is_wrong_is_said_and_what_was_typed_is_there(editor, category):
    address = reverse("question_bank:add_kind", args=["multichoice"])
    page = editor.post(address, {**FORM, "category": category.pk, "row0_share": "0"}).text
    assert "Tidak ada jawaban yang benar" in page
    assert "Paringin" in page
    assert not Question.objects.exists()


def test_a_picture_needs_words_and_is_private(editor, category, as_user, sari):
    address = reverse("question_bank:add_kind", args=["description"])
    form = {"category": category.pk, "name": "Peta", "text": "Lihat peta.", "status": "ready"}
    drawn = io.BytesIO()
    Image.new("RGB", (4, 4)).save(drawn, "PNG")
    picture = SimpleUploadedFile("peta.png", drawn.getvalue(), "image/png")
    assert "Jelaskan isi gambar" in editor.post(address, {**form, "picture": picture}).text
    picture.seek(0)
    editor.post(address, {**form, "picture": picture, "picture_alt": "Peta Balangan"})
    file = VersionFile.objects.get().file
    page = editor.get(reverse("question_preview:show", args=[Question.objects.get().pk])).text
    assert file.get_absolute_url() in page
    assert 'alt="Peta Balangan"' in page
    assert editor.get(file.get_absolute_url()).status_code == 200
    assert as_user(sari).get(file.get_absolute_url()).status_code == 404


def test_a_learners_page_has_no_key_and_says_what_an_answer_earns(editor, category):
    for text, form in ((GIFT, "gift"), (XML, "moodle-xml")):
        store(read_file(text.encode(), form), category, None)
    for question in Question.objects.all():
        address = reverse("question_preview:show", args=[question.pk])
        assert editor.get(address).status_code == 200
        assert editor.get(address, {"periksa": "1", "answer": "x"}).status_code == 200
    short = Question.objects.get(kind="shortanswer")
    address = reverse("question_preview:show", args=[short.pk])
    assert "Pitap" not in editor.get(address).text
    assert (
        "memperoleh 50% dari nilai" in editor.get(address, {"periksa": "1", "answer": "pitap"}).text
    )


def test_every_kind_has_a_form(editor, category):
    for name in KINDS:
        assert editor.get(reverse("question_bank:add_kind", args=[name])).status_code == 200
    assert editor.get("/cms/bank-soal/soal/new/nothing/").status_code == 404


def test_the_list_takes_as_many_queries_for_many_as_for_few(editor, category, queries_of):
    store(read_file(b"Satu{T}", "gift"), category, None)
    few = queries_of(lambda: editor.get(reverse("question_bank:index")))
    store(read_file(GIFT.encode(), "gift"), category, None)
    many = queries_of(lambda: editor.get(reverse("question_bank:index")))
    assert many <= few
