"""Files that learners download, made by the program."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

import typst
import xlsxwriter

from home.demo.course_innovation.indicators import INDICATORS

# A fixed date keeps the bytes the same from one run to the next.
MADE_AT = datetime(2026, 1, 5, tzinfo=UTC)

_WORKSHEET = """
#set document(title: "Lembar kerja gagasan", author: "Klinik Inovasi Balangan", date: none)
#set text(lang: "id", size: 10.5pt, fill: rgb("#17302b"))
#set page(
  paper: "a4",
  margin: (x: 2cm, top: 1.8cm, bottom: 1.8cm),
  footer: text(size: 8.5pt, fill: rgb("#4a5f5a"))[
    Klinik Inovasi Balangan · Lembar kerja gagasan #h(1fr)
    #context [Halaman #counter(page).get().first() dari #counter(page).final().first()]
  ],
)
#let green = rgb("#0b5d4e")
#show heading.where(level: 1): it => text(size: 21pt, fill: green, it.body)
#show heading.where(level: 2): it => block(above: 15pt, below: 7pt, sticky: true)[
  #text(size: 12.5pt, fill: green, it.body)
]
#let hint(body) = block(below: 7pt, sticky: true, text(size: 9.5pt, fill: rgb("#4a5f5a"), body))
#let room(height) = rect(
  width: 100%, height: height, radius: 4pt, stroke: 0.7pt + rgb("#8fb5ac"),
  fill: rgb("#fbfaf5"),
)
#let box-item(body) = grid(
  columns: (14pt, 1fr), gutter: 6pt,
  rect(width: 10pt, height: 10pt, radius: 2pt, stroke: 0.8pt + green), body,
)

= Lembar kerja gagasan
#hint[Langkah 1 dari lima langkah inovasi daerah. Isi dengan kalimat pendek. Simpan lembar ini:
  kelak menjadi bukti proses penciptaan inovasi Anda.]

#grid(
  columns: (1fr, 1fr), gutter: 12pt,
  [Nama #room(20pt)], [Perangkat daerah atau unit #room(20pt)],
  [Tanggal #room(20pt)], [Rekan yang ikut menyusun #room(20pt)],
)

== 1. Masalah
#hint[Siapa yang mengalami kesulitan, kesulitan apa, dan seberapa sering?]
#room(62pt)

== 2. Akar masalah
#hint[Tanyakan “mengapa” sampai Anda menemukan sebab yang dapat Anda ubah.]
#for n in range(1, 5) [
  #grid(columns: (62pt, 1fr), align: horizon, [Mengapa #n], room(23pt))
  #v(-5pt)
]

== 3. Pilihan jawaban
#hint[Tulis tiga jawaban. Beri nilai 1 sampai 5 untuk setiap kolom, lalu jumlahkan.]
#table(
  columns: (1fr, 54pt, 54pt, 54pt, 54pt),
  rows: (auto, 26pt, 26pt, 26pt),
  stroke: 0.7pt + rgb("#8fb5ac"),
  fill: (_, row) => if row == 0 { rgb("#e3efec") },
  table.header([*Jawaban*], [*Manfaat*], [*Mudah dicoba*], [*Cukup sumber daya*], [*Jumlah*]),
  ..range(15).map(_ => []),
)

== 4. Kalimat gagasan
#hint[Untuk (siapa) yang mengalami (masalah), kami akan (cara baru) sehingga (hasil yang dapat
  dihitung).]
#room(62pt)

#pagebreak()
== 5. Angka awal
#hint[Catat sebelum mengubah apa pun. Tanpa angka awal, manfaat sulit dibuktikan.]
#table(
  columns: (1fr, 90pt, 90pt, 1fr),
  rows: (auto, 40pt, 40pt, 40pt, 40pt),
  stroke: 0.7pt + rgb("#8fb5ac"),
  fill: (_, row) => if row == 0 { rgb("#e3efec") },
  table.header([*Ukuran*], [*Angka sekarang*], [*Tanggal*], [*Sumber*]),
  ..range(16).map(_ => []),
)

