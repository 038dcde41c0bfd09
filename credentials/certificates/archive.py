"""Every PDF of a year in a folder, with a list that a program reads."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.urls import reverse

from credentials.models import Certificate

INDEX = "index.json"


def write_all(year: int, folder: Path) -> list[dict[str, Any]]:
    """Write the file of each certificate whose number is of `year`, whatever its status, and the list
    `index.json`. Returns the list: number, code, name, status, check_path, file."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = list(_rows(year, folder))
    text = json.dumps(rows, ensure_ascii=False, indent=1)
    (folder / INDEX).write_text(text, encoding="utf-8")
    return rows


def _rows(year: int, folder: Path) -> Iterator[dict[str, Any]]:
    found = Certificate.objects.issued().filter(entry__series__year=year)
    for each in found.select_related("file__file").order_by("pk").iterator(chunk_size=200):
        # The key keeps apart what different numbers spell alike.
        name = f"{re.sub(r'[^A-Za-z0-9.]+', '-', each.number).strip('-')}-{each.pk}.pdf"
        with each.file.file.file.open("rb") as source:
            (folder / name).write_bytes(source.read())
        yield {
            "number": each.number,
            "code": each.code,
            "name": each.facts["name"],
            "status": each.status,
            "check_path": reverse("credentials:check", args=[each.code]),
            "file": name,
        }
