"""What happened at the demonstration's clinic this year, and what is coming."""

from dataclasses import dataclass

from home.demo.people import email_of

ROOMS = (
    ("Ruang Klinik Inoba", "Kantor Bapperida, lantai 1", 6),
    ("Ruang Diskusi", "Kantor Bapperida, lantai 2", 4),
)
ONLINE = "https://rapat.balangan.example/klinik-"


@dataclass(frozen=True)
class OfferSeed:
    """On this weekday (Monday is 0) of the coming weeks, from the hour on, for so many hours."""

    mentor: str
    weekday: int
    hour: int
    hours: int
    room: str = ""  # online without one
    needs_approval: bool = False


OFFERS = (
    OfferSeed(email_of("Budi Santoso"), 1, 9, 3, ROOMS[0][0]),
    OfferSeed(email_of("Budi Santoso"), 3, 13, 2, needs_approval=True),
    OfferSeed(email_of("Nurhikmah"), 2, 9, 3, ROOMS[1][0]),
    OfferSeed(email_of("Rahmi Hidayati"), 0, 14, 2),
    OfferSeed(email_of("Siti Aminah"), 4, 9, 2),
    OfferSeed(email_of("Akhmad Zaini"), 2, 14, 2),
    OfferSeed(email_of("Nurul Huda"), 3, 9, 2, ROOMS[0][0]),
)


@dataclass(frozen=True)
class PastSeed:
    """One session of this year: month, day, hour; what came of it."""

    innovation: str
    mentor: str
    month: int
    day: int
    hour: int
    status: str = "took_place"  # a value of Session.Status
    text: str = ""  # minutes, or why it was cancelled
    task: str = ""  # what was promised


_BUDI, _NURHIKMAH = email_of("Budi Santoso"), email_of("Nurhikmah")
_RAHMI, _SITI = email_of("Rahmi Hidayati"), email_of("Siti Aminah")
_AKHMAD, _NURUL = email_of("Akhmad Zaini"), email_of("Nurul Huda")
_LANSIA, _ANTRE = "SIGAP LANSIA (Siaga Antar Periksa Lansia)", "ANTRE PASTI"
_SUNGAI, _KELOTOK = "Kelas Sungai", "Perpustakaan Kelotok"

PAST = (
    PastSeed(
        _ANTRE,
        _BUDI,
        2,
        10,
        9,
        text="Masalah dirumuskan dari catatan loket tiga bulan: pasien datang pukul 05.00, dilayani "
        "pukul 09.30. Disepakati dua angka yang diukur sebelum dan sesudah: waktu tunggu dan jumlah "
        "pasien yang pulang tanpa dilayani.",
        task="Kumpulkan catatan waktu tunggu Desember sampai Februari.",
    ),
    PastSeed(
        _KELOTOK,
        _NURHIKMAH,
        2,
        18,
        9,
        text="Rute dan jadwal perahu ditinjau. Kartu pinjam cukup sebagai bukti manfaat bila "
        "direkap setiap bulan.",
    ),
    PastSeed(
        _LANSIA,
        _BUDI,
        3,
        3,
        10,
        text="Gagasan diterima; uji coba dibatasi dua kelurahan selama tiga bulan. Perlu surat "
        "tugas kader dari kepala puskesmas.",
        task="Ajukan surat tugas kader kepada kepala puskesmas.",
    ),
    PastSeed(
        _SUNGAI,
        _NURHIKMAH,
        3,
        11,
        9,
        text="Rancangan pelajaran dibaca bersama. Ditambah lembar keselamatan di tepi sungai.",
    ),
    PastSeed(
        _ANTRE,
        _BUDI,
        4,
        14,
        9,
        text="Uji coba dua poliklinik selesai. Hasil ditulis dalam laporan satu halaman dengan "
        "tabel sebelum dan sesudah.",
    ),
    PastSeed(
        "SURAT RAPI",
        _RAHMI,
        4,
        20,
        14,
        "missed",
        "Inovator dipanggil rapat mendadak; sesi dijadwalkan ulang.",
    ),
    PastSeed(
        "Apotek Antar",
        _SITI,
        5,
        8,
        9,
        text="Alur penyerahan obat dipetakan; apoteker menghubungi pasien sebelum kurir berangkat.",
    ),
    PastSeed(
        _LANSIA,
        _NURUL,
        5,
        21,
        9,
        text="Formulir pemantauan disederhanakan menjadi satu lembar. Indikator gizi lansia ditambah.",
    ),
    PastSeed(
        _KELOTOK,
        _NURHIKMAH,
        6,
        10,
        9,
        text="Keputusan kepala dinas tentang penerapan telah terbit; salinannya menjadi bukti dukung.",
    ),
    PastSeed(
        "SURAT RAPI",
        _RAHMI,
        6,
        15,
        14,
        text="Tiga pola naskah dipilih untuk dicoba di Bagian Umum.",
        task="Siapkan daftar periksa naskah dinas.",
    ),
    PastSeed(
        "Guru Keliling Meratus",
        _AKHMAD,
        7,
        8,
        14,
        text="Jadwal mengajar disesuaikan dengan musim tanam; kepala desa bersedia meminjamkan balai.",
    ),
    PastSeed(
        _LANSIA,
        _BUDI,
        7,
        14,
        9,
        "cancelled",
        "Pamong mengikuti rapat koordinasi provinsi.",
    ),
    PastSeed(
        _ANTRE,
        _BUDI,
        8,
        11,
        9,
        text="Penerapan di semua poliklinik. Survei kepuasan dijadwalkan September.",
    ),
    PastSeed(
        _SUNGAI,
        _NURHIKMAH,
        8,
        26,
        9,
        "missed",
        "Kedua pihak menunggu di ruang yang berbeda; ruang kini tercantum di undangan.",
    ),
    PastSeed(
        "Dapur Gizi Posyandu",
        _NURUL,
        9,
        3,
        9,
        text="Tujuh resep dihitung; dua posyandu bersedia menjadi tempat uji coba.",
    ),
    PastSeed(
        _SUNGAI,
        _NURHIKMAH,
        9,
        16,
        9,
        text="Hasil pengukuran murid dibandingkan dengan data dinas lingkungan; selisihnya kecil.",
        task="Foto kegiatan dengan keterangan tanggal dan tempat.",
    ),
    PastSeed(
        _LANSIA,
        _BUDI,
        10,
        6,
        10,
        text="Laporan uji coba dibaca bersama. Yang masih kurang: dasar hukum dan bukti manfaat "
        "yang ditandatangani kepala puskesmas.",
        task="Lengkapi bukti manfaat yang ditandatangani kepala puskesmas.",
    ),
    PastSeed(
        "Apotek Antar",
        _SITI,
        10,
        16,
        9,
        "cancelled",
        "Apoteker bertugas menggantikan rekan yang sakit.",
    ),
    PastSeed(
        _KELOTOK,
        _NURHIKMAH,
        10,
        21,
        9,
        text="Video satu menit dipilih; naskahnya diperbaiki bersama.",
    ),
    PastSeed(_ANTRE, _BUDI, 11, 10, 9, "confirmed"),  # over, and nobody has said what came of it
)
