"""What happens to an import when the registry changes, the process dies or two run at once."""

import threading
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection

from agents.models import Opd, Person, Posting, StaffImport
from agents.staff_import.operations import applying, runs
from agents.staff_import.operations.applying import ImportNotReadyError, RegistryChangedError
from agents.staff_import.operations.staff_list import read_staff_list
from foundation.models import OutboxMessage, PrivateFile
from foundation.outbox import operations as outbox
from tests.agents.staff_import.staff_lists import BUDI, SARI, csv_file, person, xlsx_file

pytestmark = pytest.mark.nobody_yet

State = StaffImport.State
ON = date(2026, 3, 1)


@pytest.fixture
def begin(paringin, root):
    def call(data: bytes) -> StaffImport:
        return runs.begin(SimpleUploadedFile("pegawai.csv", data), ON, root)

    return call


def work_off() -> None:
    """What the worker and the minute loop do."""
    outbox.deliver_due()


def test_the_registry_is_compared_anew_when_the_list_is_applied(begin, make_person, paringin):
    run = begin(csv_file([person()]))
    work_off()
    runs.start(run)
    make_person("Sari", SARI, paringin)
    work_off()
    run.refresh_from_db()
    assert (run.state, run.counts["created"], run.counts["updated"]) == (State.APPLIED, 0, 1)


def test_a_list_that_no_longer_fits_is_refused_when_it_is_applied(begin, paringin):
    run = begin(csv_file([person()]))
    work_off()
    runs.start(run)
    Opd.objects.filter(pk=paringin.pk).update(name="Lain", short_name="Lain")
    work_off()
    run.refresh_from_db()
    assert (run.state, run.counts["errors"]) == (State.REFUSED, 1)
    assert not Person.objects.filter(nip=SARI).exists()


def test_a_failure_in_the_middle_leaves_nothing_behind_and_is_told(begin, monkeypatch):
    run = begin(csv_file([person()]))
    work_off()
    runs.start(run)
    monkeypatch.setattr(applying, "_record", lambda *args: 1 / 0)
    work_off()
    run.refresh_from_db()
    assert run.state == State.FAILED
    assert not Person.objects.filter(nip=SARI).exists()


def test_a_process_that_died_is_succeeded_by_the_minute_loop(begin):
    run = begin(csv_file([person()]))
    work_off()
    runs.start(run)
    message = OutboxMessage.objects.get(kind=runs.APPLY)
    runs.carry_out(message)  # and died before the outbox could note it
    work_off()
    run.refresh_from_db()
    assert run.state == State.APPLIED
    assert Posting.objects.filter(person__nip=SARI).count() == 1


def test_a_check_that_runs_again_does_not_reopen_what_was_applied(begin):
    run = begin(csv_file([person()]))
    check = OutboxMessage.objects.get(kind=runs.CHECK)
    work_off()
    runs.start(run)
    work_off()
    runs.check(check)
    run.refresh_from_db()
    assert run.state == State.APPLIED


def test_only_a_checked_list_can_be_started(begin):
    run = begin(csv_file([person()]))
    with pytest.raises(ImportNotReadyError):
        runs.start(run)


def test_an_import_that_another_process_has_finished_is_not_applied_again(begin, today):
    run = begin(csv_file([person()]))
    staff_list = read_staff_list(csv_file([person()]), today)
    with pytest.raises(ImportNotReadyError):
        applying.apply_list(staff_list, run)
    assert not Person.objects.filter(nip=SARI).exists()


def test_a_clash_in_the_database_is_a_named_refusal_without_traces(paringin, monkeypatch):
    def clash(plan):
        raise IntegrityError

    monkeypatch.setattr(applying, "_write", clash)
    with pytest.raises(RegistryChangedError):
        runs.import_now(csv_file([person()]), "pegawai.csv", ON)
    assert not StaffImport.objects.exists()
    assert not PrivateFile.objects.exists()


def test_the_progress_moves_while_the_file_is_read(begin, monkeypatch):
    seen = []
    monkeypatch.setattr(runs, "_advance", lambda run, progress: seen.append(progress))
    begin(csv_file([person()]))
    work_off()
    assert seen == [10, 50]


def test_the_same_list_applied_by_eight_at_once_is_applied_once(committed_db, paringin):
    data = xlsx_file([person(), person(BUDI, "Budi", email="")])
    outcomes: list[object] = []

    def apply() -> None:
        try:
            outcomes.append(runs.import_now(data, "pegawai.xlsx", ON).created)
        except Exception as error:  # noqa: BLE001  (told by the assertion below)
            outcomes.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=apply) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes, key=str) == [0] * 7 + [2]
    assert (Person.objects.count(), Posting.objects.count()) == (2, 2)
