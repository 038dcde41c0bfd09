"""What a number looks like, and which patterns are refused."""

from datetime import date

import pytest

from credentials.numbers.patterns import Filling, PatternError, check, shape, spell
from credentials.numbers.reasons import REASONS, sentence

FILLING = Filling(date(2026, 3, 13), "800.2.4", "Bapperida")


def test_a_pattern_is_filled():
    pattern = "{klasifikasi}/{urut:3}/{unit}/{bulan_romawi}/{tahun}"
    assert spell(pattern, 15, FILLING) == "800.2.4/015/Bapperida/III/2026"
    assert spell("{urut}-{bulan}-{tahun}", 1234, FILLING) == "1234-03-2026"


@pytest.mark.parametrize(
    ("pattern", "code"),
    [
        ("{urut:3}/Bapperida", "no_year"),
        ("SERT/{tahun}", "no_count"),
        ("{urut}/{urut}/{tahun}", "no_count"),
        ("{urut}{bulan}/{tahun}", "runs_together"),
        ("1{urut}/{tahun}", "runs_together"),
        ("{urut}/{tahu}/{tahun}", "unknown"),
        ("{urut/{tahun}", "brace"),
        ("x" * 110 + "/{urut}/{tahun}", "too_long"),
    ],
)
def test_a_pattern_that_could_repeat_is_refused_with_the_reason(pattern, code):
    with pytest.raises(PatternError) as refused:
        check(pattern, FILLING)
    assert refused.value.code == code
    assert sentence(refused.value)


def test_a_token_without_a_value_is_refused():
    with pytest.raises(PatternError) as refused:
        check("{urut}/{unit}/{tahun}", Filling(FILLING.on))
    assert (refused.value.code, refused.value.detail) == ("empty", "unit")


def test_every_refusal_has_its_words():
    assert all(str(each) for each in REASONS.values())


def test_patterns_that_give_the_same_numbers_have_one_shape():
    assert shape("{urut:3}/{tahun}", FILLING) == shape("{urut}/{tahun}", FILLING)
    assert shape("{urut}/{unit}/{tahun}", FILLING) == shape("{urut}/Bapperida/{tahun}", FILLING)
    assert shape("{urut}/A/{tahun}", FILLING) != shape("{urut}/B/{tahun}", FILLING)
