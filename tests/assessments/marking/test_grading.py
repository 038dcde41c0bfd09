"""A person grades, one answer after the other."""

from fractions import Fraction

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from assessments.attempts.operations import NoMoreFilesError, add_file, remove_file, start, submit
from assessments.choices import State
from assessments.kinds.texts import PLAIN, rich
from assessments.marking.operations import NotGradableError, OutOfRangeError, grade
from assessments.models import Attempt, Mark
from courses.learning.operations import enroll
from courses.models import ActivityProgress
from foundation.models import Notice
from tests.assessments.made import answer, make_quiz, make_ready, payload

PDF = b"%PDF-1.7\n" + b"0" * 100


@pytest.fixture
def essay(aulia):
    own = payload("essay", for_grader=rich("Cari dasar hukum", PLAIN))
    return make_ready(aulia, kind="essay", name="Esai", payload=own)


@pytest.fixture
def quiz(make_course, essay):
    course = make_course(lessons=1)
    settings = {"done_when": "passed", "pass_percent": 50}
    return make_quiz(course, (essay, 4), **settings)


@pytest.fixture
def waiting(sari, quiz):
    enroll(sari, quiz.course)
    attempt = start(sari, quiz)
    answer(attempt, 1, "Antrean memakan <b>waktu</b>.")
    submit(attempt)
    return attempt.slots.get()


def test_the_last_mark_gives_the_score_and_completes(waiting, dewi, sari):
    assert not ActivityProgress.objects.exclude(done_at=None).exists()
    grade(waiting, dewi, Fraction(3), "Sudah runtut.")
    attempt = Attempt.objects.get()
    assert (attempt.state, attempt.earned, attempt.percent) == (State.FINISHED, 3, 75)
    assert ActivityProgress.objects.exclude(done_at=None).exists()
    assert Notice.objects.filter(kind="assessments.graded").count() == 1


def test_grading_again_adds_a_mark_and_the_newest_counts(waiting, dewi):
    grade(waiting, dewi, Fraction(3))
    grade(waiting, dewi, Fraction(1), "Ditinjau ulang.")
    assert list(Mark.objects.order_by("pk").values_list("fraction", flat=True)) == ["3/4", "1/4"]
    assert Attempt.objects.get().earned == 1


def test_only_what_waits_for_a_person_and_within_its_marks(waiting, dewi, sari, quiz):
    for mark in (Fraction(-1), Fraction(5)):
        with pytest.raises(OutOfRangeError):
            grade(waiting, dewi, mark)
    with pytest.raises(NotGradableError):
        grade(start(sari, quiz).slots.get(), dewi, Fraction(1))


def test_the_queue_leads_from_one_to_the_next(waiting, dewi, sari, quiz, as_user):
    second = start(sari, quiz)
    answer(second, 1, "Kedua")
    submit(second)
    client = as_user(dewi)
    html = client.get(reverse("assessments:marking")).content.decode()
    assert html.count("Sari Wulandari") == 2
    address = reverse("assessments:mark", args=[waiting.pk])
    html = client.get(address).content.decode()
    assert "Cari dasar hukum" in html
    assert "&lt;b&gt;waktu" in html
    refused = client.post(address, {"mark": "9", "remark": "Terlalu banyak"})
    assert "Terlalu banyak" in refused.content.decode()
    sent = {"mark": "2", "remark": "Cukup", "client_key": "k"}
    following = reverse("assessments:mark", args=[second.slots.get().pk])
    assert client.post(address, sent).url == following
    assert client.post(address, sent).status_code == 302
    assert Mark.objects.count() == 1
    html = as_user(sari).get(reverse("assessments:review", args=[waiting.attempt_id])).content
    assert b"Cukup" in html


def test_nobody_else_grades_and_nobody_her_own(waiting, fauzi, aulia, sari, dewi, quiz, as_user):
    for user in (fauzi, aulia, sari):
        for name, args in (("marking", []), ("mark", [waiting.pk])):
            address = reverse(f"assessments:{name}", args=args)
            assert as_user(user).get(address).status_code == 404
    enroll(dewi, quiz.course)
    own = start(dewi, quiz)
    answer(own, 1, "Sendiri")
    submit(own)
    address = reverse("assessments:mark", args=[own.slots.get().pk])
    assert as_user(dewi).get(address).status_code == 404


def test_files_are_handed_in_taken_back_and_seen_by_learner_and_grader(
    make_course, aulia, sari, rini, dewi, fauzi, as_user
):
    question = make_ready(aulia, kind="file", name="Berkas", payload=payload("file"))
    quiz = make_quiz(make_course(lessons=1), question)
    enroll(sari, quiz.course)
    attempt = start(sari, quiz)
    kept = add_file(attempt, 1, SimpleUploadedFile("SK.pdf", PDF), sari)
    with pytest.raises(NoMoreFilesError):
        add_file(attempt, 1, SimpleUploadedFile("Lagi.pdf", PDF), sari)
    remove_file(attempt, 1, kept.pk)
    remove_file(attempt, 1, kept.pk)
    kept = add_file(attempt, 1, SimpleUploadedFile("SK.pdf", PDF), sari)
    submit(attempt)
    address = kept.file.get_absolute_url()
    assert [as_user(each).get(address).status_code for each in (sari, dewi)] == [200, 200]
    assert [as_user(each).get(address).status_code for each in (rini, fauzi)] == [404, 404]
    html = as_user(dewi).get(reverse("assessments:mark", args=[attempt.slots.get().pk])).content
    assert b"SK.pdf" in html


def test_a_page_takes_a_file_without_a_script(make_course, aulia, sari, as_user):
    question = make_ready(aulia, kind="file", name="Berkas", payload=payload("file"))
    quiz = make_quiz(make_course(lessons=1), question)
    enroll(sari, quiz.course)
    attempt, client = start(sari, quiz), as_user(sari)
    address = reverse("assessments:page", args=[attempt.pk, 1])
    name = client.get(address).context["asked"][0].mask.prefix + "answer"
    client.post(address, {name: SimpleUploadedFile("SK.pdf", PDF), "ke": "simpan"})
    assert "SK.pdf" in client.get(address).content.decode()
    refused = client.post(address, {name: SimpleUploadedFile("x.pdf", b"MZ"), "ke": "simpan"})
    assert refused.status_code == 409
    kept = attempt.slots.get().files.get()
    client.post(address, {"ke": f"buang-1-{kept.pk}"})
    assert not attempt.slots.get().files.exists()
