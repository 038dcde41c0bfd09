"""Migrations that do not exist, for the tests."""

from pathlib import Path

from innovations import migrations


def last_of_innovations() -> tuple[str, str]:
    names = [path.stem for path in Path(migrations.__path__[0]).glob("[0-9]*.py")]
    return "innovations", max(names)
