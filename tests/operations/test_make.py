"""What `make` would run on a machine that has nothing but Python and make."""

import os
import re
import subprocess
import tomllib

import pytest

from tests.operations.compose import ROOT


def _would_run(target: str, folder: str, *arguments: str) -> list[str]:
    """In a folder without an environment; lines that only tell are left out."""
    kept = {name: value for name, value in os.environ.items() if name not in {"PORT", "BASE_URL"}}
    told = subprocess.run(
        ["make", "--dry-run", target, f"VENV={folder}/venv", *arguments],
        cwd=ROOT,
        env=kept,
        capture_output=True,
        text=True,
        check=True,
    )
    lines = [line.strip() for line in told.stdout.splitlines()]
    return [line for line in lines if line and not line.startswith(("echo", "make", "touch"))]


@pytest.mark.parametrize("target", ["demo", "test"])
def test_python_is_all_that_it_takes(tmp_path, target):
    begun, *others = _would_run(target, str(tmp_path))
    assert begun == f"python3 -m venv {tmp_path}/venv"
    programs = [re.sub(r"^(\w+=\S+ )+", "", line).split()[0] for line in others]
    assert {program.partition("/venv/bin/")[0] for program in programs} == {str(tmp_path)}
    assert any("install -r requirements.txt" in line for line in others)


def test_the_demonstration_is_served_where_it_is_asked_for(tmp_path):
    *_, usual = _would_run("demo", str(tmp_path))
    *_, moved = _would_run("demo", str(tmp_path), "PORT=8080")
    assert "config.settings.demo" in usual
    for line, port in ((usual, 8000), (moved, 8080)):
        assert f"http://127.0.0.1:{port}}}" in line
        assert line.endswith(f"manage.py serve --port {port} --demo")


def test_the_project_asks_for_the_python_that_the_readme_names():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert project["requires-python"].startswith(">=3.11")
    assert "Python 3.11 to 3.13" in (ROOT / "README.md").read_text()
