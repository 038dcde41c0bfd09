from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from agents.registry.forms.base import RegistryForm
from foundation.models import NoticeText
from foundation.notices.operations.wording import put_otherwise
from foundation.notices.wordings import (
    OPENING,
    UnknownPlaceholderError,
    Wording,
    as_kept,
    as_typed,
    offered,
    wording_named,
)
from foundation.stale import VersionedForm
from foundation.users import Account

LONGEST_LINE, LONGEST_OPENING = 300, 2000


def ours(wording: Wording, language: str) -> str:
    """Our own words in `language`, with placeholders as the clinic types them."""
    with translation.override(language):
        text = str(wording.ours)
    return as_typed(text)


class NoticeTextForm(VersionedForm, RegistryForm):
    """One field for each language; what reads like our own words is not kept."""

    action = "foundation.word_notice"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.languages = {f"text_{code}": (code, name) for code, name in settings.LANGUAGES}
        super().__init__(*args, **kwargs)
        wording = wording_named(self.instance.name)
        for name, (code, label) in self.languages.items():
            if wording is not None:
                self.fields[name] = _field(wording, code, label)
        for name, value in self.standing(self.instance).items():
            self.initial.setdefault(name, value)
        self.order_fields([*self.languages])

    def standing(self, record: NoticeText) -> dict[str, Any]:
        wording = wording_named(record.name)
        if wording is None:
            return {}
        return {
            name: as_typed(record.texts.get(code, "")) or ours(wording, code)
            for name, (code, _label) in self.languages.items()
        }

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        wording = wording_named(self.instance.name)
        self.texts: dict[str, str] = {}
        for name, (code, _label) in self.languages.items():
            typed = data.get(name, "")
            if wording is None or not typed or typed == ours(wording, code):
                continue
            try:
                self.texts[code] = as_kept(typed, wording)
            except UnknownPlaceholderError as error:
                self.add_error(name, _refused(wording, error))
        return data

    def perform(self, by: Account) -> NoticeText:
        return put_otherwise(self.instance, self.texts, by=by)


def _refused(wording: Wording, error: UnknownPlaceholderError) -> ValidationError:
    names = ", ".join(f"{{{name}}}" for name in offered(wording))
    said = {"typed": error.typed, "names": names}
    if not names:
        return ValidationError(_("Nothing is filled in here: leave out %(typed)s."), params=said)
    return ValidationError(
        _("%(typed)s is not known here. What can be filled in: %(names)s."), params=said
    )


def _field(wording: Wording, code: str, label: Any) -> forms.CharField:
    is_line = wording.part != OPENING
    return forms.CharField(
        label=label,
        required=False,
        max_length=LONGEST_LINE if is_line else LONGEST_OPENING,
        widget=forms.TextInput if is_line else forms.Textarea(attrs={"rows": 5}),
        help_text=_("Ours: %(text)s") % {"text": ours(wording, code)},
    )
