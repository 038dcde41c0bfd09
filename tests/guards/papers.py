"""Certificates in the guards' world: one of each agency."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from credentials.certificates.operations.issuing import issue
from credentials.recognition.operations import give_back, submit
from tests.credentials import made


def add_papers(world: Any) -> None:
    design = made.make_design(made.make_signer(world.cast["budi"].person))
    world.addresses["credentials:transcript_file", "-"] = reverse(
        "credentials:transcript_file", args=["pdf"]
    )
    world.addresses["credentials:yearly_file", "-"] = reverse(
        "credentials:yearly_file", args=["csv"]
    )
    for whose, name in (("own", "sari"), ("other", "rini")):
        achievement = made.make_achievement(world.cast[name].person, f"guards:{whose}")
        certificate = issue(achievement, design, None)
        address = reverse("credentials:check", args=[certificate.code])
        world.addresses["credentials:check", whose] = address
        _add_outside(world, whose, world.cast[name])


def _add_outside(world: Any, whose: str, holder: Any) -> None:
    """One that was given back, so that its holder is shown the form."""
    facts = {
        "title": "Diklat Inovasi",
        "organiser": "LAN RI",
        "form": "course",
        "role": "participant",
        "starts_on": date(2026, 2, 2),
        "ends_on": date(2026, 2, 6),
        "number": f"LAN/{whose}/2026",
        "issued_on": date(2026, 2, 9),
        "jp": Decimal(40),
    }
    paper = SimpleUploadedFile("sertifikat.pdf", b"%PDF-1.7" + whose.encode())
    row = submit(holder.person, paper, holder, **facts)
    give_back(row, world.cast["dewi"], "Unggah halaman belakang")
    world.addresses["credentials:recognition", whose] = row.get_absolute_url()
    world.addresses["credentials:take_back_recognition", whose] = reverse(
        "credentials:take_back_recognition", args=[row.pk]
    )
