"""What the report gives away as a file: CSV and XLSX equal to the screen."""

import csv
import io
import re
from html import unescape

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from courses.learning.operations import enroll
from courses.models import Enrollment

REPORT = reverse("courses:report")
NIP = "198501012010011001"


@pytest.fixture
def world(make_course, make_person, make_opd, sari, rini, balangan, dinkes, paringin, today):
    course = make_course()
    enroll(sari, course)
    enroll(rini, course)
    trap = make_opd("=HYPERLINK(1)", dinkes, "unit")
    person = make_person("+62 Wahyu", nip=NIP, opd=trap)
    Enrollment.objects.create(
        person=person,
        course=course,
        enrolled_on=today,
        started_on=today,
        completed_on=today,
        opd=trap,
        jp="4.5",
    )
    return course


def _file(client, kind: str, query=None, *place: object):
    name = "courses:report_rows_file" if place else "courses:report_file"
    return client.get(reverse(name, args=[*place, kind]), query or {})


def _csv(response) -> list[list[str]]:
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig")), delimiter=";"))


def _xlsx(response) -> list[list[object]]:
    sheet = load_workbook(io.BytesIO(response.content)).active
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def _screen(page: str) -> list[list[str]]:
    """Text of every cell of the last table of the page, headings left out."""
    table = page[page.rindex("<table") :]
    rows = re.findall(r'<tr role="row">(.*?)</tr>', table, re.DOTALL)[1:]
    cells = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL) for row in rows]
    return [[unescape(re.sub(r"<[^>]+>", "", cell)).strip() for cell in row] for row in cells]


def _plain(value: object) -> str:
    """As a person reads it, the marks of a safe CSV taken off."""
    text = "" if value is None else str(value)
    return text.removeprefix("'").replace(".", ",")


@pytest.mark.parametrize("query", [{}, {"bimtek": "inovasi-daerah"}])
@pytest.mark.parametrize("who", ["dewi", "fauzi"])
def test_files_hold_what_the_screen_shows(request, world, who, query, as_user):
    client = as_user(request.getfixturevalue(who))
    shown = _screen(client.get(REPORT, query).content.decode())
    shown = [["" if text == "–" else text for text in row] for row in shown]
    for rows in (_csv(_file(client, "csv", query)), _xlsx(_file(client, "xlsx", query))):
        assert [[_plain(value) for value in row] for row in rows[1:]] == shown


def test_rows_behind_a_figure_are_a_file_too(world, dewi, as_user):
    client = as_user(dewi)
    rows = _csv(_file(client, "csv", {}, "semua", "assigned"))
    assert len(rows) == 1 + 3
    shown = _screen(
        client.get(reverse("courses:report_rows", args=["semua", "jp"])).content.decode()
    )
    assert [row[0] for row in shown] == ["+62 Wahyu"]
    assert _csv(_file(client, "csv", {}, "semua", "jp"))[1][0] == "'+62 Wahyu"


def test_names_do_not_become_formulas(world, dewi, as_user):
    client = as_user(dewi)
    names = [row[0] for row in _csv(_file(client, "csv"))]
    assert "'=HYPERLINK(1)" in names
    book = load_workbook(io.BytesIO(_file(client, "xlsx").content))
    cells = [cell for row in book.active.iter_rows() for cell in row]
    assert all(cell.data_type != "f" for cell in cells)


def test_a_nip_is_masked_in_the_file_as_on_the_page(world, dewi, as_user):
    client = as_user(dewi)
    book = load_workbook(io.BytesIO(_file(client, "xlsx", {}, "semua", "completed").content))
    cell = book.active["B2"]
    assert (cell.value, cell.data_type) == ("•" * 14 + NIP[-4:], "s")
    assert NIP not in client.get(reverse("courses:report_rows", args=["semua", "completed"])).text
    assert _csv(_file(client, "csv", {}, "semua", "completed"))[1][1] == cell.value


def test_hours_are_numbers(world, dewi, as_user):
    heading, *_, total = _xlsx(_file(as_user(dewi), "xlsx"))
    place = heading.index("Jam pelajaran (JP)")
    assert total[place] == 4.5
    assert _csv(_file(as_user(dewi), "csv"))[-1][place] == "4,5"


def test_the_name_of_the_file_says_year_and_course(world, dewi, as_user, today):
    response = _file(as_user(dewi), "xlsx", {"bimtek": world.slug})
    name = f"laporan-pelatihan-{today.year}-{world.slug}.xlsx"
    assert response["Content-Disposition"] == f'attachment; filename="{name}"'


@pytest.mark.parametrize("who", ["sari", "budi", "aulia"])
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_others_get_no_file(request, world, who, kind, as_user):
    client = as_user(request.getfixturevalue(who))
    assert _file(client, kind).status_code == 404
    assert _file(client, kind, {}, "semua", "assigned").status_code == 404


def test_a_head_gets_files_of_his_own_units_only(world, fauzi, disdikbud, as_user):
    client = as_user(fauzi)
    assert _file(client, "csv", {}, disdikbud.pk, "assigned").status_code == 404
    assert "Rini" not in _file(client, "csv", {}, "semua", "assigned").content.decode()


def test_a_kind_that_does_not_exist_is_404(world, dewi, as_user):
    client = as_user(dewi)
    assert _file(client, "pdf").status_code == 404
    assert _file(client, "pdf", {}, "semua", "assigned").status_code == 404
