"""The course as a whole. Figures of the index are those of the guideline of 2026."""

from home.demo.course_innovation import (
    lesson_1_definition,
    lesson_2_idea,
    lesson_3_trial,
    lesson_4_determination,
    lesson_5_application,
    lesson_6_reporting,
    lesson_7_evidence,
    lesson_8_verification,
)
from home.demo.shapes import CourseSeed, ModuleSeed

COURSE = CourseSeed(
    title="Inovasi daerah: lima langkah dari gagasan sampai pelaporan",
    slug="inovasi-daerah-lima-langkah",
    introduction="Bimtek dasar bagi siapa pun yang ingin memperbaiki layanan: perawat, guru, petugas "
    "kecamatan, dan warga. Belajar kapan saja, cukup dengan ponsel.",
    description="""
<p>Banyak gagasan bagus berhenti di ruang rapat. Sebagian tidak pernah dicoba, sebagian berjalan tetapi
tidak punya dasar hukum, dan sebagian lagi dilaporkan dengan bukti yang tidak cocok. Pada tahun 2022,
dari 98 ide yang terjaring di Balangan, 47 dimasukkan ke sistem dan hanya 15 yang memenuhi syarat.</p>
<p>Bimtek ini menuntun Anda melewati lima langkah: <b>memunculkan gagasan, uji coba, penetapan,
penerapan, dan pelaporan</b>. Setiap pelajaran ditutup dengan daftar periksa yang dapat langsung Anda
pakai. Tersedia lembar kerja gagasan dan daftar periksa data dukung untuk diunduh.</p>
<p>Anda tidak memerlukan pengetahuan awal. Siapkan satu masalah dari pekerjaan Anda sehari-hari sebagai
bahan latihan.</p>
""",
    goals=(
        "Menjelaskan pengertian, bentuk, dan lima kriteria inovasi daerah.",
        "Menulis satu gagasan yang jelas, lengkap dengan angka awalnya.",
        "Merancang uji coba kecil dan mengambil keputusan dari hasilnya.",
        "Menyiapkan proposal, penetapan, dan surat penunjukan pelaksana.",
        "Menulis rancang bangun paling sedikit 300 kata dan profil inovasi.",
        "Memilih dan menyimpan data dukung untuk dua puluh indikator.",
        "Mengetahui kapan dan kepada siapa meminta pendampingan.",
    ),
    level="basic",
    topics=("inovasi daerah", "gagasan", "uji coba", "rancang bangun", "data dukung"),
    audience="public",
    cover="course-cover",
    cover_alt="Jalan berkelok menuju bukit hijau dengan lima penanda kuning dan sebuah lampu menyala "
    "di puncaknya",
    modules=(
        ModuleSeed(
            title="Memulai",
            slug="memulai",
            introduction="Mengenal inovasi daerah dan menemukan gagasan yang layak dicoba.",
            lessons=(lesson_1_definition.LESSON, lesson_2_idea.LESSON),
        ),
        ModuleSeed(
            title="Menjalankan",
            slug="menjalankan",
            introduction="Menguji gagasan, menetapkannya, lalu menjadikannya layanan sehari-hari.",
            lessons=(
                lesson_3_trial.LESSON,
                lesson_4_determination.LESSON,
                lesson_5_application.LESSON,
            ),
        ),
        ModuleSeed(
            title="Melaporkan",
            slug="melaporkan",
            introduction="Menulis profil, melengkapi bukti, dan bersiap diverifikasi.",
            lessons=(
                lesson_6_reporting.LESSON,
                lesson_7_evidence.LESSON,
                lesson_8_verification.LESSON,
            ),
        ),
    ),
)
