"""Guard 6: a form sent twice, or twenty times at once, has one effect and one answer."""

import threading
import time
from collections import Counter
from collections.abc import Callable
from contextlib import nullcontext
from types import SimpleNamespace
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, connections
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from agents.accounts import unproven
from courses.learning.operations import enroll
from courses.models import ActivityProgress, Enrollment
from foundation.once import once
from tests.edits import opened
from tests.guards import matrix
from tests.guards.repository import OURS
from tests.guards.visits import client_of

AT_ONCE = 20
LOGS = ("wagtailcore.ModelLogEntry", "wagtailcore.PageLogEntry")

# What is typed into each form of ours; who, and which target.
FORMS: dict[str, tuple[str, str, dict[str, str]]] = {
    "set_language": ("innovator", "-", {"language": "en", "next": "/"}),
    "courses:enroll": ("innovator", "open", {}),
    "courses:view_lesson": ("innovator", "own", {}),
    "courses:finish_lesson": ("innovator", "own", {}),
    "courses:tick": ("innovator", "own", {"checklist": "x", "tick": "y"}),
    "assessments:submission": ("mentor", "own", {"score": "70", "client_key": "k"}),
    "assessments:give_back": ("mentor", "own", {"remarks": "Tambahkan angka."}),
    "assessments:end_marker": ("clinic", "own", {}),
    "courses:withdraw": ("innovator", "own", {"reason": "Pindah tugas"}),
    "assessments:summary": ("innovator", "own", {}),
    "courses:assign": ("head", "own", {"opds": "paringin", "client_key": "k"}),
    "courses:report_remind": ("head", "own", {"siapa": "semua", "client_key": "k"}),
    "courses:take_back": ("head", "own", {}),
    "agents:approve_claim": ("admin", "own", {}),
    "agents:reject_claim": ("admin", "own", {"reason": "Bukan pegawai kami"}),
    "agents:undo_claim": ("admin", "own", {"reason": "Salah orang"}),
    "innovations:register": (
        "innovator",
        "-",
        {"name": "Antrean", "stage": "trial", "summary": "x", "opd": "paringin", "client_key": "k"},
    ),
    "innovations:edit": (
        "innovator",
        "own",
        {"name": "Antrean", "stage": "trial", "summary": "x", "opd": "paringin"},
    ),
    "innovations:members": (
        "innovator",
        "own",
        {"who": "PERSON", "part": "member", "client_key": "k"},
    ),
    "innovations:remove_member": ("innovator", "own", {}),
    "innovations:change_part": ("innovator", "own", {"part": "leader"}),
    "innovations:take_back": ("innovator", "own", {}),
    "innovations:accept": ("innovator", "own", {}),
    "innovations:decline": ("innovator", "own", {}),
    "innovations:confirm": ("admin", "own", {}),
    "innovations:reject": ("admin", "own", {"reason": "Bukan milik kami", "client_key": "k"}),
    "innovations:withdraw": ("innovator", "own", {}),
    "credentials:take_back_recognition": ("innovator", "own", {}),
    "mentoring:cancel": ("innovator", "own", {"reason": "Ada rapat", "client_key": "k"}),
    "mentoring:approve": ("mentor", "own", {"client_key": "k"}),
    "mentoring:decline": ("mentor", "own", {"reason": "Dinas luar", "client_key": "k"}),
    "mentoring:decline_invitation": ("innovator", "own", {"client_key": "k"}),
    "mentoring:withdraw_invitation": ("mentor", "own", {"client_key": "k"}),
    "mentoring:throw_template_away": ("mentor", "own", {}),
    "mentoring:finish_follow_up": ("innovator", "own", {}),
    "scheduling:close_window": ("mentor", "own", {}),
    "mentoring:ask": (
        "innovator",
        "-",
        {"subject": "Bukti", "text": "Apa yang kurang?", "client_key": "k"},
    ),
    "mentoring:post_message": ("innovator", "own", {"text": "Halo", "client_key": "k"}),
    "mentoring:mark_read": ("mentor", "own", {"seq": "1"}),
    "mentoring:take_question": ("mentor", "own", {}),
    "mentoring:close_consultation": ("innovator", "own", {}),
    "scheduling:renew_feed": ("innovator", "-", {"client_key": "k"}),
}
# Those that carry the version of a record.
EDITS = {"innovations:edit"}
# Addresses that take a POST and write nothing.
WITHOUT_EFFECT = {"components", "credentials:check_index"}
# Codes answer with a page of their own, so their replay is held by tests of their own.
HELD_ELSEWHERE = {
    "assessments:check": "tests/assessments/checks/test_checks.py",
    "assessments:extend": "tests/assessments/assignments/test_screens.py",
    "assessments:markers": "tests/assessments/assignments/test_screens.py",
    "assessments:work": "tests/assessments/assignments/test_screens.py",
    "agents:claim_approval": "tests/agents/claims/test_claim_by_approval.py",
    "agents:claim_code": "tests/agents/claims/test_claim_by_code.py",
    "agents:claim_email": "tests/agents/claims/test_claim_by_email.py",
    "agents:claim_email_code": "tests/agents/claims/test_claim_by_email.py",
    "agents:ask_erasure": "tests/agents/personal_data/test_own_data.py",
    "agents:download_data": "tests/agents/personal_data/test_own_data.py",
    "agents:take_back_erasure": "tests/agents/personal_data/test_own_data.py",
    "assessments:grant": "tests/assessments/regrading/test_screens.py",
    "assessments:mark": "tests/assessments/marking/test_grading.py",
    "assessments:regrade": "tests/assessments/regrading/test_screens.py",
    "assessments:reopen": "tests/assessments/regrading/test_screens.py",
    "assessments:void": "tests/assessments/regrading/test_screens.py",
    "assessments:withdraw_pass": "tests/assessments/regrading/test_screens.py",
    "assessments:page": "tests/assessments/attempts/test_attempt_pages.py",
    "assessments:start": "tests/assessments/attempts/test_attempts.py",
    "assessments:save": "tests/assessments/attempts/test_attempt_pages.py",
    "credentials:submit_recognition": "tests/credentials/recognition/test_screens.py",
    "credentials:recognition": "tests/credentials/recognition/test_screens.py",
    "courses:report_enroll": "tests/courses/report/test_enrolling.py",
    "courses:undo_lesson": "tests/courses/learning/test_undone.py",
    "courses:report_rows_nips": "tests/courses/report/test_nip_files.py",
    "agents:unit_codes": "tests/agents/claims/test_unit_codes.py",
    "foundation:notice_choices": "tests/foundation/notices/test_choices_page.py",
    "foundation:stop_mail": "tests/foundation/notices/test_stop_mail.py",
    "foundation:read_notice": "tests/foundation/notices/test_bell_page.py",
    "foundation:read_notices": "tests/foundation/notices/test_bell_page.py",
    "mentoring:add_follow_up": "tests/mentoring/followups/test_follow_up_screens.py",
    "mentoring:add_session_follow_up": "tests/mentoring/followups/test_follow_up_screens.py",
    "mentoring:assign": "tests/mentoring/assignments/test_assignments.py",
    "mentoring:assign_to": "tests/mentoring/assignments/test_candidates.py",
    "mentoring:book": "tests/mentoring/sessions/test_booking_screens.py",
    "mentoring:edit_follow_up": "tests/mentoring/followups/test_follow_up_screens.py",
    "mentoring:end_assignment": "tests/mentoring/assignments/test_assignments.py",
    "mentoring:give_question_back": "tests/mentoring/consultations/test_consultation_screens.py",
    "mentoring:supervision_load_remind": "tests/mentoring/nudges/test_nudges.py",
    "mentoring:supervision_remind": "tests/mentoring/nudges/test_nudges.py",
    "mentoring:reopen_follow_up": "tests/mentoring/followups/test_follow_up_screens.py",
    "mentoring:reopen_consultation": "tests/mentoring/consultations/test_consultation_screens.py",
    "mentoring:hand_over": "tests/mentoring/assignments/test_assignments.py",
    "mentoring:move": "tests/mentoring/sessions/test_booking_screens.py",
    "mentoring:invite_to_session": "tests/mentoring/invitations/test_invitation_screens.py",
    "mentoring:pick_time": "tests/mentoring/invitations/test_invitation_screens.py",
    "mentoring:message_templates": "tests/mentoring/consultations/test_message_templates.py",
    "mentoring:message_template": "tests/mentoring/consultations/test_message_templates.py",
    "mentoring:write_to_team": "tests/mentoring/consultations/test_writing_to_teams.py",
    "scheduling:revoke_feed": "tests/scheduling/calendars/test_feeds.py",
    "scheduling:rooms": "tests/scheduling/rooms/test_rooms.py",
    "scheduling:set_room": "tests/scheduling/rooms/test_rooms.py",
    "scheduling:change_window": "tests/scheduling/windows/test_clashes.py",
    "scheduling:windows": "tests/scheduling/windows/test_windows.py",
}


