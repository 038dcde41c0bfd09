"""Choose a slot, say why."""

from collections.abc import Collection
from datetime import UTC, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from agents.models import Person
from foundation.calendar import local_time
from foundation.forms import CleanFields
from foundation.stale import VersionedForm
from mentoring.models import Session
from scheduling.models import Window

WHOLE, SOME = "whole", "some"
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
    invite = forms.ChoiceField(
        label=_("Who is invited with you?"),
        choices=[(WHOLE, _("The whole team")), (SOME, _("Some of the team"))],
        initial=WHOLE,
        required=False,
        widget=forms.RadioSelect,
    )
    members = forms.TypedMultipleChoiceField(
        label=_("Of the team"),
        required=False,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Whoever is not ticked still sees the session, without an invitation."),
    )
    show_optional = False

    def __init__(self, *args: Any, team: Collection[Person], **kwargs: Any) -> None:
        """`team`: whom one may invite, besides oneself and the mentor."""
        super().__init__(*args, **kwargs)
        if not team:
            del self.fields["invite"], self.fields["members"]
            return
        field = self.fields["members"]
        assert isinstance(field, forms.TypedMultipleChoiceField)  # noqa: S101  (for the type checker)
        field.choices = [(person.pk, person.full_name) for person in team]

    def invited(self) -> set[int] | None:
        """Ids of whom of the team; None for all of it."""
        if self.cleaned_data.get("invite") != SOME:
            return None
        return set(self.cleaned_data["members"])


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
