"""Write what an app knows into a folder that can be read without this software.

A folder holds `manifest.json`, which says what it is and how many rows there are of each; a file of
JSON lines for each model, one row a line; `pages.jsonl` and `revisions.jsonl` with all content and
every version of it; and the private files under `files/`. Nobody but its owner can read it.
"""

import json
import os
import shutil
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import IO, Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone
from wagtail.models import Page, Revision

from foundation.models import PrivateFile
from foundation.privacy import map as privacy
from foundation.private_folders import FILE, FOLDER
from foundation.removal.leaving import Leaving

PACKAGE = "klinik-inoba"
MANIFEST = "manifest.json"
AT_ONCE = 500
# What is made from the rest is not worth a line.
DERIVED = {"wagtailsearch", "auth", "contenttypes"}
ABOUT = (
    "Records of one app of Klinik Inoba, taken out before it was removed. Each .jsonl file has one"
    " JSON object a line; `files` says how many. A field that ends in _id holds the number of a"
    " row, and the field of that name without it what the row is called. Times are UTC."
)


@dataclass
class Manifest:
    app: str
    made_at: str
    version: str
    about: str = ABOUT
    # Lines of each file; of the folder `files/`, its private files.
    files: dict[str, int] = field(default_factory=dict)
    # By the name under which they lie in the site's private folder; deleted with the app.
    private_files: dict[str, str] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)


def export(
    leaving: Leaving,
    folder: Path,
    *,
    around: "Iterable[models.QuerySet[Any]]",
    files: "models.QuerySet[PrivateFile]",
) -> Path:
    """Make a new folder in `folder` and answer it; what is there already stays as it is. `around` is
    what lies in other apps' tables, `files` are the private ones among it."""
    at = timezone.now()
    place = _new_folder(folder, f"{leaving.label}-{at:%Y%m%d-%H%M%S}")
    manifest = Manifest(leaving.label, at.isoformat(timespec="seconds"), version(PACKAGE))
    for model in leaving.plain_models:
        _write_rows(place, "", leaving.rows_of(model), manifest)
    _write_pages(place, leaving, manifest)
    for rows in around:
        if rows.model._meta.app_label not in DERIVED and rows.model is not Revision:
            _write_rows(place, "around/", rows, manifest)
    _copy_files(place, files, manifest)
    _write(place / MANIFEST, [json.dumps(asdict(manifest), indent=1, ensure_ascii=False)])
    return place


def manifests(folder: Path, label: str) -> Iterator[Manifest]:
    """Of all whole exports of an app in `folder`."""
    for path in sorted(folder.glob(f"{label}-*/{MANIFEST}")):
        yield Manifest(**json.loads(path.read_text()))


def _new_folder(folder: Path, name: str) -> Path:
    folder.mkdir(mode=FOLDER, parents=True, exist_ok=True)
    number = 1
    while True:
        place = folder / (name if number == 1 else f"{name}-{number}")
        try:
            place.mkdir(mode=FOLDER)
        except FileExistsError:
            number += 1
        else:
            return place


def _write_rows(place: Path, below: str, rows: "models.QuerySet[Any]", manifest: Manifest) -> None:
    if not rows.exists():
        return
    name = f"{below}{rows.model._meta.label}.jsonl"
    (place / name).parent.mkdir(mode=FOLDER, exist_ok=True)
    # Two questions may ask of one model: what they find stands in one file.
    count = _write(place / name, _lines(rows))
    manifest.files[name] = manifest.files.get(name, 0) + count


def _lines(rows: "models.QuerySet[Any]") -> Iterator[str]:
    fields = _readable(rows.model)
    found: list[Any] = []
    for row in rows.iterator(chunk_size=AT_ONCE):
        found.append(row)
        if len(found) == AT_ONCE:
            yield from _as_lines(found, fields)
            found = []
    yield from _as_lines(found, fields)


