"""Consultations of the demonstration: one goes on, one waits, one is overdue, one is answered."""

from dataclasses import dataclass

from home.demo.people import email_of

_SARI, _BUDI = email_of("Sari Wulandari"), email_of("Budi Santoso")
_RINI, _RIZKI = email_of("Rini Astuti"), email_of("Muhammad Rizki")


@dataclass(frozen=True)
class MessageSeed:
    author: str  # e-mail
    days_ago: int  # working days
    clock: str
    text: str


@dataclass(frozen=True)
class ThreadSeed:
    subject: str
    innovation: str  # how its name begins; empty for a general question
    messages: tuple[MessageSeed, ...]  # the first one asks
    is_closed: bool = False


THREADS = (
    ThreadSeed(
        "Surat tugas kader: siapa yang menandatangani?",
        "SIGAP LANSIA",
        (
            MessageSeed(
                _SARI,
                27,
                "08:10",
                "Selamat pagi Pak Budi. Untuk uji coba di dua kelurahan, apakah surat tugas kader "
                "cukup ditandatangani lurah, atau harus kepala puskesmas?",
            ),
            MessageSeed(
                _BUDI,
                27,
                "09:35",
                "Selamat pagi Bu Sari. Kepala puskesmas, karena kader bekerja atas nama puskesmas "
                "selama uji coba. Lurah cukup diberi tembusan.",
            ),
            MessageSeed(
                _SARI, 27, "09:50", "Baik, Pak. Suratnya saya ajukan hari ini kepada dr. Yuliani."
            ),
            MessageSeed(
                _SARI,
                22,
                "10:20",
                "Surat tugas sudah terbit untuk delapan kader. Terima kasih, Pak.",
            ),
        ),
        is_closed=True,
    ),
    ThreadSeed(
        "Bukti manfaat: foto atau tabel?",
        "SIGAP LANSIA",
        (
            MessageSeed(
                _SARI,
                4,
                "09:12",
                "Pak Budi, untuk bukti manfaat saya punya foto kunjungan dan tabel tekanan darah "
                "64 lansia selama tiga bulan. Mana yang sebaiknya dilampirkan?",
            ),
            MessageSeed(
                _BUDI,
                4,
                "13:40",
                "Tabelnya, Bu, dengan angka sebelum dan sesudah uji coba. Foto menjadi pelengkap: "
                "pilih tiga yang jelas tanggal dan tempatnya. Tutup wajah lansia bila belum ada "
                "izinnya.",
            ),
            MessageSeed(
                _SARI,
                2,
                "10:05",
                "Tabelnya sudah saya susun per kelurahan. Perlu tanda tangan siapa agar sah?",
            ),
            MessageSeed(
                _BUDI,
                2,
                "14:25",
                "Kepala puskesmas, dengan cap dan tanggal. Bawa drafnya ke sesi kita pekan depan, "
                "kita baca bersama sebelum ditandatangani.",
            ),
        ),
    ),
    ThreadSeed(
        "Survei kepuasan: berapa responden yang cukup?",
        "ANTRE PASTI",
        (
            MessageSeed(
                _RIZKI,
                1,
                "13:20",
                "Pak, pasien rawat jalan RSUD sekitar 180 orang per hari. Berapa responden yang "
                "cukup untuk survei kepuasan, dan bolehkah diisi melalui ponsel saja?",
            ),
        ),
    ),
    ThreadSeed(
        "Bolehkah satu inovasi dimiliki dua sekolah?",
        "",
        (
            MessageSeed(
                _RINI,
                8,
                "08:45",
                "Kami menyusun Kelas Sungai bersama sekolah di kecamatan lain. Apakah laporannya "
                "satu atau dua, dan nama siapa yang dicantumkan sebagai inisiator?",
            ),
        ),
    ),
)
