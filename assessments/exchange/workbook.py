"""Reads the table of questions (XLSX): one question a row, headings in Indonesian."""

import re
from collections.abc import Callable

from assessments.exchange import headings as h
from assessments.exchange.drafts import Draft, Reading
from assessments.exchange.gift_answers import number_answer
from assessments.kinds import KINDS
from assessments.kinds.base import Payload, PayloadError
from assessments.kinds.texts import HTML, PLAIN, Rich, has_markup, rich
from foundation.spreadsheets.reading import read as read_table
from foundation.spreadsheets.refusals import SpreadsheetRefusedError
from foundation.spreadsheets.tables import CellKind, Row

_HEADINGS_WITHIN, _ENOUGH = 30, 3
_BETWEEN = re.compile(r"\s+/\s+")
_LISTED = re.compile(r"\s*[;\n]\s*")


class _Cells:
    """One row by its headings."""

    def __init__(self, row: Row, columns: dict[str, int]) -> None:
        self.line, self._row, self._columns = row.line, row, columns
        for name, column in columns.items():
            if row.cell(column).kind is CellKind.ERROR:
                raise PayloadError("cell_error", value=name)

    def get(self, name: str) -> str:
        column = self._columns.get(name)
        return "" if column is None else self._row.cell(column).text.strip()

    def text(self, name: str) -> Rich:
        return written(self.get(name))

    def filled(self) -> list[int]:
        """The numbers of the answers in which something stands, from 0."""
        names = zip(h.ANSWERS, h.PARTNERS, strict=True)
        return [n for n, (one, two) in enumerate(names) if self.get(one) or self.get(two)]

    def yes(self, name: str, default: bool) -> bool:
        said = h.folded(self.get(name))
        return default if not said else said in {"ya", "y", "benar", "true", "1"}

    def share(self, n: int, default: str) -> str:
        return self.get(h.SHARES[n]).rstrip("%").strip().replace(",", ".") or default

    def options(self) -> dict[str, str]:
        pairs = (each.partition("=") for each in _LISTED.split(self.get(h.OPTIONS)))
        return {h.folded(name): value.strip() for name, _equals, value in pairs if value}


def written(text: str) -> Rich:
    """A cell says no format: what looks like HTML is."""
    return rich(text, HTML if has_markup(text) else PLAIN)


def read(data: bytes) -> Reading:
    reading = Reading(encoding="xlsx")
    try:
        table = read_table(data, h.recognize)
    except SpreadsheetRefusedError as error:
        reading.refuse(1, "spreadsheet", value=error.code)
        return reading
    rows = iter(table.rows)
    columns: dict[str, int] = {}
    for at, row in enumerate(rows):
        if h.recognize(row.texts) >= _ENOUGH:
            columns = _columns(reading, row)
            break
        if at == _HEADINGS_WITHIN:
            break
    missing = [each for each in (h.KIND, h.TEXT) if each not in columns]
    if missing:
        reading.refuse(1, "no_headings", value=", ".join(missing))
        return reading
    for row in rows:
        _read_row(reading, row, columns)
    return reading


def _columns(reading: Reading, row: Row) -> dict[str, int]:
    found: dict[str, int] = {}
    for column, text in enumerate(row.texts):
        name = h.heading_of(text)
        if name:
            found.setdefault(name, column)
        elif text.strip():
            reading.warn(row.line, "column_not_kept", value=text.strip()[:60])
    return found


def _read_row(reading: Reading, row: Row, columns: dict[str, int]) -> None:
    name = ""
    try:
        cells = _Cells(row, columns)
        name = cells.get(h.NAME) or cells.get(h.TEXT)[:80]
        said = h.kind_name(cells.get(h.KIND))
        if not said:
            raise PayloadError("unknown_kind", value=cells.get(h.KIND)[:60] or "?")
        kind = h.KINDS[said]
        payload = {**KINDS[kind].blank(), **_OWN[kind](cells, said), **_common(cells, kind)}
    except PayloadError as error:
        reading.refuse(row.line, error.code, name[:80], **error.params)
        return
    draft = Draft(kind, cells.get(h.NAME), payload, row.line)
    draft.category = tuple(each for each in _BETWEEN.split(cells.get(h.CATEGORY)) if each)
    draft.idnumber = cells.get(h.NUMBER)
    draft.tags = tuple(each.strip() for each in cells.get(h.TAGS).split(",") if each.strip())
    reading.add(draft)


def _common(cells: _Cells, kind: str) -> Payload:
    hints = [cells.text(each) for each in h.HINTS if cells.get(each)]
    return {
        "text": cells.text(h.TEXT),
        "feedback": cells.text(h.FEEDBACK),
        "mark": cells.get(h.MARK).replace(",", ".") or KINDS[kind].blank()["mark"],
        "hints": [{"text": each, "clear": False, "count": False} for each in hints],
    }


