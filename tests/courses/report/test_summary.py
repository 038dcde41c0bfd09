"""The summary of the training report, which prints on one sheet."""

import pytest
from django.urls import reverse

from courses.learning.operations import enroll
from courses.report.tables import MOST_ON_PAPER

SUMMARY = reverse("courses:report_summary")


@pytest.fixture
def units(make_opd, make_person, make_course, dinkes, sari):
    enroll(sari, make_course())
    for number in range(MOST_ON_PAPER + 3):
        make_person(f"Orang {number}", opd=make_opd(f"Unit {number:02d}", dinkes, "unit"))


def test_a_summary_says_the_totals_and_at_most_so_many_units(units, fauzi, as_user):
    page = as_user(fauzi).get(SUMMARY)
    total, table = page.context["total"], page.context["units"]
    assert len(table.rows) == MOST_ON_PAPER + 1
    assert table.rows[-1][0].value.endswith("unit lainnya")
    sums = [sum(line[place].value for line in table.rows) for place in range(1, 8)]
    assert sums == [
        total.headcount,
        total.never,
        total.assigned,
        total.not_begun,
        total.in_progress,
        total.completed,
        total.overdue,
    ]
    assert "Ditugaskan = belum mulai + sedang berjalan + selesai." in page.text
    assert "20 JP per orang (PP 11/2017 jo. PP 17/2020, Pasal 203 ayat (4))" in page.text


@pytest.mark.parametrize("who", ["sari", "budi", "aulia"])
def test_others_have_no_summary(request, who, as_user):
    assert as_user(request.getfixturevalue(who)).get(SUMMARY).status_code == 404
