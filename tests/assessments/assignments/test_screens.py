"""Pages of assignments: who opens them, and what they lead to."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from assessments.assignments.operations import Work, appoint_marker, give_back, mark, submit
from assessments.assignments.visibility import may_open_submitted_file
from assessments.models import Extension, Rubric, RubricVersion, Submission
from courses.learning.operations import enroll
from foundation.agenda.kinds import kind_named
from tests.assessments.assignments.test_marking import percent
from tests.assessments.assignments.test_submissions import PDF


def _url(name: str, pk: int) -> str:
    return reverse(f"assessments:{name}", args=[pk])


def test_a_learner_drafts_and_hands_in(course, assignment, sari, as_user):
    client = as_user(sari)
    url = _url("work", assignment.pk)
    assert client.get(url).status_code == 404  # not enrolled
    enroll(sari, course)
    assert url in client.get(assignment.get_url()).content.decode()
    client.post(url, {"text": "Mulai", "revision": 0, "save": "1"})
    assert "Mulai" in client.get(url).content.decode()
    file = SimpleUploadedFile("bukti.pdf", PDF)
    answer = client.post(url, {"text": "Isi", "upload": file, "revision": 1, "submit": "1"})
    assert answer.url == url
    assert Submission.objects.get().state == "submitted"
    html = client.get(url).content.decode()
    assert "Versi 1: Dikumpulkan" in html
    assert "bukti.pdf" in html


def test_a_refusal_stands_beside_its_field_and_keeps_what_was_typed(
    course, assignment, sari, as_user
):
    enroll(sari, course)
    client, url = as_user(sari), _url("work", assignment.pk)
    bad = SimpleUploadedFile("laporan.pdf", b"MZ" + b"0" * 99)
    html = client.post(url, {"text": "Panjang", "upload": bad, "submit": "1"}).content.decode()
    assert "Berkas ini tidak diterima" in html
    assert "Panjang" in html
    assert "Belum ada isinya" in client.post(url, {"text": "", "submit": "1"}).content.decode()
    assert not Submission.objects.exists()


def test_a_stale_tab_keeps_what_was_typed_and_may_send_it_again(course, assignment, sari, as_user):
    enroll(sari, course)
    client, url = as_user(sari), _url("work", assignment.pk)
    client.post(url, {"text": "Satu", "revision": 0, "save": "1"})
    html = client.post(url, {"text": "Dua", "revision": 0, "save": "1"}).content.decode()
    assert "tab lain" in html
    assert "Dua" in html
    assert '<input type="hidden" name="revision" value="1"' in html
    client.post(url, {"text": "Dua", "revision": 1, "save": "1"})
    assert Submission.objects.get().text == "Dua"


def test_a_marker_finds_who_waits_and_marks(change, rubric, handed_in, budi, as_user):
    change(rubric=rubric)
    submission = handed_in()
    client = as_user(budi)
    assert (
        submission.get_absolute_url() in client.get(reverse("assessments:queue")).content.decode()
    )
    html = client.get(submission.get_absolute_url()).content.decode()
    assert "Isi proposal." in html
    version = RubricVersion.objects.get().pk
    said = {"level_0": 2, "level_1": 1, "comment": "Baik", "rubric_version": version}
    client.post(submission.get_absolute_url(), said)
    submission.refresh_from_db()
    assert submission.score == 100
    assert "Tidak ada yang menunggu" in client.get(reverse("assessments:queue")).content.decode()


def test_a_marker_sees_no_other_mark_before_her_own(
    change, assignment, handed_in, budi, fauzi, aulia, as_user
):
    appoint_marker(assignment, fauzi.person, aulia)
    change(marker_count=2)
    submission = handed_in()
    mark(submission, budi, percent(61))
    # As a word: the random keys of the form may have these digits within.
    shown = re.compile(r"\b61\b")
    assert not shown.search(as_user(fauzi).get(submission.get_absolute_url()).content.decode())
    assert shown.search(as_user(budi).get(submission.get_absolute_url()).content.decode())


def test_a_marker_gives_back_and_the_learner_reads_why(handed_in, assignment, budi, sari, as_user):
    submission = handed_in()
    url = _url("give_back", submission.pk)
    assert as_user(budi).get(url).status_code == 200
    as_user(budi).post(url, {"remarks": "Tambahkan angka."})
    html = as_user(sari).get(_url("work", assignment.pk)).content.decode()
    assert "Tambahkan angka." in html
    assert 'name="submit"' in html
    assert as_user(budi).post(url, {"remarks": "Lagi"}).url == reverse("assessments:queue")


def test_only_those_whom_it_concerns_open_a_work(
    handed_in, assignment, sari, rini, budi, fauzi, noor, dewi, aulia, as_user
):
    submission = handed_in()
    answers = {
        user: as_user(user).get(submission.get_absolute_url()).status_code
        for user in (sari, rini, fauzi, noor, budi, dewi, aulia)
    }
    assert [answers[user] for user in (budi, dewi, aulia)] == [200, 200, 200]
    assert {answers[user] for user in (sari, rini, fauzi, noor)} == {404}


def test_a_head_reads_results_of_his_unit_by_person_and_no_work(
    handed_in, assignment, sari, rini, budi, fauzi, noor, as_user
):
    mark(handed_in(sari, "Rahasia dapur"), budi, percent(77))
    mark(handed_in(rini, "Lain"), budi, percent(33))
    url = _url("work_results", assignment.pk)
    html = as_user(fauzi).get(url).content.decode()
    assert sari.person.full_name in html
    assert "77 %" in html
    assert rini.person.full_name not in html
    assert "Rahasia" not in html
    assert rini.person.full_name in as_user(noor).get(url).content.decode()
    assert as_user(sari).get(url).status_code == 404


def test_a_draft_is_seen_by_its_learner_alone(course, assignment, sari, budi, aulia):
    enroll(sari, course)
    from_draft = Work(upload=SimpleUploadedFile("a.pdf", PDF))
    draft = submit(sari, assignment, from_draft)
    Submission.objects.update(state="draft")
    assert [bool(Submission.objects.visible_to(user)) for user in (sari, budi, aulia)] == [
        True,
        False,
        False,
    ]
    assert may_open_submitted_file(sari, draft.file)
    assert not may_open_submitted_file(budi, draft.file)
    Submission.objects.update(state="submitted")
    assert may_open_submitted_file(budi, draft.file)


def test_an_editor_appoints_ends_and_gives_time(course, assignment, sari, rini, aulia, as_user):
    mine = enroll(sari, course)
    client, url = as_user(aulia), _url("markers", assignment.pk)
    assert "Budi" in client.get(url).content.decode()
    assert "Tidak ada orang" in client.post(url, {"who": "x@y.example"}).content.decode()
    client.post(url, {"who": rini.person.nip})
    appointed = assignment.markers.get(person=rini.person)
    client.post(_url("end_marker", appointed.pk))
    assert not assignment.markers.in_force().filter(person=rini.person).exists()
    more = _url("extend", assignment.pk)
    said = {"enrollment": mine.pk, "until": "2027-03-05T09:00", "reason": "Sakit"}
    client.post(more, said)
    assert Extension.objects.get().reason == "Sakit"
    past = client.post(more, {**said, "until": "2027-02-01T09:00"}).content.decode()
    assert "sudah lewat" in past


@pytest.mark.parametrize("name", ["markers", "extend"])
def test_nobody_else_arranges(assignment, budi, sari, as_user, name):
    for user in (budi, sari):
        assert as_user(user).get(_url(name, assignment.pk)).status_code == 404


def test_the_agenda_says_who_waits_and_what_came_back(handed_in, budi, sari):
    submission = handed_in()
    day = submission.submitted_at.date()
    [rows] = kind_named("to_mark").rows(budi, day)
    assert [row[1] for row in rows] == [submission.pk]
    give_back(submission, budi, "Ulangi")
    [rows] = kind_named("given_back").rows(sari, day)
    assert [row[1] for row in rows] == [submission.pk]
    assert not [*next(iter(kind_named("to_mark").rows(budi, day)))]


def test_an_editor_writes_a_rubric_in_the_admin(aulia, as_user):
    client, url = as_user(aulia), reverse("rubrics:add")
    html = client.post(url, {"title": "Proposal", "criteria": "Kebaruan 5"}).content.decode()
    assert "Baris 1" in html
    client.post(url, {"title": "Proposal", "criteria": "Kebaruan: 0 belum | 10 jelas"})
    assert Rubric.objects.get().newest.most == 10


def test_the_queue_asks_no_more_for_many(handed_in, rini, noor, budi, as_user, queries_of):
    handed_in()
    client, url = as_user(budi), reverse("assessments:queue")
    client.get(url)
    few = queries_of(lambda: client.get(url))
    for user in (rini, noor):
        handed_in(user)
    assert queries_of(lambda: client.get(url)) == few


def test_what_is_sent_twice_is_one(course, assignment, sari, rini, aulia, as_user):
    mine = enroll(sari, course)
    for _ in range(2):
        said = {"text": "Isi", "revision": 0, "submit": "1", "client_key": "k"}
        assert as_user(sari).post(_url("work", assignment.pk), said).status_code == 302
        said = {"who": rini.person.nip}
        assert as_user(aulia).post(_url("markers", assignment.pk), said).status_code == 302
        said = {
            "enrollment": mine.pk,
            "until": "2027-03-05T09:00",
            "reason": "x",
            "client_key": "k",
        }
        assert as_user(aulia).post(_url("extend", assignment.pk), said).status_code == 302
    assert Submission.objects.count() == 1
    assert assignment.markers.filter(person=rini.person).count() == 1
    assert Extension.objects.count() == 1


def test_a_rubric_is_a_table_for_marker_and_learner(change, rubric, handed_in, budi, sari, as_user):
    change(rubric=rubric)
    work = handed_in()
    client = as_user(budi)
    html = client.get(work.get_absolute_url()).content.decode()
    assert html.count('role="rowheader"') == 2
    assert html.count('role="columnheader"') == 4  # the criterion, and three levels
    assert "Diberikan:" not in html
    said = {"level_0": 1, "level_1": 1, "comment": "Baik"}
    said["rubric_version"] = rubric.newest.pk
    client.post(work.get_absolute_url(), said)
    address = reverse("assessments:work", args=[work.assignment_id])
    html = as_user(sari).get(address).content.decode()
    assert html.count("Diberikan:") == 2
    assert html.count('role="rowheader"') == 2
