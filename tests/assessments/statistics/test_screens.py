"""The statistics of a quiz on its page and as files; results by person as a file."""

import io
import re

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from assessments.models import Attempt
from assessments.statistics.permissions import LEAST
from courses.learning.operations import enroll
from tests.assessments.made import make_quiz, make_ready


@pytest.fixture
def quiz(course, aulia):
    questions = [make_ready(aulia, name=f"Soal {n}") for n in range(1, 4)]
    return make_quiz(course, *questions, pass_percent=50)


@pytest.fixture
def taken(quiz, take, make_member, paringin):
    for n in range(LEAST):
        take(make_member(f"Pegawai {n}", paringin), quiz, 0, n % 2, 1)
    return quiz


def _page(client, name, *args, **asked):
    return client.get(reverse(f"assessments:{name}", args=args), asked)


def _book(response):
    return load_workbook(io.BytesIO(response.content))


def _cells(html):
    text = re.sub(r"<[^>]+>", " ", html)
    return " ".join(text.split())


def test_the_clinic_and_editors_see_figures_and_hints(taken, dewi, aulia, as_user):
    for user in (dewi, aulia):
        html = _page(as_user(user), "statistics", taken.pk).content.decode()
        words = _cells(html)
        assert "1. Soal 1" in words
        assert "Hampir semua benar" in words
        assert "Hampir tidak ada yang benar" in words
        assert "60,00" in words
        assert reverse("assessments:answers", args=[taken.pk, _question(taken)]) in html


def _question(quiz, place=0):
    return quiz.slots[place].value["question"].pk


def test_others_see_nothing(taken, sari, budi, as_user):
    for user in (sari, budi):
        for name, args in (
            ("statistics", [taken.pk]),
            ("answers", [taken.pk, _question(taken)]),
            ("statistics_file", [taken.pk, "xlsx"]),
            ("results_file", [taken.pk, "xlsx"]),
        ):
            assert _page(as_user(user), name, *args).status_code == 404, name


def test_a_head_sees_figures_of_his_unit_and_no_answers(
    taken, take, rini, fauzi, noor, make_member, sari, as_user
):
    take(rini, taken, 1, 1, 1)
    head = as_user(fauzi)
    html = _page(head, "statistics", taken.pk).content.decode()
    assert "/statistik/soal/" not in html
    assert _page(head, "answers", taken.pk, _question(taken)).status_code == 404
    book = _book(_page(head, "statistics_file", taken.pk, "xlsx"))
    assert book.sheetnames == ["Soal-soal kuis", "Kuis secara keseluruhan"]
    # One learner of another unit: not of his figures, and too few for her own head.
    assert [row[1].value for row in book.worksheets[0].iter_rows(min_row=2)] == [LEAST] * 3
    few = _page(as_user(noor), "statistics", taken.pk).content.decode()
    assert "Peserta masih terlalu sedikit" in few
    assert "Soal 1" not in few
    assert _page(as_user(noor), "statistics_file", taken.pk, "xlsx").status_code == 404


def test_an_editor_sees_no_figures_of_one_learner(quiz, take, sari, aulia, dewi, as_user):
    """Control arm: the clinic, which reads every answer anyhow, does."""
    take(sari, quiz, 0, 0, 0)
    assert "masih terlalu" in _page(as_user(aulia), "statistics", quiz.pk).content.decode()
    answers = _page(as_user(aulia), "answers", quiz.pk, _question(quiz)).content.decode()
    assert "Paringin" not in answers
    assert "masih terlalu" not in _page(as_user(dewi), "statistics", quiz.pk).content.decode()


def test_which_answers_were_given(taken, aulia, as_user):
    html = _page(as_user(aulia), "answers", taken.pk, _question(taken, 1)).content.decode()
    words = _cells(html)
    assert "Paringin 100,00 3 60,00" in words
    assert "Amuntai 0,00 2 40,00" in words
    for pk in (10**9, make_ready(aulia, name="Di tempat lain").pk):
        assert _page(as_user(aulia), "answers", taken.pk, pk).status_code == 404


def test_a_question_whose_attempts_do_not_count_yet(taken, aulia, as_user):
    Attempt.objects.update(state="submitted")
    page = _page(as_user(aulia), "answers", taken.pk, _question(taken))
    assert "Belum ada percobaan yang dihitung" in page.content.decode()


