"""A certificate from outside."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from credentials.models import Recognition
from credentials.recognition.operations import submit

PDF = b"%PDF-1.7\n" + b"0" * 2000


def facts(**own: Any) -> dict[str, Any]:
    return {
        "title": "Diklat Inovasi",
        "organiser": "LAN RI",
        "form": "course",
        "role": "participant",
        "starts_on": date(2026, 2, 2),
        "ends_on": date(2026, 2, 6),
        "number": "LAN/12/2026",
        "issued_on": date(2026, 2, 9),
        "jp": Decimal("40.0"),
        "predicate": "",
        "place": "Jakarta",
        **own,
    }


def upload(content: bytes = PDF, name: str = "sertifikat.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


@pytest.fixture
def sent(sari) -> Recognition:
    return submit(sari.person, upload(), sari, **facts())
