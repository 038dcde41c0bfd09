"""The civil-servant number: what is refused, what is doubted (domain.md 6.1)."""

from datetime import date

import pytest

from agents.nips import Doubt, Fault, doubts, employment_of, faults, normalize

TODAY = date(2026, 3, 12)
PNS = "199104122017032999"
PPPK = "198805062024212999"


@pytest.mark.parametrize(
    "typed",
    [PNS, "19910412 201703 2 999", "19910412.201703.2.999", "'199104122017032999", f"\ufeff{PNS} "],
)
def test_what_people_and_spreadsheets_put_between_the_digits_is_dropped(typed):
    assert normalize(typed) == PNS


@pytest.mark.parametrize(
    ("nip", "employment"),
    [(PNS, "pns"), (PNS, "cpns"), (PNS, ""), (PPPK, "pppk"), (PPPK, "pppk_part_time"), (PPPK, "")],
)
def test_a_sound_number_has_no_fault(nip, employment):
    assert faults(nip, employment, TODAY) == []


@pytest.mark.parametrize(
    ("nip", "employment", "expected"),
    [
        ("19910412201703299", "pns", [Fault.SHAPE]),
        ("1991041220170329999", "pns", [Fault.SHAPE]),
        ("1,99104E+17", "pns", [Fault.SHAPE]),
        ("١٩٩١٠٤١٢٢٠١٧٠٣٢٩٩٩", "pns", [Fault.SHAPE]),
        ("199113122017032999", "pns", [Fault.BIRTH_DATE]),
        ("199102302017032999", "pns", [Fault.BIRTH_DATE]),
        ("199104122017132999", "pns", [Fault.APPOINTMENT]),
        ("199104122017002999", "pns", [Fault.APPOINTMENT]),
        ("199104122026042999", "pns", [Fault.APPOINTMENT]),
        ("199104122001032999", "pns", [Fault.APPOINTMENT]),
        ("199104122017033999", "pns", [Fault.SEX]),
        ("199104122017030999", "pns", [Fault.SEX]),
        ("199104122017032000", "pns", [Fault.SERIAL]),
        (PNS, "pppk", [Fault.APPOINTMENT]),
        (PPPK, "pns", [Fault.APPOINTMENT]),
        ("198805062027212999", "pppk", [Fault.APPOINTMENT]),
        ("199113122017033000", "pns", [Fault.BIRTH_DATE, Fault.SEX, Fault.SERIAL]),
    ],
)
def test_an_impossible_number_is_refused_with_its_reasons(nip, employment, expected):
    assert faults(nip, employment, TODAY) == expected


@pytest.mark.parametrize(
    ("nip", "expected"),
    [
        (PNS, []),
        ("194801011970031999", [Doubt.AGE]),
        (
            "201501012024212999",
            [
                Doubt.AGE,
            ],
        ),
        ("199104122017992999", [Doubt.APPOINTMENT]),
    ],
)
def test_an_unusual_number_is_taken_and_shown(nip, expected):
    assert faults(nip, "", TODAY) == []
    assert doubts(nip, "", TODAY) == expected


def test_the_month_of_appointment_tells_pns_from_pppk():
    assert employment_of(PNS) == "pns"
    assert employment_of(PPPK) == "pppk"
