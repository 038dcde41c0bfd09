"""The record of a year as PDF. Names reach the template as data, never as its markup."""

from datetime import date
from pathlib import Path

from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext

from agents.typesetting import typeset
from foundation.app_settings import app_settings
from foundation.calendar import local_time
from mentoring.records.figures import YearRecord

TEMPLATE = Path(__file__).parent / "record.typ"


def figures_of(record: YearRecord) -> list[tuple[str, str]]:
    """Label and value, as page and PDF show them."""
    return [
        (gettext("Sessions held"), str(len(record.sessions))),
        (gettext("Hours of sessions"), number_format(round(record.hours, 1), use_l10n=True)),
        (gettext("Innovations accompanied"), str(record.innovations)),
        (gettext("Consultations in which you answered"), str(record.consultations)),
        (gettext("Messages that you wrote"), str(record.messages)),
    ]


def record_pdf(record: YearRecord) -> bytes:
    """In the language that is active."""
    opd = record.person.primary_opd(min(record.last, timezone.localdate()))
    data = {
        "title": gettext("Record of mentoring %(year)s") % {"year": record.year},
        "site": app_settings.SITE_NAME,
        "name": record.person.full_name,
        "unit": opd.name if opd else "–",
        "words": _words(),
        "figures": [{"label": label, "value": value} for label, value in figures_of(record)],
        "accompanied": [
            [each.name, each.owner, f"{_day(each.first)} – {_day(each.last)}", str(each.sessions)]
            for each in record.accompanied
        ],
        "sessions": [
            [
                date_format(timezone.localdate(each.starts_at)),
                each.innovation.name,
                each.innovation.owner_name,
                local_time.hours(each.starts_at, each.ends_at),
            ]
            for each in record.sessions
        ],
    }
    return typeset(TEMPLATE, data)


def _words() -> dict[str, object]:
    made = date_format(timezone.localdate())
    return {
        "accompanied": gettext("What you accompanied"),
        "accompanied_head": [
            gettext("Innovation or agency"),
            gettext("Owner"),
            gettext("In this year"),
            gettext("Sessions"),
        ],
        "sessions": gettext("Sessions held"),
        "sessions_head": [
            gettext("Date"),
            gettext("Innovation"),
            gettext("Owner"),
            gettext("Time"),
        ],
        "nothing": gettext("Nothing in this year."),
        "made": gettext("Counted by the site from its records on %(day)s.") % {"day": made},
    }


def _day(day: date) -> str:
    return date_format(day, "j M Y")
