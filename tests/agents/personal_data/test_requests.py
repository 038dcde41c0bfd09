"""A request for erasure reaches the clinic, has a deadline, and is followed to its end."""

import re

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from agents.models import Erasure
from agents.personal_data.operations import requests
from agents.personal_data.operations.erasing import carry_out
from foundation.minute.duties import run_all
from foundation.models import OutboxMessage
from foundation.outbox.operations import deliver_due

NAME = "registry_erasures"


@pytest.fixture(autouse=True)
def _a_friday(set_clock):
    """The law counts hours of the clock: the weekend does not stop it."""
    set_clock("2027-03-05 15:00")


@pytest.fixture
def asked(dewi, sari) -> Erasure:
    return requests.ask(sari, "Pindah")


def _text(answer) -> str:
    html = re.sub(r"<[^>]+>", " ", answer.content.decode())
    return re.sub(r"\s+", " ", html)


def _mails(act=deliver_due) -> dict[str, tuple[str, str]]:
    mail.outbox.clear()
    act()
    return {each.to[0]: (each.subject, each.body) for each in mail.outbox}


def _a_minute() -> None:
    """What falls due in a round goes out in the next one."""
    run_all()
    deliver_due()


def test_the_clinic_is_told_at_once_by_kabar_mail_and_a_number(asked, dewi, aulia, sari, as_user):
    sent = _mails()
    assert sent.keys() == {dewi.email}
    subject, body = sent[dewi.email]
    assert subject == "Permintaan penghapusan data pribadi menunggu klinik"
    assert "Senin, 8 Maret 2027, 15.00 WITA" in body
    page = reverse(f"{NAME}:inspect", args=[asked.pk])
    assert page in body
    client = as_user(dewi)
    assert "Seseorang meminta datanya dihapus" in _text(client.get("/kabar/"))
    admin = client.get(reverse("wagtailadmin_home")).content.decode()
    assert "Penghapusan data (1)" in admin
    for name in ("Sari", sari.email):
        assert name not in body
    requests.take_back(sari)
    admin = client.get(reverse("wagtailadmin_home")).content.decode()
    assert "Penghapusan data (" not in admin
    assert (
        "Penghapusan data" not in as_user(aulia).get(reverse("wagtailadmin_home")).content.decode()
    )


def test_the_clinic_is_reminded_before_and_at_the_deadline_and_not_after_a_decision(
    asked, dewi, sari, set_clock
):
    _mails()
    for clock, subject in [
        ("2027-03-07 14:59", None),
        ("2027-03-07 15:00", "Permintaan penghapusan harus segera dijawab"),
        ("2027-03-08 14:59", None),
        ("2027-03-08 15:00", "Permintaan penghapusan sudah lewat waktu"),
        ("2027-03-20 15:00", None),
    ]:
        set_clock(clock)
        sent = _mails(_a_minute)
        assert sent.get(dewi.email, (None,))[0] == subject, clock
    requests.take_back(sari)
    set_clock("2027-04-01 09:00")
    again = requests.ask(sari, "")
    requests.refuse(again, answer="Arsip", by=dewi)
    _mails()
    set_clock("2027-04-05 09:00")
    assert dewi.email not in _mails(_a_minute)


def test_what_is_late_is_marked_and_listed(asked, dewi, rini, as_user, set_clock):
    client, index = as_user(dewi), reverse(f"{NAME}:index")
    assert "Senin, 8 Maret 2027, 15.00 WITA" in _text(client.get(index))
    assert "Terlambat:" not in _text(client.get(index))
    set_clock("2027-03-08 15:01")
    client = as_user(dewi)
    requests.ask(rini, "")
    assert Erasure.objects.overdue(timezone.now()).get() == asked
    listed = client.get(index, {"overdue": "over"})
    assert "Terlambat: Senin, 8 Maret 2027, 15.00 WITA" in _text(listed)
    assert [row.pk for row in listed.context["object_list"]] == [asked.pk]
    requests.refuse(asked, answer="Arsip", by=dewi)
    assert "Terlambat:" not in _text(client.get(index))


def test_who_handles_it_is_noted_and_the_person_sees_that_somebody_does(asked, dewi, sari, as_user):
    page = reverse("agents:own_data")
    assert "Klinik menjawab paling lambat 8 Maret 2027, 15.00" in _text(as_user(sari).get(page))
    client = as_user(dewi)
    url = reverse(f"{NAME}:take_on", args=[asked.pk])
    key = client.get(url).context["form"]["client_key"].value()
    for _ in range(2):
        assert client.post(url, {"client_key": key}).status_code == 302
    asked.refresh_from_db()
    assert asked.handled_by == dewi
    assert "Dewi Lestari" in _text(client.get(reverse(f"{NAME}:inspect", args=[asked.pk])))
    assert "ditangani klinik sejak 5 Maret 2027" in _text(as_user(sari).get(page))
    requests.refuse(asked, answer="Arsip", by=dewi)
    with pytest.raises(requests.ErasureDecidedError):
        requests.take_on(asked, by=dewi)


def test_a_refusal_reaches_the_person(asked, dewi, sari, as_user):
    _mails()
    requests.refuse(asked, answer="Arsip SK disimpan sepuluh tahun", by=dewi)
    subject, body = _mails()[sari.email]
    assert subject == "Jawaban atas permintaan penghapusan data Anda"
    assert "Arsip SK disimpan sepuluh tahun" in body
    client = as_user(sari)
    assert "Klinik telah menjawab permintaan penghapusan" in _text(client.get("/kabar/"))
    assert "Arsip SK disimpan sepuluh tahun" in _text(client.get(reverse("agents:own_data")))


def test_an_erasure_is_told_to_the_address_that_goes_with_it(asked, dewi, sari):
    address = sari.email
    _mails()
    carry_out(asked, by=dewi)
    subject, body = _mails()[address]
    assert subject == "Data Anda sudah dihapus"
    assert "surel terakhir" in body
    asked.refresh_from_db()
    assert (asked.state, asked.decided_by) == (Erasure.State.DONE, dewi)
    left = [str(row.payload) for row in OutboxMessage.objects.all()]
    assert address not in "".join(left)


def test_an_account_without_a_record_is_answered_too(dewi, make_user):
    user = make_user("warga@contoh.example")
    asked = requests.ask(user, "")
    _mails()
    requests.refuse(asked, answer="Masih diperlukan", by=dewi)
    assert "Masih diperlukan" in _mails()["warga@contoh.example"][1]
