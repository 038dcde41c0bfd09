"""A person's own transcript: what counts, what was withdrawn, as page, PDF and workbook."""

import io
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from django.urls import reverse
from pypdf import PdfReader

from credentials.ledger.operations import withdraw
from credentials.models import JpRule
from credentials.transcript.reading import years_of
from tests.credentials import made

URL = reverse("credentials:transcript")


def _file(kind: str) -> str:
    return reverse("credentials:transcript_file", args=[kind])


@pytest.fixture
def learned(sari, rini, dewi):
    """Two years of Sari's, one row withdrawn; and one of somebody else."""
    made.make_achievement(sari.person)
    made.make_achievement(sari.person, "k1", ends_on=date(2025, 11, 3), title="=CMD()")
    lost = made.make_achievement(sari.person, "k2", ends_on=date(2025, 10, 3), title="Keliru")
    withdraw(lost, dewi, "Salah orang")
    made.make_achievement(rini.person, "k3", title="Milik Rini")


def test_each_year_counts_what_stands(sari, learned):
    found = {each.number: (each.hours, len(each.rows)) for each in years_of(sari.person)}
    assert found == {2026: (Decimal(6), 1), 2025: (Decimal(6), 2)}


def test_a_ceiling_is_said(sari, learned, as_user):
    JpRule.objects.update(cap_per_year=4)
    assert years_of(sari.person)[0].hours == 4
    assert "paling banyak sekian JP" in as_user(sari).get(URL).content.decode()


def test_she_reads_her_own_and_nobody_elses(sari, learned, as_user):
    html = as_user(sari).get(URL).content.decode()
    assert "2026: 6,0 JP" in html
    assert "ditarik: Salah orang" in html
    assert "Milik Rini" not in html


def test_the_workbook_has_text_that_is_no_formula(sari, learned, as_user):
    answer = as_user(sari).get(_file("xlsx"))
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    rows = list(book.active.iter_rows(values_only=True))
    assert rows[0][1] == "Kegiatan"
    assert [(row[0], row[1], row[7]) for row in rows[1:]] == [
        (2026, rows[1][1], 6),
        (2025, "=CMD()", 6),
        (2025, "Keliru", None),
    ]
    assert rows[3][8] == "ditarik: Salah orang"
    assert book.active.cell(3, 2).data_type == "s"


def test_the_pdf_reads_and_masks_the_nip(sari, learned, as_user):
    reader = PdfReader(io.BytesIO(as_user(sari).get(_file("pdf")).content))
    text = "\n".join(page.extract_text() for page in reader.pages)
    assert "Sari Wulandari" in text
    assert "2026: 6,0 JP" in text
    assert sari.person.nip not in text


def test_nothing_yet_is_said(sari, as_user):
    assert "Belum ada yang tercatat." in as_user(sari).get(URL).content.decode()


def test_an_unknown_kind_and_an_account_without_a_record_find_nothing(sari, as_user, make_user):
    assert as_user(sari).get(_file("docx")).status_code == 404
    assert as_user(make_user("Tanpa Data")).get(URL).status_code == 404
