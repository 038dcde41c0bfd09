"""The page that shows every component in both themes, for those who build pages and those who judge them.

Its words are examples, in the language of the content.
"""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from foundation.filters import FilterForm
from foundation.forms import CleanFields

THEMES = [("light", "Terang"), ("dark", "Gelap")]


@dataclass(frozen=True)
class Specimen:
    """One theme's half of the page. Ids and names of landmarks must differ between the halves."""

    theme: str
    label: str
    form: forms.Form
    filter: FilterForm


class ExampleForm(CleanFields, forms.Form):
    name = forms.CharField(label="Nama inovasi", help_text="Seperti yang tertulis di SK penetapan.")
    email = forms.EmailField(label="Surel dinas", required=False)
    stage = forms.ChoiceField(
        label="Tahapan",
        choices=[("", "Pilih tahapan"), ("trial", "Uji coba"), ("applied", "Penerapan")],
    )
    kind = forms.ChoiceField(
        label="Jenis",
        choices=[("digital", "Digital"), ("other", "Nondigital")],
        widget=forms.RadioSelect,
    )
    summary = forms.CharField(
        label="Ringkasan",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Tidak lebih dari 300 kata.",
    )
    decree = forms.FileField(label="SK penetapan", required=False)
    agree = forms.BooleanField(label="Data yang saya isi sesuai dengan berkas aslinya.")
    focus_errors = False


class ExampleFilter(FilterForm):
    """Narrowed, so that the way back shows."""

    words = forms.CharField(label="Kata", required=False)

    def __init__(self, sent: QueryDict, prefix: str) -> None:
        super().__init__(sent)
        self.prefix, self.auto_id = prefix, f"saring-{prefix}-%s"


def components_page(request: HttpRequest) -> HttpResponse:
    specimens = [
        Specimen(
            theme,
            label,
            _form(theme),
            ExampleFilter(QueryDict(f"{theme}-words=posyandu"), prefix=theme),
        )
        for theme, label in THEMES
    ]
    return render(
        request, "foundation/components_page.html", {"specimens": specimens, **_examples()}
    )


def _form(theme: str) -> forms.Form:
    return ExampleForm(
        {f"{theme}-name": "Posyandu Malam", f"{theme}-email": "sari.wulandari"}, prefix=theme
    )


def _examples() -> dict[str, Any]:
    return {
        "card": _card(),
        "tones": _tones(),
        "crumbs": [
            {"label": "Beranda", "url": "#remah"},
            {"label": "Bimtek", "url": "#remah"},
            {"label": "Inovasi daerah: lima langkah", "url": "#remah"},
        ],
        "steps": [
            {"label": "Inisiatif", "state": "done"},
            {"label": "Uji coba", "state": "current"},
            {"label": "Penerapan", "state": "todo"},
        ],
        "page_obj": _page(),
        "columns": _columns(),
        "rows": _rows(),
        "facts": _facts(),
        "tabs": [
            {"label": "Pelajaran", "url": "#tab", "is_current": True, "count": 8},
            {"label": "Berkas", "url": "#tab", "count": 2},
            {"label": "Tentang bimtek ini", "url": "#tab", "count": None},
        ],
        "outline": _outline(),
        "checks": ["Nama inovasi sama di semua berkas", "SK bertanda tangan dan berstempel"],
    }


def _card() -> dict[str, Any]:
    return {
        "badge": {"label": "Sedang diikuti", "tone": "primary", "icon": "play"},
        "meta": ["8 pelajaran", "4,5 JP", "Terbuka untuk umum"],
        "progress": {"value": 3, "max": 8, "text": "3 dari 8 pelajaran"},
    }


def _tones() -> list[dict[str, str]]:
    return [
        {"tone": "info", "badge": "Menunggu", "title": "Jadwal klinik berubah",
         "text": "Sesi hari Kamis, 12 Maret 2026 dimulai pukul 09.00 WITA."},
        {"tone": "tip", "badge": "Baru", "title": "Kiat",
         "text": "Tulis masalahnya dengan angka sebelum menulis gagasannya."},
        {"tone": "success", "badge": "Selesai", "title": "Tersimpan",
         "text": "Usulan Anda sudah sampai ke Pak Budi Santoso."},
        {"tone": "warning", "badge": "Perlu dilengkapi", "title": "Dua berkas belum ada",
         "text": "Lengkapi sebelum 30 Juni 2026."},
        {"tone": "danger", "badge": "Ditolak", "title": "Berkas tidak terbaca",
         "text": "Pindai ulang surat keputusan, lalu unggah lagi."},
    ]  # fmt: skip


def _page() -> Page[int]:
    return Paginator(range(240), 20).get_page(5)


def _columns() -> list[dict[str, Any]]:
    return [
        {"label": "Perangkat daerah"},
        {"label": "Peserta", "numeric": True},
        {"label": "Selesai", "numeric": True},
        {"label": "JP", "numeric": True},
    ]


def _rows() -> list[list[Any]]:
    return [
        [{"label": "Dinas Kesehatan", "url": "#tabel"}, "1.204", "861", "3.874,5"],
        [{"label": "Dinas Pendidikan dan Kebudayaan", "url": "#tabel"}, "918", "540", "2.430"],
        [{"label": "Kecamatan Paringin", "url": "#tabel"}, "36", "21", "94,5"],
    ]


def _facts() -> list[dict[str, str]]:
    return [
        {"term": "Nama", "value": "Posyandu Malam"},
        {"term": "Perangkat daerah", "value": "UPTD Puskesmas Paringin", "url": "#rincian"},
        {"term": "Mulai diterapkan", "value": "12 Maret 2026"},
        {"term": "Pamong", "value": ""},
    ]


def _outline() -> list[dict[str, str]]:
    return [
        {"label": "Apa itu inovasi daerah", "state": "done", "meta": "8 menit", "url": "#garis"},
        {"label": "Memunculkan gagasan dari masalah sehari-hari", "state": "current",
         "meta": "10 menit", "url": "#garis"},
        {"label": "Uji coba yang dapat dipercaya", "state": "todo", "meta": "9 menit",
         "url": "#garis"},
        {"label": "Ujian akhir", "state": "locked", "meta": "Setelah semua pelajaran"},
    ]  # fmt: skip
