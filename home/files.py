"""What editors put into the library: files whose bytes are what their names say, while there is
room."""

from pathlib import PurePath
from typing import Any

import filetype
from django import forms
from django.utils.translation import gettext as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from foundation.forms import CleanFields
from foundation.storage import has_room

ZIPPED = {"application/zip"}
KINDS: dict[str, set[str]] = {
    ".pdf": {"application/pdf"},
    ".docx": ZIPPED | {"application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
    ".xlsx": ZIPPED | {"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    ".pptx": ZIPPED | {"application/vnd.openxmlformats-officedocument.presentationml.presentation"},
    ".odt": ZIPPED | {"application/vnd.oasis.opendocument.text"},
    ".ods": ZIPPED | {"application/vnd.oasis.opendocument.spreadsheet"},
    ".mp3": {"audio/mpeg"},
    ".m4a": {"audio/mp4", "audio/m4a", "video/mp4"},
    ".mp4": {"video/mp4", "video/x-m4v", "video/quicktime"},
    ".webm": {"video/webm", "video/x-matroska"},
}
HEAD = 8192  # bytes: office formats are archives, and tell their kind late


def is_what_it_says(name: str, head: bytes) -> bool:
    """Whether the bytes fit the ending of the name, one of KINDS or .csv; False for every other
    ending. `head`: the first HEAD bytes. A CSV has no mark: it is text without a zero byte."""
    suffix = PurePath(name).suffix.lower()
    found = filetype.guess(head)
    if suffix == ".csv":
        return found is None and b"\0" not in head
    return found is not None and found.mime in KINDS.get(suffix, set())


def refuse_without_room(size: int) -> None:
    """Raises ValidationError if the disk has no room for `size` bytes."""
    if not has_room(size):
        raise forms.ValidationError(
            _(
                "The site has no room for this file at the moment. Nothing was saved: keep the file "
                "and tell the administrator of the site."
            )
        )


class HandoutForm(CleanFields, BaseDocumentForm):
    def clean_file(self) -> Any:
        upload = self.cleaned_data.get("file")
        if upload and "file" in self.changed_data:
            upload.seek(0)
            head = upload.read(HEAD)
            upload.seek(0)
            if not is_what_it_says(upload.name, head):
                raise forms.ValidationError(
                    _("The content does not fit the name. Save it again in the format you want.")
                )
            refuse_without_room(upload.size)
        return upload


class PictureForm(CleanFields, BaseImageForm):
    def clean_file(self) -> Any:
        upload = self.cleaned_data.get("file")
        if upload and "file" in self.changed_data:
            refuse_without_room(upload.size)
        return upload
