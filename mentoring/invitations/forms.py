"""Propose times, answer."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from foundation.calendar import local_time
from foundation.forms import CleanFields
from mentoring.invitations.operations.inviting import Time
from mentoring.models import SessionInvitation
from mentoring.models.invitations import MOST_TIMES
from scheduling.models import Room
from scheduling.windows.forms import LENGTHS

NUMBERS = range(1, MOST_TIMES + 1)


class InviteForm(CleanFields, forms.Form):
    topic = forms.CharField(
        label=gettext_lazy("What do you want to talk about?"),
        max_length=SessionInvitation._meta.get_field("topic").max_length,
        required=False,
        help_text=gettext_lazy("One sentence, so that the team can prepare."),
    )
    minutes = forms.TypedChoiceField(
        label=gettext_lazy("Length of one session"),
        coerce=int,
        choices=[(each, gettext_lazy("%(count)s minutes") % {"count": each}) for each in LENGTHS],
        initial=45,
    )
    room = forms.ModelChoiceField(
        label=gettext_lazy("Room"),
        queryset=Room.objects.none(),
        required=False,
        empty_label=gettext_lazy("No room"),
    )
    online_link = forms.URLField(
        label=gettext_lazy("Online link"),
        required=False,
        max_length=300,
        assume_scheme="https",
        help_text=gettext_lazy("Only those who take part see it. Give a room, a link, or both."),
    )
    show_optional = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        room = self.fields["room"]
        assert isinstance(room, forms.ModelChoiceField)  # noqa: S101  (for the type checker)
        room.queryset = Room.objects.filter(is_open=True)
        today = timezone.localdate().isoformat()
        for nth in NUMBERS:
            day = forms.DateInput(attrs={"type": "date", "min": today}, format="%Y-%m-%d")
            time = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
            is_first = nth == 1
            self.fields[f"day_{nth}"] = forms.DateField(
                label=_("Day"), widget=day, required=is_first
            )
            self.fields[f"begins_{nth}"] = forms.TimeField(
                label=_("From"), widget=time, required=is_first
            )

    @property
    def rows(self) -> list[tuple[int, Any, Any]]:
        """Number, day and time of each proposal, as fields of the page."""
        return [(nth, self[f"day_{nth}"], self[f"begins_{nth}"]) for nth in NUMBERS]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for nth in NUMBERS:
            day, begins = f"day_{nth}", f"begins_{nth}"
            if day in self.errors or begins in self.errors:
                continue
            if bool(cleaned.get(day)) != bool(cleaned.get(begins)):
                missing = begins if cleaned.get(day) else day
                self.add_error(missing, _("Give both the day and the time, or neither."))
        if "room" in cleaned and not cleaned["room"] and not cleaned.get("online_link"):
            self.add_error("room", _("Choose a room, or give an online link."))
        return cleaned

    def times(self) -> list[Time]:
        length = timedelta(minutes=self.cleaned_data["minutes"])
        found = []
        for nth in NUMBERS:
            day, begins = self.cleaned_data[f"day_{nth}"], self.cleaned_data[f"begins_{nth}"]
            if day and begins:
                start = local_time.at(day, begins.replace(second=0, microsecond=0))
                found.append(Time(start, start + length))
        return found


class PickForm(CleanFields, forms.Form):
    time = forms.IntegerField(
        label=gettext_lazy("Time"),
        error_messages={"required": gettext_lazy("Choose one of the times.")},
    )


class AnswerForm(CleanFields, forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=250,
        required=False,
        help_text=gettext_lazy("You need not say why."),
    )
