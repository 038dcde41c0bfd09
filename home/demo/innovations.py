"""Ten invented innovations of Balangan, who carries them and who accompanies them."""

from dataclasses import dataclass

from home.demo.people import email_of


@dataclass(frozen=True)
class InnovationSeed:
    name: str
    opd: str  # short name; empty when a group owns it
    stage: str  # a value of Innovation.Stage
    summary: str
    people: tuple[str, ...]  # e-mails; the first one began it
    mentors: tuple[str, ...] = ()  # e-mails
    group_name: str = ""


def _emails(*names: str) -> tuple[str, ...]:
    return tuple(email_of(name) for name in names)


INNOVATIONS = (
    InnovationSeed(
        "SIGAP LANSIA (Siaga Antar Periksa Lansia)",
        "Puskesmas Paringin",
        "trial",
        "Perawat dan kader mendatangi lansia yang tidak dapat ke puskesmas menurut jadwal bulanan, "
        "mengukur tekanan darah dan gula darah, lalu mengirim hasilnya ke dokter pada hari yang "
        "sama. Dalam uji coba di dua kelurahan, 64 lansia terpantau setiap bulan; sebelumnya 19.",
        _emails("Sari Wulandari", "Murniati", "Khairunnisa"),
        _emails("Budi Santoso", "Nurul Huda"),
    ),
    InnovationSeed(
        "ANTRE PASTI",
        "RSUD Datu Kandang Haji",
        "application",
        "Pasien rawat jalan memilih jam datang melalui pesan singkat dan menerima perkiraan waktu "
        "dilayani. Ruang tunggu tidak lagi penuh sejak subuh, dan waktu tunggu rata-rata turun "
        "dari 142 menjadi 51 menit.",
        _emails("Hendra Gunawan", "Nadia Safira", "Muhammad Rizki"),
        _emails("Budi Santoso"),
    ),
    InnovationSeed(
        "Apotek Antar",
        "RSUD Datu Kandang Haji",
        "trial",
        "Obat pasien kronis disiapkan apoteker sehari sebelumnya dan diantar oleh kurir desa, "
        "lengkap dengan penjelasan cara minum melalui telepon.",
        _emails("Rusdiana"),
        _emails("Siti Aminah"),
    ),
    InnovationSeed(
        "Dapur Gizi Posyandu",
        "Puskesmas Uren",
        "initiative",
        "Kader dan ibu balita memasak bersama dari bahan pekarangan setelah penimbangan, dengan "
        "resep yang dihitung gizinya oleh nutrisionis puskesmas.",
        _emails("Arbainah"),
        _emails("Nurul Huda"),
    ),
    InnovationSeed(
        "Kelas Sungai",
        "Disdikbud",
        "trial",
        "Murid sekolah dasar di bantaran Sungai Balangan belajar IPA dari sungainya sendiri: "
        "mengukur kejernihan air, mencatat ikan, dan melaporkan hasilnya kepada kepala desa.",
        _emails("Rini Astuti", "Wahyuni"),
        _emails("Nurhikmah"),
    ),
    InnovationSeed(
        "Guru Keliling Meratus",
        "Disdikbud",
        "initiative",
        "Guru taman kanak-kanak bergiliran mengajar di balai adat tiga desa yang belum memiliki "
        "sekolah, dua hari dalam sepekan.",
        _emails("Siti Raudah"),
        _emails("Akhmad Zaini"),
    ),
    InnovationSeed(
        "Perpustakaan Kelotok",
        "Dispersip",
        "application",
        "Perahu kelotok membawa 300 buku dan satu pendongeng ke desa tepi sungai setiap pekan; "
        "pinjaman dicatat dengan kartu, tanpa sinyal.",
        _emails("Nazmi Fadillah", "Mardiana"),
        _emails("Nurhikmah"),
    ),
    InnovationSeed(
        "SURAT RAPI",
        "Setda",
        "initiative",
        "Naskah dinas disusun dari pola yang sama di semua bagian, dengan daftar periksa sebelum "
        "ditandatangani, agar surat tidak kembali karena salah bentuk.",
        _emails("Norhasanah", "Hairul Anwar"),
        _emails("Rahmi Hidayati"),
    ),
    InnovationSeed(
        "Akta Sekali Jalan",
        "Disdukcapil",
        "trial",
        "Bayi yang lahir di fasilitas kesehatan pulang dengan akta kelahiran, kartu keluarga, dan "
        "kartu identitas anak.",
        _emails("Hayatun Nufus", "Dedi Irawan"),
    ),
    InnovationSeed(
        "Madu Kelulut Meratus",
        "",
        "initiative",
        "Kelompok tani hutan menjual madu kelulut dengan label asal desa dan uji kadar air, dibantu "
        "penyuluh perikanan dan pertanian.",
        _emails("Juhriah", "Samsul Bahri"),
        group_name="Kelompok Tani Hutan Datar Ajab",
    ),
)
