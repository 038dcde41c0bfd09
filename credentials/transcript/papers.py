"""A transcript as PDF and as a workbook."""

from collections.abc import Sequence
from pathlib import Path

from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from agents import nips
from agents.models import Person
from agents.typesetting import typeset
from credentials.models import Achievement
from credentials.transcript.reading import Year
from foundation.app_settings import app_settings
from foundation.calendar import local_time
from foundation.spreadsheets.writing import Sheet, Value, xlsx

TEMPLATE = Path(__file__).parent / "transcript.typ"


def transcript_pdf(person: Person, years: Sequence[Year]) -> bytes:
    """In the language that is active. Of the NIP the last digits only: it is a paper to show."""
    opd = person.primary_opd(timezone.localdate())
    data = {
        "title": _("Lesson hours of %(name)s") % {"name": person.full_name},
        "site": app_settings.SITE_NAME,
        "name": person.full_name,
        "digits": nips.masked(person.nip),
        "unit": opd.name if opd else "",
        "words": {
            "head": [_("Activity"), _("Organiser"), _("Days held"), _("As"), "JP"],
            "nothing": _("Nothing has been recorded yet."),
            "made": _("Made on %(when)s from the ledger of %(site)s.")
            % {"when": local_time.moment(timezone.now()), "site": app_settings.SITE_NAME},
        },
        "years": [_printed(each) for each in years],
    }
    return typeset(TEMPLATE, data)


def transcript_workbook(years: Sequence[Year]) -> bytes:
    """One sheet; withdrawn rows say so and have no JP that count."""
    headings = [
        _("Year"),
        _("Activity"),
        _("Form"),
        _("Organiser"),
        _("First day"),
        _("Last day"),
        _("As"),
        _("Lesson hours"),
        _("State"),
    ]
    rows = [_cells(year, row) for year in years for row in year.rows]
    return xlsx([Sheet(_("Lesson hours"), headings, rows, (8, 44, 24, 34, 14, 14, 14, 12, 30))])


def _cells(year: Year, row: Achievement) -> Sequence[Value]:
    return [
        year.number,
        row.title,
        row.get_form_display(),
        row.organiser,
        row.starts_on,
        row.ends_on,
        row.get_role_display(),
        None if row.withdrawn_at else row.jp,
        state_of(row),
    ]


def state_of(row: Achievement) -> str:
    """In words: counted, or withdrawn and why."""
    if row.withdrawn_at is None:
        return _("counted")
    return _("withdrawn: %(reason)s") % {"reason": row.withdrawn_reason}


def _printed(year: Year) -> dict[str, object]:
    hours = number_format(year.hours, decimal_pos=1, use_l10n=True)
    return {
        "heading": _("%(year)s: %(hours)s JP") % {"year": year.number, "hours": hours},
        "rows": [
            [
                row.title,
                row.organiser,
                _days(row),
                row.get_role_display(),
                number_format(row.jp, decimal_pos=1, use_l10n=True)
                if row.withdrawn_at is None
                else state_of(row),
            ]
            for row in year.rows
        ],
    }


def _days(row: Achievement) -> str:
    last = date_format(row.ends_on, "SHORT_DATE_FORMAT")
    if row.starts_on == row.ends_on:
        return last
    return f"{date_format(row.starts_on, 'SHORT_DATE_FORMAT')} – {last}"
