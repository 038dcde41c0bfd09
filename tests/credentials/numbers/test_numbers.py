"""Numbers are taken once, in order, and never again."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import transaction

from credentials.certificates.operations.issuing import issue
from credentials.models import NumberEntry, NumberSeries
from credentials.numbers import operations
from credentials.numbers.patterns import Filling

PATTERN = "{urut:3}/{unit}/{tahun}"
FILLING = Filling(date(2026, 3, 13), "", "Bapperida")


@transaction.atomic
def _take(filling: Filling = FILLING, pattern: str = PATTERN) -> str:
    return operations.take(pattern, filling).number


def test_a_series_counts_for_its_unit_and_year(database):
    assert [_take(), _take()] == ["001/Bapperida/2026", "002/Bapperida/2026"]
    assert _take(replace(FILLING, unit="Dinkes")) == "001/Dinkes/2026"
    assert _take(replace(FILLING, on=date(2027, 1, 1))) == "001/Bapperida/2027"


def test_units_that_the_number_does_not_name_share_one_count(database):
    pattern = "{urut}/{tahun}"
    assert _take(FILLING, pattern) == "1/2026"
    assert _take(replace(FILLING, unit="Dinkes"), pattern) == "2/2026"


def test_what_is_rolled_back_leaves_no_gap(database):
    with transaction.atomic():
        assert operations.take(PATTERN, FILLING).number == "001/Bapperida/2026"
        transaction.set_rollback(True)
    assert _take() == "001/Bapperida/2026"


def test_a_void_number_stays_listed_and_is_never_given(database, dewi):
    series = operations.series_of(PATTERN, FILLING)
    operations.void(series, "002/Bapperida/2026", "Rusak di cetakan", dewi)
    operations.void(series, "002/Bapperida/2026", "Lagi", dewi)
    assert [_take(), _take()] == ["001/Bapperida/2026", "003/Bapperida/2026"]
    entry = NumberEntry.objects.get(number="002/Bapperida/2026")
    assert entry.void_reason == "Rusak di cetakan"


def test_another_pattern_never_gives_a_number_that_stands_in_the_book(database):
    assert _take(FILLING, "{urut:1}/{tahun}") == "1/2026"
    assert _take(FILLING, "{urut}/{tahun}") == "2/2026"


def test_within_ranges_of_the_secretariat_only(database, dewi):
    series = operations.series_of(PATTERN, FILLING)
    operations.give_range(series, 40, 41, "Nota 12", dewi)
    operations.give_range(series, 60, 60, "Nota 13", dewi)
    assert [_take()[:3] for _ in range(3)] == ["040", "041", "060"]
    with pytest.raises(operations.RangesUsedUpError):
        _take()
    with pytest.raises(operations.NumberGivenError):
        operations.give_range(series, 60, 70, "Nota 14", dewi)
    operations.give_range(series, 61, 61, "Nota 15", dewi)
    with pytest.raises(operations.NumberGivenError):
        operations.give_range(series, 61, 62, "Nota 16", dewi)
    assert _take()[:3] == "061"


def test_given_numbers_come_first(database, dewi):
    series = operations.series_of(PATTERN, FILLING)
    operations.give_number(series, "800/77/SETDA/2026", "Buku agenda", dewi)
    with pytest.raises(operations.NumberGivenError):
        operations.give_number(series, "800/77/SETDA/2026", "Buku agenda", dewi)
    assert [_take(), _take()] == ["800/77/SETDA/2026", "001/Bapperida/2026"]
    assert NumberSeries.objects.get().last == 1


def test_the_number_of_a_certificate_is_not_made_void(design, achievement, dewi):
    certificate = issue(achievement, design, None)
    with pytest.raises(operations.NumberInUseError):
        operations.void(certificate.entry.series, certificate.number, "Rusak", dewi)
