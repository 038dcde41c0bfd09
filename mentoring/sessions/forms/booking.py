"""Choose a slot, say why."""

from datetime import UTC, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from foundation.calendar import local_time
from foundation.forms import CleanFields
from foundation.stale import VersionedForm
from mentoring.models import Session
from scheduling.models import Window

NO_SLOT = _("Choose one of the times.")


class SlotField(forms.CharField):
    """`12-1773277200`: a window and the instant at which the slot begins."""

    def clean(self, value: Any) -> tuple[Window, datetime]:
        number, _dash, instant = str(super().clean(value)).partition("-")
        if not (number.isdecimal() and instant.isdecimal() and len(number + instant) < 30):
            raise forms.ValidationError(NO_SLOT)
        window = Window.objects.filter(pk=int(number)).select_related("person", "room").first()
        if window is None or int(instant) > 32_503_680_000:  # the year 3000
            raise forms.ValidationError(NO_SLOT)
        return window, datetime.fromtimestamp(int(instant), UTC)


class BookForm(CleanFields, forms.Form):
    slot = SlotField(label=_("Time"), error_messages={"required": NO_SLOT})
    topic = forms.CharField(
        label=_("What do you want to talk about?"),
        max_length=200,
        required=False,
        help_text=_("One sentence, so that the mentor can prepare."),
    )


class ReasonForm(CleanFields, forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=250,
        help_text=_("One sentence. The other side reads it in the mail."),
    )


class WithdrawForm(CleanFields, forms.Form):
    reason = forms.CharField(
        label=_("Reason"), max_length=250, required=False, help_text=_("You need not say why.")
    )


class MoveForm(VersionedForm, ReasonForm):
    shows = frozenset()
    slot = SlotField(label=_("Time"), error_messages={"required": NO_SLOT})

    def standing(self, record: Session) -> dict[str, Any]:
        return {"slot": (record.window, record.starts_at)}

    def in_words(self, name: str, value: Any) -> Any:
        _window, starts_at = value
        return local_time.day_and_moment(starts_at)
