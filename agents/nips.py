"""The civil-servant number, NIP: what can be checked without asking BKN.

Eighteen digits: birth date, year and month of appointment, sex, serial. PPPK numbers
carry code 2 and an ordinal where PNS numbers carry the month. Sources: Perka BKN 22/2007
and 43/2007 for PNS; two public code bases agree about PPPK (`docs/glossary.md`).
"""

import re
from datetime import date
from enum import StrEnum

from foundation.text import as_meant

OLDEST = 75
YOUNGEST = 17


class Fault(StrEnum):
    """Why a NIP is refused."""

    SHAPE = "shape"
    BIRTH_DATE = "birth_date"
    APPOINTMENT = "appointment"
    SEX = "sex"
    SERIAL = "serial"


class Doubt(StrEnum):
    """Why a NIP is taken and shown to somebody."""

    AGE = "age"
    APPOINTMENT = "appointment"


_ROUNDED = re.compile(r"\d([.,]\d+)?e\+?\d+", re.IGNORECASE)


def is_rounded(text: str) -> bool:
    """Whether a spreadsheet has made a number of it and lost its last digits: 1,99003E+17."""
    return _ROUNDED.fullmatch(text.replace(" ", "")) is not None


def normalize(text: str) -> str:
    """Without the spaces, dots, dashes and apostrophes that people and spreadsheets put in, and
    without what nobody sees."""
    return re.sub(r"[\s.\-'’]", "", as_meant(text))


def masked(nip: str | None) -> str:
    """What everybody else is shown of a NIP, which tells birth date and sex: enough to recognise
    it, no more. Empty for whoever has none."""
    return f"{'•' * 14}{nip[-4:]}" if nip else ""


def faults(nip: str, employment: str, today: date) -> list[Fault]:
    """What makes `nip` (normalized) impossible. `employment` is a `Person.EmploymentKind` value or ''."""
    if not re.fullmatch(r"[0-9]{18}", nip):
        return [Fault.SHAPE]
    found = []
    if _birth_date(nip) is None:
        found.append(Fault.BIRTH_DATE)
    if employment and not _appointment_fits(nip, employment, today):
        found.append(Fault.APPOINTMENT)
    if nip[14] not in "12":
        found.append(Fault.SEX)
    if nip[15:] == "000":
        found.append(Fault.SERIAL)
    return found


def doubts(nip: str, employment: str, today: date) -> list[Doubt]:
    """What is unusual about a `nip` without faults."""
    found = []
    born = _birth_date(nip)
    if born is not None and not YOUNGEST <= _years(born, today) <= OLDEST:
        found.append(Doubt.AGE)
    kinds = ("pns", "pppk")
    if not employment and not any(_appointment_fits(nip, kind, today) for kind in kinds):
        found.append(Doubt.APPOINTMENT)
    return found


def employment_of(nip: str) -> str:
    """The employment that a NIP suggests: month 13 to 29 is no month, so the number is a PPPK's."""
    return "pns" if 1 <= int(nip[12:14]) <= 12 else "pppk"


def _birth_date(nip: str) -> date | None:
    try:
        return date(int(nip[:4]), int(nip[4:6]), int(nip[6:8]))
    except ValueError:
        return None


def _appointment_fits(nip: str, employment: str, today: date) -> bool:
    year, month = int(nip[8:12]), int(nip[12:14])
    if employment.startswith("pppk"):
        return nip[12] == "2" and year <= today.year
    if employment in {"pns", "cpns"}:
        born = _birth_date(nip)
        return (
            1 <= month <= 12
            and (year, month) <= (today.year, today.month)
            and (born is None or _years(born, date(max(year, 1), month, 28)) >= YOUNGEST)
        )
    return True


def _years(born: date, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))
