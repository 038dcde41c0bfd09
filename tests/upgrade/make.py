"""Make the archives of this folder anew: `python tests/upgrade/make.py`.

The demonstration world without its pictures, on SQLite and on PostgreSQL (the superuser's address
in DATABASE_URL, else that of this machine), each with what is to be found again after years of
migrations: rows per table and the training report. They are made once, with the first migrations
that are never edited again, by the programs of the oldest PostgreSQL that is supported.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from io import StringIO
from pathlib import Path
from typing import Any

import django
from django.core.management import call_command

from tests.operations.production import owned_database

HERE = Path(__file__).parent
SERVER = "postgres://postgres@127.0.0.1:5432/postgres"


def main() -> None:
    with owned_database(os.environ.get("DATABASE_URL") or SERVER) as address:
        for name, database in (("sqlite", ""), ("postgresql", address)):
            with tempfile.TemporaryDirectory() as folder:
                environment = {
                    **os.environ,
                    "DJANGO_SETTINGS_MODULE": "config.settings.dev",
                    "VAR_DIR": folder,
                    "DATABASE_URL": database or f"sqlite:///{folder}/db.sqlite3",
                }
                command = [sys.executable, __file__, name]
                made = subprocess.run(command, env=environment, capture_output=True, text=True)
                if made.returncode:
                    sys.exit(made.stderr)
            size = (HERE / f"archives/{name}.tar.gz").stat().st_size
            sys.stdout.write(f"{name}: {size} bytes\n")


def make(name: str) -> None:
    """In a process of its own, whose settings name the database and the folder of files."""
    django.setup()
    from django.conf import settings  # noqa: PLC0415  (settings stand now)
    from django.utils import timezone  # noqa: PLC0415

    from foundation import backups  # noqa: PLC0415
    from foundation.backups import archives  # noqa: PLC0415

    for command in ("migrate", "demo"):
        call_command(command, verbosity=0, stdout=StringIO())
    shutil.rmtree(settings.MEDIA_ROOT)
    made = backups.make(settings.VAR_DIR / "backups").path
    at = timezone.localtime()
    told: dict[str, Any] = {
        "at": f"{at:%Y-%m-%d %H:%M}",
        "rows": archives.verified(made).tables,
        "report": report(at.year),
    }
    shutil.copyfile(made, HERE / f"archives/{name}.tar.gz")
    (HERE / f"archives/{name}.json").write_text(json.dumps(told, ensure_ascii=False, indent=1))


def report(year: int) -> Any:
    out = StringIO()
    call_command("completion_report", year=year, format="json", stdout=out)
    return json.loads(out.getvalue())


if __name__ == "__main__":
    if sys.argv[1:]:
        make(sys.argv[1])
    else:
        main()
