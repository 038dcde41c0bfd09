"""The course on filling the index. Figures are those of the guideline of 2026."""

from home.demo.course_index import (
    lesson_1_score,
    lesson_2_year,
    lesson_3_foundation,
    lesson_4_people,
    lesson_5_service,
    lesson_6_advance,
    lesson_7_outcome,
    lesson_8_check,
)
from home.demo.shapes import CourseSeed, ModuleSeed

COURSE = CourseSeed(
    title="Mengisi indeks inovasi daerah: indikator dan data dukung",
    slug="mengisi-indeks-inovasi-daerah",
    introduction="Bimtek bagi ASN yang mengisi dan memeriksa indeks: dua puluh indikator, tingkatnya, bukti "
    "yang diterima, dan penolakan yang lazim.",
    description="""
<p>Dua inovasi yang sama bagusnya dapat memperoleh skor yang jauh berbeda. Sebabnya hampir selalu bukti: tahun
yang keliru, halaman yang tidak memuat nama, atau surat tugas tanpa peran. Bimtek ini membahas dua puluh
indikator satu per satu, lengkap dengan tingkat dan bukti yang diterima menurut pedoman 2026.</p>
<p>Indikator dikelompokkan menjadi lima: fondasi, pihak yang terlibat, kemudahan bagi pemakai, kemajuan, dan
hasil. Setiap pelajaran ditutup dengan daftar periksa yang dapat Anda pakai saat mengisi.</p>
<p>Bimtek ini ditujukan bagi admin inovasi, inovator ASN, agen, pamong, dan verifikator.</p>
""",
    goals=(
        "Menghitung skor indikator, skor kematangan, dan pengaruhnya pada indeks daerah.",
        "Menentukan apakah sebuah inovasi dapat dinilai pada tahun berjalan.",
        "Memilih tingkat yang tepat untuk dua puluh indikator.",
        "Menyiapkan bukti yang cocok, sesuai waktu, dan terbaca.",
        "Memperkecil selisih antara skor klaim dan skor terverifikasi.",
        "Menindaklanjuti bukti yang dikembalikan.",
    ),
    level="intermediate",
    topics=("indeks inovasi daerah", "data dukung", "indikator", "verifikasi"),
    audience="asn",
    cover="index-cover",
    cover_alt="Alat ukur setengah lingkaran dengan jarum di bagian tinggi, di atas deretan dua puluh titik "
    "yang sebagian besar menyala kuning",
    modules=(
        ModuleSeed(
            title="Memahami penilaian",
            slug="memahami-penilaian",
            introduction="Rumus indeks, siklus setahun, dan syarat ikut dinilai.",
            lessons=(lesson_1_score.LESSON, lesson_2_year.LESSON),
        ),
        ModuleSeed(
            title="Mengisi dua puluh indikator",
            slug="mengisi-dua-puluh-indikator",
            introduction="Lima kelompok indikator, masing-masing dengan tingkat dan buktinya.",
            lessons=(
                lesson_3_foundation.LESSON,
                lesson_4_people.LESSON,
                lesson_5_service.LESSON,
                lesson_6_advance.LESSON,
                lesson_7_outcome.LESSON,
            ),
        ),
        ModuleSeed(
            title="Menjaga mutu bukti",
            slug="menjaga-mutu-bukti",
            introduction="Memeriksa diri sendiri, memahami verifikasi, dan memperbaiki bukti.",
            lessons=(lesson_8_check.LESSON,),
        ),
    ),
)
