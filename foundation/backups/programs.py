"""PostgreSQL's own programs, which run beside us: whether they are there and fit, and their work."""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread
from typing import IO, Any, cast

from django.db import connection

DUMP, RESTORE = "pg_dump", "pg_restore"
_VERSION = re.compile(r"\(PostgreSQL\) (\d+)")
# Owners and rights are those of the account that restores.
_PLAIN = ("--no-owner", "--no-privileges")


class ProgramError(Exception):
    """A program is missing, of the wrong version, or gave up; the sentence names the cure."""


def server_version() -> int:
    """The server's major version, such as 15."""
    server: Any = connection
    return int(server.pg_version) // 10_000


def fitting(name: str) -> str:
    """The path of a program of exactly the server's major version. Raises ProgramError.

    An older pg_dump refuses the server; what a newer one writes, this server may refuse.
    """
    server, path = server_version(), shutil.which(name)
    if path is None:
        raise ProgramError(f"There is no {name}: install postgresql-client-{server}.")
    shown = subprocess.run([path, "--version"], capture_output=True, text=True, check=False)  # noqa: S603
    version = _VERSION.search(shown.stdout)
    if version is None or int(version[1]) != server:
        raise ProgramError(
            f"{name} is of version {version[1] if version else '?'}, the server of {server}: "
            f"install postgresql-client-{server} and put it first on the PATH."
        )
    return path


def dump(path: Path, *, schema: str, snapshot: str, without: list[str], patience: str) -> None:
    """Write one schema, as it is in a snapshot, into `path`; of tables `without`, no rows.

    Uncompressed, since the archive around it is compressed. Raises ProgramError.
    """
    program, (_, *address), environment = fitting(DUMP), *_address()
    options = [
        "--format=custom",
        "--compress=0",
        *_PLAIN,
        "--no-comments",
        "--no-password",
        f"--schema={_quoted(schema)}",
        f"--snapshot={snapshot}",
        f"--lock-wait-timeout={patience}",
        *(f"--exclude-table-data={_quoted(schema)}.{_quoted(table)}" for table in without),
    ]
    with path.open("wb") as target:
        done = subprocess.run(  # noqa: S603
            [program, *options, *address],
            stdout=target,
            stderr=subprocess.PIPE,
            env=environment,
            check=False,
        )
    if done.returncode:
        raise ProgramError(
            f"{DUMP} gave up ({_last_line(done.stderr)}): mend that, then try again."
        )


@contextmanager
def script(dumped: IO[bytes], *, schema: str) -> Iterator[IO[bytes]]:
    """The statements and rows of a dump of `dump`, one after the other, as psql would read them.

    Nothing is held in memory or on disk. Raises ProgramError at the end if they are not whole.
    """
    command = [fitting(RESTORE), *_PLAIN, f"--schema={schema}", "--file=-"]
    with (
        tempfile.TemporaryFile() as said,
        subprocess.Popen(  # noqa: S603
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=said
        ) as process,
    ):
        output = cast(IO[bytes], process.stdout)
        feeder = Thread(target=_feed, args=(dumped, process.stdin))
        feeder.start()
        try:
            yield output
        except BaseException:
            process.kill()
            raise
        finally:
            # A script around the program may have left one that still writes: it ends now, and
            # no longer keeps the feeder waiting.
            output.close()
            feeder.join()
        if process.wait():
            said.seek(0)
            raise ProgramError(
                f"{RESTORE} gave up ({_last_line(said.read())}): restore an older backup."
            )


def _feed(source: IO[bytes], target: IO[bytes]) -> None:
    with suppress(BrokenPipeError), target:  # it gave up, or was killed
        shutil.copyfileobj(source, target)


def _address() -> tuple[list[str], dict[str, str]]:
    """Arguments and environment as Django gives them to psql: no secret on the command line."""
    server: Any = connection
    arguments, secrets = server.client.settings_to_cmd_args_env(server.settings_dict, [])
    return arguments, {**os.environ, **(secrets or {})}


def _quoted(name: str) -> str:
    """Not a pattern, but this name."""
    return '"{}"'.format(name.replace('"', '""'))


def _last_line(said: bytes) -> str:
    return (said.decode(errors="replace").strip().splitlines() or ["without a word"])[-1]