def _readable(model: type[models.Model]) -> "list[models.Field[Any, Any]]":
    """All but what nobody is to read, such as the secret of a calendar's address."""
    found = [each for each in privacy.declarations() if each.model_class is model]
    secret = {name for each in found for name in each.secret}
    return [each for each in model._meta.concrete_fields if each.name not in secret]


def _as_lines(rows: list[Any], fields: "list[models.Field[Any, Any]]") -> Iterator[str]:
    names = {
        each.name: _names(each, rows) for each in fields if isinstance(each, models.ForeignKey)
    }
    for row in rows:
        said: dict[str, Any] = {}
        for each in fields:
            value = getattr(row, each.attname)
            if isinstance(each, models.FileField):
                value = value.name if value else ""
            said[each.attname] = value
            if each.name in names and value is not None:
                said[each.name] = names[each.name].get(value, "")
        yield _json(said)


def _names(field: "models.ForeignKey[Any, Any]", rows: list[Any]) -> dict[Any, str]:
    """What those to which `field` points are called, by their key."""
    keys = {getattr(row, field.attname) for row in rows} - {None}
    to, name = field.related_model, field.target_field.attname
    found = to._base_manager.filter(**{f"{name}__in": keys})
    return {getattr(each, name): str(each) for each in found}


def _write_pages(place: Path, leaving: Leaving, manifest: Manifest) -> None:
    if not leaving.is_whole:
        return
    pages = leaving.pages()
    if pages.exists():
        manifest.files["pages.jsonl"] = _write(
            place / "pages.jsonl", map(_page_line, pages.specific().iterator(chunk_size=AT_ONCE))
        )
    ids = [str(pk) for pk in pages.values_list("pk", flat=True)]
    versions: models.Q = models.Q(content_type__in=leaving.content_types())
    revisions = Revision.objects.filter(versions | models.Q(pk__in=_of_pages(ids)))
    if revisions.exists():
        manifest.files["revisions.jsonl"] = _write(
            place / "revisions.jsonl", _lines(revisions.order_by("object_id", "created_at", "pk"))
        )


def _of_pages(ids: list[str]) -> "models.QuerySet[Any]":
    return Revision.page_revisions.filter(object_id__in=ids).values("pk")


def _page_line(page: Page) -> str:
    return _json(
        {
            "type": page._meta.label,
            "address": page.url_path,
            "is_live": page.live,
            **page.serializable_data(),
        }
    )


def _copy_files(place: Path, files: "models.QuerySet[PrivateFile]", manifest: Manifest) -> None:
    for record in files.iterator():
        name = str(record.file.name)
        manifest.private_files[name] = record.name
        if not record.file.storage.exists(name):
            manifest.missing.append(name)
            continue
        target = place / "files" / name
        target.parent.mkdir(mode=FOLDER, parents=True, exist_ok=True)
        with record.file.open("rb") as source, _made(target, "wb") as copy:
            shutil.copyfileobj(source, copy)
    if copied := len(manifest.private_files) - len(manifest.missing):
        manifest.files["files/"] = copied


def _write(path: Path, lines: Iterable[str]) -> int:
    count = 0
    with _made(path, "a") as file:
        for count, line in enumerate(lines, start=1):  # noqa: B007
            file.write(line + "\n")
    return count


def _made(path: Path, mode: str) -> IO[Any]:
    """Open for its owner alone, from the first byte on."""
    encoding = None if "b" in mode else "utf-8"
    return open(path, mode, opener=_for_its_owner, encoding=encoding)


def _for_its_owner(name: str, flags: int) -> int:
    return os.open(name, flags, FILE)


def _json(said: dict[str, Any]) -> str:
    return json.dumps(said, cls=DjangoJSONEncoder, ensure_ascii=False)


def by_model(found: "Iterable[models.QuerySet[Any]]") -> dict[str, int]:
    """How many rows there are of each model."""
    counts: defaultdict[str, int] = defaultdict(int)
    for rows in found:
        counts[rows.model._meta.label] += rows.count()
    return {label: count for label, count in sorted(counts.items()) if count}
