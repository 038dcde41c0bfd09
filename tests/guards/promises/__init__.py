"""Each sentence that README, CHANGELOG and the pages for users say, and the test that shows it.

One list for each document, a line for each sentence: the names of tests, a bar, the beginning of the
sentence, as long as it needs to be to stand for that one alone. Before the bar may also stand `-`: it
promises nothing (it explains, names or asks); or `!`: it promises something, and no test shows it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
LISTS = Path(__file__).parent
NOTHING, OWED = "-", "!"
LEAST = 12  # letters of a beginning: "The" stands for nothing

_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z“*`<\d(])")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")


@dataclass(frozen=True)
class Row:
    proofs: tuple[str, ...]
    beginning: str

    @property
    def tests(self) -> list[str]:
        return [each for each in self.proofs if each not in {NOTHING, OWED}]


def sentences(text: str) -> list[str]:
    """What a document says, without its headings, commands, pictures and marks; a row of a table is
    one sentence."""
    return [plain for block in _blocks(text) for each in _split(block) if (plain := _plain(each))]


def _blocks(text: str) -> Iterator[str]:
    text = re.sub(r"```.*?```|<p>.*?</p>", "", text, flags=re.DOTALL)
    text = re.sub(r"^\|.*\n(?=\|[-| :]+$)", "", text, flags=re.MULTILINE)  # heads of tables
    block: list[str] = []
    for line in [*text.splitlines(), ""]:
        starts = re.match(r"\s*(?:[-*]|\d+\.)\s", line)
        is_apart = not line.strip() or line.startswith(("#", "|", "---"))
        if (starts or is_apart) and block:
            yield " ".join(block)
            block = []
        if line.startswith("|"):
            yield line
        elif not is_apart:
            block.append(re.sub(r"^\s*(?:[-*]|\d+\.)\s+", "", line).strip())


def _split(block: str) -> list[str]:
    if not block.startswith("|"):
        return _END.split(block)
    cells = [each.strip() for each in block.strip("|").split("|")]
    return [] if set("".join(cells)) <= set("-: ") else ["; ".join(filter(None, cells))]


def _plain(text: str) -> str:
    text = _LINK.sub(r"\1", text)
    return re.sub(r"\s+", " ", re.sub(r"[*`]", "", text)).strip()


def rows(text: str) -> list[Row]:
    found = []
    for line in text.splitlines():
        proofs, bar, beginning = line.partition(" | ")
        if bar and not line.startswith("#"):
            found.append(Row(tuple(proofs.split()), beginning.strip()))
    return found


@cache
def tests_there_are() -> frozenset[str]:
    paths = (ROOT / "tests").rglob("test_*.py")
    return frozenset(
        name for path in paths for name in re.findall(r"def (test_\w+)\(", path.read_text())
    )


def faults(document: str, listed: str) -> list[str]:
    """What a document and its list do not agree on, in words that say what to do."""
    said, all_rows = sentences(document), rows(listed)
    found = [f"say what shows it: {each}" for each in said if not _rows_of(each, all_rows)]
    for row in all_rows:
        meant = [each for each in said if each.startswith(row.beginning)]
        if len(meant) != 1 or (len(row.beginning) < LEAST and row.beginning not in said):
            found.append(f"stands for {len(meant)} sentences: {row.beginning}")
        if not row.proofs:
            found.append(f"names nothing: {row.beginning}")
        found += [f"no such test: {name}" for name in row.tests if name not in tests_there_are()]
    return found


def _rows_of(sentence: str, all_rows: list[Row]) -> list[Row]:
    return [row for row in all_rows if sentence.startswith(row.beginning)]