def test_which_attempts_and_whose(taken, take, dewi, rini, as_user):
    take(rini, taken, 1, 1, 1)
    client = as_user(dewi)
    all_of_them = _page(client, "statistics", taken.pk, percobaan="all")
    assert all_of_them.context["report"].attempts == LEAST + 1
    opd = rini.person.postings.get().opd_id
    hers = _page(client, "statistics", taken.pk, opd=opd)
    assert hers.context["report"].attempts == 1
    for nonsense in ({"opd": "x"}, {"opd": 10**18}, {"percobaan": "semua"}):
        found = _page(client, "statistics", taken.pk, **nonsense)
        assert found.context["report"].attempts == LEAST + 1


def test_nobody_has_taken_it_yet(quiz, dewi, as_user):
    html = _page(as_user(dewi), "statistics", quiz.pk).content.decode()
    assert "Belum ada percobaan yang dihitung" in html


def test_files_hold_what_the_page_shows(taken, aulia, as_user):
    client = as_user(aulia)
    book = _book(_page(client, "statistics_file", taken.pk, "xlsx"))
    assert book.sheetnames == ["Soal-soal kuis", "Kuis secara keseluruhan", "Jawaban"]
    questions = list(book.worksheets[0].iter_rows(min_row=2, values_only=True))
    assert questions[1][:3] == ("2. Soal 2", LEAST, 60)
    assert questions[0][7] is None
    answers = list(book.worksheets[2].iter_rows(min_row=2, values_only=True))
    assert answers[0] == ("Soal 1", 1, "", "Paringin", "", 100, LEAST, 100)
    text = _page(client, "statistics_file", taken.pk, "csv").content.decode()
    assert '"Tingkat kemudahan, %"' in text or "Tingkat kemudahan, %" in text
    assert _page(client, "statistics_file", taken.pk, "pdf").status_code == 404


def test_no_answer_becomes_a_formula(course, aulia, dewi, take, make_member, paringin, as_user):
    question = make_ready(aulia, ("=1+1", "100"), ("@SUM(A1)", "0"), name="=HYPERLINK(0)")
    quiz = make_quiz(course, question)
    for n in range(LEAST):
        take(make_member(f"=cmd {n}", paringin), quiz, n % 2)
    client = as_user(dewi)
    for address in ("statistics_file", "results_file"):
        book = _book(_page(client, address, quiz.pk, "xlsx"))
        cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
        assert not [cell for cell in cells if cell.data_type == "f"]
        text = _page(client, address, quiz.pk, "csv").content.decode("utf-8-sig")
        starts = [cell.strip('"')[:1] for line in text.splitlines() for cell in line.split(";")]
        assert not {"=", "@"} & set(starts)


def test_results_by_person_as_a_file(taken, take, rini, dewi, fauzi, as_user):
    take(rini, taken, 0, 0, 0)
    rows = list(_book(_page(as_user(dewi), "results_file", taken.pk, "xlsx")).active.values)
    assert rows[0][:4] == ("Nama", "Unit", "Status", "Percobaan")
    assert {row[0] for row in rows[1:]} >= {"Pegawai 0", "Rini Astuti"}
    hers = next(row for row in rows if row[0] == "Rini Astuti")
    assert (hers[3], hers[5], hers[6]) == (1, 100, "lulus")
    of_his = list(_book(_page(as_user(fauzi), "results_file", taken.pk, "xlsx")).active.values)
    assert "Rini Astuti" not in {row[0] for row in of_his}


def test_the_results_and_the_quiz_lead_to_the_statistics(taken, dewi, aulia, as_user):
    address = reverse("assessments:statistics", args=[taken.pk])
    assert address in _page(as_user(dewi), "results", taken.pk).content.decode()
    enroll(aulia, taken.course)
    assert address in as_user(aulia).get(taken.url).content.decode()


def test_the_number_of_queries_does_not_grow(
    taken, take, make_member, paringin, dewi, aulia, as_user, django_assert_max_num_queries
):
    for name, args, user in (
        ("statistics", [taken.pk], dewi),
        ("answers", [taken.pk, _question(taken)], aulia),
        ("statistics_file", [taken.pk, "xlsx"], aulia),
        ("results_file", [taken.pk, "xlsx"], dewi),
    ):
        client = as_user(user)
        _page(client, name, *args)
        with django_assert_max_num_queries(100) as few:
            _page(client, name, *args)
        for n in range(3):
            take(make_member(f"{name} {n}", paringin), taken, 0, 1, 1)
        with django_assert_max_num_queries(len(few.captured_queries)):
            _page(client, name, *args)
