"""One archive with everything about a person: for machines, for reading, and her files."""

import json
import tempfile
import zipfile
from typing import IO

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone
from wagtail.log_actions import log

from agents.models import Person
from agents.personal_data.operations.collecting import Collected, collect, files_of, shown
from agents.personal_data.operations.subjects import subject_of
from foundation.app_settings import app_settings
from foundation.models import PrivateFile
from foundation.users import Account

IN_MEMORY = 5 * 1024 * 1024


def export(
    person: Person | None, user: Account | None, to: IO[bytes], *, by: Account | None = None
) -> int:
    """Write everything about a person, an account or both into `to` as a ZIP: `data.json`,
    `index.html` to read, and the files that she sent. Logs that it was made, in the name of `by`.
    Returns how many rows it holds.

    The duty to give access: UU 27/2022, article 32 (`docs/privacy.md`).
    """
    subject = subject_of(person, user)
    found, files = collect(subject), list(files_of(subject))
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("data.json", _as_json(found))
        archive.writestr("index.html", _as_page(found, files))
        for file in files:
            _add(archive, file)
    note_export(person, user, by=by)
    return sum(len(each.rows) for each in found)


def archive_of(
    person: Person | None, user: Account | None, *, by: Account | None = None
) -> IO[bytes]:
    """What `export` writes, as an open file from its beginning; on disk when it is large. Whoever
    sends it closes it."""
    to = tempfile.SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115  (whoever sends it closes it)
    export(person, user, to, by=by)
    to.seek(0)
    return to


@transaction.atomic
def note_export(person: Person | None, user: Account | None, *, by: Account | None = None) -> None:
    """A line in the history of the record, or of the account where there is none."""
    log(instance=person or user, action="agents.export_data", user=by)


def _as_json(found: list[Collected]) -> str:
    content = {each.declared.model: each.rows for each in found}
    return json.dumps(content, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1)


def _as_page(found: list[Collected], files: list[PrivateFile]) -> str:
    tables = [
        {
            "name": each.name,
            "model": each.declared.model,
            "use": each.declared.use,
            "retention": each.declared.retention,
            "columns": list(each.labels.values()),
            "rows": [[shown(row[name]) for name in each.labels] for row in each.rows],
        }
        for each in found
    ]
    context = {
        "tables": tables,
        "files": [{"name": each.name, "path": _path(each)} for each in files],
        "made_at": timezone.localtime(),
        "site_name": app_settings.SITE_NAME,
    }
    return render_to_string("agents/personal_data/export.html", context)


def _path(file: PrivateFile) -> str:
    return f"berkas/{file.pk}-{file.name}"


def _add(archive: zipfile.ZipFile, file: PrivateFile) -> None:
    """A file that is gone from the disk is left out; the rest is hers all the same."""
    if not file.file.storage.exists(str(file.file.name)):
        return
    with file.file.open("rb") as source, archive.open(_path(file), "w") as target:
        for chunk in iter(lambda: source.read(64 * 1024), b""):
            target.write(chunk)
