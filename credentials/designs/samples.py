"""A template as it will look, with somebody who does not exist."""

from decimal import Decimal

from django.utils import timezone

from agents.models import Person
from credentials.certificates.facts import Recipient, facts_for
from credentials.certificates.operations.issuing import expiry_of
from credentials.certificates.rendering import pdf_of
from credentials.models import Achievement, CertificateDesign
from credentials.numbers.patterns import Filling, spell
from credentials.signing.adapters import SIGNER, SigningError

CODE = "X" * 27
_UNITS = [
    {"title": "Mengenal inovasi daerah", "minutes": 90},
    {"title": "Rancang bangun dan pokok perubahan", "minutes": 90},
    {"title": "Menulis proposal inovasi", "minutes": 90},
]


def sample_pdf(design: CertificateDesign) -> bytes:
    """A certificate that was never issued: its number is the first, its code answers nothing, it is
    not signed. Raises TextError."""
    today = timezone.localdate()
    number = spell(design.pattern, 1, Filling(today, design.classification, design.unit))
    person = Person(name="Siti Rahmah", title_suffix="S.Kep.", nip="199001012015032999")
    achievement = Achievement(
        person=person,
        role="participant",
        title="Bimtek Penyusunan Proposal Inovasi Daerah",
        organiser=design.issuer,
        starts_on=today,
        ends_on=today,
        jp=Decimal(6),
        details={"units": _UNITS},
    )
    recipient = Recipient(
        name=person.full_name if design.has_titles else person.name,
        nip=(person.nip or "") if design.has_nip else "",
        position="Perawat Ahli Pertama",
        opd="UPTD Puskesmas Contoh",
    )
    facts = facts_for(
        design, achievement, recipient, on=today, number=number, expires=expiry_of(design, today)
    )
    pictures = {"emblem": design.emblem, "background": design.background}
    return pdf_of(facts, CODE, f"CONTOH, bukan sertifikat. {_words()}", pictures)


def _words() -> str:
    try:
        return SIGNER.make().words()
    except SigningError:
        return ""
