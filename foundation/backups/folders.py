"""The folders of files: what is taken along, and how a whole folder is exchanged at once."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from django.conf import settings

from foundation.app_settings import app_settings

PREFIX = "files"
# Inside the folder itself: it may be a mount, which cannot be renamed.
NEW, OLD = ".restoring", ".replaced"


def roots() -> dict[str, Path]:
    return {"private": Path(app_settings.PRIVATE_ROOT), "media": Path(settings.MEDIA_ROOT)}


def files() -> Iterator[tuple[str, Path]]:
    """Member name and path of every file; what begins with a dot is ours and stays."""
    for kind, root in roots().items():
        for path in sorted(root.rglob("*")):
            inside = path.relative_to(root)
            if path.is_file() and not path.is_symlink() and not _is_hidden(inside):
                yield f"{PREFIX}/{kind}/{inside.as_posix()}", path


def _is_hidden(inside: Path) -> bool:
    return any(part.startswith(".") for part in inside.parts)


def hold_files() -> bool:
    return any(True for _ in files())


def is_cut_off() -> bool:
    """Whether a restore was killed between the files and the database."""
    return any((root / OLD).exists() for root in roots().values())


def is_writable() -> bool:
    """Whether a file can be made in each folder (made and taken away again)."""
    for root in roots().values():
        root.mkdir(parents=True, exist_ok=True)
        probe = root / ".probe"
        probe.touch()
        probe.unlink()
    return True


def _modes(kind: str) -> tuple[int, int]:
    """Of folders and files: media are read by others where the site lets them."""
    if kind == "private":
        return 0o700, 0o600
    return (
        settings.FILE_UPLOAD_DIRECTORY_PERMISSIONS or 0o755,
        settings.FILE_UPLOAD_PERMISSIONS or 0o644,
    )


class Exchange:
    """New files wait beside the old ones; `swap` exchanges them, `swap_back` undoes it."""

    def __init__(self) -> None:
        self._roots = roots()
        self._moved: list[tuple[Path, Path]] = []
        for kind, root in self._roots.items():
            shutil.rmtree(root / NEW, ignore_errors=True)
            mode, _ = _modes(kind)
            root.mkdir(mode=mode, parents=True, exist_ok=True)
            (root / NEW).mkdir(mode=mode)

    def stage(self, name: str, source: IO[bytes]) -> None:
        """Write one member aside. Its name has been checked by `archives.members`."""
        _, kind, inside = name.split("/", 2)
        path = self._roots[kind] / NEW / inside
        of_folder, of_file = _modes(kind)
        for folder in reversed(path.parents):
            if not folder.exists():
                folder.mkdir(mode=of_folder)
        path.touch(mode=of_file)
        with path.open("wb") as target:
            shutil.copyfileobj(source, target)

    def swap(self) -> None:
        for root in self._roots.values():
            shutil.rmtree(root / OLD, ignore_errors=True)
            (root / OLD).mkdir(mode=0o700)
            self._move(root, root / OLD)
            self._move(root / NEW, root)

    def swap_back(self) -> None:
        for source, target in reversed(self._moved):
            target.rename(source)
        self.clear()

    def clear(self) -> None:
        for root in self._roots.values():
            shutil.rmtree(root / NEW, ignore_errors=True)
            shutil.rmtree(root / OLD, ignore_errors=True)

    def _move(self, source: Path, target: Path) -> None:
        for each in [each for each in source.iterdir() if not each.name.startswith(".")]:
            each.rename(target / each.name)
            self._moved.append((each, target / each.name))
