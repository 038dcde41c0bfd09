"""No edit undoes another one that its author never saw.

The edit form of a shared record carries its version: a signed digest of each value that the record
had when the form was shown. The digests are compared with the record under its lock, in the
transaction of the change. Where somebody was faster, nothing is written: the form comes back with
both texts, field by field, what was typed is kept, and one chooses.

A version is made from the values themselves, so that no column has to be counted up and no writer
(import, command, admin) can forget to.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import time
from typing import Any

from django import forms
from django.db import models, transaction
from django.forms.models import model_to_dict
from django.utils.crypto import salted_hmac
from django.utils.formats import date_format, time_format
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

VERSION, ASKED = "version", "asked"
STANDS, TYPED = "stands", "typed"
DIGEST = 12
NOTHING = _("(empty)")


class StaleError(Exception):
    """Somebody has changed the record since the form was shown."""


@dataclass(frozen=True)
class Difference:
    """One value that somebody else changed meanwhile: in words, as it stands and as it was typed.

    `may_choose`: the form writes this very value; `choice` is `stands`, `typed` or still open.
    """

    name: str
    label: Any
    stands: Any
    typed: Any
    may_choose: bool = False
    choice: str = ""

    @property
    def key(self) -> str:
        return choice_of(self.name)


class VersionedForm(forms.BaseForm):
    """Mixed into a form that changes a record. `standing` says what it changes; the rest follows.

    A form with a record whose values it does not show first (an act: end, hand over) names them all
    the same, and sets `shows` to the fields that do begin with the value of the record.
    """

    # Fields that begin with what stands; None: all of them.
    shows: frozenset[str] | None = None
    differences: list[Difference]

    def __init__(self, *args: Any, record: models.Model | None = None, **kwargs: Any) -> None:
        found = kwargs.get("instance") if record is None else record
        self.record: models.Model | None = found if found is not None and found.pk else None
        self.differences = []
        self._stood: dict[str, Any] = {}
        if self.record is not None:
            self._stood = dict(self.standing(self.record))
            shown = {name: value for name, value in self._stood.items() if self._begins(name)}
            kwargs["initial"] = {**shown, **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        if self.record is not None:
            version = version_of(self.record, self._stood)
            self.fields[VERSION] = forms.CharField(
                required=False, initial=version, widget=forms.HiddenInput
            )

    def standing(self, record: Any) -> Mapping[str, Any]:
        """What this form changes, by the name of its field, or of a model field where it has none:
        as the record has it, in the shape of a field's initial value. A ModelForm knows it."""
        if isinstance(self, forms.BaseModelForm):
            return model_to_dict(record, self._meta.fields)
        raise NotImplementedError

    def in_words(self, name: str, value: Any) -> Any:
        """A value for the eyes of whoever chooses."""
        return spelled(self.fields.get(name), value)

    @property
    def status(self) -> int:
        """Of the page that shows the form again."""
        return 409 if self.differences else 200

    def guarded(self, act: Callable[[], Any]) -> bool:
        """Do it in the transaction of the comparison; False, and both texts, where it is stale."""
        try:
            with transaction.atomic():
                self.refuse_stale()
                act()
        except StaleError:
            return False
        return True

    def refuse_stale(self, record: models.Model | None = None) -> None:
        """Inside a transaction, after validation. Raises StaleError, with both texts in the form.

        `record`: as it is under a lock that the caller has taken; else its row is locked here.
        """
        if self.record is None:
            return
        if record is None:
            rows = type(self.record)._base_manager.select_for_update(no_key=True)
            record = rows.get(pk=self.record.pk)
        now = dict(self.standing(record))
        before = parsed(self.data.get(self.add_prefix(VERSION), ""))
        changed = [name for name in now if before.get(name) != digest(record, name, now[name])]
        found = [each for name in changed for each in self._differing(name, now, before)]
        if not found:
            return
        self._show(found)
        self.data = self.data.copy()  # type: ignore[attr-defined]
        self.data[self.add_prefix(VERSION)] = version_of(record, now)  # type: ignore[index]
        raise StaleError

    def full_clean(self) -> None:
        asked = self._asked()
        is_open = any(self.data.get(choice_of(name)) not in (STANDS, TYPED) for name in asked)
        if asked and not is_open:
            self._take_what_stands(asked)
        super().full_clean()
        if hasattr(self, "cleaned_data"):
            self.cleaned_data.pop(VERSION, None)
        if is_open and self.is_bound:
            raw = {name: self._differing(name, self._stood, {}) for name in asked}
            self._show([each for found in raw.values() for each in found])
            for each in self.differences:
                if not each.choice:
                    self.add_error(each.name, gettext("Choose one of the two texts."))

    def _asked(self) -> list[str]:
        if not self.is_bound or self.record is None or not hasattr(self.data, "getlist"):
            return []
        return [name for name in self.data.getlist(ASKED) if self._is_shown(name)]

    def _begins(self, name: str) -> bool:
        return self.shows is None or name in self.shows

    def _is_shown(self, name: str) -> bool:
        return name in self.fields and self._begins(name)

    def _take_what_stands(self, asked: Iterable[str]) -> None:
        data = self.data.copy()  # type: ignore[attr-defined]
        for name in asked:
            if data.get(choice_of(name)) == STANDS:
                values = posted(self.fields[name], self._stood[name])
                data.setlist(self.add_prefix(name), values)
        self.data = data

    def _differing(
        self, name: str, now: Mapping[str, Any], before: Mapping[str, str]
    ) -> list[Difference]:
        """None where the two are one, or nothing was typed over it."""
        field, stands = self.fields.get(name), self.in_words(name, now[name])
        label = self.label_of(name)
        if field is None:
            return [Difference(name, label, stands, None)]
        raw = self[name].data
        if not _has_changed(field, now[name], raw):
            return []
        typed = getattr(self, "cleaned_data", {}).get(name, raw)
        if not self._is_shown(name):
            is_silent = not field.required and typed in field.empty_values
            return (
                [] if is_silent else [Difference(name, label, stands, self.in_words(name, typed))]
            )
        choice = self.data.get(choice_of(name), "")
        if not choice and before.get(name) == digest(self.record, name, typed):
            choice = STANDS
        return [Difference(name, label, stands, self.in_words(name, typed), True, choice)]

    def label_of(self, name: str) -> Any:
        field = self.fields.get(name)
        if field is not None:
            return field.label or capfirst(name.replace("_", " "))
        return capfirst(self.record._meta.get_field(name).verbose_name)  # type: ignore[union-attr]

    def _show(self, found: list[Difference]) -> None:
        self.differences = found
        self.add_error(None, gettext("Somebody else has saved this meanwhile. Nothing is lost."))


