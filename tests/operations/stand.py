"""Processes of a test on ports of their own, with logs, which end with it."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import requests

from tests.operations.compose import ROOT

BIN = Path(sys.executable).parent


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Stand:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.processes: dict[str, subprocess.Popen[bytes]] = {}

    def start(
        self, name: str, command: Sequence[str], environment: Mapping[str, str], cwd: Path = ROOT
    ) -> None:
        with (self.folder / f"{name}.log").open("ab") as log:
            self.processes[name] = subprocess.Popen(
                command,
                env=dict(environment),
                cwd=cwd,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def wait_for(self, name: str, answers: Callable[[], bool], seconds: float = 60) -> None:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if self.processes[name].poll() is not None:
                raise AssertionError(f"{name} ended:\n{self.log(name)}")
            try:
                if answers():
                    return
            except (OSError, requests.RequestException):
                pass
            time.sleep(0.1)
        raise AssertionError(f"{name} does not answer:\n{self.log(name)}")

    def log(self, name: str) -> str:
        return (self.folder / f"{name}.log").read_text()[-4000:]

    def is_running(self, name: str) -> bool:
        return self.processes[name].poll() is None

    def kill(self, name: str) -> None:
        """As a crash does it: the process and its children, at once."""
        process = self.processes[name]
        os.killpg(process.pid, 9)
        process.wait()

    def stop(self) -> None:
        for process in self.processes.values():
            if process.poll() is None:
                os.killpg(process.pid, 15)
        for process in self.processes.values():
            try:
                process.wait(timeout=40)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, 9)
                process.wait()


class Proxy:
    """The proxy of docker-compose.yml: its file and its program, on other ports and folders."""

    def __init__(self, stand: Stand, command: Sequence[str], *, web: int, socket: int) -> None:
        self.stand = stand
        self.command = list(command)
        self.http, self.https = free_port(), free_port()
        self.upstreams = {"web:8000": f"127.0.0.1:{web}", "socket:8001": f"127.0.0.1:{socket}"}
        self.base_url = f"https://localhost:{self.https}"
        self.data = stand.folder / "certificates"
        self.var = stand.folder / "var"
        self.changes: dict[str, str] = {}  # what a test takes out of the file, or puts in

    @property
    def authority(self) -> str:
        return str(self.data / "caddy/pki/authorities/local/root.crt")

    def start(self, **environment: str) -> None:
        text = (ROOT / "deploy/Caddyfile").read_text()
        moved = {"http_port 8080": f"http_port {self.http}"}
        moved |= {"https_port 8443": f"https_port {self.https}", **self.upstreams}
        for before, after in moved.items():
            assert text.count(before) == 1, before
            text = text.replace(before, after)
        for before, after in self.changes.items():
            assert before in text, before
            text = text.replace(before, after)
        config = self.stand.folder / "Caddyfile"
        config.write_text(text)
        command = [str(config) if part == "/etc/caddy/Caddyfile" else part for part in self.command]
        own = {
            "PATH": f"{BIN}:{os.environ['PATH']}",
            "BASE_URL": self.base_url,
            "PROXY_TLS": "internal",
            "VAR_DIR": str(self.var),
            "XDG_DATA_HOME": str(self.data),
            "XDG_CONFIG_HOME": str(self.stand.folder),
            "HOME": str(self.stand.folder),
        }
        self.stand.start("proxy", command, own | environment)
        self.stand.wait_for("proxy", self._answers)

    def get(self, path: str, **options: object) -> requests.Response:
        return requests.get(  # type: ignore[call-overload, no-any-return]
            self.base_url + path,
            verify=self.authority,
            timeout=30,
            **{"allow_redirects": False, **options},
        )

    def _answers(self) -> bool:
        return Path(self.authority).exists() and self.get("/static/").status_code == 404
