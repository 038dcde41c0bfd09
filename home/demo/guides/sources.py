"""What the guides lean on, and when the clinic read them again."""

from datetime import date

GUIDELINE = (
    "Pedoman umum penilaian inovasi daerah 2026, surat Kepala BSKDN Nomor 400.10.11/1887/BSKDN, "
    "29 April 2026"
)
REGULATION = "Peraturan Pemerintah Nomor 38 Tahun 2017 tentang Inovasi Daerah"
REGENCY = "Peraturan Bupati Balangan Nomor 40 Tahun 2021 tentang Pelaksanaan Inovasi Daerah"

AFTER_GUIDELINE = date(2026, 5, 18)
BEFORE_SEASON = date(2026, 6, 8)
AFTER_SEASON = date(2026, 9, 21)
LONG_AGO = date(2025, 9, 15)  # shows the editors a guide that is due for review
