"""Production refuses nonsense at once, with the variable and the cure in one sentence."""

import json
import os
import subprocess
import sys
from typing import Any

import pytest

from tests.operations.compose import ROOT

GOOD = {
    "DJANGO_SETTINGS_MODULE": "config.settings.production",
    "SECRET_KEY": "sZ3kq9-Vt0hWm2xRb7yLc4nDf8pGj1aE6uQiToKvXwYBNHMJ5rS",
    "BASE_URL": "https://klinik.balangankab.go.id",
    "ALLOWED_HOSTS": "klinik.balangankab.go.id",
    "DATABASE_URL": "postgres://klinik:sandi@127.0.0.1:1/klinik",
    "REDIS_URL": "redis://:sandi@127.0.0.1:1/0",
    "EMAIL_HOST": "mail.balangankab.go.id",
    "DEFAULT_FROM_EMAIL": "Klinik Inoba <klinik@balangankab.go.id>",
}


NONSENSE = [
    ("SECRET_KEY", "", "SECRET_KEY is not set. Set it to 50 random characters"),
    ("SECRET_KEY", "pendek", "SECRET_KEY can be guessed. Set it to 50"),
    ("SECRET_KEY", "a" * 80, "SECRET_KEY can be guessed. Set it to 50"),
    ("SECRET_KEY", "dev-only-not-a-secret-" + "0123456789" * 4, "SECRET_KEY can be guessed"),
    ("DEBUG", "True", "DEBUG is set. Take it away"),
    ("BASE_URL", "", "BASE_URL must be an address such as https://"),
    ("BASE_URL", "http://klinik.balangankab.go.id", "BASE_URL must begin with https://"),
    ("BASE_URL", "https://klinik.balangankab.go.id/situs", "BASE_URL must be an address"),
    ("ALLOWED_HOSTS", "", "ALLOWED_HOSTS is not set. Name the hosts"),
    ("ALLOWED_HOSTS", "*", "ALLOWED_HOSTS must not hold '*'. Name the hosts"),
    ("ALLOWED_HOSTS", ".go.id", "ALLOWED_HOSTS must not hold '.go.id'. Name the hosts"),
    ("ALLOWED_HOSTS", "lain.go.id", "ALLOWED_HOSTS lacks the host of https://klinik."),
    ("DATABASE_URL", "", "DATABASE_URL is not set. Set it to postgres://"),
    ("DATABASE_URL", "sqlite:///db.sqlite3", "DATABASE_URL does not begin with postgres://"),
    ("DATABASE_PREPARED", "ya", "DATABASE_PREPARED must be True or False, not 'ya'."),
    ("REDIS_URL", "", "REDIS_URL is not set. Set it to redis://"),
    ("REDIS_URL", "localhost:6379", "REDIS_URL does not begin with redis://"),
    ("EMAIL_HOST", "", "EMAIL_HOST is not set. Name the mail server"),
    ("EMAIL_PORT", "surat", "EMAIL_PORT must be a whole number, not 'surat'."),
    ("EMAIL_USE_TLS", "ya", "EMAIL_USE_TLS must be True or False, not 'ya'."),
    ("DEFAULT_FROM_EMAIL", "", "DEFAULT_FROM_EMAIL is not set. Set it to an address"),
    ("DEFAULT_FROM_EMAIL", "klinik@balangan.example", "is no address that takes mail"),
]
FOREIGN = {"DATABASE_URL": "mysql://klinik:rahasia-sekali@host/klinik"}
EMPTY = {"SITE_NAME": "", "SITE_PLACE": ""}


def _environment(changes: dict[str, str], *, is_kept_empty: bool = False) -> dict[str, str]:
    base = {name: os.environ[name] for name in ("PATH", "HOME", "PYTHONPATH") if name in os.environ}
    changed = GOOD | changes
    return base | {name: value for name, value in changed.items() if value or is_kept_empty}


