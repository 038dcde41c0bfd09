"""Why a file is not attached, in sentences that say what to do instead."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

_WORDS: dict[str, Any] = {
    "no_room": gettext_lazy(
        "The site has no room for files at the moment. Send it without the file, or try again "
        "later. Please tell the clinic: its administrator must make room."
    ),
    "active": gettext_lazy(
        "%(name)s contains a program: a macro, a script or an embedded object. Save it without, or "
        "print it as PDF, and attach that file."
    ),
    "bomb": gettext_lazy(
        "%(name)s is far larger inside than a document. Save it without large pictures and objects, "
        "or as PDF, and attach that file."
    ),
    "too_many_pixels": gettext_lazy(
        "The picture %(name)s has more than %(detail)s million pixels. Make it smaller and attach it "
        "again."
    ),
    "damaged_picture": gettext_lazy(
        "The picture %(name)s cannot be opened. Save it as JPG and attach that file."
    ),
}


def why_not_attached(refusal: Exception, name: str = "") -> str:
    """The sentence for a FileRefusedError; `name` is that of the file."""
    words = _WORDS.get(getattr(refusal, "code", ""))
    if words is None:
        return _("One of the files cannot be attached.")
    params = {"name": name or _("The file"), "detail": getattr(refusal, "detail", "")}
    return str(words) % params
