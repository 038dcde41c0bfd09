"""Times to offer."""

from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from foundation.calendar import local_time
from foundation.forms import CleanFields
from foundation.stale import VersionedForm
from scheduling.models import Room, Window

LENGTHS = (30, 45, 60, 90)
MOST_WEEKS = 12


class _TimeForm(CleanFields, forms.Form):
    """Of one offered time: day, hours, place."""

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

    def span(self) -> tuple[datetime, datetime]:
        return self.cleaned_data["starts_at"], self.cleaned_data["ends_at"]

    def offer(self) -> dict[str, Any]:
        names = ("starts_at", "ends_at", "slot_minutes", "room", "needs_approval", "on_holidays")
        offer = {name: self.cleaned_data[name] for name in names}
        return {**offer, "link": self.cleaned_data["online_link"]}


class WindowForm(_TimeForm):
    weeks = forms.IntegerField(
        label=_("For how many weeks?"),
        min_value=1,
        max_value=MOST_WEEKS,
        initial=1,
        help_text=_("The same day and time each week."),
    )
    weekdays = forms.TypedMultipleChoiceField(
        label=_("On which weekdays?"),
        choices=list(WEEKDAYS.items()),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Besides that of the first day; for this give the last day too."),
    )
    until = forms.DateField(
        label=_("Until (last day)"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Takes the place of the number of weeks; twelve weeks ahead at most."),
    )
    field_order = [
        *("day", "begins", "ends", "slot_minutes", "weeks", "weekdays", "until"),
        *("room", "online_link", "needs_approval", "on_holidays"),
    ]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        day, until = cleaned.get("day"), cleaned.get("until")
        if cleaned.get("weekdays") and not until and "until" not in self.errors:
            self.add_error("until", _("Until which day on these weekdays?"))
        if day and until and not day <= until <= day + timedelta(weeks=MOST_WEEKS):
            self.add_error("until", _("Give a day from the first one on, twelve weeks at most."))
        return cleaned

    def days(self) -> list[date]:
        """Local days of the offer, in order."""
        day, until = self.cleaned_data["day"], self.cleaned_data["until"]
        if not until:
            return [day + timedelta(weeks=nth) for nth in range(self.cleaned_data["weeks"])]
        wanted = {day.weekday(), *self.cleaned_data["weekdays"]}
        found = (day + timedelta(days=nth) for nth in range((until - day).days + 1))
        return [each for each in found if each.weekday() in wanted]

    def spans(self) -> list[tuple[datetime, datetime]]:
        begins, ends = (
            self.cleaned_data[name].replace(second=0, microsecond=0) for name in ("begins", "ends")
        )
        return [(local_time.at(day, begins), local_time.at(day, ends)) for day in self.days()]


class ChangeForm(VersionedForm, _TimeForm):
    def standing(self, record: Window) -> dict[str, Any]:
        begins, ends = (timezone.localtime(each) for each in (record.starts_at, record.ends_at))
        return {
            "day": begins.date(),
            "begins": begins.time(),
            "ends": ends.time(),
            "slot_minutes": record.slot_minutes,
            "room": record.room_id,
            "online_link": record.link,
            "needs_approval": record.needs_approval,
            "on_holidays": record.on_holiday,
        }
