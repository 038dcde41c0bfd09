"""Words with affixes find each other, and words that only look alike do not."""

import re
import time

import pytest

from foundation.search.affixes import cores, forms, pattern, roots

FAMILIES = """
ajukan mengajukan pengajuan diajukan mengajukannya
damping mendampingi pendampingan didampingi pendamping
latih melatih pelatihan dilatih pelatih latihan
nilai menilai penilaian dinilai penilai nilainya
jadwal menjadwalkan penjadwalan dijadwalkan terjadwal
lapor melaporkan pelaporan dilaporkan laporan laporannya
tanya bertanya pertanyaan menanyakan ditanyakan pertanyaannya
layan melayani pelayanan dilayani layanan
sehat kesehatan menyehatkan
kembang mengembangkan pengembangan dikembangkan berkembang
atur mengatur pengaturan diatur aturan peraturan
inovasi berinovasi inovasinya
kelola mengelola pengelolaan dikelola pengelola
tangan menangani penanganan ditangani
terap menerapkan penerapan diterapkan
baik memperbaiki perbaikan diperbaiki kebaikan
hasil berhasil keberhasilan menghasilkan hasilnya
daya memberdayakan pemberdayaan berdaya
daftar mendaftar pendaftaran terdaftar didaftarkan
tugas bertugas penugasan ditugaskan petugas
setuju menyetujui persetujuan disetujui
putus memutuskan keputusan diputuskan
rencana merencanakan perencanaan direncanakan
ajar belajar pembelajaran mengajar pelajaran mempelajari
sedia tersedia ketersediaan menyediakan
kerja bekerja pekerjaan
uji menguji pengujian diuji
cegah mencegah pencegahan
pilih memilih pemilihan terpilih
tulis menulis penulisan tertulis
usul mengusulkan pengusulan usulan diusulkan
bimbing membimbing bimbingan pembimbing dibimbing
konsultasi berkonsultasi dikonsultasikan
pantau memantau pemantauan dipantau
bina membina pembinaan dibina
serah menyerahkan penyerahan diserahkan
suluh menyuluh penyuluhan
terima menerima penerima diterima
cek mengecek pengecekan
""".strip().splitlines()
APART = (
    ("nilai", "nila"),
    ("berita", "rita"),
    ("pegawai", "gawai"),
    ("menteri", "mentari"),
    ("peserta", "serta"),
    ("kepala", "pala"),
    ("uji", "janji"),
    ("inovasi", "inovator"),
    ("daerah", "merah"),
    ("desa", "desain"),
    ("pemerintah", "perintah"),
    ("perangkat", "mengangkat"),
)


def _finds(asked: str, written: str) -> bool:
    return re.fullmatch(f"(?:{pattern(asked)})", written) is not None


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.split()[0])
def test_forms_of_one_root_find_each_other(family):
    words = family.split()
    missed = [
        (asked, written) for asked in words for written in words if not _finds(asked, written)
    ]
    assert missed == []


def test_the_table_holds_the_words_of_a_clinic():
    assert sum(len(family.split()) for family in FAMILIES) >= 150


@pytest.mark.parametrize(("asked", "written"), APART)
def test_words_that_only_look_alike_stay_apart(asked, written):
    assert not _finds(asked, written)


@pytest.mark.parametrize("word", ["opd", "bimtek", "sigap", "2026", "é", "kabupaten", "e_lapor"])
def test_what_has_no_affix_stays_as_it_is(word):
    assert roots(word) == (word,)
    assert _finds(word, word)


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.split()[0])
def test_every_form_holds_one_of_the_cores(family):
    """By which SQLite sorts out what need not be read."""
    for asked in family.split():
        for form in forms(asked):
            assert any(core in form for core in cores(asked)), form


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.split()[0])
def test_forms_one_by_one_are_those_of_the_pattern(family):
    for asked in family.split():
        assert all(_finds(asked, form) for form in forms(asked))


def test_a_long_word_takes_no_time():
    started = time.monotonic()
    for word in ("me" * 100, "an" * 100, "berkeper" * 25, "x" * 200):
        assert len(roots(word)) <= 6
        re.search(pattern(word), word * 50)
    assert time.monotonic() - started < 1
