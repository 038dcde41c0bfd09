"""What every report has in common: cells, bars, days, addresses, files."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.http import Http404
from django.test import RequestFactory
from django.utils import translation

from foundation.reports.charts import Bar, Chart
from foundation.reports.exports import download
from foundation.reports.links import Links
from foundation.reports.pages import table_file
from foundation.reports.periods import FREE, Period, asked_period, cut_off, years_since
from foundation.reports.rows import RowList
from foundation.reports.tables import Cell, Column, Table, counted, number
from foundation.templatetags.foundation_reports import as_line

TABLE = Table(
    "Tabel", [Column("Nama"), Column("Jumlah", numeric=True)], [[Cell("A"), Cell(1)]], [Cell("Σ")]
)


@pytest.mark.parametrize(
    ("year", "today", "day"),
    [
        (2026, date(2026, 3, 9), date(2026, 3, 9)),
        (2026, date(2026, 12, 31), date(2026, 12, 31)),
        (2025, date(2026, 1, 1), date(2025, 12, 31)),
    ],
)
def test_a_report_counts_as_of_today_or_the_end_of_its_year(year, today, day):
    assert cut_off(year, today) == day


@pytest.mark.parametrize(
    ("word", "first", "last", "before"),
    [
        ("", date(2024, 1, 1), date(2024, 12, 31), date(2023, 1, 1)),
        ("s1", date(2024, 1, 1), date(2024, 6, 30), date(2023, 7, 1)),
        ("s2", date(2024, 7, 1), date(2024, 12, 31), date(2024, 1, 1)),
        ("t1", date(2024, 1, 1), date(2024, 3, 31), date(2023, 10, 1)),
        ("t4", date(2024, 10, 1), date(2024, 12, 31), date(2024, 7, 1)),
        ("b1", date(2024, 1, 1), date(2024, 1, 31), date(2023, 12, 1)),
        ("b3", date(2024, 3, 1), date(2024, 3, 31), date(2024, 2, 1)),
        ("b12", date(2024, 12, 1), date(2024, 12, 31), date(2024, 11, 1)),
    ],
)
def test_a_part_of_a_year_has_its_days_and_follows_on_the_one_before(word, first, last, before):
    period = Period.part(2024, word)
    assert period is not None
    assert (period.first, period.last, period.word) == (first, last, word)
    earlier = period.before
    assert (earlier.first, earlier.last) == (before, first - timedelta(days=1))
    assert earlier == Period.part(earlier.year, earlier.word)


@pytest.mark.parametrize(
    "word", ["s0", "s3", "t5", "b0", "b13", "b01", "x1", "s", "s1x", "²", "b-1"]
)
def test_there_is_no_other_part(word):
    assert Period.part(2024, word) is None


def test_days_of_ones_own_lie_within_the_years_of_the_report():
    today, years = date(2026, 3, 9), [2026, 2025]

    def asked(*days: str) -> Period:
        return asked_period(2026, FREE, days, years, today)

    own = asked("2025-11-20", "2026-02-03")
    assert own == Period(date(2025, 11, 20), date(2026, 2, 3), FREE)
    assert own.before == Period(date(2025, 9, 5), date(2025, 11, 19), FREE)
    whole = Period.of_year(2026)
    for days in [("2026-02-03", "2025-11-20"), ("1999-01-01", "2026-01-01"), ("x", ""), ("", "")]:
        assert asked(*days) == whole
    assert asked_period(2026, "t2", ("", ""), years, today) == whole  # has not begun
    assert asked_period(2026, "t1", ("", ""), years, today) == Period.part(2026, "t1")


def test_the_years_go_back_to_the_first_record_and_never_beyond_today():
    today = date(2026, 3, 9)
    assert years_since(date(2024, 5, 1), today) == [2026, 2025, 2024]
    assert years_since(None, today) == [2026]
    assert years_since(date(2027, 1, 1), today) == [2026]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "–"),
        (999, "999"),
        (12345, "12.345"),
        (Decimal("4.5"), "4,5"),
        (date(2026, 3, 9), "09-03-2026"),
        ("7", "7"),
    ],
)
def test_a_cell_reads_as_the_language_writes_it(value, text):
    with translation.override("id"):
        assert Cell(value).text.replace("/", "-") == text


def test_nought_opens_nothing_and_any_other_figure_its_rows():
    assert counted(0, "/rows/").url == ""
    assert counted(3, "/rows/").url == "/rows/"


@pytest.mark.parametrize(
    ("value", "plain"), [(None, 0), (Decimal("4.0"), 4), (Decimal("4.5"), Decimal("4.5")), (2, 2)]
)
def test_whole_hours_have_no_decimal(value, plain):
    assert number(value) == plain
    assert isinstance(number(value), int) == (plain == int(plain))


def test_a_line_escapes_what_people_typed():
    cells = [Cell("<b>", "/?a=1&b=2", "<i>", 2), Cell(1, "/x/")]
    line = as_line(cells, [Column("Nama"), Column('"Jumlah"', numeric=True)])
    assert "<b>" not in line
    assert "<i>" not in line
    assert 'class="kl-tree kl-tree--2"' in line
    assert 'href="/?a=1&amp;b=2"' in line
    assert 'data-label="&quot;Jumlah&quot;"' in line


def test_a_line_with_a_cell_too_few_is_refused():
    with pytest.raises(ValueError, match="zip"):
        as_line([Cell("A")], TABLE.columns)


def test_addresses_stand_below_the_report_and_carry_its_choices():
    links = Links("/laporan/", "tahun=2026&unit=3")
    assert links.rows("semua", "held") == "/laporan/semua/held/?tahun=2026&unit=3"
    assert links.files() == {
        "csv": "/laporan/unduh/csv/?tahun=2026&unit=3",
        "xlsx": "/laporan/unduh/xlsx/?tahun=2026&unit=3",
    }
    assert links.files("opd")["csv"] == "/laporan/unduh/opd/csv/?tahun=2026&unit=3"


def test_the_name_of_a_file_leaves_empty_parts_out():
    response = download(TABLE, "csv", "laporan", 2026, "", "RSUD Balangan")
    assert 'filename="laporan-2026-rsud-balangan.csv"' in response["Content-Disposition"]


def test_a_kind_of_file_that_there_is_not_is_404_before_the_table_is_made():
    def make() -> Table:
        raise AssertionError

    with pytest.raises(Http404):
        table_file(RequestFactory(), "pdf", make)


def test_a_total_is_the_last_line_of_a_file():
    assert TABLE.values == [["A", 1], ["Σ"]]
    assert Table("Tabel", TABLE.columns, TABLE.rows).values == [["A", 1]]


def test_bars_stand_below_each_other_and_long_labels_are_cut():
    bars = [Bar("x" * 34, "1", 100, 0), Bar("x" * 35, "0", 0, 1)]
    chart = Chart("Grafik", bars, TABLE)
    assert chart.height == 80
    assert [bar.text_at for bar in bars] == [15, 55]
    assert [bar.bar_at for bar in bars] == [22, 62]
    assert [len(bar.short_label) for bar in bars] == [34, 34]
    assert bars[1].short_label.endswith("…")


def test_a_list_says_how_many_rows_it_has():
    listed = RowList("Dinas", "Selesai", [], lambda some, caption: TABLE)
    with translation.override("en"):
        assert (listed.size(1), listed.size(2)) == ("1 row", "2 rows")
    assert listed.caption == "Dinas: Selesai"
