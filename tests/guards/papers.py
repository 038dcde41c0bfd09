"""Certificates in the guards' world: one of each agency."""

from typing import Any

from django.urls import reverse

from credentials.certificates.operations.issuing import issue
from tests.credentials import made


def add_papers(world: Any) -> None:
    design = made.make_design(made.make_signer(world.cast["budi"].person))
    world.addresses["credentials:transcript_file", "-"] = reverse(
        "credentials:transcript_file", args=["pdf"]
    )
    for whose, name in (("own", "sari"), ("other", "rini")):
        achievement = made.make_achievement(world.cast[name].person, f"guards:{whose}")
        certificate = issue(achievement, design, None)
        address = reverse("credentials:check", args=[certificate.code])
        world.addresses["credentials:check", whose] = address
