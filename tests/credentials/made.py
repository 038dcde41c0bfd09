"""Achievements, templates and certificates for tests."""

from datetime import date
from decimal import Decimal
from typing import Any

from agents.models import Person, Signer
from credentials.ledger.operations import Attendee, Occasion, record
from credentials.models import Achievement, CertificateDesign

DAY = date(2026, 3, 12)
UNITS = [
    {"title": "Mengenal inovasi daerah", "minutes": 90},
    {"title": "Menulis proposal inovasi", "minutes": 180},
]
BODY = (
    "atas keikutsertaannya sebagai {peran} pada {judul} yang diselenggarakan oleh {penyelenggara}"
    " pada {tanggal} dengan beban belajar {jp}."
)


def make_signer(person: Person, **fields: Any) -> Signer:
    fields = {
        "position": "Kepala Bapperida Kabupaten Balangan",
        "starts_on": date(2021, 1, 1),
        **fields,
    }
    return Signer.objects.create(person=person, **fields)


def make_design(signer: Signer, **fields: Any) -> CertificateDesign:
    fields = {
        "name": "Kelulusan bimtek",
        "issuer": "Pemerintah Kabupaten Balangan",
        "heading": "Sertifikat",
        "opening": "diberikan kepada",
        "body": BODY,
        "place": "Paringin",
        "pattern": "{klasifikasi}/{urut:3}/{unit}/{tahun}",
        "classification": "800.2.4",
        "unit": "Bapperida",
        "signer": signer,
        **fields,
    }
    return CertificateDesign.objects.create(**fields)


def an_occasion(key: str = "courses.course:5:1", **fields: Any) -> Occasion:
    fields = {
        "kind": Achievement.Kind.COURSE,
        "form": "e_learning",
        "title": "Bimtek Inovasi Daerah",
        "organiser": "Klinik Inovasi Balangan",
        "starts_on": date(2026, 3, 10),
        "ends_on": DAY,
        "minutes": 270,
        "jp": Decimal(6),
        "details": {"units": UNITS, "mode": "daring"},
        **fields,
    }
    return Occasion(source_key=key, **fields)


def make_achievement(person: Person, key: str = "courses.course:5:1", **fields: Any) -> Achievement:
    role = fields.pop("role", "participant")
    return record(an_occasion(key, **fields), Attendee(person, role), None)
