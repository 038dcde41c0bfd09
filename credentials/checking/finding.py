"""What the public may know of a certificate."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from credentials.certificates.facts import spell_days, spell_jp
from credentials.models import Certificate
from credentials.models.designs import Kind

REPLACED = Certificate.State.REPLACED
SHOWN_DIGITS = 3


@dataclass(frozen=True)
class Fact:
    label: str
    value: str


@dataclass(frozen=True)
class Answer:
    """What is told of one code. Of a replaced certificate nothing but that it was replaced: neither
    its facts nor the way to the new one."""

    status: str
    facts: list[Fact]
    units: list[dict[str, object]]
    ended_on: date | None = None
    reason: str = ""
    signature: str = ""
    sha256: str = ""


def by_code(code: str) -> Certificate | None:
    """An issued certificate; None for a code that no paper has, or whose paper is not signed yet."""
    found = Certificate.objects.issued().filter(code=code)
    return found.select_related("file").first()


def by_bytes(chunks: Iterable[bytes]) -> Certificate | None:
    """The certificate of which these are the very bytes; None where one of them differs."""
    digest = hashlib.sha256()
    for chunk in chunks:
        digest.update(chunk)
    found = Certificate.objects.issued().filter(file__sha256=digest.hexdigest())
    return found.select_related("file").first()


def answer_of(certificate: Certificate) -> Answer:
    """All that is printed, of the NIP only the last three digits."""
    ended = localdate(certificate.ended_at) if certificate.ended_at else None
    if certificate.state == REPLACED:
        return Answer(certificate.status, [], [], ended)
    return Answer(
        certificate.status,
        [fact for fact in _facts(certificate) if fact.value],
        certificate.facts["units"],
        ended,
        certificate.reason,
        certificate.get_signing_display(),
        certificate.file.sha256,
    )


def _facts(certificate: Certificate) -> list[Fact]:
    facts = certificate.facts
    days = [date.fromisoformat(facts[name]) for name in ("starts_on", "ends_on")]
    signer = facts["signer"]
    return [
        Fact(_("Number"), facts["number"]),
        Fact(_("Document"), f"{facts['heading']} ({Kind(facts['kind']).label})"),
        Fact(_("Issued by"), facts["issuer"]),
        Fact(_("Name"), facts["name"]),
        Fact(_("NIP"), shortened(facts["nip"])),
        Fact(_("Position"), facts["position"]),
        Fact(_("Regional agency"), facts["opd"]),
        Fact(_("Text"), " ".join(filter(None, (facts["opening"], _text(facts["body"]))))),
        Fact(_("As"), facts["role"]),
        Fact(_("Activity"), facts["title"]),
        Fact(_("Organiser"), facts["organiser"]),
        Fact(_("Days held"), spell_days(*days)),
        Fact(_("Lesson hours"), spell_jp(facts["jp"])),
        Fact(_("Place and date of issue"), f"{facts['place']}, {_day(facts['issued_on'])}"),
        Fact(_("Valid until"), _day(facts["expires_on"])),
        Fact(_("Signed by"), f"{signer['name']}, {' '.join(signer['lines'])}"),
        Fact(_("Rank of the signer"), signer["grade"]),
        Fact(_("NIP of the signer"), shortened(signer["nip"])),
    ]


def shortened(nip: str) -> str:
    """The last three digits of a NIP behind dots: enough to compare with the paper."""
    return f"{'•' * (len(nip) - SHOWN_DIGITS)}{nip[-SHOWN_DIGITS:]}" if nip else ""


def _day(iso: str) -> str:
    return date_format(date.fromisoformat(iso)) if iso else ""


def _text(body: list[dict[str, str]]) -> str:
    return "".join(part["text"] for part in body)
