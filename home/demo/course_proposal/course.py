"""The course on writing the proposal. Its running example is invented and says so."""

from home.demo.course_proposal import (
    lesson_1_form,
    lesson_2_identity,
    lesson_3_problem,
    lesson_4_method,
    lesson_5_novelty,
    lesson_6_results,
    lesson_7_counting,
    lesson_8_review,
)
from home.demo.shapes import CourseSeed, ModuleSeed

COURSE = CourseSeed(
    title="Menyusun proposal inovasi yang siap dinilai",
    slug="menyusun-proposal-inovasi",
    introduction="Bimtek menulis bagi inovator dan admin inovasi: dari nama inovasi, enam bagian rancang "
    "bangun, sampai hitungan manfaat yang dapat diperiksa.",
    description="""
<p>Inovasi yang baik dapat kehilangan nilai karena ditulis dengan kurang jelas. Penilai hanya membaca apa
yang tertulis dan terlampir. Bimtek ini menuntun Anda menulis proposal bagian demi bagian, dengan contoh
yang baik dan contoh yang kurang baik berdampingan.</p>
<p>Anda mengikuti satu contoh rekaan dari awal sampai akhir, yaitu layanan antar obat di sebuah puskesmas.
Pada setiap pelajaran, terapkan caranya pada inovasi Anda sendiri. Di akhir bimtek, naskah Anda sudah
lengkap dan siap dibaca agen atau pamong.</p>
<p>Sebaiknya Anda sudah mengenal lima langkah inovasi daerah, dan mempunyai satu inovasi yang sedang
dicoba atau sudah berjalan.</p>
""",
    goals=(
        "Mengumpulkan bahan sebelum menulis, lengkap dengan angka awal dan sumbernya.",
        "Mengisi data pokok tanpa kesalahan yang membuat inovasi gugur.",
        "Menulis enam bagian rancang bangun, paling sedikit 300 kata.",
        "Membedakan tujuan, manfaat, dan hasil.",
        "Menghitung kemanfaatan dengan satu dasar ukuran yang tepat.",
        "Memeriksa proposal sendiri dengan lima kriteria sebelum dinilai.",
    ),
    level="intermediate",
    topics=("proposal", "rancang bangun", "kemanfaatan", "inovasi daerah"),
    audience="registered",
    cover="proposal-cover",
    cover_alt="Lembar proposal besar terbuka di atas meja hijau, di bawah pensil kuning, dengan tunas "
    "yang tumbuh dari halamannya",
    modules=(
        ModuleSeed(
            title="Menyiapkan bahan",
            slug="menyiapkan-bahan",
            introduction="Mengenal formulir, mengumpulkan bahan, dan mengisi data pokok.",
            lessons=(lesson_1_form.LESSON, lesson_2_identity.LESSON),
        ),
        ModuleSeed(
            title="Menulis rancang bangun",
            slug="menulis-rancang-bangun",
            introduction="Enam bagian yang menjelaskan mengapa dan bagaimana inovasi bekerja.",
            lessons=(lesson_3_problem.LESSON, lesson_4_method.LESSON, lesson_5_novelty.LESSON),
        ),
        ModuleSeed(
            title="Menunjukkan hasil dan memeriksa",
            slug="menunjukkan-hasil-dan-memeriksa",
            introduction="Menulis hasil dengan angka, menghitung manfaat, dan membaca ulang dengan mata "
            "penilai.",
            lessons=(lesson_6_results.LESSON, lesson_7_counting.LESSON, lesson_8_review.LESSON),
        ),
    ),
)
