"""A list is imported as an administrator does it."""

import json
from typing import Any

import pytest
from django.core.management import call_command


@pytest.fixture
def run(tmp_path, capsys, paringin, disdikbud):
    """Import a list by the command; answers its report and exit code."""

    def call(data: bytes, *options: str, name: str = "pegawai.csv") -> tuple[dict[str, Any], int]:
        file = tmp_path / name
        file.write_bytes(data)
        capsys.readouterr()
        code = 0
        try:
            call_command("import_people", str(file), "--report", "json", *options)
        except SystemExit as stop:
            code = int(stop.code or 0)
        return json.loads(capsys.readouterr().out), code

    return call
