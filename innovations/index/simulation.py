"""What is typed into the simulation: a region that exists nowhere. Nothing of it is kept."""

from decimal import Decimal
from functools import cached_property
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from foundation.forms import CleanFields
from innovations.index.steps import Group
from innovations.index.worlds import Limits

ROWS, MORE, MOST_ROWS, MOST_ALIKE = 6, 4, 40, 300
COUNT, POINTS, AFFAIR = "jumlah", "skor", "urusan"


class RegionForm(CleanFields, forms.Form):
    error_title = _("This cannot be reckoned yet")

    def __init__(self, *args: Any, limits: Limits, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["spd"] = forms.DecimalField(
            label=_("Points of the region (SPD)"),
            min_value=0,
            max_value=limits.spd.normalize(),
            decimal_places=2,
            max_digits=6,
            help_text=_("From 0 to %(most)s.") % {"most": limits.spd.normalize()},
        )


class RowForm(CleanFields, forms.Form):
    """So many innovations alike. A row with neither points nor affair is none."""

    show_optional = False

    def __init__(self, *args: Any, limits: Limits, number: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.number = number
        self.fields[COUNT] = forms.IntegerField(
            label=_("How many innovations"), min_value=1, max_value=MOST_ALIKE, required=False
        )
        self.fields[POINTS] = forms.DecimalField(
            label=_("Maturity"),
            min_value=0,
            max_value=limits.sid.normalize(),
            decimal_places=2,
            max_digits=6,
            required=False,
        )
        self.fields[AFFAIR] = forms.ChoiceField(
            label=_("Main affair"),
            choices=[("", _("Choose")), *limits.names.items()],
            required=False,
        )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        points, affair = cleaned.get(POINTS), cleaned.get(AFFAIR)
        if points is None and affair and POINTS not in self.errors:
            self.add_error(POINTS, _("Write the maturity of these innovations."))
        if points is not None and not affair and AFFAIR not in self.errors:
            self.add_error(AFFAIR, _("Choose the main affair of these innovations."))
        return cleaned

    @property
    def group(self) -> Group | None:
        if self.cleaned_data[POINTS] is None:
            return None
        count = self.cleaned_data[COUNT] or 1
        return Group(count, self.cleaned_data[POINTS], self.cleaned_data[AFFAIR])


class Simulation:
    """The form for the region and one for each row, made with `request.GET`."""

    def __init__(self, sent: QueryDict, limits: Limits) -> None:
        self.is_sent = "spd" in sent
        data = sent if self.is_sent else None
        self.region = RegionForm(data, limits=limits)
        self.rows = [
            RowForm(data, limits=limits, number=at + 1, prefix=f"b{at}")
            for at in range(_how_many(sent))
        ]

    @property
    def more(self) -> int | None:
        """How many rows there are after some are added; None where there are enough."""
        return min(len(self.rows) + MORE, MOST_ROWS) if len(self.rows) < MOST_ROWS else None

    @cached_property
    def is_valid(self) -> bool:
        # Each is asked, so that all faults stand on the page at once.
        answers = [each.is_valid() for each in (self.region, *self.rows)]
        for row in self.rows:
            if row.errors:
                told = _("Row %(number)s: please mend what is marked there.")
                self.region.add_error(None, str(told) % {"number": row.number})
        return self.is_sent and all(answers)

    @property
    def spd(self) -> Decimal:
        found: Decimal = self.region.cleaned_data["spd"]
        return found

    @property
    def groups(self) -> list[Group]:
        return [each.group for each in self.rows if each.group is not None]


def _how_many(sent: QueryDict) -> int:
    """As many rows as the address asks for, ROWS at least."""
    wanted = sent.get("lagi") or sent.get("baris", "")
    number = int(wanted) if wanted.isascii() and wanted.isdigit() and len(wanted) < 4 else ROWS
    return max(ROWS, min(number, MOST_ROWS))
