"""The PDF of a certificate, made of its facts alone."""

from collections.abc import Mapping
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import segno
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format

from agents.typesetting import typeset
from credentials.certificates.facts import spell_days, spell_jp
from credentials.codes import in_groups
from foundation.app_settings import app_settings
from foundation.models import PrivateFile

TEMPLATE = Path(__file__).parent / "certificate.typ"
# Claimed in the metadata; nothing here validates it.
STANDARDS = ("a-2a",)
INK = "#12513f"
DAY = "j F Y"


def pdf_of(
    facts: Mapping[str, Any], code: str, signature: str, pictures: Mapping[str, PrivateFile | None]
) -> bytes:
    """A tagged PDF of one page, or two with a curriculum, with a QR code that leads to the public
    check. `signature`: what is true of the way in which it is signed. `pictures`: `emblem` and
    `background`."""
    address = check_address(code)
    # Paths below the root, which nobody else's words become part of.
    drawn = {name: f"/{each.file.name}" for name, each in pictures.items() if each is not None}
    with translation.override("id"):
        own = {"code": in_groups(code), "address": _short(address), "qr": _qr(address)}
        data = {**_shown(facts, signature), **drawn, **own}
        root = app_settings.PRIVATE_ROOT if drawn else None
        return typeset(TEMPLATE, data, root=root, standards=STANDARDS)


def check_address(code: str) -> str:
    """Where anybody checks the certificate with this code."""
    return f"{app_settings.BASE_URL}{reverse('credentials:check', args=[code])}"


def _short(address: str) -> str:
    """Where the code can be typed."""
    return address.split("://")[-1].rstrip("/").rpartition("/")[0]


def _qr(address: str) -> str:
    target = BytesIO()
    made = segno.make(address, error="m", micro=False)
    made.save(target, kind="svg", scale=4, border=1, dark=INK, omitsize=True)
    return target.getvalue().decode()


def _shown(facts: Mapping[str, Any], signature: str) -> dict[str, Any]:
    issued = date.fromisoformat(facts["issued_on"])
    first, last = (date.fromisoformat(facts[name]) for name in ("starts_on", "ends_on"))
    as_they_are = ("paper", "issuer", "heading", "number", "opening", "name", "body")
    return {
        **{name: facts[name] for name in as_they_are},
        "title": f"{facts['heading']} {facts['number']}",
        "day": [issued.year, issued.month, issued.day],
        "under": _under(facts),
        "dated": f"{facts['place']}, {date_format(issued, DAY)}",
        "signer": _signer(facts["signer"]),
        "signature": signature,
        "until": _until(facts["expires_on"]),
        "units": [
            {"title": each["title"], "amount": f"{each['minutes']} menit"}
            for each in facts["units"]
        ],
        "subject": facts["title"],
        "held": f"{facts['organiser']} · {spell_days(first, last)}",
        "total": spell_jp(facts["jp"]),
        "words": WORDS,
    }


def _signer(signer: Mapping[str, Any]) -> dict[str, Any]:
    nip = f"NIP {signer['nip']}" if signer["nip"] else ""
    return {
        "lines": signer["lines"],
        "name": signer["name"],
        "under": [*filter(None, (signer["grade"], nip))],
    }


def _until(iso: str) -> str:
    return f"Berlaku sampai {date_format(date.fromisoformat(iso), DAY)}" if iso else ""


def _under(facts: Mapping[str, Any]) -> list[str]:
    """Below the name: NIP, then position and office."""
    place = ", ".join(filter(None, (facts["position"], facts["opd"])))
    return [*filter(None, (facts["nip"] and f"NIP {facts['nip']}", place))]


WORDS = {
    "number": "Nomor",
    "emblem": "Lambang",
    "qr": "Kode QR menuju halaman pemeriksaan sertifikat",
    "check": "Periksa keasliannya dengan kode ini di",
    "curriculum": "Daftar materi",
    "no": "No.",
    "unit": "Materi",
    "amount": "Waktu",
    "total": "Jumlah jam pelajaran",
}