== 6. Uji lima kriteria
#hint[Beri tanda pada kriteria yang terpenuhi, lalu tulis alasannya dengan singkat.]
#for criterion in (
  "Mengandung pembaharuan, seluruh atau sebagian unsurnya.",
  "Memberi manfaat bagi daerah dan/atau masyarakat.",
  "Tidak menimbulkan beban atau pembatasan yang bertentangan dengan peraturan.",
  "Menjadi kewenangan daerah.",
  "Dapat direplikasi oleh tempat lain.",
) { block(above: 11pt, below: 5pt, box-item(criterion)); room(34pt) }

== 7. Langkah berikutnya
#hint[Siapa yang akan Anda hubungi minggu ini: pimpinan unit, admin inovasi, agen, atau pamong?]
#room(92pt)
"""


def worksheet_pdf() -> bytes:
    document = typst.compile(
        _WORKSHEET.encode(), ignore_system_fonts=True, timestamp=int(MADE_AT.timestamp())
    )
    if not isinstance(document, bytes):
        raise TypeError("Expected one PDF document.")
    return document


_COLUMNS = {
    "No.": 5,
    "Indikator": 34,
    "Bobot": 8,
    "Bukti yang diterima": 58,
    "Sudah ada?": 13,
    "Tingkat (1–3)": 14,
    "Skor klaim": 12,
    "Catatan": 40,
}


def evidence_checklist_xlsx() -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as workbook:
        workbook.set_properties(
            {
                "title": "Daftar periksa data dukung",
                "company": "Klinik Inovasi Balangan",
                "created": MADE_AT.replace(tzinfo=None),
            }
        )
        _fill_checklist(workbook, workbook.add_worksheet("Data dukung"))
    return stream.getvalue()


def _fill_checklist(workbook: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
    title = workbook.add_format({"bold": True, "font_size": 14, "font_color": "#0B5D4E"})
    head = workbook.add_format(
        {
            "bold": True,
            "bg_color": "#0B5D4E",
            "font_color": "#FFFFFF",
            "text_wrap": True,
            "border": 1,
        }
    )
    cell = workbook.add_format({"text_wrap": True, "valign": "top", "border": 1})
    sheet.write(0, 0, "Daftar periksa data dukung inovasi", title)
    sheet.write(1, 0, "Menurut pedoman 2026. Skor klaim adalah bobot dikalikan tingkat.")
    for column, (label, width) in enumerate(_COLUMNS.items()):
        sheet.set_column(column, column, width)
        sheet.write(3, column, label, head)
    for number, indicator in enumerate(INDICATORS, start=1):
        row = 3 + number
        sheet.write_row(
            row, 0, [number, indicator.name, indicator.weight, indicator.evidence], cell
        )
        sheet.write_row(row, 4, ["", ""], cell)
        sheet.write_formula(row, 6, f"=C{row + 1}*F{row + 1}", cell, 0)
        sheet.write(row, 7, "", cell)
    last = 3 + len(INDICATORS)
    sheet.write(last + 1, 1, "Jumlah", head)
    sheet.write_formula(last + 1, 2, f"=SUM(C5:C{last + 1})", cell, 37)
    sheet.write_formula(last + 1, 6, f"=SUM(G5:G{last + 1})", cell, 0)
    sheet.data_validation(4, 4, last, 4, {"validate": "list", "source": ["Ya", "Belum"]})
    sheet.data_validation(4, 5, last, 5, {"validate": "list", "source": ["0", "1", "2", "3"]})
    sheet.freeze_panes(4, 2)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


@dataclass(frozen=True)
class FileSeed:
    title: str
    filename: str
    make: Callable[[], bytes]


FILES = {
    "worksheet": FileSeed("Lembar kerja gagasan", "lembar-kerja-gagasan.pdf", worksheet_pdf),
    "evidence-checklist": FileSeed(
        "Daftar periksa data dukung",
        "daftar-periksa-data-dukung.xlsx",
        evidence_checklist_xlsx,
    ),
}