def _choice(cells: _Cells, said: str) -> Payload:
    is_single = said != h.SEVERAL
    places = cells.filled()
    right = _key(cells, places)
    each_share = "100" if is_single or not right else _parts_of(len(right))
    answers = [
        {
            "text": cells.text(h.ANSWERS[n]),
            "share": cells.share(n, each_share if n in right else "0"),
            "feedback": cells.text(h.REMARKS[n]),
        }
        for n in places
    ]
    if len(answers) < 2:
        raise PayloadError("too_few_answers", least=2)
    return {"single": is_single, "shuffle": cells.yes(h.SHUFFLE, True), "answers": answers}


def _parts_of(count: int) -> str:
    return f"{100 / count:.5f}".rstrip("0").rstrip(".")


def _key(cells: _Cells, places: list[int]) -> set[int]:
    """`B`, `A, C` or `1; 3`: which answers are right. Raises PayloadError."""
    found = set[int]()
    for each in re.split(r"[\s,;]+", cells.get(h.KEY).upper()):
        if not each:
            continue
        n = int(each) - 1 if each.isdecimal() and len(each) < 3 else "ABCDEFGHIJ".find(each)
        if n not in places or not each:
            raise PayloadError("no_such_letter", value=each[:20])
        found.add(n)
    return found


def _truth(cells: _Cells, said: str) -> Payload:
    words = {"benar": True, "b": True, "true": True, "ya": True}
    words |= {"salah": False, "s": False, "false": False, "tidak": False}
    answer = words.get(h.folded(cells.get(h.KEY)))
    if answer is None:
        raise PayloadError("no_truth", value=cells.get(h.KEY)[:20])
    told = cells.text(h.REMARKS[0]), cells.text(h.REMARKS[1])
    return {"answer": answer, "if_true": told[0], "if_false": told[1]}


def _short(cells: _Cells, said: str) -> Payload:
    answers = [
        {
            "text": cells.get(h.ANSWERS[n]),
            "share": cells.share(n, "100"),
            "feedback": cells.text(h.REMARKS[n]),
        }
        for n in cells.filled()
    ]
    return {"case": cells.options().get("huruf besar kecil") == "ya", "answers": answers}


def _number(cells: _Cells, said: str) -> Payload:
    options = cells.options()
    kinds = {word: kind for kind, word in h.TOLERANCES.items()}
    asked = {word: kind for kind, word in h.ASKED.items()}
    answers = []
    for n in cells.filled():
        value, tolerance, kind = cells.get(h.ANSWERS[n]), cells.get(h.PARTNERS[n]), ""
        amount, _space, word = tolerance.partition(" ")
        if h.folded(word) in kinds:
            tolerance, kind = amount, h.folded(word)
        answer = number_answer(
            value.replace(",", "."),
            tolerance.replace(",", ".") or "0",
            cells.share(n, "100"),
            cells.text(h.REMARKS[n]),
        )
        answers.append({**answer, "tolerance_kind": kinds[kind]})
    units = [each.rpartition("×") for each in options.get("satuan", "").split("|") if each.strip()]
    found = [
        {"name": (name or number).strip(), "multiplier": number.strip() if name else "1"}
        for name, _times, number in units
    ]
    wanted = asked.get(options.get("cara satuan", ""), "typed" if found else "none")
    return {"answers": answers, "units": found, "unit_asked": wanted}


def _pairs(cells: _Cells, said: str) -> Payload:
    pairs = [
        {"text": cells.text(h.ANSWERS[n]), "answer": cells.get(h.PARTNERS[n])}
        for n in cells.filled()
    ]
    return {"pairs": pairs, "shuffle": cells.yes(h.SHUFFLE, True)}


def _items(cells: _Cells, said: str) -> Payload:
    grading = cells.options().get("penilaian", "ABSOLUTE_POSITION")
    return {"items": [cells.text(h.ANSWERS[n]) for n in cells.filled()], "grading": grading}


def _scale(cells: _Cells, said: str) -> Payload:
    scale = [each for each in _LISTED.split(cells.get(h.KEY)) if each]
    return {"statements": [cells.get(h.ANSWERS[n]) for n in cells.filled()], "scale": scale}


_OWN: dict[str, Callable[[_Cells, str], Payload]] = {
    "multichoice": _choice,
    "truefalse": _truth,
    "shortanswer": _short,
    "numerical": _number,
    "matching": _pairs,
    "ordering": _items,
    "likert": _scale,
    "cloze": lambda cells, said: {},
    "essay": lambda cells, said: {},
    "file": lambda cells, said: {},
    "description": lambda cells, said: {},
}
