"""Erasure: what goes, what stays under a pseudonym, and that no finished figure moves."""

from datetime import timedelta
from io import StringIO

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from agents.models import Appointment, Erasure, Person
from agents.personal_data.operations import requests
from agents.personal_data.operations.erasing import NeededError, carry_out, erase, preview
from agents.registry.operations import appointments
from courses.learning.operations import enroll, finish_activity
from courses.models import Enrollment
from foundation.files.operations import keep
from foundation.models import Notice, OutboxMessage
from foundation.notices.operations import notify
from foundation.outbox import operations as outbox
from tests.makers import PASSWORD

pytestmark = pytest.mark.nobody_yet

PDF = b"%PDF-1.7\n" + b"0" * 100


@pytest.fixture
def history(sari, rini, make_course):
    """What Sari left: a completed course and one that runs, mail, a line in the bell, a file."""
    done, running = make_course("Selesai"), make_course("Berjalan")
    for user in (sari, rini):
        enroll(user, done)
        for lesson in done.lessons:
            finish_activity(user, lesson)
    enroll(sari, running)
    outbox.put("a", "mail", {"subject": "x", "body": "Yth. Sari", "to": [sari.email]})
    outbox.put("b", "mail", {"subject": "x", "body": "x", "to": [f"di{sari.email}"]})
    notify([f"person:{sari.person.pk}"], kind="x", subject="x", data={}, url="/")
    keep(SimpleUploadedFile("sari-wulandari.pdf", PDF), by=sari)
    return sari


def _report() -> str:
    call_command("completion_report", "--format", "json", stdout=(out := StringIO()))
    return out.getvalue()


def _words(person) -> tuple[str, ...]:
    return (person.name, person.nip, person.user.email)


def _found(words: tuple[str, ...]) -> list[str]:
    """Every place of the database in which one of the words still stands."""
    found = []
    for model in apps.get_models():
        for row in model._base_manager.values():
            text = " ".join(str(value) for value in row.values()).lower()
            found += [f"{model._meta.label}: {word}" for word in words if word.lower() in text]
    return found


@pytest.mark.smoke
def test_nothing_in_the_database_names_her_any_more(history):
    words = _words(history.person)
    assert len(_found(words)) > 3  # control arm: the search finds what is there
    # Somebody else's address ends like hers: that mail stays.
    erase(history.person, history)
    assert [each for each in _found(words) if "OutboxMessage" not in each] == []
    assert list(OutboxMessage.objects.values_list("key", flat=True)) == ["b"]
    assert not Notice.objects.exists()


@pytest.mark.smoke
def test_finished_figures_do_not_move(history, dinkes):
    before = _report()
    erase(history.person, history)
    # The course that runs is withdrawn: it belongs to nobody any more.
    completed = Enrollment.objects.exclude(completed_on=None)
    assert completed.filter(person=history.person).count() == 1
    assert '"completed": 1' in before
    assert _without_running(_report()) == _without_running(before)


def _without_running(report: str) -> str:
    skipped = ('"assigned"', '"in_progress"', '"rate"', '"people"', '"not_begun"')
    return "\n".join(line for line in report.splitlines() if not line.strip().startswith(skipped))


def test_she_cannot_sign_in_and_her_session_ends(history, as_user, client):
    email, nip = history.email, history.person.nip
    inside = as_user(history)
    assert inside.get(reverse("agents:own_data")).status_code == 200
    erase(history.person, history)
    assert inside.get(reverse("agents:own_data")).status_code == 302
    for login in (email, nip):
        client.post(reverse("account_login"), {"login": login, "password": PASSWORD})
        assert "_auth_user_id" not in client.session
    history.refresh_from_db()
    assert not history.is_active
    assert not history.has_usable_password()


def test_what_stays_bears_a_pseudonym(history):
    record = history.person.pk
    erase(history.person, history)
    person = Person.objects.get(pk=record)
    assert person.name == f"Data dihapus ({record})"
    assert (person.nip, person.email, person.user) == (None, "", None)
    assert not person.postings.open().exists()
    assert Enrollment.objects.get(completed_on=None).withdrawn_on == timezone.localdate()
    entries = ModelLogEntry.objects.filter(content_type__model="person", object_id=str(record))
    assert set(entries.values_list("label", flat=True)) == {person.name}


def test_twice_is_once(history, dewi):
    first = erase(history.person, history, by=dewi)
    again = erase(Person.objects.get(pk=history.person.pk), None, by=dewi)
    assert again == first == Erasure.objects.get()
    assert ModelLogEntry.objects.filter(action="agents.erase_data").count() == 1
    assert first.done["courses.Enrollment"] == 2


