"""The table of questions: its headings, and words for what a cell says. It is in Indonesian whatever
the language of the interface, as offices fill it in."""

import re
from collections.abc import Sequence

from assessments.kinds.numerical import CHOSEN, GEOMETRIC, NOMINAL, NOT_ASKED, RELATIVE, TYPED

MOST = 10  # answers of one question
KIND, CATEGORY, NUMBER, NAME = "Jenis soal", "Kategori", "Nomor soal", "Nama"
TEXT, KEY, FEEDBACK, MARK = "Pertanyaan", "Kunci", "Umpan balik umum", "Nilai"
TAGS, SHUFFLE, OPTIONS = "Tag", "Acak jawaban", "Pilihan lain"
HINTS = ("Petunjuk 1", "Petunjuk 2")
ANSWERS = tuple(f"Jawaban {n}" for n in range(1, MOST + 1))
SHARES = tuple(f"Bobot {n} (%)" for n in range(1, MOST + 1))
PARTNERS = tuple(f"Pasangan atau toleransi {n}" for n in range(1, MOST + 1))
REMARKS = tuple(f"Umpan balik {n}" for n in range(1, MOST + 1))

HEADINGS = (
    *(KIND, CATEGORY, NUMBER, NAME, TEXT, KEY),
    *(cell for row in zip(ANSWERS, SHARES, PARTNERS, REMARKS, strict=True) for cell in row),
    *(FEEDBACK, MARK, *HINTS, TAGS, SHUFFLE, OPTIONS),
)

KINDS: dict[str, str] = {
    "Pilihan ganda": "multichoice",
    "Pilihan ganda kompleks": "multichoice",  # several may be chosen
    "Benar atau salah": "truefalse",
    "Isian singkat": "shortanswer",
    "Angka": "numerical",
    "Menjodohkan": "matching",
    "Mengurutkan": "ordering",
    "Rumpang": "cloze",
    "Esai": "essay",
    "Unggah berkas": "file",
    "Skala sikap": "likert",
    "Keterangan": "description",
}
SEVERAL = "Pilihan ganda kompleks"
NAMES: dict[str, str] = {kind: name for name, kind in KINDS.items() if name != SEVERAL}
# Words that people write instead.
_OTHERS = {
    "pg": "Pilihan ganda",
    "pilihan ganda tunggal": "Pilihan ganda",
    "pilihan jamak": SEVERAL,
    "pgk": SEVERAL,
    "benar salah": "Benar atau salah",
    "benar/salah": "Benar atau salah",
    "jawaban singkat": "Isian singkat",
    "isian": "Isian singkat",
    "numerik": "Angka",
    "jodohkan": "Menjodohkan",
    "urutan": "Mengurutkan",
    "uraian": "Esai",
    "essai": "Esai",
    "skala likert": "Skala sikap",
    "deskripsi": "Keterangan",
}
_KNOWN = {name.casefold(): name for name in KINDS} | _OTHERS
YES, NO = "Ya", "Tidak"
TRUE, FALSE = "Benar", "Salah"
TOLERANCES = {NOMINAL: "", RELATIVE: "relatif", GEOMETRIC: "geometris"}
ASKED = {NOT_ASKED: "tanpa", TYPED: "diketik", CHOSEN: "dipilih"}


def folded(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip().casefold()


_FOLDED = {folded(each): each for each in HEADINGS}
_FOLDED |= {folded(f"Bobot {n}"): SHARES[n - 1] for n in range(1, MOST + 1)}
_FOLDED |= {folded(f"Pasangan {n}"): PARTNERS[n - 1] for n in range(1, MOST + 1)}
_FOLDED |= {folded(f"Toleransi {n}"): PARTNERS[n - 1] for n in range(1, MOST + 1)}


def heading_of(text: str) -> str:
    """The heading that a cell is, or nothing."""
    return _FOLDED.get(folded(text), "")


def recognize(cells: Sequence[str]) -> int:
    return sum(bool(heading_of(each)) for each in cells)


def kind_name(text: str) -> str:
    """The name of a kind as HEADINGS have it, or nothing."""
    return _KNOWN.get(folded(text), "")