@pytest.fixture(scope="module")
def answers() -> dict[str, Any]:
    """What production said to each environment, in an interpreter that knows no other settings."""
    cases = {
        "whole": _environment({}),
        "foreign": _environment(FOREIGN),
        "empty": _environment(EMPTY, is_kept_empty=True),
        **{f"{name}={value}": _environment({name: value}) for name, value, _ in NONSENSE},
    }
    asked = {"cases": list(cases.values()), "whole": cases["whole"]}
    program = [sys.executable, "-m", "tests.operations.settings_answers"]
    done = subprocess.run(
        program,
        input=json.dumps(asked),
        env=cases["whole"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    answered = json.loads(done.stdout)
    return dict(zip(cases, answered["cases"], strict=True)) | answered["commands"]


def test_a_whole_environment_is_taken(answers):
    """Control arm: none of the refusals below comes from something else."""
    assert answers["whole"]["said"] == ""
    assert answers["whole"]["site"]


@pytest.mark.parametrize(("variable", "value", "says"), NONSENSE)
def test_nonsense_is_refused_in_one_sentence(answers, variable: str, value: str, says: str):
    lines = answers[f"{variable}={value}"]["said"].splitlines()
    assert lines[-1].startswith("django.core.exceptions.ImproperlyConfigured: ")
    assert says in lines[-1]
    assert variable in lines[-1]


def test_a_refusal_tells_no_password(answers):
    said = answers["foreign"]["said"]
    assert "DATABASE_URL" in said
    assert "rahasia-sekali" not in said


def test_a_variable_that_is_set_to_nothing_keeps_what_the_site_has(answers):
    """Compose hands on what .env leaves empty."""
    assert answers["empty"]["site"] == "Klinik Inoba Kabupaten Balangan"


def test_djangos_own_look_at_a_deployment_finds_nothing(answers):
    status, text = answers["check"]
    assert status == 0, text
    assert "no issues" in text


def test_ready_names_what_is_missing_when_nothing_answers(answers):
    status, text = answers["ready"]
    assert status == 1
    assert "Start the database, or correct DATABASE_URL." in text


def test_only_demo_and_development_install_the_demonstration(tmp_path):
    names = ("production", "test", "dev", "demo")
    ask = (
        "from importlib import import_module\n"
        f"for name in {names}:\n"
        "    apps = import_module(f'config.settings.{name}').INSTALLED_APPS\n"
        "    print(name) if 'demo' in apps else None\n"
    )
    environment = _environment({"VAR_DIR": str(tmp_path)})
    done = subprocess.run(
        [sys.executable, "-c", ask],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["dev", "demo"]


def test_whatever_the_demonstration_writes_is_its_owner_s_alone(tmp_path):
    """Database, secret, mail, media and private files; the control arm writes under base settings."""
    ask = (
        "import django; django.setup()\n"
        "from django.conf import settings\n"
        "from django.core.files.base import ContentFile\n"
        "from django.core.files.storage import default_storage\n"
        "from django.core.mail import EmailMessage\n"
        "from django.db import connection\n"
        "settings.VAR_DIR.mkdir(parents=True, exist_ok=True)\n"
        "connection.cursor().execute('CREATE TABLE a (b)')\n"
        "default_storage.save('documents/a.pdf', ContentFile(b'x'))\n"
        "EmailMessage('a', 'b', 'c@balangan.example', ['d@balangan.example']).send()\n"
    )
    for name, is_open in (("demo", False), ("dev", True)):
        folder = tmp_path / name
        environment = _environment(
            {
                "VAR_DIR": str(folder),
                "DJANGO_SETTINGS_MODULE": f"config.settings.{name}",
                "BASE_URL": "http://127.0.0.1:8000",
                "DATABASE_URL": "",
                "REDIS_URL": "",
            }
        )
        command = ["sh", "-c", 'umask 022; exec "$0" -c "$1"', sys.executable, ask]
        subprocess.run(command, env=environment, cwd=ROOT, check=True)
        found = [folder, *folder.rglob("*")]
        assert {"db.sqlite3", "a.pdf"} <= {path.name for path in found}
        assert any(path.suffix == ".eml" for path in found)
        assert any(path.stat().st_mode & 0o077 for path in found) == is_open


def test_all_data_of_a_run_lies_under_var(tmp_path):
    """Every place in the settings of the demonstration is below VAR_DIR, or source that is there."""
    ask = (
        "import json\n"
        "from pathlib import Path\n"
        "from django.conf import settings\n"
        "def places(value):\n"
        "    if isinstance(value, dict): value = [*value.values()]\n"
        "    if isinstance(value, (list, tuple)): return [p for each in value for p in places(each)]\n"
        "    return [str(value)] if isinstance(value, Path | str) and Path(value).is_absolute() else []\n"
        "names = [name for name in dir(settings) if name.isupper()]\n"
        "print(json.dumps({name: places(getattr(settings, name)) for name in names}))\n"
    )
    environment = _environment(
        {
            "VAR_DIR": str(tmp_path),
            "DJANGO_SETTINGS_MODULE": "config.settings.demo",
            "BASE_URL": "http://127.0.0.1:8000",
            "DATABASE_URL": "",
            "REDIS_URL": "",
        }
    )
    command = [sys.executable, "-c", ask]
    told = subprocess.run(command, env=environment, cwd=ROOT, check=True, capture_output=True)
    named = {name: places for name, places in json.loads(told.stdout).items() if places}
    below = {name for name, places in named.items() if any(str(tmp_path) in p for p in places)}
    assert {
        "DATABASES",
        "STATIC_ROOT",
        "MEDIA_ROOT",
        "FOUNDATION_PRIVATE_ROOT",
        "FOUNDATION_MAIL_DIR",
    } <= below
    others = {p for places in named.values() for p in places if p.startswith(f"{ROOT}/")}
    tracked = ["git", "ls-files", "--error-unmatch", *sorted(others)]
    assert subprocess.run(tracked, cwd=ROOT, check=False, capture_output=True).returncode == 0
