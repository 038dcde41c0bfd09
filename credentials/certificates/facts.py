"""What stands on a certificate: read once, on the day of issue, and kept as it was.

The words are Indonesian whatever language is active: it is a document of the government.
"""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import translation
from django.utils.formats import date_format, number_format

from agents.models import Person, Posting, Signer
from credentials.models import Achievement, CertificateDesign

_TOKEN = re.compile(r"\{(\w*)\}")
ROLES = {
    "participant": "peserta",
    "speaker": "narasumber",
    "moderator": "moderator",
    "committee": "panitia",
}
# What stands before the position in the signature (Permendagri 1/2023).
CAPACITIES = {
    "acting": "Plt.",
    "daily_acting": "Plh.",
    "on_behalf": "a.n.",
    "caretaker": "Pj.",
    "under_order": "u.b.",
}
TOKENS = ("nama", "peran", "judul", "penyelenggara", "tanggal", "jp", "tempat", "opd")
STRONG = {"judul", "jp"}


class TextError(Exception):
    """A text of a template has a token that does not exist, or a brace left over."""

    def __init__(self, token: str) -> None:
        super().__init__(token)
        self.token = token


@dataclass(frozen=True)
class Recipient:
    """Who gets the paper: as she is called and where she worked on that day."""

    name: str
    nip: str
    position: str
    opd: str


def facts_of(
    design: CertificateDesign,
    achievement: Achievement,
    *,
    on: date,
    number: str,
    expires: date | None,
) -> dict[str, Any]:
    """All that is printed, as JSON; days in ISO 8601. Raises TextError."""
    recipient = _recipient(design, achievement)
    return facts_for(design, achievement, recipient, on=on, number=number, expires=expires)


def facts_for(
    design: CertificateDesign,
    achievement: Achievement,
    recipient: Recipient,
    *,
    on: date,
    number: str,
    expires: date | None,
) -> dict[str, Any]:
    """As `facts_of`, for whom one says. Raises TextError."""
    with translation.override("id"):
        values = _values(design, achievement, recipient)
        return {
            "kind": design.kind,
            "paper": design.paper,
            "issuer": design.issuer,
            "heading": design.heading,
            "opening": _plain(design.opening, values),
            "body": _marked(design.body, values),
            "number": number,
            "place": design.place,
            "issued_on": on.isoformat(),
            "expires_on": expires.isoformat() if expires else "",
            **asdict(recipient),
            "role": values["peran"],
            **_achieved(achievement),
            "units": _units(achievement) if design.has_curriculum else [],
            "signer": _signer(design, design.signer, on),
        }


def _achieved(achievement: Achievement) -> dict[str, str]:
    return {
        "title": achievement.title,
        "organiser": achievement.organiser,
        "starts_on": achievement.starts_on.isoformat(),
        "ends_on": achievement.ends_on.isoformat(),
        "jp": str(achievement.jp),
    }


def check_text(text: str) -> None:
    """Raises TextError for a token that does not exist."""
    _plain(text, dict.fromkeys(TOKENS, ""))


def spell_days(first: date, last: date) -> str:
    """12 Maret 2026, 12–14 Maret 2026, 30 Maret – 2 April 2026."""
    if first == last:
        return date_format(first, "j F Y")
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{date_format(last, 'j F Y')}"
    begins = date_format(first, "j F" if first.year == last.year else "j F Y")
    return f"{begins} – {date_format(last, 'j F Y')}"


def spell_jp(jp: Decimal | str) -> str:
    """6 JP, 2,5 JP."""
    value = Decimal(jp).normalize()
    return f"{number_format(value, use_l10n=True)} JP" if value else "0 JP"


def _values(
    design: CertificateDesign, achievement: Achievement, recipient: Recipient
) -> dict[str, str]:
    return {
        "nama": recipient.name,
        "peran": ROLES[achievement.role],
        "judul": achievement.title,
        "penyelenggara": achievement.organiser,
        "tanggal": spell_days(achievement.starts_on, achievement.ends_on),
        "jp": spell_jp(achievement.jp),
        "tempat": str(achievement.details.get("place") or design.place),
        "opd": recipient.opd,
    }


def _plain(text: str, values: Mapping[str, str]) -> str:
    return "".join(part["text"] for part in _marked(text, values))


def _marked(text: str, values: Mapping[str, str]) -> list[dict[str, Any]]:
    """The text in parts, of which those are strong that one looks for. A value is never read for
    tokens: a course may be called {nama}."""
    parts: list[dict[str, Any]] = []
    for index, piece in enumerate(_TOKEN.split(text)):
        is_token = index % 2 == 1
        if is_token and piece not in values:
            raise TextError(piece)
        if not is_token and ("{" in piece or "}" in piece):
            raise TextError(piece.strip()[:20])
        if piece:
            said = values[piece] if is_token else piece
            parts.append({"text": said, "strong": is_token and piece in STRONG})
    return parts


def _recipient(design: CertificateDesign, achievement: Achievement) -> Recipient:
    person = achievement.person
    posting = _posting(person, achievement.ends_on)
    opd = achievement.opd or (posting.opd if posting else None)
    return Recipient(
        name=person.full_name if design.has_titles else person.name,
        nip=(person.nip or "") if design.has_nip else "",
        position=posting.position if posting else "",
        opd=opd.name if opd else "",
    )


def _posting(person: Person, on: date) -> Posting | None:
    found = person.postings.primary().in_force(on).select_related("opd")
    return found.order_by("-starts_on", "-pk").first()


def _signer(design: CertificateDesign, signer: Signer, on: date) -> dict[str, Any]:
    before = CAPACITIES.get(signer.capacity, "")
    lines = [line.strip() for line in signer.position.split(";") if line.strip()]
    posting = _posting(signer.person, on) if design.has_signer_nip else None
    nip = signer.person.nip if design.has_signer_nip else ""
    return {
        "lines": [f"{before} {lines[0]}".strip(), *lines[1:]] if lines else [before],
        "name": signer.person.full_name,
        "grade": posting.grade if posting else "",
        "nip": nip or "",
    }


def _units(achievement: Achievement) -> list[dict[str, Any]]:
    units = achievement.details.get("units") or []
    return [
        {"title": str(each.get("title", "")), "minutes": int(each.get("minutes") or 0)}
        for each in units
        if isinstance(each, dict)
    ]
