"""What an archive says of itself, so that a restore can refuse before it touches anything."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from typing import Any

from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone
from django.utils.version import get_version_tuple

from foundation.backups.refusals import RestoreRefusedError

FORMAT = 2
NAME = "manifest.json"
PACKAGE = "klinik-inoba"


@dataclass(frozen=True)
class Member:
    size: int
    sha256: str


@dataclass
class Manifest:
    vendor: str
    versions: dict[str, str]
    migrations: list[list[str]]
    made_at: str
    format: int = FORMAT
    # Rows of each table.
    tables: dict[str, int] = field(default_factory=dict)
    # Of PostgreSQL: where the tables are, and what they need there.
    schema: str = ""
    extensions: list[str] = field(default_factory=list)
    members: dict[str, Member] = field(default_factory=dict)

    @classmethod
    def of_this_site(cls) -> "Manifest":
        return cls(
            vendor=connection.vendor,
            versions=versions(),
            migrations=sorted([app, name] for app, name in _applied()),
            made_at=timezone.now().isoformat(timespec="seconds"),
        )

    @classmethod
    def read(cls, text: bytes) -> "Manifest":
        """Raises RestoreRefusedError for whatever is not of this format."""
        try:
            raw: dict[str, Any] = json.loads(text)
            if raw["format"] != FORMAT:
                raise RestoreRefusedError(
                    f"The archive is of format {raw['format']}, not {FORMAT}: restore it with the "
                    f"version of Klinik Inoba that wrote it ({raw['versions'][PACKAGE]})."
                )
            raw["members"] = {name: Member(**each) for name, each in raw["members"].items()}
            return cls(**raw)
        except (ValueError, KeyError, TypeError) as error:
            raise RestoreRefusedError(
                "The archive's table of contents cannot be read: take another backup."
            ) from error

    def as_json(self) -> bytes:
        return json.dumps(asdict(self), indent=1, sort_keys=True).encode()


def versions() -> dict[str, str]:
    return {name: version(name) for name in (PACKAGE, "Django", "wagtail")}


def refuse_unless_fitting(manifest: Manifest, *, upgrade: bool) -> None:
    """Raises RestoreRefusedError when the archive is of another database or another version.

    With `upgrade` an older version is taken, if all its migrations are among those of this code.
    """
    if manifest.vendor != connection.vendor:
        raise RestoreRefusedError(
            f"The archive is of {manifest.vendor}, this site runs on {connection.vendor}: "
            f"set DATABASE_URL to a database of {manifest.vendor}."
        )
    _refuse_another_version(manifest, upgrade=upgrade)
    applied = {(app, name) for app, name in manifest.migrations}
    if unknown := applied - set(_loader().disk_migrations):
        raise RestoreRefusedError(
            f"The archive holds migrations that this code does not know ({_some(unknown)}): "
            f"install the code that wrote it, restore there, then update."
        )
    if not upgrade and (lacking := _lacking(applied)):
        raise RestoreRefusedError(
            f"The archive lacks migrations of this code ({_some(lacking)}): "
            f"give --upgrade to apply them, or install the code that wrote it and restore there."
        )


def _refuse_another_version(manifest: Manifest, *, upgrade: bool) -> None:
    theirs, ours = manifest.versions.get(PACKAGE, "?"), versions()[PACKAGE]
    is_older = get_version_tuple(theirs) < get_version_tuple(ours)
    if theirs == ours or (upgrade and is_older):
        return
    raise RestoreRefusedError(
        f"The archive was written by version {theirs} and this is {ours}: "
        f"install version {theirs}, restore there, then update"
        f"{', or give --upgrade' if is_older else ''}."
    )


def _lacking(applied: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """Migrations of the code that `applied` holds neither itself nor squashed or unsquashed."""
    disk = _loader().disk_migrations
    done = set(applied)
    for key, migration in disk.items():
        replaces = {(app, name) for app, name in migration.replaces}
        if replaces and (key in applied or replaces <= applied):
            done |= replaces | {key}
    return set(disk) - done


def _loader() -> MigrationLoader:
    return MigrationLoader(None, ignore_no_migrations=True)


def _applied() -> Iterable[tuple[str, str]]:
    return MigrationRecorder(connection).applied_migrations()


def _some(migrations: set[tuple[str, str]]) -> str:
    names = [f"{app}.{name}" for app, name in sorted(migrations)]
    return ", ".join(names[:3]) + (" …" if len(names) > 3 else "")