def choice_of(name: str) -> str:
    return f"choice_{name}"


def version_of(record: models.Model, values: Mapping[str, Any]) -> str:
    return ",".join(f"{name}:{digest(record, name, values[name])}" for name in values)


def parsed(version: str) -> dict[str, str]:
    """Nothing of it is believed: what was made up fits no value, and counts as stale."""
    pairs = (part.split(":", 1) for part in version.split(",") if ":" in part)
    return dict(pairs)


def digest(record: models.Model | None, name: str, value: Any) -> str:
    """Says that two values are one, and nothing of what they are."""
    whose = f"{record._meta.label}.{record.pk}.{name}" if record is not None else name
    text = f"{whose}={_plain(value)!r}"
    return salted_hmac("foundation.stale", text, algorithm="sha256").hexdigest()[:DIGEST]


def _plain(value: Any) -> Any:
    """The same for a value, its key and what a form makes of it."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, models.Model):
        return str(value.pk)
    if isinstance(value, str):
        return value.replace("\r\n", "\n").strip()
    if hasattr(value, "isoformat"):
        return value.isoformat()
    if isinstance(value, Iterable):
        return sorted(str(_plain(each)) for each in value)
    return str(value)


def _has_changed(field: forms.Field, value: Any, raw: Any) -> bool:
    if isinstance(value, str) and isinstance(raw, str):
        value, raw = value.replace("\r\n", "\n").strip(), raw.replace("\r\n", "\n").strip()
    return field.has_changed(value, raw)


def posted(field: forms.Field, value: Any) -> list[str]:
    """What a browser would send, had the value not been touched."""
    value = field.prepare_value(value)
    if isinstance(field.widget, forms.CheckboxInput):
        return ["on"] if value else []
    if value is None:
        return [""]
    formatted = field.widget.format_value(value)
    found = formatted if isinstance(formatted, list | tuple) else [formatted]
    return [str(each) for each in found if each is not None]


def spelled(field: forms.Field | None, value: Any) -> Any:
    if value is None or value == "":
        return NOTHING
    if isinstance(field, forms.ModelChoiceField) and not isinstance(value, Iterable | str):
        return _named(field, value)
    if isinstance(field, forms.BooleanField):
        return gettext("Yes") if value else gettext("No")
    if isinstance(field, forms.ChoiceField):
        return _chosen(field, value)
    if isinstance(value, time):
        return time_format(value)
    if hasattr(value, "isoformat"):
        return date_format(value)
    if isinstance(value, Iterable) and not isinstance(value, str | Promise | models.Model):
        return ", ".join(str(each) for each in value) or NOTHING
    return value


def _named(field: Any, value: Any) -> Any:
    if not isinstance(value, models.Model):
        value = field.queryset.model._base_manager.filter(pk=value).first()
    return NOTHING if value is None else str(value)


def _chosen(field: forms.ChoiceField, value: Any) -> Any:
    wanted = _plain(value)
    wanted = wanted if isinstance(wanted, list) else [wanted]
    labels = [label for key, label in _flat(field.choices) if str(_plain(_key(key))) in wanted]
    return ", ".join(str(label) for label in labels) or NOTHING


def _key(key: Any) -> Any:
    """Choices of rows come with their row around the key."""
    return getattr(key, "value", key)


def _flat(choices: Any) -> Iterable[tuple[Any, Any]]:
    for key, label in choices:
        if isinstance(label, list | tuple):
            yield from label
        else:
            yield key, label
