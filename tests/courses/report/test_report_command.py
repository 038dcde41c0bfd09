"""manage.py completion_report: figures for other programs."""

import csv
import io
import json
from datetime import date

import pytest
from django.core.management import CommandError, call_command

from courses.learning.operations import enroll
from courses.models import Enrollment


@pytest.fixture
def course(make_course, sari, rini, today, paringin):
    course = make_course(jp=4)
    enroll(rini, course)
    Enrollment.objects.create(
        person=sari.person,
        course=course,
        enrolled_on=today,
        started_on=today,
        completed_on=today,
        opd=paringin,
        jp=4,
    )
    return course


def _run(*arguments: str) -> str:
    out = io.StringIO()
    call_command("completion_report", *arguments, stdout=out)
    return out.getvalue()


def _json(*arguments: str) -> dict:
    return json.loads(_run(*arguments, "--format", "json"))


def test_json_has_one_row_per_opd_and_the_total(course, today):
    answer = _json("--year", str(today.year))
    row = next(row for row in answer["rows"] if row["opd"] == "Puskesmas Paringin")
    assert row == {
        "opd": "Puskesmas Paringin",
        "path": "Pemerintah Kabupaten Balangan / Dinas Kesehatan / Puskesmas Paringin",
        "assigned": 1,
        "not_begun": 0,
        "in_progress": 0,
        "completed": 1,
        "overdue": 0,
        "people": 1,
        "jp": 4,
        "headcount": 1,
        "never": 0,
        "reached": 0,
    }
    assert answer["total"] == {
        "assigned": 2,
        "not_begun": 1,
        "in_progress": 0,
        "completed": 1,
        "overdue": 0,
        "people": 2,
        "jp": 4,
        "headcount": 8,
        "never": 6,
        "reached": 0,
    }


def test_a_person_posted_nowhere_has_a_row_of_her_own(course, make_person, today):
    warga = make_person("Warga")
    Enrollment.objects.create(person=warga, course=course, enrolled_on=today, started_on=today)
    rows = _json("--year", str(today.year))["rows"]
    assert rows[-1]["opd"] == rows[-1]["path"] == "Tanpa perangkat daerah"
    assert rows[-1]["in_progress"] == 1


def test_one_course_alone(course, make_course, sari, today):
    enroll(sari, make_course("Kursus lain"))
    assert _json("--year", str(today.year))["total"]["assigned"] == 3
    assert _json("--year", str(today.year), "--course", course.slug)["total"]["assigned"] == 2


def test_another_year_has_other_figures(course, today):
    assert _json("--year", str(today.year - 1))["total"]["assigned"] == 0


def test_csv_has_the_same_rows(course, today):
    text = _run("--year", str(today.year), "--format", "csv")
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";"))
    names = [row["opd"] for row in _json("--year", str(today.year))["rows"]]
    assert [row[0] for row in rows[1:-1]] == names


def test_without_a_year_it_is_this_year(course, set_clock):
    set_clock("2024-03-12 09:00")
    assert _json()["cut_off"] == date(2024, 3, 12).isoformat()


@pytest.mark.parametrize("arguments", [["--year", "0"], ["--course", "tidak-ada"]])
def test_nonsense_is_refused(course, arguments):
    with pytest.raises(CommandError):
        _run(*arguments)
