"""The security checklist has every row of the standard, and what it names is there."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import pytest

from tests.guards.repository import ROOT

CHECKLIST = ROOT / "docs" / "security-checklist.md"
DOCUMENTS = [CHECKLIST, ROOT / "SECURITY.md"]
STATUSES = {"pass", "fail", "not applicable", "operator"}
# Rows of level 1 and of level 2 in each chapter of OWASP ASVS 5.0.0, counted in its own table of
# requirements (5.0/docs_en, CSV): 70 and 183 in all.
ROWS = {
    1: (8, 19),
    2: (4, 7),
    3: (8, 11),
    4: (2, 8),
    5: (4, 5),
    6: (13, 22),
    7: (6, 12),
    8: (4, 3),
    9: (4, 3),
    10: (5, 24),
    11: (3, 11),
    12: (3, 6),
    13: (1, 12),
    14: (2, 7),
    15: (3, 10),
    16: (0, 16),
    17: (0, 7),
}

NUMBER = re.compile(r"V([1-9]\d?)\.([1-9]\d?)\.([1-9]\d?)")
CODE = re.compile(r"(waits: )?`([^`\n]+)`")
PATH = re.compile(r"(?:[\w.-]+/)+[\w.-]*(?:::\w+)?|[\w-]+\.(?:md|txt|toml|yml)")
SETTING = re.compile(r"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+")


@dataclass(frozen=True)
class Row:
    number: str
    level: str
    asked: str
    status: str
    shown: str


def _rows(text: str) -> Iterator[Row]:
    """Lines of tables that begin like a row of the standard, well-formed or not."""
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if re.match(r"\| *V\d", line):
            yield Row(*(cells + [""] * 5)[:5])


def _malformed(rows: list[Row]) -> list[str]:
    twice = [number for number, count in Counter(row.number for row in rows).items() if count > 1]
    return [f"{number} stands twice" for number in twice] + [
        f"{row.number} is not well-formed"
        for row in rows
        if not NUMBER.fullmatch(row.number)
        or row.level not in {"1", "2"}
        or row.status not in STATUSES
        or not (row.asked and row.shown)
    ]


def _unproven(rows: list[Row]) -> list[str]:
    """Rows that pass and name neither test nor file nor setting."""
    passed = [row for row in rows if row.status == "pass"]
    return [row.number for row in passed if not _proofs(row.shown) and "](#" not in row.shown]


def _proofs(text: str) -> list[tuple[str, bool]]:
    """What stands in backticks and is a path, a test or a setting, and whether it is waited for."""
    return [
        (code, bool(waits))
        for waits, code in CODE.findall(text)
        if PATH.fullmatch(code) or SETTING.fullmatch(code)
    ]


def _missing(text: str) -> list[str]:
    return [name for name, waits in _proofs(text) if not waits and not _is_there(name)]


def _is_there(name: str) -> bool:
    if SETTING.fullmatch(name):
        return re.search(rf"\b{name}\b", _settings()) is not None
    path, _, test = name.partition("::")
    target = ROOT / path
    if not test:
        return target.exists()
    return target.is_file() and re.search(rf"def {test}\(", target.read_text()) is not None


@cache
def _settings() -> str:
    """Settings of the site, and the variables that its deployment takes."""
    paths = [*(ROOT / "site" / "config" / "settings").glob("*.py"), ROOT / "docker-compose.yml"]
    return "\n".join(path.read_text() for path in paths)


def _counted(rows: list[Row]) -> dict[int, tuple[int, int]]:
    found = Counter((int(row.number[1:].split(".")[0]), row.level) for row in rows)
    return {chapter: (found[chapter, "1"], found[chapter, "2"]) for chapter in ROWS}


def _left(text: str) -> set[str]:
    """The rows that the top of the page names as work that is left."""
    part = text.partition("## Work that is left")[2].partition("\n## ")[0]
    return {match.group() for match in NUMBER.finditer(part)}


@pytest.fixture(scope="module")
def text() -> str:
    return CHECKLIST.read_text()


@pytest.fixture(scope="module")
def rows(text: str) -> list[Row]:
    return list(_rows(text))


def test_every_row_of_levels_one_and_two_stands_there_once(rows: list[Row], covered):
    covered(f"{len(rows)} rows")
    assert _malformed(rows) == []
    assert _counted(rows) == ROWS
    assert [sum(each) for each in zip(*ROWS.values(), strict=True)] == [70, 183]


def test_what_does_not_hold_is_told_at_the_top(rows: list[Row], text: str):
    assert _left(text) == {row.number for row in rows if row.status == "fail"}


def test_whatever_passes_is_shown(rows: list[Row]):
    assert _unproven(rows) == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_test_file_and_setting_that_is_named_exists(path, covered):
    text = path.read_text()
    covered(f"{len(_proofs(text))} names")
    assert _missing(text) == []


def test_control_arm_a_bad_row_is_found():
    good = "| V1.2.3 | 1 | something | pass | `docs/privacy.md` |"
    assert _malformed(list(_rows(good))) == []
    assert _malformed(list(_rows(f"{good}\n{good}"))) == ["V1.2.3 stands twice"]
    for old, new in [("V1.2.3", "V1.2"), ("1 | s", "3 | s"), ("pass", "passt"), ("something", "")]:
        assert _malformed(list(_rows(good.replace(old, new)))), new


def test_control_arm_what_is_not_there_is_found():
    named = "`tests/guards/test_checklist.py::test_no_such` `docs/no.md` `NO_SUCH_SETTING` `NO.md`"
    there = "`tests/guards/test_checklist.py::test_whatever_passes_is_shown` `DEBUG` `SECRET_KEY`"
    assert _missing(f"{named} {there} `docs/` waits: `docs/later.md` `/healthz`") == [
        "tests/guards/test_checklist.py::test_no_such",
        *["docs/no.md", "NO_SUCH_SETTING", "NO.md"],
    ]


def test_control_arm_a_row_that_nothing_shows_is_found():
    line = "| V1.2.3 | 1 | something | pass | we are sure |"
    assert _unproven(list(_rows(line))) == ["V1.2.3"]
