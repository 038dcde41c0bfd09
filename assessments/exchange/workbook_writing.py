"""Writes the table of questions (XLSX), and the empty one with examples that offices fill in."""

from collections.abc import Callable, Iterable

from assessments.exchange import headings as h
from assessments.exchange.drafts import Draft
from assessments.kinds.base import Payload
from foundation.spreadsheets.writing import Sheet, xlsx

_Cells = dict[str, str]
_WIDE = {h.TEXT: 50, h.FEEDBACK: 30, h.NAME: 24}
_HELP = (
    (
        "Satu baris satu soal. Baris judul jangan diubah; kolom yang tidak dipakai boleh dihapus.",
        "",
    ),
    ("Jenis soal", ", ".join(h.KINDS)),
    ("Kunci, pilihan ganda", "Huruf jawaban: B; untuk yang kompleks: A, C. Atau isi kolom Bobot."),
    ("Kunci, benar atau salah", "Benar atau Salah"),
    ("Kunci, skala sikap", "Nama tingkat, dipisah titik koma: Tidak setuju; Netral; Setuju"),
    ("Jawaban, isian singkat", "Tanda * mewakili teks apa pun."),
    ("Pasangan atau toleransi", "Menjodohkan: pasangannya. Angka: toleransi, misalnya 0,5."),
    ("Kategori", "Tingkat dipisah dengan spasi garis miring spasi: Umum / Proposal"),
    ("Pilihan lain", "Angka: satuan=m×1|cm×100. Isian singkat: huruf besar kecil=ya."),
)
_EXAMPLES: tuple[_Cells, ...] = (
    {
        h.KIND: "Pilihan ganda",
        h.TEXT: "Apa ibu kota Kabupaten Balangan?",
        h.ANSWERS[0]: "Paringin",
        h.ANSWERS[1]: "Amuntai",
        h.ANSWERS[2]: "Barabai",
        h.KEY: "A",
    },
    {h.KIND: "Benar atau salah", h.TEXT: "Satu hari ada 24 jam.", h.KEY: "Benar"},
    {
        h.KIND: "Isian singkat",
        h.TEXT: "Tuliskan kepanjangan OPD.",
        h.ANSWERS[0]: "organisasi perangkat daerah",
    },
    {
        h.KIND: "Angka",
        h.TEXT: "Berapa menit satu jam pelajaran?",
        h.ANSWERS[0]: "45",
        h.PARTNERS[0]: "0",
    },
    {
        h.KIND: "Menjodohkan",
        h.TEXT: "Jodohkan satuan dengan yang diukurnya.",
        h.ANSWERS[0]: "meter",
        h.PARTNERS[0]: "panjang",
        h.ANSWERS[1]: "kilogram",
        h.PARTNERS[1]: "massa",
    },
)


def write(drafts: Iterable[Draft]) -> bytes:
    return _workbook(map(_row, drafts))


def template() -> bytes:
    """An empty table with a few examples and how to fill it in."""
    return _workbook(_EXAMPLES)


def carries(kind: str) -> bool:
    return kind in _WRITERS


def _workbook(rows: Iterable[_Cells]) -> bytes:
    cells = ([row.get(name, "") for name in h.HEADINGS] for row in rows)
    widths = [_WIDE.get(name, 18) for name in h.HEADINGS]
    return xlsx(
        [
            Sheet("Soal", h.HEADINGS, cells, widths),
            Sheet("Cara mengisi", ("Kolom", "Isi"), _HELP, (60, 90)),
        ]
    )


def _row(draft: Draft) -> _Cells:
    payload = draft.payload
    cells = {
        h.KIND: h.NAMES[draft.kind],
        h.CATEGORY: " / ".join(draft.category),
        h.NUMBER: draft.idnumber,
        h.NAME: draft.name,
        h.TEXT: payload["text"]["text"],
        h.FEEDBACK: payload["feedback"]["text"],
        h.MARK: payload["mark"],
        h.TAGS: ", ".join(draft.tags),
    }
    for heading, hint in zip(h.HINTS, payload["hints"], strict=False):
        cells[heading] = hint["text"]["text"]
    return cells | _WRITERS[draft.kind](payload)


def _choice(payload: Payload) -> _Cells:
    kind = {} if payload["single"] else {h.KIND: h.SEVERAL}
    return kind | _shuffled(payload) | _weighed(payload)


def _shuffled(payload: Payload) -> _Cells:
    return {h.SHUFFLE: h.YES if payload["shuffle"] else h.NO}


def _weighed(payload: Payload) -> _Cells:
    cells: _Cells = {}
    for n, each in enumerate(payload["answers"][: h.MOST]):
        text = each.get("text", each.get("value", ""))
        cells[h.ANSWERS[n]] = text if isinstance(text, str) else text["text"]
        cells[h.SHARES[n]] = each["share"]
        cells[h.REMARKS[n]] = each["feedback"]["text"]
    return cells


def _truth(payload: Payload) -> _Cells:
    return {
        h.KEY: h.TRUE if payload["answer"] else h.FALSE,
        h.REMARKS[0]: payload["if_true"]["text"],
        h.REMARKS[1]: payload["if_false"]["text"],
    }


def _short(payload: Payload) -> _Cells:
    return _weighed(payload) | ({h.OPTIONS: "huruf besar kecil=ya"} if payload["case"] else {})


def _number(payload: Payload) -> _Cells:
    cells = _weighed(payload)
    for n, each in enumerate(payload["answers"][: h.MOST]):
        word = h.TOLERANCES[each["tolerance_kind"]]
        cells[h.PARTNERS[n]] = f"{each['tolerance']} {word}".strip()
    if payload["units"]:
        units = "|".join(f"{each['name']}×{each['multiplier']}" for each in payload["units"])
        cells[h.OPTIONS] = f"satuan={units}; cara satuan={h.ASKED[payload['unit_asked']]}"
    return cells


def _pairs(payload: Payload) -> _Cells:
    cells = _shuffled(payload)
    for n, each in enumerate(payload["pairs"][: h.MOST]):
        cells[h.ANSWERS[n]] = each["text"]["text"]
        cells[h.PARTNERS[n]] = each["answer"]
    return cells


def _items(payload: Payload) -> _Cells:
    items = payload["items"][: h.MOST]
    cells = {h.ANSWERS[n]: each["text"] for n, each in enumerate(items)}
    return cells | {h.OPTIONS: f"penilaian={payload['grading']}"}


def _scale(payload: Payload) -> _Cells:
    statements = payload["statements"][: h.MOST]
    cells = {h.ANSWERS[n]: each for n, each in enumerate(statements)}
    return cells | {h.KEY: "; ".join(payload["scale"])}


def _nothing(payload: Payload) -> _Cells:
    return {}


_WRITERS: dict[str, Callable[[Payload], _Cells]] = {
    "multichoice": _choice,
    "truefalse": _truth,
    "shortanswer": _short,
    "numerical": _number,
    "matching": _pairs,
    "ordering": _items,
    "likert": _scale,
    "cloze": _nothing,
    "essay": _nothing,
    "file": _nothing,
    "description": _nothing,
}
