"""A certificate from outside, as its holder and as the clinic see it."""

from decimal import Decimal

import pytest
from django.urls import reverse

from credentials.models import Recognition
from credentials.recognition.operations import give_back, recognise, submit
from tests.credentials.recognition.conftest import facts, upload

SUBMIT = reverse("credentials:submit_recognition")
State = Recognition.State


def _typed(**own) -> dict:
    days = {
        name: value.isoformat() if hasattr(value, "isoformat") else str(value)
        for name, value in facts().items()
    }
    return {**days, "client_key": "k", **own}


def _admin(name: str, row: Recognition) -> str:
    return reverse(f"recognitions:{name}", args=[row.pk])


def test_its_holder_sends_one_and_reads_what_becomes_of_it(sari, dewi, as_user):
    client = as_user(sari)
    answer = client.post(SUBMIT, {**_typed(), "upload": upload()})
    row = Recognition.objects.get()
    assert answer.url == row.get_absolute_url()
    # The same form again: one certificate, one answer.
    assert client.post(SUBMIT, {**_typed(), "upload": upload()}).url == answer.url
    assert Recognition.objects.count() == 1
    assert "menunggu klinik" in client.get(answer.url).content.decode()
    recognise(row, dewi, jp=Decimal(40))
    assert "40,0 JP" in client.get(answer.url).content.decode()
    assert "Diklat Inovasi" in client.get(reverse("credentials:transcript")).content.decode()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"ends_on": "2026-02-01"}, "Hari terakhir mendahului hari pertama."),
        ({"issued_on": "2099-01-01"}, "Tanggal ini"),
        ({"jp": "-1"}, "lebih besar"),
        ({"title": ""}, "wajib"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(sari, as_user, wrong, said):
    page = as_user(sari).post(SUBMIT, {**_typed(**wrong), "upload": upload()})
    assert page.status_code == 200
    (field,) = wrong
    assert page.context["form"].errors[field]
    assert 'value="LAN/12/2026"' in page.content.decode()
    assert not Recognition.objects.exists()


def test_the_same_certificate_is_refused_beside_its_number(sent, sari, as_user):
    page = as_user(sari).post(SUBMIT, {**_typed(), "upload": upload()}).content.decode()
    assert "sudah mengirim sertifikat dengan nomor dan tanggal ini" in page


def test_what_was_given_back_is_mended(sent, sari, dewi, as_user):
    give_back(sent, dewi, "Unggah halaman belakang")
    client = as_user(sari)
    url = sent.get_absolute_url()
    page = client.get(url).content.decode()
    assert "Unggah halaman belakang" in page
    assert "Diklat Inovasi" in client.get(reverse("home:start")).content.decode()
    mended = {**_typed(place="Daring"), "upload": ""}
    assert [client.post(url, mended).url for _tap in range(2)] == [url, url]
    sent.refresh_from_db()
    assert (sent.state, sent.place) == (State.SUBMITTED, "Daring")


def test_nobody_else_reads_it_or_its_file(sent, rini, fauzi, budi, dewi, aulia, as_user):
    file = reverse("foundation:file", args=[sent.file.code])
    for user in (rini, fauzi, budi, aulia):
        assert as_user(user).get(sent.get_absolute_url()).status_code == 404
        assert as_user(user).get(file).status_code == 404
        as_user(user).post(_admin("recognise", sent), {"jp": "40", "client_key": "k"})
    assert as_user(dewi).get(file).status_code == 200
    sent.refresh_from_db()
    assert sent.state == State.SUBMITTED


def test_the_clinic_decides_in_the_admin(sent, sari, dewi, as_user):
    client = as_user(dewi)
    assert "Diklat Inovasi" in client.get(reverse("recognitions:index")).content.decode()
    page = client.get(_admin("inspect", sent)).content.decode()
    assert "LAN/12/2026" in page
    form = client.get(_admin("recognise", sent)).context["form"]
    assert form["jp"].value() == Decimal("40.0")
    sent_form = {"version": form["version"].value(), "client_key": "a", "jp": "36.5"}
    assert client.post(_admin("recognise", sent), sent_form).status_code == 302
    sent.refresh_from_db()
    assert (sent.state, sent.achievement.jp) == (State.RECOGNISED, Decimal("36.5"))
    late = client.post(_admin("refuse", sent), {"reason": "x", "client_key": "b"})
    assert late.status_code in (200, 409)
    sent.refresh_from_db()
    assert sent.state == State.RECOGNISED


def test_the_clinic_is_told_that_somebody_else_sent_the_same_file(sent, rini, dewi, as_user):
    other = submit(rini.person, upload(), rini, **facts())
    page = as_user(dewi).get(_admin("inspect", other)).content.decode()
    assert "Berkas yang sama dikirim oleh" in page
    assert "Sari Wulandari" in page


def test_it_waits_on_the_desk_of_the_clinic(sent, dewi, as_user):
    assert "Sertifikat dari luar" in as_user(dewi).get(reverse("home:start")).content.decode()


def test_its_holder_takes_it_back(sent, sari, rini, as_user):
    url = reverse("credentials:take_back_recognition", args=[sent.pk])
    assert as_user(rini).post(url).status_code == 404
    for _tap in range(2):
        assert as_user(sari).post(url).url == sent.get_absolute_url()
    sent.refresh_from_db()
    assert sent.state == State.TAKEN_BACK
