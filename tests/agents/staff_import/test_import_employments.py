"""What a staff list says of somebody's employment, and from which day."""

from datetime import date

import pytest

from agents.models import Person
from tests.agents.staff_import.staff_lists import HEADINGS, PPPK, SARI, csv_file, person

pytestmark = pytest.mark.nobody_yet


def test_the_employment_is_what_the_status_says_or_what_the_nip_suggests(run):
    rows = [
        [*person(SARI), "CPNS"],
        [*person(PPPK, email=""), ""],
        [*person("198901012024241999", email=""), "PPPK Paruh Waktu"],
    ]
    report, _ = run(csv_file(rows, [*HEADINGS, "Status Kepegawaian"]))
    assert (report["created"], report["updated"], report["unchanged"]) == (3, 0, 0)
    found = dict(Person.objects.values_list("nip", "employment"))
    assert [found[nip] for nip in (SARI, PPPK, "198901012024241999")] == [
        *("cpns", "pppk", "pppk_part_time")
    ]


def test_a_list_that_calls_a_cpns_a_pns_says_so_from_its_day_on(run):
    headings = [*HEADINGS, "Status"]
    for status, day in (("CPNS", "2026-01-05"), ("PNS", "2026-04-01"), ("PNS", "2026-05-04")):
        run(csv_file([[*person(SARI), status]], headings), "--effective", day)
    employments = Person.objects.get().employments.order_by("pk")
    assert list(employments.values_list("kind", "starts_on", "ends_on")) == [
        ("cpns", None, date(2026, 3, 31)),
        ("pns", date(2026, 4, 1), None),
    ]


def test_a_second_list_of_the_same_day_corrects_the_employment(run):
    headings = [*HEADINGS, "Status"]
    for status, day in (("CPNS", "2026-01-05"), ("PNS", "2026-04-01"), ("CPNS", "2026-04-01")):
        run(csv_file([[*person(SARI), status]], headings), "--effective", day)
    employments = Person.objects.get().employments.order_by("pk")
    assert list(employments.values_list("kind", flat=True)) == ["cpns", "cpns"]
