"""`manage.py certificates` writes every paper of a year."""

import hashlib
import json
from datetime import date

from django.core.management import call_command

from credentials.certificates.operations.issuing import issue, reissue
from tests.credentials import made


def test_every_pdf_of_the_year_of_the_number_and_a_list(
    design, achievement, sari, tmp_path, client
):
    first = issue(achievement, design, None, on=date(2026, 3, 13))
    second = reissue(first, None, "Ganti nama", on=date(2026, 4, 1))
    later = made.make_achievement(sari.person, "k")
    issue(later, design, None, on=date(2027, 1, 1))
    call_command("certificates", year=2026, dir=tmp_path / "arsip")
    rows = json.loads((tmp_path / "arsip" / "index.json").read_text())
    assert [(each["number"], each["status"]) for each in rows] == [
        (first.number, "replaced"),
        (second.number, "valid"),
    ]
    for row, certificate in zip(rows, (first, second), strict=True):
        assert row.keys() == {"number", "code", "name", "status", "check_path", "file"}
        data = (tmp_path / "arsip" / row["file"]).read_bytes()
        assert hashlib.sha256(data).hexdigest() == certificate.file.sha256
        assert client.get(row["check_path"]).status_code == 200
    assert rows[1]["name"] == "Sari Wulandari"
