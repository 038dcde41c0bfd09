"""The archive: a compressed tar whose last member tells size and SHA-256 of all the others."""

import hashlib
import os
import shutil
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import IO, Protocol

from foundation.backups import manifest as manifests
from foundation.backups.manifest import Manifest, Member
from foundation.backups.refusals import RestoreRefusedError

CHUNK = 1024 * 1024
LONGEST_MANIFEST = 256 * CHUNK  # a line for each of a million files
LONGEST_NAME = 1000
BROKEN = "take another backup, or copy this one again from where it is whole"


class Readable(Protocol):
    def read(self, size: int = -1, /) -> bytes: ...


class Writer:
    """Adds members one by one; none is held in memory."""

    def __init__(self, tar: tarfile.TarFile, manifest: Manifest) -> None:
        self._tar = tar
        self._manifest = manifest

    def add(self, name: str, path: Path) -> None:
        with path.open("rb") as source:
            size = os.fstat(source.fileno()).st_size
            reading = _Hashed(source)
            self._tar.addfile(_entry(name, size), reading)
        self._manifest.members[name] = Member(size, reading.digest.hexdigest())

    def close(self) -> None:
        text = self._manifest.as_json()
        self._tar.addfile(_entry(manifests.NAME, len(text)), BytesIO(text))


class _Hashed:
    def __init__(self, source: Readable) -> None:
        self._source = source
        self.digest = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        chunk = self._source.read(size)
        self.digest.update(chunk)
        return chunk


def _entry(name: str, size: int) -> tarfile.TarInfo:
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode = size, 0o600
    return entry


@contextmanager
def writing(path: Path, manifest: Manifest) -> Iterator[Writer]:
    """The archive appears under its name when it is whole and on disk, for its owner alone."""
    unfinished = path.with_name(f"{path.name}.part")
    unfinished.unlink(missing_ok=True)
    handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as target:
            with tarfile.open(fileobj=target, mode="w:gz", compresslevel=3) as tar:
                writer = Writer(tar, manifest)
                yield writer
                writer.close()
            target.flush()
            os.fsync(target.fileno())
        unfinished.rename(path)
    finally:
        unfinished.unlink(missing_ok=True)


def verified(path: Path) -> Manifest:
    """Read the archive from end to end. Raises RestoreRefusedError at the first fault."""
    found: dict[str, Member] = {}
    text = b""
    with _readable(path):
        for name, source in members(path):
            if name == manifests.NAME:
                text = source.read(LONGEST_MANIFEST + 1)
            else:
                found[name] = _measured(source)
    if not text:
        raise RestoreRefusedError(
            f"{path.name} is cut off before its end, or no backup of this site: {BROKEN}."
        )
    if len(text) > LONGEST_MANIFEST:
        raise RestoreRefusedError(f"{path.name} has a table of contents beyond measure: {BROKEN}.")
    manifest = Manifest.read(text)
    names = sorted(manifest.members.keys() | found.keys())
    if wrong := [name for name in names if manifest.members.get(name) != found.get(name)]:
        raise RestoreRefusedError(
            f"{len(wrong)} files in {path.name} are not as they were written, first "
            f"{shown(wrong[0])}: {BROKEN}."
        )
    return manifest


def shown(name: str) -> str:
    """A name out of a foreign archive as part of a sentence."""
    return ascii(name)[1:-1][:100]


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    try:
        yield
    except RestoreRefusedError:
        raise
    except FileNotFoundError as error:
        raise RestoreRefusedError(f"There is no file {path}: look at its name.") from error
    except IsADirectoryError as error:
        raise RestoreRefusedError(f"{path} is a folder: name the archive in it.") from error
    except PermissionError as error:
        raise RestoreRefusedError(
            f"{path} may not be read by this account: run the command as the owner of the file."
        ) from error
    except Exception as error:  # tarfile and zlib raise many things for a broken header
        raise RestoreRefusedError(f"{path.name} cannot be read to its end: {BROKEN}.") from error


def _measured(source: IO[bytes]) -> Member:
    size, reading = 0, _Hashed(source)
    while chunk := reading.read(CHUNK):
        size += len(chunk)
    return Member(size, reading.digest.hexdigest())


def members(path: Path) -> Iterator[tuple[str, IO[bytes]]]:
    """Name and content of each, in the order written, with names that stay inside a folder, each
    once, and no larger together than what the disk has room for."""
    names: set[str] = set()
    size, room = 0, shutil.disk_usage(path.absolute().parent).total
    with tarfile.open(path, mode="r|gz") as tar:
        for entry in tar:
            source = tar.extractfile(entry) if entry.isreg() else None
            if source is None or not _is_ours(entry.name) or entry.name in names:
                raise RestoreRefusedError(
                    f"{path.name} is no backup of this site ({shown(entry.name)}): {BROKEN}."
                )
            size += entry.size
            if size > room:
                raise RestoreRefusedError(
                    f"{path.name} says that it holds more than this disk ({size} bytes): {BROKEN}."
                )
            names.add(entry.name)
            yield entry.name, source


def _is_ours(name: str) -> bool:
    """A name that `foundation.backups.making` gives: the manifest, or a plain path below one of the
    two folders of members."""
    if name == manifests.NAME:
        return True
    parts = name.split("/")
    is_plain = all(part and not part.startswith(".") and len(part) < 256 for part in parts)
    is_said = name.isprintable() and len(name) < LONGEST_NAME
    if parts[0] == "files":
        return is_plain and is_said and len(parts) > 2 and parts[1] in {"private", "media"}
    return is_plain and is_said and parts[0] == "database" and len(parts) == 2
