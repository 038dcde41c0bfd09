from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from agents.models import Decree
from agents.registry.forms.base import Refusals, RegistryForm, day_field, field_of
from agents.registry.operations import decrees
from foundation.files.refusals import FileRefusedError
from foundation.stale import VersionedForm
from foundation.users import Account

_FIELDS = ("kind", "number", "issued_on", "about")
REFUSED_FILES: dict[str, Promise | str] = {
    "empty": _("The file is empty."),
    "too_large": _("The file is larger than %(detail)s."),
    "wrong_kind": _("The file must be one of: %(detail)s."),
    "active": _(
        "The file contains a program: a macro, a script or an embedded object. Print it as PDF and"
        " send that file."
    ),
    "bomb": _("The file is far larger inside than a document. Print it as PDF and send that file."),
    "too_many_pixels": _(
        "The picture has more than %(detail)s million pixels. Make it smaller and send it again."
    ),
    "damaged_picture": _("The picture cannot be opened. Save it as JPG and send that file."),
    "no_room": _(
        "The site has no room for files at the moment. Save without the file and add it later; "
        "please tell the administrator of the site."
    ),
}


class DecreeForm(RegistryForm):
    refusals: Refusals = {
        decrees.DecreeTakenError: (
            "number",
            _("A decree with this number and date is in the registry already."),
        ),
        FileRefusedError: ("upload", ""),
    }

    kind = field_of(Decree, "kind")
    number = field_of(Decree, "number")
    issued_on = day_field(_("date"))
    about = field_of(Decree, "about")
    # An empty file is refused by the operation, in the same words as any other refusal.
    upload = forms.FileField(
        label=_("file"),
        required=False,
        allow_empty_file=True,
        help_text=_("PDF, JPG, PNG or HEIC, 10 MB at most."),
        widget=forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png,.heic,.heif"}),
    )

    def refuse(self, refusal: Exception) -> None:
        if isinstance(refusal, FileRefusedError):
            sentence = str(REFUSED_FILES[refusal.code])
            self.add_error("upload", sentence % {"detail": refusal.detail})
        else:
            super().refuse(refusal)

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in (*_FIELDS, "upload")}


class RecordDecreeForm(DecreeForm):
    action = "agents.record_decree"

    def perform(self, by: Account) -> Decree:
        return decrees.record(by=by, **self.values())


class CorrectDecreeForm(VersionedForm, DecreeForm):
    action = "agents.correct_decree"

    def __init__(self, *args: Any, instance: Decree, **kwargs: Any) -> None:
        super().__init__(*args, instance=instance, **kwargs)
        if instance.file:
            self.fields["upload"].help_text = _(
                "PDF, JPG, PNG or HEIC, 10 MB at most. A new file takes the place of the present one."
            )

    def standing(self, record: Decree) -> dict[str, Any]:
        return {**{name: getattr(record, name) for name in _FIELDS}, "file": record.file}

    def perform(self, by: Account) -> Decree:
        return decrees.correct(self.instance, by=by, **self.values())
