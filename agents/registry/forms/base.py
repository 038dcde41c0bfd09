"""Forms that are answered by one operation, once, with each refusal beside its field."""

import secrets
from typing import Any, ClassVar

from django import forms
from django.db import models
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from foundation.forms import CleanFields
from foundation.models import ClientKey
from foundation.once import key_in, once
from foundation.retry import BusyError, persistently
from foundation.stale import StaleError, VersionedForm
from foundation.used_forms import digest_of, was_other
from foundation.users import Account

# As officials write it, in either language of the interface.
DAY = "%d/%m/%Y"
Refusals = dict[type[Exception], tuple[str | None, Any]]
BUSY = _("Something else is changing this record right now. Try again in a few seconds.")


def new_key() -> str:
    return secrets.token_urlsafe(16)


def field_of(model: type[models.Model], name: str, **options: Any) -> Any:
    """The form field of a model field, with its label, length and choices."""
    return model._meta.get_field(name).formfield(**options)  # type: ignore[union-attr]


def day_field(label: Any, **options: Any) -> forms.DateField:
    widget = AdminDateInput(format=DAY)
    return forms.DateField(label=label, widget=widget, input_formats=[DAY, "%Y-%m-%d"], **options)


def effective_field(help_text: Any = "") -> forms.DateField:
    return day_field(_("effective from"), initial=timezone.localdate, help_text=help_text)


class RegistryForm(CleanFields, forms.Form):
    """`perform` does the act and answers the record whose page comes next."""

    action: str
    refusals: Refusals = {}

    client_key = forms.CharField(
        widget=forms.HiddenInput, initial=new_key, required=False, max_length=64
    )

    def __init__(self, *args: Any, instance: Any = None, **kwargs: Any) -> None:
        self.instance = instance
        super().__init__(*args, **kwargs)
        # As it came: forms bring it into shape, and put in what one chose.
        self.said = digest_of(self.data, self.files)
        for field in self.fields.values():
            field.label = capfirst(field.label or "")

    class Media:
        css: ClassVar[dict[str, list[str]]] = {"all": ["agents/registry.css"]}

    def perform(self, by: Account) -> models.Model:
        raise NotImplementedError

    def answer_given(self, by: Account) -> Any:
        """The primary key that the first sending of this form was answered with, or None."""
        key = key_in(self.data, self.add_prefix("client_key"))
        used = ClientKey.objects.filter(actor=by, action=self.action, key=key)
        return used.values_list("result", flat=True).first() if key else None

    def says_otherwise(self, by: Account) -> bool:
        """Whether the first sending of this form said something else."""
        key = self.data.get(self.add_prefix("client_key"), "")
        return was_other(by, self.action, key, self.said)

    def carry_out(self, by: Account) -> Any:
        """The primary key of the changed record; None when the act was refused."""
        key = self.cleaned_data["client_key"] or new_key()
        try:
            return persistently(
                lambda: once(by, self.action, key, lambda: self._performed(by), self.said)
            )
        except StaleError:
            return None
        except BusyError:
            self.add_error(None, BUSY)
            return None
        except tuple(self.refusals) as refusal:
            self.refuse(refusal)
            return None

    def _performed(self, by: Account) -> Any:
        if isinstance(self, VersionedForm):
            self.refuse_stale()
        return self.perform(by).pk

    def refuse(self, refusal: Exception) -> None:
        self.add_error(*self.refusals[type(refusal)])
