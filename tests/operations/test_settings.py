"""Production refuses nonsense at once, with the variable and the cure in one sentence."""

import os
import subprocess
import sys

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


def _run(*arguments: str, **changes: str) -> subprocess.CompletedProcess[str]:
    base = {name: os.environ[name] for name in ("PATH", "HOME", "PYTHONPATH") if name in os.environ}
    environment = base | {name: value for name, value in (GOOD | changes).items() if value}
    return subprocess.run(
        [sys.executable, *arguments], env=environment, cwd=ROOT, capture_output=True, text=True
    )


def _said(**changes: str) -> str:
    return _run("-c", "import config.settings.production", **changes).stderr.strip()


def test_a_whole_environment_is_taken():
    """Control arm: none of the refusals below comes from something else."""
    assert _said() == ""


@pytest.mark.parametrize(
    ("variable", "value", "says"),
    [
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
        ("REDIS_URL", "", "REDIS_URL is not set. Set it to redis://"),
        ("REDIS_URL", "localhost:6379", "REDIS_URL does not begin with redis://"),
        ("EMAIL_HOST", "", "EMAIL_HOST is not set. Name the mail server"),
        ("EMAIL_PORT", "surat", "EMAIL_PORT must be a whole number, not 'surat'."),
        ("EMAIL_USE_TLS", "ya", "EMAIL_USE_TLS must be True or False, not 'ya'."),
        ("DEFAULT_FROM_EMAIL", "", "DEFAULT_FROM_EMAIL is not set. Set it to an address"),
        ("DEFAULT_FROM_EMAIL", "klinik@balangan.example", "is no address that takes mail"),
    ],
)
def test_nonsense_is_refused_in_one_sentence(variable: str, value: str, says: str):
    lines = _said(**{variable: value}).splitlines()
    assert lines[-1].startswith("django.core.exceptions.ImproperlyConfigured: ")
    assert says in lines[-1]
    assert variable in lines[-1]


def test_a_refusal_tells_no_password():
    said = _said(DATABASE_URL="mysql://klinik:rahasia-sekali@host/klinik")
    assert "DATABASE_URL" in said
    assert "rahasia-sekali" not in said


def test_a_variable_that_is_set_to_nothing_keeps_what_the_site_has():
    """Compose hands on what .env leaves empty."""
    code = "import config.settings.production as it; print(it.SITE_NAME, it.FOUNDATION_SITE_PLACE)"
    environment = {**os.environ, **GOOD, "SITE_NAME": "", "SITE_PLACE": ""}
    shown = subprocess.run(
        [sys.executable, "-c", code], env=environment, cwd=ROOT, capture_output=True, text=True
    )
    assert shown.stdout.strip() == "Klinik Inoba Kabupaten Balangan"


def test_djangos_own_look_at_a_deployment_finds_nothing():
    checked = _run("manage.py", "check", "--deploy", "--fail-level", "WARNING")
    assert checked.returncode == 0, checked.stderr
    assert "no issues" in checked.stdout


def test_ready_names_what_is_missing_when_nothing_answers():
    ready = _run("manage.py", "ready")
    assert ready.returncode == 1
    assert "Start the database, or correct DATABASE_URL." in ready.stderr


@pytest.mark.parametrize(
    ("name", "installs_it"),
    [("production", False), ("test", False), ("dev", True), ("demo", True)],
)
def test_only_demo_and_development_install_the_demonstration(name, installs_it):
    module = f"config.settings.{name}"
    ask = f"import {module} as s; print('demo' in s.INSTALLED_APPS)"
    assert _run("-c", ask, DJANGO_SETTINGS_MODULE=module).stdout.strip() == str(installs_it)
