"""The clinic makes a template, looks at it, orders certificates, revokes and issues anew."""

from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from credentials.certificates.operations.issuing import issue
from credentials.models import Batch, Certificate, CertificateDesign
from foundation.outbox.operations import deliver_due
from tests.credentials import made
from tests.edits import opened

FIELDS = {
    "name": "Kelulusan",
    "kind": "passing",
    "use_for": "course",
    "paper": "a4",
    "issuer": "Pemerintah Kabupaten Balangan",
    "heading": "Sertifikat",
    "opening": "diberikan kepada",
    "body": made.BODY,
    "place": "Paringin",
    "pattern": "{klasifikasi}/{urut:3}/{unit}/{tahun}",
    "classification": "800.2.4",
    "unit": "Bapperida",
    "has_nip": "on",
    "has_signer_nip": "on",
    "has_curriculum": "on",
    "is_active": "on",
}
ADD = "certificate_designs:add"


@pytest.fixture
def signer(budi):
    return made.make_signer(budi.person)


@pytest.fixture
def clinic(as_user, dewi):
    return as_user(dewi)


def test_a_template_is_made_and_seen_before_anything_is_issued(clinic, signer):
    answer = clinic.post(reverse(ADD), {**FIELDS, "signer": signer.pk})
    design = CertificateDesign.objects.get()
    assert answer.url == reverse("certificate_designs:inspect", args=[design.pk])
    shown = clinic.get(reverse("certificate_preview:show", args=[design.pk]))
    assert shown["Content-Type"] == "application/pdf"
    text = PdfReader(BytesIO(shown.content)).pages[0].extract_text()
    assert "CONTOH, bukan sertifikat" in " ".join(text.split())
    assert not Certificate.objects.exists()


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("pattern", "{urut}/Bapperida", "berulang tahun depan"),
        ("pattern", "{urut}/{tahun}/{unit}", None),
        ("body", "atas {judull}", "bukan token"),
        ("heading", "", "aria-invalid"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_lost(
    clinic, signer, field, value, told
):
    answer = clinic.post(reverse(ADD), {**FIELDS, "signer": signer.pk, field: value})
    if told is None:
        assert answer.status_code == 302
        return
    text = answer.content.decode()
    assert told in text
    assert "diberikan kepada" in text
    assert not CertificateDesign.objects.exists()


def test_a_second_template_may_not_give_the_numbers_of_the_first(clinic, signer):
    clinic.post(reverse(ADD), {**FIELDS, "signer": signer.pk})
    other = {**FIELDS, "signer": signer.pk, "name": "Lain", "use_for": ""}
    answer = clinic.post(reverse(ADD), {**other, "pattern": "800.2.4/{urut}/{unit}/{tahun}"})
    assert "Kelulusan" in answer.content.decode()
    assert CertificateDesign.objects.count() == 1
    clinic.post(reverse(ADD), other)  # the very same pattern: both count together
    assert CertificateDesign.objects.count() == 2


def test_many_are_ordered_and_the_page_shows_how_far_it_is(clinic, design, sari, rini):
    for user in (sari, rini):
        made.make_achievement(user.person)
    sent = {"design": design.pk, "occasion": "courses.course:5:1"}
    clinic.post(reverse("certificate_orders:add"), sent)
    deliver_due()
    batch = Batch.objects.get()
    assert Certificate.objects.count() == 2
    page = clinic.get(reverse("certificate_orders:inspect", args=[batch.pk])).content.decode()
    assert '<progress max="2" value="2"' in page


def test_a_certificate_is_issued_anew_and_revoked(clinic, design, achievement):
    first = issue(achievement, design, None)
    address = reverse("issued_certificates:reissue", args=[first.pk])
    clinic.post(address, opened(clinic, address, {"reason": "Ganti nama"}))
    second = Certificate.objects.get(replaces=first)
    address = reverse("issued_certificates:revoke", args=[second.pk])
    clinic.post(address, opened(clinic, address, {"reason": "Salah"}))
    second.refresh_from_db()
    assert second.status == "revoked"


@pytest.mark.parametrize("name", ["aulia", "rizki", "sari"])
def test_nobody_else_works_with_certificates(as_user, everybody, design, name):
    client = as_user(everybody[name])
    for address in ("certificate_designs:index", "issued_certificates:index"):
        assert client.get(reverse(address)).status_code != 200
    assert client.get(reverse("certificate_preview:show", args=[design.pk])).status_code != 200
