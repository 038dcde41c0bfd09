"""Lines in a bell: one for each subject, said in the reader's language, read until an instant."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone, translation

from agents.registry.operations import appointments
from foundation.models import Event, Notice
from foundation.notices import bells
from foundation.notices.bells import notices_of, register_unread, unread_of
from foundation.notices.operations import mark_read, notify
from foundation.notices.retention_rules import READ_NOTICES, forget_read_notices
from foundation.notices.sentences import sentence_of
from foundation.request_cache import request_cache

pytestmark = pytest.mark.nobody_yet

LINE = {"kind": "agents.claim_linked", "data": {"name": "Sari"}, "url": "/akun/pegawai/"}


@pytest.fixture
def bell(sari) -> str:
    return f"person:{sari.person.pk}"


def tell(*bells: str, subject: str = "claim:1", **fields) -> None:
    with transaction.atomic():
        notify(bells, **{**LINE, "subject": subject, **fields})


def test_a_line_is_said_in_the_language_of_its_reader(sari, bell):
    tell(bell)
    notice = notices_of(sari).get()
    with translation.override("id"):
        assert sentence_of(notice) == "Akun Anda kini terhubung dengan data pegawai Sari."
    with translation.override("en"):
        assert sentence_of(notice) == "Your account is now linked to the staff record of Sari."


def test_news_of_the_same_subject_takes_the_place_of_the_older_line(sari, bell):
    tell(bell)
    mark_read(notices_of(sari), timezone.now())
    assert unread_of(sari) == 0
    tell(bell, kind="agents.claim_undone")
    assert unread_of(sari) == 1
    assert notices_of(sari).get().kind == "agents.claim_undone"


def test_a_bell_is_its_owners(sari, rini, bell):
    tell(bell)
    assert unread_of(rini) == 0
    assert not notices_of(rini).exists()


def test_an_account_without_a_record_has_no_bell(root):
    assert unread_of(root) == 0
    assert not notices_of(root).exists()


def test_reading_tells_the_other_tabs_once(sari, bell):
    tell(bell)
    seen = timezone.now()
    tell(bell, subject="claim:2")
    assert mark_read(notices_of(sari), seen) == 1
    assert mark_read(notices_of(sari), seen) == 0
    assert unread_of(sari) == 1
    assert list(Event.objects.values_list("kind", flat=True)).count("read") == 1


def test_what_apps_count_is_counted_in_the_same_query(sari, bell, queries_of, monkeypatch):
    monkeypatch.setattr(bells, "_unread", {})
    register_unread(lambda user: Event.objects.filter(kind="notice"))
    register_unread(lambda user: 5)
    register_unread(lambda user: 1_000, lambda user: False)
    tell(bell)
    tell(bell, subject="claim:2")
    with request_cache():
        assert unread_of(sari) == 2 + 2 + 5  # by now the page knows her record
        assert queries_of(lambda: unread_of(sari)) == 1


def test_lines_of_an_app_that_is_gone_are_not_shown(sari, bell):
    tell(bell, kind="gone.app")
    assert unread_of(sari) == 0
    assert not notices_of(sari).exists()


def test_a_site_whose_apps_say_nothing_has_nothing_unread(sari, bell, monkeypatch):
    tell(bell)
    monkeypatch.setattr(bells, "_unread", {})
    monkeypatch.setattr("foundation.notices.sentences._sentences", {})
    assert unread_of(sari) == 0


def test_lines_read_long_ago_go(sari, bell):
    for number in range(3):
        tell(bell, subject=f"claim:{number}")
    old = timezone.now() - timedelta(READ_NOTICES.days + 1)
    Notice.objects.filter(subject="claim:0").update(read_at=old)
    Notice.objects.filter(subject="claim:1").update(at=old)
    Notice.objects.filter(subject="claim:2").update(read_at=timezone.now())
    assert forget_read_notices() == 1
    assert set(Notice.objects.values_list("subject", flat=True)) == {"claim:1", "claim:2"}


def test_whoever_is_appointed_hears_of_it_and_of_the_end(
    sari, paringin, make_appointment, today, set_clock
):
    appointment = make_appointment(sari.person, "agent", paringin, starts_on=today)
    line = notices_of(sari).get()
    with translation.override("id"):
        assert sentence_of(line).startswith("Anda ditunjuk sebagai Agen inovasi mulai ")
    appointments.end(appointment, today, "Pindah tugas")
    with translation.override("id"):
        assert sentence_of(notices_of(sari).get()).startswith("Penunjukan Anda sebagai Agen")


def test_whoever_appoints_himself_is_not_told(root, make_person, paringin, make_decree, today):
    person = make_person("Admin", opd=paringin)
    person.user = root
    person.save()
    fields = {"scope": [paringin], "starts_on": today}
    appointments.appoint(person, "agent", make_decree(), by=root, **fields)
    assert unread_of(root) == 0
