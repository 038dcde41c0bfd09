"""Refusals in words, beside the field that mends them."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from assessments.assignments import operations
from foundation.files.refusals import FileRefusedError

WORDS: dict[type[Exception], tuple[str | None, Any]] = {
    operations.ClosedError: (
        None,
        _("The last day has passed. Ask whoever arranges the course for more time."),
    ),
    operations.NothingHandedInError: (
        None,
        _("There is nothing in it yet. Write, link or attach something."),
    ),
    operations.WaitsForMarksError: (None, _("This has been handed in already.")),
    operations.StaleDraftError: (
        None,
        _("You have saved this in another tab since. Yours is below; send it again to keep it."),
    ),
    operations.NotOwnedError: ("thing", _("This is no longer yours. Choose something else.")),
    operations.LevelsError: (None, _("The rubric has changed. Look at it and choose again.")),
    operations.MarkedAlreadyError: (None, _("This has been marked or given back already.")),
    operations.NoDecisionError: (None, _("No third decision is asked of you here.")),
    operations.ResubmitError: (
        "until",
        _("The last day has passed: say until when it is taken again."),
    ),
}
FILES: dict[str, Any] = {
    "empty": _("This file is empty."),
    "too_large": _("This file is larger than 20 MB."),
    "active": _("There is a program in this file. Save it without macros and send it again."),
    "no_room": _("There is no room for files at the moment. Try again later."),
}
OTHER = _("This file is not taken: PDF, JPG, PNG, HEIC, DOCX or XLSX are.")


def beside(form: Any, error: Exception) -> None:
    """Put the words of a refusal into `form`. Raises what has none."""
    if isinstance(error, FileRefusedError):
        form.add_error("upload", FILES.get(error.code, OTHER))
        return
    if type(error) not in WORDS:
        raise error
    name, text = WORDS[type(error)]
    form.add_error(name if name in form.fields else None, text)
