"""The site as docker-compose.yml runs it, from a fresh install, on ports and folders of a test."""

import json
import os
import re
import secrets
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

from tests.operations import compose
from tests.operations.compose import ROOT
from tests.operations.stand import Proxy, Stand, free_port


def install(folder: Path) -> Path:
    """A virtual environment with what requirements.txt says and nothing else; answers its bin."""
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    quiet = ["--disable-pip-version-check", "--quiet"]
    subprocess.run(
        [folder / "bin/python", "-m", "pip", "install", *quiet, "-r", "requirements.txt"],
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if name != "PYTHONPATH"},
        check=True,
    )
    return folder / "bin"


@contextmanager
def owned_database(given: str = "") -> Iterator[str]:
    """An empty database as deploy/postgres-owner.sh makes it; answers its owner's address.

    `given` is the address of a superuser, DATABASE_URL if it is not said.
    """
    name, password = f"inoba_test_{os.getpid()}_{secrets.token_hex(4)}", secrets.token_hex(8)
    script = (ROOT / "deploy/postgres-owner.sh").read_text()
    statements = script.split("<<'SQL'\n")[1].split("SQL\n")[0]
    statements = re.sub(r"\bklinik\b", name, statements).replace(":'password'", f"'{password}'")
    given = given or os.environ["DATABASE_URL"]
    with psycopg.connect(given, autocommit=True) as server:
        for statement in statements.split(";\n"):
            server.execute(statement.encode())
    try:
        parts = urlsplit(given)
        host = parts.netloc.rpartition("@")[2]
        yield urlunsplit(parts._replace(netloc=f"{name}:{password}@{host}", path=f"/{name}"))
    finally:
        # Another connection: the server may have crashed meanwhile.
        with psycopg.connect(given, autocommit=True) as server:
            names = sql.Identifier(name)
            server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(names))
            server.execute(sql.SQL("DROP ROLE {}").format(names))


class Production:
    """One deployment: `start` runs a service of the compose file, `run` a command beside it."""

    def __init__(self, folder: Path, binaries: Path, database: str, **environment: str) -> None:
        self.stand = Stand(folder)
        self.binaries = binaries
        self.database = database
        self.given = environment
        self.backups = folder / "backups"
        self.web, self.socket = free_port(), free_port()
        self.proxy = Proxy(
            self.stand, self.services["proxy"]["command"], web=self.web, socket=self.socket
        )

    @cached_property
    def services(self) -> Any:
        """What must be given is; the rest keeps the file's own words."""
        asked = compose.variables(compose.COMPOSE.read_text())
        answers = {match["name"]: "x" for match in asked if match["how"] == "?"}
        return compose.loaded(answers)["services"]

    @property
    def environment(self) -> dict[str, str]:
        """What the compose file hands to a process of ours, with this test's addresses."""
        redis = urlsplit(os.environ.get("REDIS_URL", ""))._replace(path="/9")
        return {
            **self.services["web"]["environment"],
            "SECRET_KEY": "sZ3kq9-Vt0hWm2xRb7yLc4nDf8pGj1aE6uQiToKvXwYBNHMJ5rS",
            "BASE_URL": self.proxy.base_url,
            "ALLOWED_HOSTS": "localhost",
            "DATABASE_URL": self.database,
            "REDIS_URL": urlunsplit(redis),
            "EMAIL_HOST": "127.0.0.1",
            "EMAIL_PORT": "1",
            "EMAIL_HOST_USER": "",
            "EMAIL_HOST_PASSWORD": "",
            "EMAIL_USE_TLS": "False",
            "DEFAULT_FROM_EMAIL": "Klinik Uji <klinik@klinik-uji.go.id>",
            "SITE_NAME": "",
            "SITE_PLACE": "",
            "SITE_OFFICE": "",
            "WEB_CONCURRENCY": "2",
            "VAR_DIR": str(self.proxy.var),
            "PATH": f"{self.binaries}:/usr/bin:/bin",
            "PYTHONDONTWRITEBYTECODE": "1",
            **self.given,
        }

    def start(self, name: str) -> None:
        self.stand.start(name, self._moved(self.services[name]["command"]), self.environment)

    def once(self, name: str) -> subprocess.CompletedProcess[str]:
        return self.run(*self._moved(self.services[name]["command"]))

    def is_healthy(self, name: str) -> bool:
        """What the health check of the compose file answers."""
        kind, *command = self.services[name]["healthcheck"]["test"]
        assert kind == "CMD"
        return self.run(*self._moved(command)).returncode == 0

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command, env=self.environment, cwd=ROOT, capture_output=True, text=True, timeout=300
        )

    def manage(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return self.run("python", "manage.py", *arguments)

    def build_world(self, program: str = "tests/operations/world.py") -> Any:
        script = "import django, runpy; django.setup(); runpy.run_path({!r}, run_name='__main__')"
        made = self.run("python", "-c", script.format(program))
        assert made.returncode == 0, made.stderr
        return json.loads(made.stdout)

    def _moved(self, command: list[str]) -> list[str]:
        """The same command on ports and folders of this test. Nothing else is changed."""
        places = {
            "gunicorn --config": f"gunicorn --bind 127.0.0.1:{self.web} --config",
            "--host 0.0.0.0 --port 8001": f"--host 127.0.0.1 --port {self.socket}",
            "http://127.0.0.1:8000/": f"http://127.0.0.1:{self.web}/",
            "http://web:8000/": f"http://127.0.0.1:{self.web}/",
            "http://127.0.0.1:8001/": f"http://127.0.0.1:{self.socket}/",
            "/srv/backups": str(self.backups),
            " --at 01:30": "",
        }
        moved = list(command)
        for before, after in places.items():
            moved = [part.replace(before, after) for part in moved]
        return moved
