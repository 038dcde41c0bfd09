"""What an archive says of itself, so that a restore can refuse before it touches anything."""

import json
import re
from collections.abc import Callable, Iterable
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
SERVER = "PostgreSQL"  # among the versions of an archive of that database
_SERVER_VERSION = re.compile(r"[0-9]{1,3}")
_VERSION = re.compile(r"[0-9]{1,6}(\.[0-9A-Za-z]{1,20}){1,4}")


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
            raw = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise _unreadable("it is no JSON") from error
        if not isinstance(raw, dict):
            raise _unreadable("it is no table")
        _refuse_another_format(raw)
        for name, is_right in _RIGHT.items():
            if not is_right(raw.get(name)):
                raise _unreadable(f"{name} is not as it must be")
        if unknown := raw.keys() - _RIGHT.keys() - {"format"}:
            raise _unreadable(f"{min(unknown)} is not known")
        members = {name: Member(**each) for name, each in raw.pop("members").items()}
        return cls(**raw, members=members)

    def as_json(self) -> bytes:
        return json.dumps(asdict(self), indent=1, sort_keys=True).encode()


def _refuse_another_format(raw: dict[str, Any]) -> None:
    found = raw.get("format")
    if found == FORMAT and not isinstance(found, bool):
        return
    given = raw.get("versions")
    version = given.get(PACKAGE) if isinstance(given, dict) else None
    known = isinstance(found, int) and isinstance(version, str)
    if not known:
        raise _unreadable("it does not say of which format it is")
    raise RestoreRefusedError(
        f"The archive is of format {found}, not {FORMAT}: restore it with the "
        f"version of Klinik Inoba that wrote it ({str(version)[:40]})."
    )


def _unreadable(why: str) -> RestoreRefusedError:
    return RestoreRefusedError(
        f"The archive's table of contents cannot be read ({why}): take another backup."
    )


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_number(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _are_members(value: Any) -> bool:
    return isinstance(value, dict) and all(
        isinstance(each, dict)
        and each.keys() == {"size", "sha256"}
        and _is_number(each["size"])
        and _is_text(each["sha256"])
        for each in value.values()
    )


def _are_pairs(value: Any) -> bool:
    return isinstance(value, list) and all(
        isinstance(each, list) and len(each) == 2 and all(map(_is_text, each)) for each in value
    )


def _maps_to(is_right: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, dict) and all(map(is_right, value.values()))


def _are_versions(value: Any) -> bool:
    return (
        _maps_to(_is_text)(value)
        and bool(_VERSION.fullmatch(value.get(PACKAGE, "")))
        and bool(_SERVER_VERSION.fullmatch(value.get(SERVER, "0")))
    )


def _is_list_of_texts(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


# What each entry of the table must be; a forged or damaged one is found before it is used.
_RIGHT: dict[str, Callable[[Any], bool]] = {
    "vendor": _is_text,
    "versions": _are_versions,
    "migrations": _are_pairs,
    "made_at": _is_text,
    "tables": _maps_to(_is_number),
    "schema": _is_text,
    "extensions": _is_list_of_texts,
    "members": _are_members,
}


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
