"""Folders that nobody but their owner may look into."""

import os
from contextlib import suppress
from pathlib import Path

FOLDER, FILE = 0o700, 0o600


def close(folder: Path) -> None:
    """Take everybody else's rights from a folder, which is made when it is not there, and from all
    that is in it. What belongs to another account, and what a link points to, stays as it is."""
    folder.mkdir(mode=FOLDER, parents=True, exist_ok=True)
    _set(folder, FOLDER)
    for place, folders, files in os.walk(folder):
        for names, mode in ((folders, FOLDER), (files, FILE)):
            for name in names:
                path = Path(place, name)
                if not path.is_symlink():
                    _set(path, mode)


def _set(path: Path, mode: int) -> None:
    with suppress(PermissionError, FileNotFoundError):  # a passing file of another process
        if path.stat().st_mode & 0o777 != mode:
            path.chmod(mode)
