"""The processes of docker-compose.yml, which may be killed, and what the database says after."""

import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
import requests

from tests.faults.cluster import PROGRAMS
from tests.operations.production import Production
from tests.operations.visitor import Visitor

OURS = ("web", "socket", "worker", "minute")
COOLDOWN = 1.0  # as compose waits before it starts a process again
# Seconds. Where others use the processors too it takes more than a minute to start them all.
PATIENCE = 180


class Site:
    """`away`: processes that nobody starts again. `restarts`: those that somebody did. `starting`:
    seconds until all of them were well, which tells how quick this machine is today."""

    def __init__(
        self, folder: Path, binaries: Path, database: str, redis_url: str, mail_port: int
    ) -> None:
        self.production = Production(
            folder,
            binaries,
            database,
            REDIS_URL=redis_url,
            EMAIL_PORT=str(mail_port),
            DJANGO_SETTINGS_MODULE="tests.faults.settings.production",
            PATH=f"{binaries}:{PROGRAMS}:/usr/bin:/bin",
        )
        self.world: Any = None
        self.away: set[str] = set()
        self.restarts: list[str] = []
        self.starting = 0.0
        self._is_closing = threading.Event()
        self._keeper = threading.Thread(target=self._keep, daemon=True)

    def open(self) -> None:
        migrated = self.production.once("migrate")
        assert migrated.returncode == 0, migrated.stderr
        self.world = self.production.build_world("tests/faults/world.py")
        began = time.monotonic()
        for name in OURS:
            self.production.start(name)
        self.production.proxy.start()
        self._wait_until_well()
        self.starting = time.monotonic() - began
        self._keeper.start()

    def close(self) -> None:
        self._is_closing.set()
        if self._keeper.ident:
            self._keeper.join()
        self.production.stand.stop()

    def _keep(self) -> None:
        """`restart: unless-stopped`."""
        while not self._is_closing.wait(COOLDOWN):
            for name in {*OURS, "proxy"} - self.away:
                if not self.production.stand.is_running(name):
                    self.restarts.append(name)
                    self.production.proxy.start() if name == "proxy" else self.production.start(
                        name
                    )

    def heal(self) -> None:
        """Everything runs and nothing waits; what earlier tests made stays."""
        self.away.clear()
        self._wait_until_well()
        wait_until(self.is_mailed, 60, "an empty outbox")
        self.restarts.clear()

    def _wait_until_well(self) -> None:
        for name in OURS:
            wait_until(lambda name=name: self.production.is_healthy(name), PATIENCE, f"{name} well")

    def kill(self, name: str) -> None:
        self.production.stand.kill(name)
        assert self.production.stand.processes[name].returncode == -9

    def visitor(self) -> Visitor:
        return Visitor(self.production.proxy.base_url, self.production.proxy.authority)

    def enter(self, kind: str) -> Visitor:
        visitor = self.visitor()
        emails, secret = self.world["emails"], self.world["secret"]
        answer = visitor.sign_in(emails[kind], self.world["password"], secret)
        assert answer.status_code == 200, answer.url
        assert "/akun/" not in answer.url, answer.url
        return visitor

    def ask(self, question: str, *values: Any) -> list[Any]:
        with psycopg.connect(self.production.database, autocommit=True) as connection:
            cursor = connection.execute(question.encode(), values)
            return cursor.fetchall() if cursor.description else []

    def said(self, keys: list[str]) -> list[Any]:
        """Key and seq of the messages that were sent with these keys."""
        return self.ask("SELECT key, seq FROM mentoring_message WHERE key = ANY(%s)", keys)

    def is_mailed(self) -> bool:
        """The wait between two tries, and the lease of a sender that died, are over.

        While the worker still sends, a lease may be of one that lives.
        """
        if self.ask("SELECT 1 FROM django_tasks_database_dbtaskresult WHERE status = 'READY'"):
            return False
        self.ask("UPDATE foundation_outboxmessage SET next_try_at = now() WHERE sent_at IS NULL")
        self.production.manage("minute", "--verbosity", "0")
        return self.unsent() == 0

    def unsent(self) -> int:
        rows = self.ask("SELECT count(*) FROM foundation_outboxmessage WHERE sent_at IS NULL")
        return int(rows[0][0])


def wait_until(is_so: Callable[[], object], seconds: float, what: str) -> float:
    """Seconds until `is_so`; an answer that does not come is a no."""
    began = time.monotonic()
    while time.monotonic() - began < seconds:
        try:
            if is_so():
                return time.monotonic() - began
        except (OSError, requests.RequestException, psycopg.Error):
            pass
        time.sleep(0.1)
    raise AssertionError(f"not within {seconds} s: {what}")
