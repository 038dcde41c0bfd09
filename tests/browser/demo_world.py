"""The demonstration's world as a template of databases: built once for each state of the code."""

import os
import tempfile
from io import StringIO
from pathlib import Path

from django.core.management import call_command
from django.test import override_settings

from demo.management.commands.demo import Command
from tests import databases
from tests.databases import Template
from tests.scratch import keep_private_files_in

PASSWORD = "hutan-sungai-meratus"
BUILT_FROM = ("**/*.py", "content/**/*.md", "content/**/*.yaml")


def _fingerprint() -> str:
    files = (
        path
        for app in databases.our_apps()
        for kind in BUILT_FROM
        for path in sorted(app.glob(kind))
    )
    return databases.digest_of(databases.versions(), files=files)


def _fill() -> None:
    """Its pictures lie in a folder of their own: whoever opens a copy finds rows, not files."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DEMO_PASSWORD"] = PASSWORD
        try:
            with override_settings(
                FOUNDATION_DEMO=True,
                VAR_DIR=Path(folder),
                MEDIA_ROOT=Path(folder) / "media",
                FOUNDATION_PRIVATE_ROOT=Path(folder) / "private",
            ):
                keep_private_files_in(Path(folder) / "private")
                call_command(Command(), stdout=StringIO())
        finally:
            del os.environ["DEMO_PASSWORD"]


DEMO = Template("demo", _fingerprint, _fill, base=databases.MIGRATED)
