"""Take in a private file: its kind is what its bytes say, never what its name says."""

import hashlib
from collections.abc import Callable

from django.core.files.uploadedfile import UploadedFile

from foundation.file_names import stem_of
from foundation.files.content import kind_of as kind_by_content
from foundation.files.photos import HEIC, JPEG, PNG, prepared
from foundation.files.refusals import FileRefusedError
from foundation.models import PrivateFile
from foundation.storage import is_full
from foundation.users import Account

MEGABYTE = 1024 * 1024


# What a document of record may be, by content: extension and media type as we will serve it. A
# photo in HEIC is kept as JPEG, which every browser shows.
KINDS = {
    "application/pdf": ".pdf",
    JPEG: ".jpg",
    PNG: ".png",
    HEIC: ".heic",
}
_PHOTOS = {JPEG, PNG, HEIC}


def keep(
    upload: "UploadedFile[bytes]",
    *,
    by: Account | None,
    kinds: dict[str, str] = KINDS,
    kind_of: "Callable[[UploadedFile[bytes]], str | None]" = kind_by_content,
    limit: int = 10 * MEGABYTE,
) -> PrivateFile:
    """Store `upload` and answer its record; its name is cleaned, its kind that of its bytes.
    `kinds` are the media types that are taken, each with the extension under which it is served;
    `limit` is in bytes. Of a photo nothing but the picture is kept. Raises FileRefusedError."""
    kind = _accepted(upload, kinds, kind_of, limit)
    if kind in _PHOTOS:
        upload, kind = prepared(upload, kind)
    extension = kinds.get(kind) or KINDS[kind]
    record = PrivateFile(
        name=stem_of(upload.name or "") + extension,
        content_type=kind,
        size=upload.size or 0,
        sha256=_digest_of(upload),
        uploaded_by=by,
    )
    try:
        record.file.save(record.name, upload, save=False)
    except OSError as error:
        if is_full(error):
            raise FileRefusedError("no_room") from error
        raise
    record.save()
    return record


def _accepted(
    upload: "UploadedFile[bytes]",
    kinds: dict[str, str],
    kind_of: "Callable[[UploadedFile[bytes]], str | None]",
    limit: int,
) -> str:
    """The media type of an upload that may be taken."""
    if not upload.size:
        raise FileRefusedError("empty")
    if upload.size > limit:
        raise FileRefusedError("too_large", f"{limit // MEGABYTE} MB")
    kind = kind_of(upload)
    upload.seek(0)
    if kind is None or kind not in kinds:
        raise FileRefusedError(
            "wrong_kind", ", ".join(sorted(s.strip(".") for s in kinds.values()))
        )
    return kind


def _digest_of(upload: "UploadedFile[bytes]") -> str:
    digest = hashlib.sha256()
    for chunk in upload.chunks():
        digest.update(chunk)
    upload.seek(0)
    return digest.hexdigest()
