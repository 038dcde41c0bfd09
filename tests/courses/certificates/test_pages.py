"""The learner's way to her certificate: what it needs, what is missing, where it is."""

import html
from datetime import timedelta

import pytest
from django.utils import timezone

from courses.learning.operations import enroll, mark_done
from credentials.certificates.operations.working import issue_waiting
from credentials.models import Certificate
from tests.credentials import made


@pytest.fixture
def design(budi):
    return made.make_design(made.make_signer(budi.person), use_for="course")


@pytest.fixture
def learner(as_user, sari):
    return as_user(sari)


def _seen(client, address: str) -> str:
    return html.unescape(client.get(address).content.decode())


def test_the_page_says_from_the_first_day_what_is_missing(learner, sari, make_course, design):
    course = make_course()
    assert "Terbit otomatis setelah" in _seen(learner, course.url)
    enroll(sari, course)
    mark_done(sari, course.lessons[0])
    text = _seen(learner, course.url)
    assert "Masih kurang: 1 pelajaran" in text


def test_without_a_template_nothing_is_promised(learner, make_course):
    assert "Terbit otomatis" not in _seen(learner, make_course().url)


def test_a_completed_course_offers_its_certificate_and_its_check(
    learner, client, sari, make_course, design
):
    course = make_course()
    enroll(sari, course)
    for lesson in course.lessons:
        mark_done(sari, lesson)
    issue_waiting()
    certificate = Certificate.objects.get()
    for address in (course.url, "/belajar/riwayat/"):
        text = _seen(learner, address)
        assert certificate.number in text
        assert certificate.file.file.get_absolute_url() in text
        assert f"/sertifikat/{certificate.code}/" in text
    assert client.get(f"/sertifikat/{certificate.code}/").status_code == 200
    answer = learner.get(certificate.file.file.get_absolute_url())
    assert b"".join(answer.streaming_content).startswith(b"%PDF")


def test_what_expires_soon_is_said(learner, sari, make_course, design):
    design.valid_months = 1
    design.save()
    course = make_course(lessons=1)
    enroll(sari, course)
    mark_done(sari, course.lessons[0])
    issue_waiting()
    assert "Segera berakhir" in _seen(learner, "/belajar/riwayat/")
    past = timezone.localdate() - timedelta(days=1)
    Certificate.objects.update(expires_on=past)
    assert "Sudah berakhir" in _seen(learner, "/belajar/riwayat/")


def test_nobody_else_opens_the_file(as_user, rini, sari, make_course, design):
    course = make_course(lessons=1)
    enroll(sari, course)
    mark_done(sari, course.lessons[0])
    issue_waiting()
    file = Certificate.objects.get().file.file.get_absolute_url()
    assert as_user(rini).get(file).status_code == 404