def _rows() -> dict[str, int]:
    """How many rows of every kind: what has been written."""
    labels = [model._meta.label for app in OURS for model in apps.get_app_config(app).get_models()]
    return {
        label: apps.get_model(label)._default_manager.count()
        for label in (*labels, *LOGS)
        if label != "foundation.ClientKey"
    }


def _answer(response: HttpResponse) -> tuple[int, str]:
    return response.status_code, response.get("Location", "")


def _writing_addresses() -> set[str]:
    return {
        row.address
        for row in matrix.rows()
        if row.method == "POST" and {"200", "204", "go"} & set(row.expected.values())
    }


def test_every_form_is_sent_twice(covered):
    found = _writing_addresses()
    covered(f"{len(found)} addresses that take a POST")
    assert found == FORMS.keys() | WITHOUT_EFFECT | HELD_ELSEWHERE.keys()


@pytest.mark.parametrize("address", FORMS)
def test_a_form_sent_twice_is_one_effect_and_one_answer(world, request, address):
    role, whose, typed = FORMS[address]
    opds = typed.keys() & {"opd", "opds"}
    typed = typed | {name: str(request.getfixturevalue(typed[name]).pk) for name in opds}
    if "who" in typed:
        typed = typed | {"who": request.getfixturevalue("budi").person.nip}
    client = client_of(world, role)
    if address in EDITS:
        typed = opened(client, world.path(address, whose), typed)
    before = _rows()
    first = client.post(world.path(address, whose), typed)
    after = _rows()
    second = client.post(world.path(address, whose), typed)
    assert first.status_code in {204, 302}
    assert _answer(second) == _answer(first)
    assert _rows() == after
    assert address in {"set_language", "courses:withdraw"} or after != before


