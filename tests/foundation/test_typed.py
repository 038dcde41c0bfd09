"""What is typed into a form: one line where one is meant, days that somebody may mean, words as they
were written."""

import pytest
from django import forms

from foundation.forms import CleanFields
from foundation.spreadsheets.reading import read
from foundation.text import one_line
from tests.agents.staff_import.staff_lists import csv_file, xlsx_file

WRITTEN = "Terima kasih 👍🏽, Bu\u00a0Sari:\n\tＡ１ \u200e– sampai besok"


class _Form(CleanFields, forms.Form):
    name = forms.CharField(required=False)
    words = forms.CharField(widget=forms.Textarea, required=False)
    day = forms.DateField(required=False)


@pytest.mark.parametrize(
    "typed", ["Sari\nWulandari", "Sari \t Wulandari", " Sari\u2028Wulandari\r\n"]
)
def test_a_field_of_one_line_takes_one_line(typed):
    form = _Form({"name": typed})
    assert form.is_valid()
    assert form.cleaned_data["name"] == "Sari Wulandari"


@pytest.mark.parametrize("text", ["Sari Wulandari", " Sari Wulandari ", "\nSari\tWulandari \n"])
def test_one_line_ends_with_its_last_word(text):
    """Whoever calls it is no form, which takes blanks away by itself."""
    assert one_line(text) == "Sari Wulandari"


def test_a_cell_of_a_staff_list_takes_one_line():
    whole = [["Sari\nWulandari\t", "1"]]
    for data in (csv_file(whole, ["Nama", "NIP"]), xlsx_file(whole, ["Nama", "NIP"])):
        table = read(data, lambda texts: len({"Nama", "NIP"}.intersection(texts)))
        assert table.rows[1].texts[0] == "Sari Wulandari"


@pytest.mark.parametrize(
    ("day", "is_taken"),
    [("1899-12-31", False), ("1900-01-01", True), ("2199-12-31", True), ("2200-01-01", False)],
)
def test_a_day_that_nobody_means_is_refused_beside_its_field(day, is_taken):
    assert ("day" not in _Form({"day": day}).errors) == is_taken


def test_what_people_write_stays_as_they_wrote_it():
    form = _Form({"words": WRITTEN, "name": "Kopi ☕ untuk Ａ"})
    assert form.is_valid()
    assert form.cleaned_data["words"] == WRITTEN
    assert form.cleaned_data["name"] == "Kopi ☕ untuk Ａ"