def test_others_keep_what_is_theirs(history, rini):
    before = _found(_words(rini.person))
    erase(history.person, history)
    assert _found(_words(rini.person)) == before


def test_a_task_that_has_not_ended_keeps_it_from_being_done(budi):
    with pytest.raises(NeededError) as held:
        erase(budi.person, budi)
    assert "pamong" in str(held.value).lower()
    budi.refresh_from_db()
    assert budi.is_active
    appointment = Appointment.objects.get(person=budi.person)
    appointments.end(appointment, on=timezone.localdate() - timedelta(days=1), reason="Pensiun")
    erase(budi.person, budi)
    appointment.refresh_from_db()
    assert appointment.person.name.startswith("Data dihapus")


def test_the_preview_changes_nothing_and_counts_what_will(history):
    words = _words(history.person)
    before = _found(words)
    counts = preview(history.person, history)
    assert counts["courses.Enrollment"] == 2
    call_command("erase_person", history.person.nip, stdout=(out := StringIO()))
    assert "courses.Enrollment: 2" in out.getvalue()
    assert _found(words) == before


def test_the_command_erases_somebody_who_never_had_an_account(make_person, paringin, budi):
    person = make_person("Tono Hartono", "199003012015031777", paringin)
    call_command("erase_person", person.nip, "--yes", stdout=StringIO())
    assert _found(("Tono Hartono", "199003012015031777")) == []
    for who in ("199003012015031777", budi.person.nip):
        with pytest.raises(CommandError):
            call_command("erase_person", who, "--yes", stdout=StringIO())


def test_an_account_without_a_record_goes_as_well(make_user):
    user = make_user("warga@contoh.example")
    erase(None, user)
    assert _found(("warga@contoh.example",)) == []


def test_a_request_about_a_record_without_an_account_erases_the_record(make_person, dewi):
    person = make_person("Siti Aminah")
    request = Erasure.objects.create(person=person, asked_at=timezone.now())
    assert carry_out(request, by=dewi) == request
    assert not Erasure.objects.waiting().exists()
    assert _found(("Siti Aminah",)) == []


def test_a_decided_request_is_not_decided_again(history, dewi):
    request = requests.ask(history, "Pindah")
    requests.refuse(request, answer="Masih bertugas", by=dewi)
    with pytest.raises(requests.ErasureDecidedError):
        carry_out(request, by=dewi)
    with pytest.raises(requests.ErasureDecidedError):
        requests.refuse(request, answer="Lagi", by=dewi)
    assert history.person.name == "Sari Wulandari"


# The clinic's screen


def _screen(name: str, erasure: Erasure) -> str:
    return reverse(f"registry_erasures:{name}", args=[erasure.pk])


def test_the_clinic_erases_on_request(history, dewi, as_user):
    request, client = requests.ask(history, "Pindah"), as_user(dewi)
    assert "Sari Wulandari" in client.get(reverse("registry_erasures:index")).content.decode()
    assert "Pindah" in client.get(_screen("inspect", request)).content.decode()
    assert "2" in client.get(_screen("erase", request)).content.decode()
    client.post(_screen("erase", request), {"client_key": "a"})
    request.refresh_from_db()
    assert request.state == Erasure.State.ASKED  # the box was not ticked
    for _ in range(2):
        client.post(_screen("erase", request), {"sure": "on", "client_key": "b"})
    request.refresh_from_db()
    assert (request.state, request.reason, request.decided_by) == (Erasure.State.DONE, "", dewi)
    assert "Sari Wulandari" not in client.get(reverse("registry_erasures:index")).content.decode()


def test_the_clinic_is_told_what_must_be_settled_first(budi, dewi, as_user):
    request = requests.ask(budi, "")
    answer = as_user(dewi).post(_screen("erase", request), {"sure": "on", "client_key": "b"})
    assert answer.status_code == 200
    assert "Penugasan sebagai" in answer.content.decode()
    request.refresh_from_db()
    assert request.state == Erasure.State.ASKED


def test_a_refusal_is_read_on_her_page(history, dewi, as_user):
    request = requests.ask(history, "Pindah")
    as_user(dewi).post(_screen("refuse", request), {"answer": "Masih bertugas", "client_key": "c"})
    page = as_user(history).get(reverse("agents:own_data")).content.decode()
    assert "Masih bertugas" in page


@pytest.mark.parametrize("who", ["aulia", "fauzi", "rizki", "sari"])
def test_nobody_else_decides(who, history, request, as_user):
    asked = requests.ask(history, "Pindah")
    client = as_user(request.getfixturevalue(who))
    client.post(_screen("erase", asked), {"sure": "on", "client_key": "b"})
    asked.refresh_from_db()
    assert asked.state == Erasure.State.ASKED
