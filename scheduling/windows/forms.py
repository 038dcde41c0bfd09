"""Times to offer."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from foundation.calendar import local_time
from foundation.forms import CleanFields
from scheduling.models import Room

LENGTHS = (30, 45, 60, 90)
MOST_WEEKS = 12


class WindowForm(CleanFields, forms.Form):
    day = forms.DateField(
        label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    begins = forms.TimeField(
        label=_("From"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    ends = forms.TimeField(
        label=_("To"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    slot_minutes = forms.TypedChoiceField(
        label=_("Length of one session"),
        coerce=int,
        choices=[(each, _("%(count)s minutes") % {"count": each}) for each in LENGTHS],
        initial=45,
    )
    room = forms.ModelChoiceField(
        label=_("Room"), queryset=Room.objects.none(), required=False, empty_label=_("No room")
    )
    online_link = forms.URLField(
        label=_("Online link"),
        required=False,
        max_length=300,
        assume_scheme="https",
        help_text=_("Only those who take part see it. Give a room, a link, or both."),
    )
    needs_approval = forms.BooleanField(
        label=_("I approve each session myself"),
        required=False,
        help_text=_(
            "Whoever chooses such a time asks for it: it is held until you answer, and free again"
            " if you do not answer in time."
        ),
    )
    weeks = forms.IntegerField(
        label=_("For how many weeks?"),
        min_value=1,
        max_value=MOST_WEEKS,
        initial=1,
        help_text=_("The same day and time each week."),
    )

    on_holidays = forms.BooleanField(
        label=_("Also on holidays"),
        required=False,
        help_text=_("Without this, weeks in which the day is a holiday are left out."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        room = self.fields["room"]
        assert isinstance(room, forms.ModelChoiceField)  # noqa: S101  (for the type checker)
        room.queryset = Room.objects.filter(is_open=True)
        self.fields["day"].widget.attrs["min"] = timezone.localdate().isoformat()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        begins, ends, day = (cleaned.get(name) for name in ("begins", "ends", "day"))
        if begins and ends and day:
            if ends <= begins:
                self.add_error("ends", _("The end lies before the beginning."))
            cleaned["starts_at"] = local_time.at(day, begins.replace(second=0, microsecond=0))
            cleaned["ends_at"] = local_time.at(day, ends.replace(second=0, microsecond=0))
        if "room" in cleaned and not cleaned["room"] and not cleaned.get("online_link"):
            self.add_error("room", _("Choose a room, or give an online link."))
        return cleaned

    def offer(self) -> dict[str, Any]:
        names = ("starts_at", "ends_at", "slot_minutes", "room", "needs_approval")
        offer = {name: self.cleaned_data[name] for name in (*names, "weeks", "on_holidays")}
        return {**offer, "link": self.cleaned_data["online_link"]}
