"""What a number looks like: `{klasifikasi}/{urut:3}/{unit}/{bulan_romawi}/{tahun}`."""

import re
from dataclasses import dataclass
from datetime import date

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
TOKENS = ("klasifikasi", "urut", "unit", "bulan", "bulan_romawi", "tahun")
_TOKEN = re.compile(r"\{(\w+)(?::(\d))?\}")
LONGEST_NUMBER = 120
LONGEST_COUNT = 10


class PatternError(Exception):
    """The pattern cannot be used; `code` says why (`credentials.numbers.reasons`), `detail` what."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code)
        self.code, self.detail = code, detail


@dataclass(frozen=True)
class Filling:
    """What stands for the tokens. `on`: the date of issue, a local day: its year is the number's."""

    on: date
    classification: str = ""
    unit: str = ""


def spell(pattern: str, count: int, filling: Filling) -> str:
    """The number: `spell("{urut:3}/{tahun}", 7, …)` is 007/2026."""
    values = {
        "klasifikasi": filling.classification,
        "unit": filling.unit,
        "bulan": f"{filling.on.month:02d}",
        "bulan_romawi": ROMAN[filling.on.month - 1],
        "tahun": str(filling.on.year),
    }

    def value(match: re.Match[str]) -> str:
        if match[1] == "urut":
            return f"{count:0{int(match[2] or 1)}d}"
        return values[match[1]]

    return _TOKEN.sub(value, pattern)


def check(pattern: str, filling: Filling) -> None:
    """Raises PatternError where numbers of this pattern could be mistaken or could repeat: without the
    count, without the year (the count begins anew in January), with two values that run into each
    other (1 and 12 beside each other look like 11 and 2), or with an empty value."""
    found = _TOKEN.findall(pattern)
    names = [name for name, _ in found]
    rest = _TOKEN.sub("", pattern)
    if "{" in rest or "}" in rest:
        raise PatternError("brace")
    unknown = next((name for name in names if name not in TOKENS), None)
    if unknown is not None:
        raise PatternError("unknown", unknown)
    if names.count("urut") != 1:
        raise PatternError("no_count")
    if "tahun" not in names:
        raise PatternError("no_year")
    if re.search(r"\}\{|\}\d|\d\{", pattern):
        raise PatternError("runs_together")
    _check_values(names, filling)
    if len(spell(pattern, 10**LONGEST_COUNT - 1, filling)) > LONGEST_NUMBER:
        raise PatternError("too_long")


def _check_values(names: list[str], filling: Filling) -> None:
    if "klasifikasi" in names and not filling.classification:
        raise PatternError("empty", "klasifikasi")
    if "unit" in names and not filling.unit:
        raise PatternError("empty", "unit")


def shape(pattern: str, filling: Filling) -> str:
    """Two patterns of one shape would give the same numbers: they differ in zeros before the count,
    or name what both spell alike. The month does not keep them apart: both count in one year."""
    told = {"klasifikasi": filling.classification, "unit": filling.unit}

    def value(match: re.Match[str]) -> str:
        return told.get(match[1], f"{{{match[1]}}}")

    return _TOKEN.sub(value, pattern).casefold()


def unit_of(pattern: str, filling: Filling) -> str:
    """Whose count it is: units that the number does not name share one."""
    return filling.unit if "unit" in {name for name, _ in _TOKEN.findall(pattern)} else ""


def series_pattern(pattern: str, filling: Filling) -> str:
    """The pattern under which a series counts: codes of classification count apart."""
    return pattern.replace("{klasifikasi}", filling.classification)
