"""What the mentoring report gives away as a file: CSV and XLSX equal to the screen."""

import csv
import io
import re
from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from agents.models import Person
from innovations.models import Innovation
from mentoring.assignments.operations import assign
from mentoring.sessions.operations.outcomes import report as tell

REPORT = reverse("mentoring:supervision")
TABLES = {
    "opd": 0,
    "sesi": -3,
    "bulan": -2,
    "pamong": -1,
}  # where each stands among those of the page
TABLE = re.compile(
    r'<table class="kl-table kl-table--stack kl-table--report".*?</table>', re.DOTALL
)


@pytest.fixture
def world(session, make_innovation, make_opd, dinkes, sari, rini, budi, set_clock):
    """A session held, an innovation without mentor, and names that would be formulas."""
    trap = make_opd("=HYPERLINK(1)", dinkes, "unit")
    alone = make_innovation(sari, "+Antre Pasti")
    Innovation.objects.filter(pk=alone.pk).update(opd=trap)
    make_innovation(rini, "Kelas Sungai")
    Person.objects.filter(pk=budi.person.pk).update(name="@Budi Santoso")
    set_clock("2026-03-12 10:00")
    tell(session, budi, was_held=True, minutes="", present=[])


def _file(client, kind: str, name: str, *args: object):
    return client.get(reverse(f"mentoring:{name}", args=[*args, kind]))


def _csv(response) -> list[list[str]]:
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig")), delimiter=";"))


def _xlsx(response) -> list[list[object]]:
    sheet = load_workbook(io.BytesIO(response.content)).active
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def _screen(table: str) -> list[list[str]]:
    """Text of every cell, headings left out."""
    rows = re.findall(r'<tr role="row">(.*?)</tr>', table, re.DOTALL)[1:]
    cells = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL) for row in rows]
    texts = [[unescape(re.sub(r"<[^>]+>", "", cell)).strip() for cell in row] for row in cells]
    return [["" if text == "–" else text for text in row] for row in texts]


def _plain(value: object) -> str:
    """As a person reads it, the marks of a safe CSV taken off."""
    if hasattr(value, "strftime"):
        return f"{value:%d/%m/%Y}"
    return "" if value is None else str(value).removeprefix("'")


def _same(client, shown: list[list[str]], name: str, *args: object) -> None:
    for rows in (
        _csv(_file(client, "csv", name, *args)),
        _xlsx(_file(client, "xlsx", name, *args)),
    ):
        assert [[_plain(value) for value in row] for row in rows[1:]] == shown


@pytest.mark.parametrize("who", ["dewi", "fauzi"])
def test_each_table_is_a_file_that_holds_what_the_screen_shows(request, who, world, as_user):
    client = as_user(request.getfixturevalue(who))
    tables = TABLE.findall(client.get(REPORT).content.decode())
    assert len(tables) == 5
    for name, place in TABLES.items():
        shown = _screen(tables[place])
        assert shown
        _same(client, shown, "supervision_file", name)


LISTS = [
    ("supervision_rows", "semua", "innovations"),
    ("supervision_rows", "semua", "alone"),
    ("supervision_rows", "semua", "held-3"),
    ("supervision_load", None, "accompanied"),
    ("supervision_load", None, "held"),
]


@pytest.mark.parametrize(("name", "first", "figure"), LISTS)
def test_the_rows_behind_a_figure_are_a_file_too(world, fauzi, budi, name, first, figure, as_user):
    client = as_user(fauzi)
    args = [first or budi.person.pk, figure]
    page = client.get(reverse(f"mentoring:{name}", args=args)).content.decode()
    shown = _screen(TABLE.findall(page)[0])
    assert shown
    _same(client, shown, f"{name}_file", *args)


def test_names_do_not_become_formulas(world, dewi, as_user):
    client = as_user(dewi)
    assert "'=HYPERLINK(1)" in [
        row[0] for row in _csv(_file(client, "csv", "supervision_file", "opd"))
    ]
    alone = _csv(_file(client, "csv", "supervision_rows_file", "semua", "alone"))
    assert "'+Antre Pasti" in [row[0] for row in alone]
    for args in (("supervision_file", "opd"), ("supervision_file", "pamong")):
        book = load_workbook(io.BytesIO(_file(client, "xlsx", *args).content))
        assert all(cell.data_type != "f" for row in book.active.iter_rows() for cell in row)


def test_counts_are_numbers_and_days_are_days(world, dewi, as_user):
    total = _xlsx(_file(as_user(dewi), "xlsx", "supervision_file", "opd"))[-1]
    assert total[2:] == [3, 2, 0, 0, 0, 0]
    total = _xlsx(_file(as_user(dewi), "xlsx", "supervision_file", "sesi"))[-1]
    assert total[2:] == [1, 0, 0, 0]
    row = _xlsx(_file(as_user(dewi), "xlsx", "supervision_rows_file", "semua", "alone"))[1]
    assert row[2].date() <= timezone.localdate()


def test_the_name_of_the_file_says_year_and_table(world, dewi, as_user):
    response = _file(as_user(dewi), "xlsx", "supervision_file", "bulan")
    assert 'filename="laporan-pendampingan-2026-bulan.xlsx"' in response["Content-Disposition"]


def test_a_kind_or_table_that_does_not_exist_is_404(world, dewi, budi, as_user):
    client = as_user(dewi)
    assert _file(client, "pdf", "supervision_file", "opd").status_code == 404
    assert _file(client, "csv", "supervision_file", "rahasia").status_code == 404
    assert _file(client, "pdf", "supervision_rows_file", "semua", "held").status_code == 404
    load = (budi.person.pk, "held")
    assert _file(client, "pdf", "supervision_load_file", *load).status_code == 404


@pytest.mark.parametrize("who", ["sari", "budi", "aulia"])
def test_others_get_no_file(request, world, who, budi, as_user):
    client = as_user(request.getfixturevalue(who))
    for name, args in {
        "supervision_file": ("opd",),
        "supervision_rows_file": ("semua", "held"),
        "supervision_load_file": (budi.person.pk, "held"),
    }.items():
        assert _file(client, "xlsx", name, *args).status_code == 404


def test_a_head_gets_files_of_his_own_agencies_only(
    world, fauzi, other_mentor, rini, dewi, disdikbud, as_user
):
    theirs = Innovation.objects.get(name="Kelas Sungai")
    hana = other_mentor.person.appointments.get()
    assign(hana, theirs, dewi, starts_on=timezone.localdate())
    client = as_user(fauzi)
    assert _file(client, "csv", "supervision_rows_file", disdikbud.pk, "alone").status_code == 404
    assert _file(client, "csv", "supervision_load_file", hana.person_id, "held").status_code == 404
    for name in TABLES:
        text = _file(client, "csv", "supervision_file", name).content.decode()
        assert "Hana" not in text
        assert "Pendidikan" not in text
