"""Write one archive of the database and of the files."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

from foundation.backups import archives, databases, folders
from foundation.backups.keeping import new_name
from foundation.backups.manifest import Manifest
from foundation.backups.refusals import BackupRefusedError
from foundation.models import PrivateFile


@dataclass(frozen=True)
class Report:
    """`missing`: private files that have a record but lie nowhere."""

    path: Path
    rows: int
    files: int
    size: int
    missing: list[str]


def make(folder: Path) -> Report:
    """Write an archive (mode 0600) into `folder`, which is made (0700) when it is not there.

    The database comes first, in one state; files are never changed once they are written, so
    those that its records name are still there afterwards. Raises BackupRefusedError.
    """
    manifest = Manifest.of_this_site()
    path = folder / new_name()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if path.exists():
            raise BackupRefusedError(f"{path.name} is there already: try again in a second.")
        named = _write(path, manifest)
    except OSError as error:
        raise BackupRefusedError(
            f"{folder} cannot be written ({error.strerror}): make room or choose another with --to."
        ) from error
    return Report(
        path=path,
        rows=sum(manifest.tables.values()),
        files=sum(name.startswith(f"{folders.PREFIX}/") for name in manifest.members),
        size=path.stat().st_size,
        missing=sorted(named - manifest.members.keys()),
    )


def _write(path: Path, manifest: Manifest) -> set[str]:
    with (
        tempfile.TemporaryDirectory(dir=path.parent, prefix=".backup-") as scratch,
        archives.writing(path, manifest) as archive,
    ):
        for name, part in databases.kind().dump(manifest, Path(scratch)):
            archive.add(name, part)
        named = _named_files()
        for name, file in folders.files():
            try:
                archive.add(name, file)
            except FileNotFoundError:
                continue  # deleted since it was listed, and so are its records
    return named


def _named_files() -> set[str]:
    names = PrivateFile.objects.values_list("file", flat=True)
    return {f"{folders.PREFIX}/private/{name}" for name in names}
