"""Questions from a file in the bank: what is new, what changed, what was there."""

import json
import time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse

from assessments.exchange.operations import drafts_of, read_file, store
from assessments.models import Category, Question, QuestionImport, QuestionVersion, VersionFile
from tests.assessments.exchange.documents import BIG, GIFT, XML


def _run(capsys, path, form, *more):
    code = 0
    try:
        call_command(
            *("import_questions", str(path), "--format", form, "--category", "Bimtek / Dasar"),
            *("--report", "json", *more),
        )
    except SystemExit as stop:
        code = stop.code
    return code, json.loads(capsys.readouterr().out)


@pytest.fixture
def gift_file(tmp_path):
    path = tmp_path / "soal.gift"
    path.write_text(GIFT)
    return path


def test_the_command_imports_and_the_second_time_finds_all_of_it_there(database, capsys, gift_file):
    code, report = _run(capsys, gift_file, "gift")
    assert (code, report["imported"], report["updated"], report["skipped"]) == (0, 10, 0, 0)
    assert report["errors"] == []
    assert {"type": "multichoice", "name": "Ibu kota"}.items() <= report["questions"][0].items()
    assert Question.objects.count() == 10
    paths = {each.path for each in Category.objects.with_paths()}
    assert "Bimtek / Dasar / Umum / Proposal/RKT" in paths
    _code, again = _run(capsys, gift_file, "gift")
    assert (again["imported"], again["skipped"]) == (0, 10)
    assert Question.objects.count() == QuestionVersion.objects.count() == 10


def test_a_dry_run_writes_nothing(database, capsys, gift_file):
    _code, report = _run(capsys, gift_file, "gift", "--dry-run")
    assert (report["imported"], report["dry_run"]) == (10, True)
    assert not Question.objects.exists()
    assert not Category.objects.exists()


def test_a_question_with_a_number_gets_its_next_version(database, capsys, gift_file):
    _run(capsys, gift_file, "gift")
    gift_file.write_text(GIFT.replace("Amuntai", "Tanjung"))
    _code, report = _run(capsys, gift_file, "gift")
    assert (report["imported"], report["updated"], report["skipped"]) == (0, 1, 9)
    question = Question.objects.get(idnumber="ib-1")
    assert [each.n for each in question.versions.all()] == [2, 1]
    assert "Amuntai" in str(question.versions.get(n=1).payload)


def test_an_unknown_type_is_named_with_its_line_and_the_code_says_so(database, capsys, tmp_path):
    path = tmp_path / "soal.xml"
    path.write_text(XML)
    code, report = _run(capsys, path, "moodle-xml")
    assert (code, report["imported"]) == (1, 6)
    error = report["errors"][0]
    assert error["line"] == XML[: XML.index("calculated")].count("\n") + 1
    assert "calculated" in error["reason"]
    assert sorted(VersionFile.objects.values_list("name", flat=True)) == ["a b-2.png", "a b.png"]


def test_the_same_question_twice_in_a_file_is_two_questions_and_stays_two(database):
    reading = read_file(b"Satu{T}\n\nSatu{T}", "gift")
    category = Category.objects.create(name="Umum")
    assert store(reading, category, None).count("imported") == 2
    assert store(reading, category, None).count("skipped") == 2


def test_five_thousand_questions_are_in_the_bank_within_thirty_seconds(database):
    category = Category.objects.create(name="Umum")
    begun = time.monotonic()
    outcome = store(read_file(BIG["gift"](5000).encode(), "gift"), category, None)
    assert (outcome.count("imported"), time.monotonic() - begun < 30) == (5000, True)


@pytest.fixture
def sent(aulia, as_user):
    client = as_user(aulia)
    category = Category.objects.create(name="Umum")
    file = SimpleUploadedFile("soal.gift", (GIFT + "\n\nRusak{=").encode())
    form = {"file": file, "format": "gift", "category": category.pk, "client_key": "satu"}
    assert client.post(reverse("question_import:index"), form).status_code == 302
    return client, QuestionImport.objects.get()


def test_what_is_sent_is_shown_first_and_comes_in_once(sent):
    client, run = sent
    page = client.get(reverse("question_import:show", args=[run.pk])).text
    assert "Ibu kota" in page
    assert "Ada kurung kurawal" in page
    assert not Question.objects.exists()
    for _time in range(2):
        client.post(reverse("question_import:apply", args=[run.pk]))
    assert Question.objects.count() == 10
    assert QuestionImport.objects.get().state == "applied"


def test_what_is_thrown_away_comes_in_no_more(sent):
    client, run = sent
    client.post(reverse("question_import:discard", args=[run.pk]))
    client.post(reverse("question_import:apply", args=[run.pk]))
    assert not Question.objects.exists()


def test_an_export_says_what_it_loses_and_gives_the_file(sent):
    client, run = sent
    client.post(reverse("question_import:apply", args=[run.pk]))
    query = f"?category={run.category_id}&format=xlsx"
    assert "format teks" in client.get(reverse("question_export:index") + query).text
    for form in ("gift", "moodle-xml", "xlsx"):
        address = f"{reverse('question_export:file')}?category={run.category_id}&format={form}"
        data = client.get(address).content
        assert len(read_file(data, form).drafts) == 10


def test_an_export_takes_as_many_queries_for_many_as_for_few(
    database, django_assert_max_num_queries
):
    category = Category.objects.create(name="Umum")
    store(read_file(BIG["gift"](60).encode(), "gift"), category, None)
    with django_assert_max_num_queries(5):
        assert len(drafts_of(Question.objects.all())) == 60
