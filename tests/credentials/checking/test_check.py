"""Anybody checks a certificate, and learns no more than the paper says."""

import html
import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from credentials.certificates.operations.ending import revoke
from credentials.certificates.operations.issuing import issue, reissue
from credentials.checking.finding import by_code
from credentials.checking.limits import MISSES
from credentials.codes import as_typed, in_groups
from credentials.models import Certificate
from credentials.models.certificates import CODE_LENGTH, LETTERS, new_code

INDEX = "/sertifikat/"


@pytest.fixture(autouse=True)
def _fresh_counts():
    cache.clear()


@pytest.fixture
def certificate(design, achievement) -> Certificate:
    return issue(achievement, design, None)


def _page(client: Client, certificate: Certificate) -> str:
    response = client.get(reverse("credentials:check", args=[certificate.code]))
    assert response.status_code == 200
    return html.unescape(response.content.decode())


def _bytes(certificate: Certificate) -> bytes:
    with certificate.file.file.file.open("rb") as source:
        return source.read()


def _sent(client: Client, data: bytes) -> str:
    answer = client.post(INDEX, {"file": SimpleUploadedFile("sertifikat.pdf", data)})
    assert answer.status_code == 200
    return html.unescape(answer.content.decode())


def test_every_printed_fact_is_shown(client, certificate, sari):
    text = _page(client, certificate)
    told = (
        *("Sari Wulandari", certificate.number, "Bimtek Inovasi Daerah", "6 JP", "peserta"),
        *("10–12 Maret 2026", "Puskesmas Paringin", "Klinik Inovasi Balangan", "Budi Santoso"),
        *("Kepala Bapperida Kabupaten Balangan", "Menulis proposal inovasi", "Paringin"),
    )
    assert [each for each in told if each not in text] == []
    assert certificate.file.sha256 in text
    assert len(text) < 60_000


def test_of_a_nip_only_the_last_three_digits(client, certificate, sari, budi):
    text = _page(client, certificate)
    for nip in (sari.person.nip, budi.person.nip):
        assert nip not in text
        assert nip[-4:] not in text
        assert f"•{nip[-3:]}" in text


def test_the_statuses(client, certificate):
    assert "asli dan masih berlaku" in _page(client, certificate)
    certificate.expires_on = timezone.localdate() - timedelta(days=1)
    certificate.save()
    assert "sudah berakhir" in _page(client, certificate)
    revoke(certificate, None, "Peserta tidak hadir")
    text = _page(client, certificate)
    assert "dicabut" in text
    assert "Peserta tidak hadir" in text


def test_a_replaced_one_says_only_that_it_was_replaced(client, certificate, sari):
    sari.person.name = "Kenarikuning"
    sari.person.save()
    new = reissue(certificate, None, "Ganti nama menjadi Kenarikuning")
    text = _page(client, certificate)
    assert "diganti" in text
    for told in ("Kenarikuning", "Sari Wulandari", new.code, in_groups(new.code), new.number):
        assert told not in text
    assert "Kenarikuning" in _page(client, new)


def test_the_file_itself_proves_that_it_is_the_same(client, certificate):
    assert "Tidak satu huruf pun" in _sent(client, _bytes(certificate))


def test_a_doctored_file_is_found(client, certificate):
    data = bytearray(_bytes(certificate))
    data[len(data) // 2] ^= 1
    text = _sent(client, bytes(data))
    assert "atau sudah diubah" in text
    assert "Sari Wulandari" not in text


def test_a_code_is_typed_in_any_way(client, certificate):
    typed = f" {in_groups(certificate.code).lower()} "
    answer = client.get(INDEX, {"kode": typed})
    assert answer.url == reverse("credentials:check", args=[certificate.code])
    assert as_typed("O" * CODE_LENGTH) is None
    answer = client.get(INDEX, {"kode": "123"})
    assert "27" in answer.content.decode()


def test_codes_cannot_be_guessed():
    assert len(set(LETTERS)) ** CODE_LENGTH > 2**128
    assert re.fullmatch(f"[{LETTERS}]{{{CODE_LENGTH}}}", new_code())


def test_ten_thousand_guesses_find_nothing(certificate):
    """By the same question as the page asks, many at a time."""
    guesses = [new_code() for _ in range(10_000)]
    assert len(set(guesses)) == 10_000
    found = Certificate.objects.issued()
    for start in range(0, 10_000, 500):
        assert not found.filter(code__in=guesses[start : start + 500]).exists()
    assert by_code(certificate.code) == certificate


def test_who_guesses_is_slowed_down(client, certificate):
    answers = [client.get(f"{INDEX}{new_code()}/").status_code for _ in range(150)]
    assert set(answers) == {404, 429}
    assert answers.count(404) <= MISSES.most * 2  # a minute may turn while it runs
    answer = client.get(f"{INDEX}{new_code()}/")
    assert answer.status_code == 429
    assert answer["Retry-After"] == "60"
    answer = client.post(INDEX, {"file": SimpleUploadedFile("x.pdf", b"%PDF-1.7")})
    assert answer.status_code == 429


def test_who_holds_a_paper_is_not_slowed_down(client, certificate):
    for _ in range(MISSES.most + 5):
        _page(client, certificate)


def test_what_is_not_signed_yet_is_not_told(client, certificate):
    Certificate.objects.filter(pk=certificate.pk).update(signing="draft")
    certificate.file.delete()
    assert client.get(f"{INDEX}{certificate.code}/").status_code == 404


def test_no_search_engine_keeps_it(client, certificate):
    assert '<meta name="robots" content="noindex">' in _page(client, certificate)
