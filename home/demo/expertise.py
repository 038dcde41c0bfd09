"""Closed vocabulary of expertise, and who holds which."""

from dataclasses import dataclass

from home.demo.people import email_of


@dataclass(frozen=True)
class ExpertiseSeed:
    slug: str
    name: str
    description: str


@dataclass(frozen=True)
class HoldingSeed:
    person: str  # e-mail
    expertise: str  # slug
    level: int  # 1 basic, 2 skilled, 3 expert
    source: str  # a value of PersonExpertise.Source


EXPERTISE = (
    ExpertiseSeed(
        "penggalian-gagasan",
        "Penggalian gagasan",
        "Mengubah keluhan dan masalah sehari-hari menjadi gagasan yang dapat dicoba.",
    ),
    ExpertiseSeed(
        "penyusunan-proposal",
        "Penyusunan proposal",
        "Menulis proposal inovasi yang runtut, dari latar belakang sampai kebutuhan biaya.",
    ),
    ExpertiseSeed(
        "rancang-bangun",
        "Rancang bangun",
        "Menulis rancang bangun dan pokok perubahan yang utuh, paling sedikit 300 kata.",
    ),
    ExpertiseSeed(
        "uji-coba",
        "Perancangan uji coba",
        "Menentukan lingkup, ukuran keberhasilan, dan cara mencatat uji coba.",
    ),
    ExpertiseSeed(
        "regulasi-daerah",
        "Regulasi daerah",
        "Menyusun keputusan, peraturan bupati, dan dasar hukum inovasi.",
    ),
    ExpertiseSeed(
        "perencanaan-anggaran",
        "Perencanaan dan anggaran",
        "Memasukkan inovasi ke dokumen perencanaan dan anggaran perangkat daerah.",
    ),
    ExpertiseSeed(
        "data-dukung",
        "Data dukung indeks",
        "Menyiapkan dan memeriksa bukti untuk dua puluh indikator inovasi.",
    ),
    ExpertiseSeed(
        "pelayanan-kesehatan",
        "Pelayanan kesehatan",
        "Inovasi di puskesmas, rumah sakit, dan posyandu.",
    ),
    ExpertiseSeed(
        "pendidikan",
        "Pendidikan",
        "Inovasi pembelajaran dan pengelolaan sekolah.",
    ),
    ExpertiseSeed(
        "administrasi-publik",
        "Pelayanan administrasi",
        "Penyederhanaan layanan perizinan, kependudukan, dan layanan kecamatan.",
    ),
    ExpertiseSeed(
        "pertanian-perikanan",
        "Pertanian dan perikanan",
        "Inovasi pangan, kebun, ternak, dan perikanan darat.",
    ),
    ExpertiseSeed(
        "teknologi-informasi",
        "Teknologi informasi",
        "Memilih, membangun, dan memadukan sistem informasi sederhana.",
    ),
    ExpertiseSeed(
        "survei-evaluasi",
        "Survei dan evaluasi",
        "Monitoring, survei kepuasan masyarakat, dan penghitungan kemanfaatan.",
    ),
    ExpertiseSeed(
        "video-publikasi",
        "Video dan publikasi",
        "Menyusun naskah video inovasi dan menyiarkannya ke media.",
    ),
)


def _holds(name: str, **levels: tuple[int, str]) -> tuple[HoldingSeed, ...]:
    return tuple(
        HoldingSeed(email_of(name), slug.replace("_", "-"), level, source)
        for slug, (level, source) in levels.items()
    )


HOLDINGS = (
    *_holds(
        "Budi Santoso",
        rancang_bangun=(3, "experience"),
        data_dukung=(3, "experience"),
        pelayanan_kesehatan=(2, "experience"),
        survei_evaluasi=(3, "certificate"),
    ),
    *_holds(
        "Nurhikmah",
        penggalian_gagasan=(3, "experience"),
        uji_coba=(3, "certificate"),
        pendidikan=(2, "experience"),
    ),
    *_holds(
        "Rahmi Hidayati",
        penggalian_gagasan=(2, "certificate"),
        administrasi_publik=(3, "experience"),
    ),
    *_holds(
        "Siti Aminah",
        pelayanan_kesehatan=(3, "experience"),
        uji_coba=(2, "certificate"),
        penyusunan_proposal=(1, "self"),
    ),
    *_holds("Nurul Huda", pelayanan_kesehatan=(2, "experience"), survei_evaluasi=(2, "self")),
    *_holds("Akhmad Zaini", pendidikan=(3, "experience"), penyusunan_proposal=(2, "certificate")),
    *_holds("Ilham Akbar", administrasi_publik=(2, "experience"), penggalian_gagasan=(2, "self")),
    *_holds("Juhriah", pertanian_perikanan=(2, "experience"), uji_coba=(1, "self")),
    *_holds(
        "Dewi Lestari",
        penyusunan_proposal=(3, "experience"),
        perencanaan_anggaran=(3, "certificate"),
        data_dukung=(3, "experience"),
    ),
    *_holds("Aulia Rahmah", video_publikasi=(3, "experience"), rancang_bangun=(2, "certificate")),
    *_holds(
        "Hendri Pratama", data_dukung=(3, "certificate"), teknologi_informasi=(2, "experience")
    ),
    *_holds("Hairul Anwar", regulasi_daerah=(3, "experience")),
    *_holds("Surya Dharma", teknologi_informasi=(3, "experience")),
    *_holds("Melati Anggraini", video_publikasi=(2, "experience")),
    *_holds("Muhammad Rizki", data_dukung=(2, "certificate"), pelayanan_kesehatan=(1, "self")),
)
