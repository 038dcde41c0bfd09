"""Certificates in bulk, signed by a key of the office: the time of one, and memory over a thousand."""

import resource
import time

import pytest
from django.core.cache import cache

from credentials.certificates.operations.ordering import order_all
from credentials.certificates.operations.working import AT_ONCE, issue_waiting
from credentials.ledger.operations import Attendee, record_all
from credentials.models import Achievement, Certificate
from credentials.signing.keys import CERTIFICATE, KEY, make_key
from tests.credentials import made

MANY = 200
BAR = 60.0  # ms


@pytest.fixture
def key(tmp_path, settings):
    make_key(tmp_path / "kunci", "Pemerintah Kabupaten Balangan", years=5)
    settings.CREDENTIALS_SIGNER = "credentials.signing.local.LocalKey"
    settings.CREDENTIALS_KEY_FILE = tmp_path / "kunci" / KEY
    settings.CREDENTIALS_CERTIFICATE_FILE = tmp_path / "kunci" / CERTIFICATE


def test_a_thousand_certificates(key, budi, dewi, make_person, paringin, table, client):
    design = made.make_design(made.make_signer(budi.person))
    people = [make_person(f"Peserta {n}", opd=paringin) for n in range(MANY)]
    record_all(made.an_occasion(), [Attendee(each) for each in people], dewi)
    order_all(design, Achievement.objects.all(), "Bimtek", dewi)
    before, wall, cpu = _memory(), time.perf_counter(), time.process_time()
    while issue_waiting():
        pass
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    assert Certificate.objects.issued().count() == MANY
    cache.clear()
    address = f"/sertifikat/{Certificate.objects.first().code}/"
    client.get(address)
    start = time.perf_counter()
    for _ in range(20):
        size = len(client.get(address).content)
    page = (time.perf_counter() - start) / 20 * 1000
    title = f"Certificates, {MANY} by {AT_ONCE}"
    table(title, "what", "figure", "bar")
    table(title, "ms of one, wall", f"{wall / MANY * 1000:.1f}", f"{BAR:.0f}")
    table(title, "ms of one, CPU", f"{cpu / MANY * 1000:.1f}", "")
    table(title, "seconds of all", f"{wall:.0f}", "180")
    table(title, "MB more in memory", f"{_memory() - before:.0f}", "")
    table(title, "check page, ms", f"{page:.0f}", "150")
    table(title, "check page, KB", f"{size / 1024:.0f}", "60")


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
