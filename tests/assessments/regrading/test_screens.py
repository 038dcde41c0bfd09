"""The clinic looks first and decides then; the learner reads what became of it."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from assessments.choices import State
from assessments.models import Attempt, Mark, Override, Regrade, VoidedQuestion
from assessments.regrading.operations import carry_out, commit_regrade, plan_regrade
from courses.learning.operations import mark_done
from courses.models import ActivityPage, Enrollment
from tests.assessments.made import make_quiz


@pytest.fixture
def clinic(as_user, dewi):
    return as_user(dewi)


@pytest.fixture
def address(quiz):
    return reverse("assessments:regrade", args=[quiz.pk])


def _hidden(html: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', html)
    assert found, name
    return found[1]


def _decide(client, address, reason="Kunci keliru."):
    html = client.get(address).content.decode()
    sent = {"reason": reason, "seen": _hidden(html, "seen"), "client_key": "k"}
    return client.post(address, sent), sent


def _carry_out_all():
    for each in Regrade.objects.filter(finished_at=None):
        assert carry_out(each)


def test_look_then_decide_and_twice_is_once(sari, clinic, address, taken, corrected, fresh):
    attempt = taken(sari, 0, 0, 1)
    corrected()
    html = clinic.get(address).content.decode()
    assert "Soal 1" in html
    planned = f"{address}?versions=newest"
    html = clinic.get(planned).content.decode()
    assert "Sari Wulandari" in html
    assert "33,33%" in html
    assert "66,67%" in html
    assert fresh(attempt).percent < 34
    answer, sent = _decide(clinic, planned)
    assert answer.url == reverse("assessments:regraded", args=[Regrade.objects.get().pk])
    assert clinic.post(planned, sent).url == answer.url
    assert Regrade.objects.count() == 1
    _carry_out_all()
    assert fresh(attempt).percent > 66
    html = clinic.get(answer.url).content.decode()
    assert "Kunci keliru." in html
    assert "66,67%" in html


def test_without_a_reason_nothing_happens_and_the_page_says_so(
    sari, clinic, address, taken, corrected
):
    taken(sari, 0, 0, 1)
    corrected()
    answer, _sent = _decide(clinic, f"{address}?versions=newest", "")
    assert answer.status_code == 200
    assert not Regrade.objects.exists()


def test_what_changed_meanwhile_is_shown_and_what_was_typed_stays(
    sari, clinic, address, taken, corrected
):
    taken(sari, 0, 0, 1)
    corrected()
    planned = f"{address}?versions=newest"
    sent = {"reason": "Kunci tertukar.", "seen": "lama", "client_key": "k"}
    answer = clinic.post(planned, sent)
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "Kunci tertukar." in html
    assert not Regrade.objects.exists()
    again = {**sent, "seen": _hidden(html, "seen"), "client_key": "k2"}
    assert clinic.post(planned, again).status_code == 302


def test_one_attempt_is_chosen_from_its_page(sari, budi, clinic, quiz, address, taken, corrected):
    one, _two = taken(sari, 0, 0, 1), taken(budi, 0, 0, 1)
    corrected()
    html = clinic.get(reverse("assessments:review", args=[one.pk])).content.decode()
    link = f"{address}?attempt={one.pk}"
    assert link in html
    html = clinic.get(link).content.decode()
    assert _hidden(html, "attempt") == str(one.pk)
    html = clinic.get(f"{link}&versions=newest").content.decode()
    assert "Sari Wulandari" in html
    assert "Budi Santoso" not in html


def test_what_cannot_be_graded_is_listed(sari, clinic, address, taken, corrected):
    taken(sari, 0, 0, 1)
    corrected(("Paringin", "100"), ("Amuntai", "0"), ("Tanjung", "0"))
    html = clinic.get(f"{address}?versions=newest").content.decode()
    assert "jumlah pilihan lain" in html


def test_a_question_is_voided_and_counts_again(
    sari, clinic, quiz, questions, taken, fresh, as_user
):
    attempt = taken(sari, 0, 0, 1)
    void = reverse("assessments:void", args=[quiz.pk, questions[0].pk])
    answer, _sent = _decide(clinic, void, "Dua jawaban benar.")
    assert answer.status_code == 302
    _carry_out_all()
    assert fresh(attempt).total == 2
    html = as_user(sari).get(reverse("assessments:review", args=[attempt.pk])).content.decode()
    assert "Soal ini dibatalkan" in html
    assert "Dua jawaban benar." in html
    html = clinic.get(void).content.decode()
    sent = {"reason": "Ternyata baik.", "seen": _hidden(html, "seen"), "client_key": "k2"}
    assert clinic.post(void, sent).status_code == 302
    _carry_out_all()
    assert not VoidedQuestion.objects.exists()
    assert fresh(attempt).total == 3
    html = as_user(sari).get(reverse("assessments:review", args=[attempt.pk])).content.decode()
    assert "Soal ini dibatalkan" not in html


def test_the_learner_reads_when_and_why_it_was_graded_again(
    sari, clinic, address, taken, corrected, as_user
):
    attempt = taken(sari, 0, 0, 1)
    corrected()
    _decide(clinic, f"{address}?versions=newest", "Kunci soal 1 tertukar.")
    _carry_out_all()
    html = as_user(sari).get(reverse("assessments:review", args=[attempt.pk])).content.decode()
    assert "Dinilai ulang pada" in html
    assert "Kunci soal 1 tertukar." in html


def test_a_completion_is_withdrawn_from_the_list(
    budi, clinic, quiz, address, taken, corrected, as_user
):
    attempt = taken(budi, 1, 0, 1)
    for each in ActivityPage.objects.descendant_of(quiz.course).exclude(pk=quiz.pk).specific():
        mark_done(budi, each)
    corrected()
    assert plan_regrade(quiz, versions="newest").stays
    answer, _sent = _decide(clinic, f"{address}?versions=newest")
    _carry_out_all()
    html = clinic.get(answer.url).content.decode()
    withdraw = re.search(r'href="([^"]*/tarik/)"', html)
    assert withdraw
    sent = {"reason": "Kunci keliru.", "client_key": "k"}
    assert clinic.post(withdraw[1], sent).status_code == 200  # not sure
    assert Enrollment.objects.get(pk=attempt.enrollment_id).completed_on
    sent["sure"] = "on"
    assert clinic.post(withdraw[1], sent).status_code == 302
    assert clinic.post(withdraw[1], sent).status_code == 302
    assert not Enrollment.objects.get(pk=attempt.enrollment_id).completed_on
    assert "/tarik/" not in clinic.get(answer.url).content.decode()


def test_an_attempt_is_opened_again_and_another_one_is_given(
    sari, clinic, course, questions, taken, fresh
):
    quiz = make_quiz(course, *questions, title="Sekali", attempts_allowed=1)
    attempt = taken(sari, 0, 0, 1, of=quiz)
    address = reverse("assessments:reopen", args=[attempt.pk])
    until = timezone.localtime(timezone.now() + timedelta(hours=2)).strftime("%Y-%m-%dT%H:%M")
    assert "sudah ditunjukkan" in clinic.get(address).content.decode()
    refused = clinic.post(address, {"until": "2020-01-01T10:00", "reason": "Padam."})
    assert "Padam." in refused.content.decode()
    sent = {"until": until, "reason": "Padam.", "client_key": "k"}
    assert clinic.post(address, sent).status_code == 302
    assert clinic.post(address, sent).status_code == 302
    assert fresh(attempt).state == State.IN_PROGRESS
    address = reverse("assessments:grant", args=[quiz.pk, attempt.enrollment_id])
    html = clinic.get(address).content.decode()
    sent = {"reason": "Sakit.", "seen": _hidden(html, "seen"), "client_key": "k"}
    assert clinic.post(address, sent).status_code == 302
    assert clinic.post(address, sent).status_code == 302
    assert Override.objects.get().attempts_allowed == 2


def test_nobody_else_lays_hands_on_answers(
    sari, fauzi, rizki, budi, aulia, quiz, questions, taken, corrected, as_user, dewi
):
    attempt = taken(sari, 0, 0, 1)
    corrected()
    plan = plan_regrade(quiz, versions="newest")
    made = commit_regrade(plan, dewi, "Kunci keliru.", seen=plan.digest)
    addresses = [
        reverse("assessments:regrade", args=[quiz.pk]),
        reverse("assessments:void", args=[quiz.pk, questions[0].pk]),
        reverse("assessments:regraded", args=[made.pk]),
        reverse("assessments:withdraw_pass", args=[made.lines.get().pk]),
        reverse("assessments:reopen", args=[attempt.pk]),
        reverse("assessments:grant", args=[quiz.pk, attempt.enrollment_id]),
    ]
    for user in (sari, fauzi, rizki, budi):
        for address in addresses:
            assert as_user(user).get(address).status_code == 404, (user, address)
            answer = as_user(user).post(address, {"reason": "x"})
            assert answer.status_code in (404, 405)
    # A line without a completion that stays has nothing to withdraw.
    assert as_user(dewi).get(addresses[3]).status_code == 404
    assert Mark.objects.filter(regrade__isnull=False).count() == 0


def test_nobody_opens_her_own_or_gives_herself_one(dewi, quiz, taken, as_user):
    attempt = taken(dewi, 0, 0, 1)
    client = as_user(dewi)
    assert client.get(reverse("assessments:reopen", args=[attempt.pk])).status_code == 404
    address = reverse("assessments:grant", args=[quiz.pk, attempt.enrollment_id])
    assert client.get(address).status_code == 404
    assert Attempt.objects.get().state == State.FINISHED
