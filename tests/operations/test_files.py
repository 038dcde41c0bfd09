"""The deployment's files name only what exists; each checker first finds a planted fault."""

import json
import os
import re
import shutil
import subprocess
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from tests.guards.repository import OURS
from tests.operations import compose, files
from tests.operations.stand import BIN

COMPOSED = files.text_of("docker-compose.yml")
DOCKERFILE = files.text_of("Dockerfile")
TEXTS = {
    "settings": [path.read_text() for path in files.SETTINGS],
    "composed": COMPOSED,
    "example": files.text_of(".env.example"),
    "document": files.text_of("docs/operations.md"),
}
# What compose-lint says and we do otherwise, each with its reason.
ACCEPTED = {
    "CL-0005": "the proxy is there to be reached from outside",
    "CL-0019": "a digest cannot be read here without a registry; the tag is exact",
    "CL-0026": "no limit of cores: a regency's machine has two, and all of them are for this",
}


@pytest.fixture
def services() -> dict[str, Any]:
    return deepcopy(compose.raw()["services"])


def test_every_variable_is_read_handed_on_shown_and_documented():
    assert files.variable_faults(**TEXTS) == []


@pytest.mark.parametrize(
    ("text", "before", "after", "fault"),
    [
        ("composed", "    EMAIL_HOST: ", "    SURAT: ", "EMAIL_HOST is read but not handed on"),
        (
            "composed",
            "${SITE_NAME:-}",
            "${SITE_NAM:-}",
            "SITE_NAM is asked but not in .env.example",
        ),
        ("example", "SITE_PLACE=", "PLACE=", "PLACE is in .env.example but not asked"),
        ("document", "`SITE_OFFICE`", "SITE_OFFICE", "SITE_OFFICE is not documented"),
    ],
)
def test_a_variable_that_is_misspelt_is_found(text: str, before: str, after: str, fault: str):
    assert before in TEXTS[text]
    planted = {**TEXTS, text: str(TEXTS[text]).replace(before, after)}
    assert fault in files.variable_faults(**planted)  # type: ignore[arg-type]


def test_a_variable_that_settings_read_anew_is_found():
    planted = {**TEXTS, "settings": [*TEXTS["settings"], 'env.required("BARU", "…")']}
    assert "BARU is read but not handed on" in files.variable_faults(**planted)  # type: ignore[arg-type]


def test_no_secret_has_a_default():
    assert files.password_faults(COMPOSED) == []
    planted = COMPOSED + "\n# ${REDIS_PASSWORD:-sandi} ${SECRET_KEY}"
    assert len(files.password_faults(planted)) == 2


def test_every_image_is_pinned(services):
    assert files.image_faults(services, DOCKERFILE) == []
    services["redis"]["image"] = "redis:latest"
    assert files.image_faults(services, "FROM python:3") == [
        "redis: redis:latest",
        "Dockerfile:1: python:3",
    ]


def test_the_programs_of_backups_are_of_the_servers_version(services):
    assert files.client_faults(services, DOCKERFILE) == []
    assert files.client_faults(services, "") == ["the client is missing, the server 15"]
    services["postgres"]["image"] = "postgres:18.6-bookworm"
    assert files.client_faults(services, DOCKERFILE) == ["the client is 15.15, the server 18"]


def test_every_path_is_there(services):
    volumes = compose.raw()["volumes"]
    assert files.path_faults(services, volumes, DOCKERFILE) == []
    services["proxy"]["volumes"].append("./deploy/Nginxfile:/etc/nginx")
    services["web"]["volumes"] = ["berkas:/srv"]
    services["web"]["command"][-1] += " deploy/gunicorn.py"
    assert files.path_faults(services, volumes, "COPY requirement.txt requirements.in ./") == [
        "Dockerfile: requirements.in",
        "proxy: ./deploy/Nginxfile",
        "web: berkas",
        "web: deploy/gunicorn.py",
    ]


def test_every_command_of_ours_exists(services):
    assert files.command_faults(services) == []
    services["worker"]["command"][-1] = "exec python manage.py dbworker"
    assert files.command_faults(services) == ["worker: manage.py dbworker"]


def test_every_process_asks_whether_the_deployment_is_ready(services):
    assert files.ready_faults(services) == []
    services["minute"]["command"] = ["sh", "-c", "python manage.py ready; python manage.py minute"]
    assert files.ready_faults(services) == ["minute"]


def test_every_service_has_least_privilege(services):
    networks = compose.raw()["networks"]
    assert list(files.hardening_faults(services, networks)) == []
    del services["web"]["cap_drop"]
    services["redis"]["networks"] = ["outside"]
    services["postgres"]["ports"] = ["5432:5432"]
    assert list(files.hardening_faults(services, networks)) == [
        "web keeps capabilities",
        "postgres publishes a port",
        "redis can be reached from outside",
    ]


def test_what_must_be_set_stops_compose_with_a_sentence():
    with pytest.raises(compose.MissingVariableError, match="Set SECRET_KEY to at least 50"):
        compose.loaded({"KLINIK_VERSION": "0.1.0"})


def _linted(path: Path) -> set[str]:
    environment = {**os.environ, **_everything()}
    shown = subprocess.run(
        [BIN / "compose-lint", "check", "--format", "json", str(path)],
        env=environment,
        capture_output=True,
        text=True,
    )
    assert shown.returncode in {0, 1}, shown.stderr
    return set(re.findall(r"CL-\d{4}", json.dumps(json.loads(shown.stdout))))


def _everything() -> dict[str, str]:
    return {match["name"]: "x" for match in compose.variables(COMPOSED)}


def test_compose_lint_finds_only_what_is_accepted(tmp_path: Path):
    found = _linted(compose.COMPOSE)
    assert found - ACCEPTED.keys() == set()
    planted = tmp_path / "docker-compose.yml"
    planted.write_text(COMPOSED.replace("  cap_drop: [ALL]\n", "  privileged: true\n"))
    assert _linted(planted) - ACCEPTED.keys()


def _hadolint(path: Path) -> str:
    return subprocess.run(
        [BIN / "hadolint", "--no-color", str(path)], capture_output=True, text=True
    ).stdout


def test_hadolint_finds_nothing(tmp_path: Path):
    assert _hadolint(compose.ROOT / "Dockerfile") == ""
    planted = tmp_path / "Dockerfile"
    planted.write_text(DOCKERFILE.replace("python:3.13.11-slim-bookworm", "python:latest"))
    assert "DL3007" in _hadolint(planted)


def test_no_secret_and_no_data_reaches_the_image():
    """Everything is kept out by default; what is let in is code."""
    lines = files.text_of(".dockerignore").splitlines()
    let_in = {line[1:] for line in lines if line.startswith("!")}
    assert "*" in lines
    assert not let_in & {".env", "var", ".git", "tests", "."}
    assert all((compose.ROOT / name).exists() for name in let_in)
    assert "deploy/tls" in lines


def test_what_production_installs_reaches_the_image():
    lines = files.text_of(".dockerignore").splitlines()
    let_in = {line[1:] for line in lines if line.startswith("!")}
    build = {"hatch_build.py", "pyproject.toml", "README.md", "LICENSE", "requirements.txt"}
    assert {*build, *OURS, "site", "deploy", "manage.py"} - let_in == set()


def test_shell_scripts_can_be_read_by_a_shell():
    shell = shutil.which("sh") or "sh"
    for path in (compose.ROOT / "deploy").glob("*.sh"):
        assert subprocess.run([shell, "-n", path]).returncode == 0
        assert os.access(path, os.X_OK)