SIGN_UP = {
    "name": "Siti Aminah",
    "email": "siti@contoh.example",
    "password1": "hutan-sungai-meratus",
}


def test_signing_up_twice_is_one_person(db):
    answers = {_answer(Client().post(reverse("account_signup"), SIGN_UP)) for _ in range(2)}
    assert len(answers) == 1
    rows = _rows()
    assert (rows["agents.User"], rows["agents.Person"]) == (1, 1)


def _at_once(act: Callable[[int], Any]) -> list[Any]:
    """Twenty threads, each with its own connection, let go at the same instant."""
    barrier = threading.Barrier(AT_ONCE)
    answers: list[Any] = [None] * AT_ONCE

    def run(number: int) -> None:
        try:
            barrier.wait(30)
            answers[number] = act(number)
        except Exception as error:  # noqa: BLE001  (what went wrong is an answer here)
            answers[number] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(AT_ONCE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(90)
    return answers


def test_twenty_taps_on_sign_up_are_one_person(committed_db):
    address = reverse("account_signup")
    answers = Counter(_at_once(lambda number: _answer(Client().post(address, SIGN_UP))))
    rows = _rows()
    # Twenty mails to one address in a minute are too many; those whom the limit lets pass are one.
    assert {status for status, _ in answers} <= {302, 429}, answers
    assert len([status for status, _ in answers if status == 302]) == 1, answers
    assert (rows["agents.User"], rows["agents.Person"]) == (1, 1)


def _looking_long(look: Callable[..., Any]) -> Callable[..., Any]:
    """So that all have looked before the first has written."""

    def looked(*args: Any) -> Any:
        found = look(*args)
        time.sleep(0.5)
        return found

    return looked


def test_control_arm_without_the_lock_twenty_sign_up(committed_db, monkeypatch):
    monkeypatch.setattr("agents.accounts.forms.transaction", SimpleNamespace(atomic=nullcontext))
    monkeypatch.setattr("agents.accounts.forms.lock_name", lambda name: None)
    monkeypatch.setattr(unproven, "signed_up_as", _looking_long(unproven.signed_up_as))
    address = reverse("account_signup")
    answers = _at_once(lambda _: Client().post(address, SIGN_UP))
    # One who breaks, or a second account: which of the two is a matter of luck.
    broken = [each for each in answers if isinstance(each, Exception)]
    assert broken or _rows()["agents.User"] > 1, answers


def _clients(world_user, as_user) -> list[Client]:
    return [as_user(world_user) for _ in range(AT_ONCE)]


@pytest.mark.smoke
def test_twenty_taps_on_enroll_are_one_enrollment(committed_db, sari, make_course, as_user):
    course = make_course()
    address = reverse("courses:enroll", args=[course.pk])
    clients = _clients(sari, as_user)
    answers = Counter(_at_once(lambda number: _answer(clients[number].post(address))))
    assert list(answers) == [(302, course.url)]
    assert _rows()["courses.Enrollment"] == 1
    assert _rows()["wagtailcore.ModelLogEntry"] == 1 + _logged_by_the_cast()


def _logged_by_the_cast() -> int:
    """Opening the agencies is logged too."""
    return (
        apps.get_model("wagtailcore.ModelLogEntry").objects.exclude(action="courses.enroll").count()
    )


@pytest.mark.smoke
def test_twenty_taps_on_done_complete_the_course_once(committed_db, sari, make_course, as_user):
    course = make_course(lessons=1)
    enroll(sari, course)
    address = reverse("courses:finish_lesson", args=[course.lessons[0].pk])
    clients = _clients(sari, as_user)
    answers = Counter(_at_once(lambda number: _answer(clients[number].post(address))))
    assert list(answers) == [(302, course.url)]
    assert ActivityProgress.objects.count() == 1
    entries = apps.get_model("wagtailcore.ModelLogEntry").objects
    assert entries.filter(action="courses.complete").count() == 1


@pytest.mark.smoke
def test_twenty_tries_with_one_key_act_once(committed_db, sari):
    calls: list[int] = []

    def act(number: int) -> int:
        calls.append(number)
        return number

    answers = _at_once(lambda number: once(sari, "post", "k1", lambda: act(number)))
    assert len(calls) == 1
    assert answers == calls * AT_ONCE


def _naive_enroll(sari, course, today, barrier: threading.Barrier) -> None:
    """Look first, then write: what the constraint is there to stop."""
    if not Enrollment.objects.filter(person=sari.person, course=course).exists():
        barrier.wait(30)
        Enrollment.objects.create(person=sari.person, course=course, enrolled_on=today)


@pytest.mark.parametrize(("is_guarded", "expected"), [(False, AT_ONCE), (True, 1)])
def test_control_arm_without_the_constraint_twenty_are_twenty(
    committed_db, sari, make_course, today, is_guarded, expected
):
    course = make_course()
    if not is_guarded:
        with connection.cursor() as cursor:
            cursor.execute('DROP INDEX "enrollment_once_at_a_time"')
    barrier = threading.Barrier(AT_ONCE)
    answers = _at_once(lambda number: _naive_enroll(sari, course, today, barrier))
    assert Enrollment.objects.count() == expected
    refused = [answer for answer in answers if isinstance(answer, IntegrityError)]
    assert len(refused) == AT_ONCE - expected
