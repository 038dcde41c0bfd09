"""Guides for the six parts of rancang bangun."""

from home.demo.guides.sources import (
    AFTER_GUIDELINE,
    BEFORE_SEASON,
    GUIDELINE,
    LONG_AGO,
    REGENCY,
    REGULATION,
)
from home.demo.shapes import GuideSeed, callout, checklist, comparison, quote, steps, table, text

LEGAL_BASIS = GuideSeed(
    title="Rancang bangun: dasar hukum",
    slug="rancang-bangun-dasar-hukum",
    section="design_legal_basis",
    introduction="Peraturan yang menjadi landasan inovasi, dari undang-undang sampai keputusan.",
    blocks=(
        text(
            """
<h2>Urutan yang disarankan</h2>
<ol>
<li>Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah.</li>
<li>Peraturan Pemerintah Nomor 38 Tahun 2017 tentang Inovasi Daerah.</li>
<li>Peraturan Menteri Dalam Negeri Nomor 104 Tahun 2018.</li>
<li>Peraturan Bupati Balangan Nomor 40 Tahun 2021 tentang Pelaksanaan Inovasi Daerah.</li>
<li>Peraturan bidang yang mengatur layanan Anda.</li>
<li>Keputusan yang menyebut nama inovasi.</li>
</ol>
<p>Ringkasan kelima peraturan utama tersedia pada halaman Regulasi. Baca ringkasannya, lalu periksa naskah
resminya sebelum mengutip.</p>
"""
        ),
        comparison(
            (
                "Kurang baik",
                "<p>UUD 1945; UU 23/2014; PP 38/2017; dan seterusnya, tanpa penjelasan.</p>",
            ),
            (
                "Lebih baik",
                "<p>Undang-Undang Nomor 23 Tahun 2014 memberi ruang bagi pemerintah daerah untuk berinovasi "
                "demi meningkatkan kinerja. Inovasi ini menjalankannya dalam urusan kesehatan.</p>",
            ),
        ),
        checklist(
            "Periksa",
            [
                "Judul peraturan ditulis lengkap dan benar.",
                "Peraturan masih berlaku.",
                "Setiap peraturan disertai hubungannya dengan inovasi.",
                "Keputusan penetapan disebut bersama nomor dan tanggalnya.",
            ],
        ),
    ),
    reviewed_on=BEFORE_SEASON,
    source=f"{REGULATION}; {REGENCY}",
    related_lessons=("dasar-hukum-permasalahan-dan-isu-strategis", "langkah-3-penetapan"),
)

PROBLEM = GuideSeed(
    title="Rancang bangun: permasalahan",
    slug="rancang-bangun-permasalahan",
    section="design_problem",
    introduction="Masalah setempat yang terukur, lengkap dengan sebabnya.",
    blocks=(
        text(
            """
<h2>Empat unsur</h2>
<ol>
<li><b>Siapa</b> yang mengalami.</li>
<li><b>Apa</b> kesulitannya.</li>
<li><b>Seberapa besar</b>, dengan angka, tanggal, dan sumber.</li>
<li><b>Apa sebabnya</b>, paling banyak tiga sebab utama.</li>
</ol>
"""
        ),
        quote(
            "Hal berikutnya yang menjadi kendala adalah belum dipahaminya bagaimana proses inovasi harus "
            "dilaksanakan.",
            "Laporan Klinik Inovasi Balangan, bagian Permasalahan",
        ),
        text(
            """
<p>Kalimat itu menyebut satu sebab dengan jelas. Laporannya lalu merinci lima langkah yang belum dipahami:
memunculkan gagasan, uji coba, penetapan, penerapan, dan pelaporan. Inovasinya, yaitu klinik, menjawab sebab
tersebut.</p>
"""
        ),
        comparison(
            (
                "Kurang baik",
                "<p>Masih rendahnya kesadaran masyarakat sehingga diperlukan terobosan.</p>",
            ),
            (
                "Lebih baik",
                "<p>Pada Januari 2025, 48 dari 120 pasien terlambat mengambil obat, terutama karena rumahnya "
                "jauh. Angka ini rekaan.</p>",
            ),
        ),
        callout(
            "tip",
            "Jangan menyalahkan warga",
            "<p>“Kesadaran rendah” jarang menjadi akar masalah. Tanyakan sekali lagi: apa yang membuat "
            "layanan sulit dijangkau?</p>",
        ),
        checklist(
            "Periksa",
            [
                "Ada angka setempat beserta sumbernya.",
                "Sebabnya disebut, bukan hanya gejalanya.",
                "Masalah ini dijawab oleh inovasi Anda.",
            ],
        ),
    ),
    reviewed_on=AFTER_GUIDELINE,
    source=GUIDELINE,
    related_lessons=(
        "dasar-hukum-permasalahan-dan-isu-strategis",
        "langkah-1-memunculkan-gagasan",
    ),
)

STRATEGIC_ISSUE = GuideSeed(
    title="Rancang bangun: isu strategis",
    slug="rancang-bangun-isu-strategis",
    section="design_strategic_issue",
    introduction="Mengapa masalah itu penting bagi daerah, dan mengapa sekarang.",
    blocks=(
        text(
            """
<h2>Tiga pertanyaan penuntun</h2>
<ol>
<li>Sasaran daerah mana yang terhambat?</li>
<li>Apa akibatnya bila dibiarkan beberapa tahun?</li>
<li>Kesempatan apa yang terbuka bila ditangani sekarang?</li>
</ol>
<p>Jawaban yang baik merujuk pada dokumen perencanaan daerah atau rencana kerja unit, lengkap dengan tahun dan
halamannya.</p>
<h2>Contoh dari Klinik Inovasi Balangan</h2>
<p>Laporan klinik berangkat dari pergeseran ekonomi: dari sumber daya alam menuju pengetahuan. Mutu sumber daya
manusia dan penguasaan ilmu pengetahuan menjadi penentu daya saing. Karena itu, daerah memerlukan iklim yang
mendukung inovasi. Isu besar itu lalu dihubungkan dengan kewajiban kepala daerah memajukan daya saing.</p>
"""
        ),
        comparison(
            (
                "Kurang baik",
                "<p>Di era globalisasi dan revolusi industri, semua bidang berubah dengan cepat.</p>",
            ),
            (
                "Lebih baik",
                "<p>Rencana kerja puskesmas 2025 menargetkan 85 persen pasien berobat teratur. Bila pasien di "
                "desa jauh tetap terlambat, target tidak tercapai. Contoh ini rekaan.</p>",
            ),
        ),
        callout(
            "info",
            "Urutan boleh berbeda",
            "<p>Isu strategis dapat ditulis sebelum atau sesudah permasalahan. Yang penting, keduanya saling "
            "berhubungan dan tidak mengulang kalimat.</p>",
        ),
    ),
    reviewed_on=AFTER_GUIDELINE,
    source=GUIDELINE,
    related_lessons=("dasar-hukum-permasalahan-dan-isu-strategis",),
)

METHOD = GuideSeed(
    title="Rancang bangun: metode pembaharuan",
    slug="rancang-bangun-metode-pembaharuan",
    section="design_method",
    introduction="Keadaan sebelum dan sesudah inovasi. Inilah inti rancang bangun.",
    blocks=(
        text(
            """
<h2>Dua uraian yang sebanding</h2>
<p>Tulislah <b>upaya sebelum inovasi</b> dan <b>upaya setelah inovasi</b>. Bahas hal yang sama pada keduanya:
langkah, waktu, biaya, pelaku, dan hasil.</p>
"""
        ),
        table(
            "Kerangka perbandingan",
            ["Hal", "Sebelum", "Sesudah"],
            [
                ["Langkah pemakai", "Berapa langkah dan di mana", "Berapa langkah dan di mana"],
                ["Waktu", "Menit atau hari", "Menit atau hari"],
                ["Biaya bagi warga", "Rupiah setiap layanan", "Rupiah setiap layanan"],
                ["Pelaku", "Siapa yang mengerjakan", "Siapa yang mengerjakan"],
                ["Hasil", "Angka dan tanggal", "Angka dan tanggal"],
            ],
        ),
        steps(
            "Cara menulisnya",
            [
                ("Isi kerangka", "<p>Lengkapi semua baris dengan fakta yang dapat dibuktikan.</p>"),
                ("Buang yang sama", "<p>Baris yang tidak berubah tidak perlu diceritakan.</p>"),
                (
                    "Ubah menjadi kalimat",
                    "<p>Satu baris menjadi satu atau dua kalimat, dengan pelaku di awal kalimat.</p>",
                ),
            ],
        ),
        callout(
            "warning",
            "Pisahkan kenyataan dari rencana",
            "<p>Keadaan sesudah inovasi hanya memuat hal yang sudah terjadi. Rencana ditulis pada "
            "tahapan.</p>",
        ),
        checklist(
            "Periksa",
            [
                "Sebelum dan sesudah membahas hal yang sama.",
                "Sedikitnya dua perubahan dinyatakan dengan angka.",
                "Kata optimal, efektif, dan efisien sudah diganti dengan fakta.",
            ],
        ),
    ),
    reviewed_on=AFTER_GUIDELINE,
    source=GUIDELINE,
    related_lessons=("metode-pembaharuan-sebelum-dan-sesudah", "langkah-5-pelaporan"),
)

NOVELTY = GuideSeed(
    title="Rancang bangun: keunggulan dan kebaharuan",
    slug="rancang-bangun-keunggulan-dan-kebaharuan",
    section="design_novelty",
    introduction="Apa yang lebih baik, apa yang baru, dan apa bedanya dari inovasi serupa.",
    blocks=(
        text(
            """
<h2>Dua hal yang berbeda</h2>
<p><b>Keunggulan</b> membandingkan dengan cara lama. <b>Kebaharuan</b> menunjukkan unsur yang sebelumnya tidak ada.
Tulislah masing-masing sekurang-kurangnya dua kalimat.</p>
<h2>Tempat mencari unsur baru</h2>
<ul>
<li><b>Pelaku</b> yang dahulu tidak terlibat.</li>
<li><b>Cara</b> yang menghapus, menggabung, atau membalik langkah.</li>
<li><b>Alat</b> yang memungkinkan cara kerja baru.</li>
<li><b>Sasaran</b> yang dahulu tidak terlayani.</li>
</ul>
<p>Kriteria dalam Peraturan Pemerintah Nomor 38 Tahun 2017 adalah pembaharuan pada seluruh <b>atau sebagian</b> unsur.
Anda tidak perlu mengaku sebagai yang pertama di dunia.</p>
"""
        ),
        comparison(
            (
                "Kurang baik",
                "<p>Inovasi ini satu-satunya di Indonesia.</p><p>Sulit dibuktikan dan mudah dibantah.</p>",
            ),
            (
                "Lebih baik",
                "<p>Daerah lain memakai kurir berbayar. Inovasi ini memakai kader yang sudah mengunjungi warga "
                "setiap bulan, sehingga tidak menambah ongkos. Contoh ini rekaan.</p>",
            ),
        ),
        checklist(
            "Periksa",
            [
                "Keunggulan dan kebaharuan ditulis terpisah.",
                "Ada pembanding dari tempat lain.",
                "Syarat untuk meniru inovasi disebutkan.",
            ],
        ),
    ),
    reviewed_on=LONG_AGO,
    source=REGULATION,
    related_lessons=("keunggulan-kebaharuan-dan-tahapan", "apa-yang-disebut-inovasi-daerah"),
)

STEPS = GuideSeed(
    title="Rancang bangun: tahapan atau penggunaan produk",
    slug="rancang-bangun-tahapan",
    section="design_steps",
    introduction="Urutan pembangunan inovasi dan langkah pemakai, lengkap dengan waktunya.",
    blocks=(
        text(
            """
<h2>Dua sudut pandang</h2>
<p>Uraikan <b>tahapan pembangunan</b>: persiapan, uji coba, penetapan, penerapan, dan evaluasi. Bila inovasi berupa
produk atau layanan, tambahkan <b>langkah pemakai</b> dari awal sampai menerima hasil.</p>
"""
        ),
        steps(
            "Tahapan Klinik Inovasi Balangan",
            [
                (
                    "Persiapan, 2021",
                    "<p>Kelompok kerja dibentuk. Hasil evaluasinya menunjukkan perlunya sebuah tim.</p>",
                ),
                (
                    "Penetapan, 2022",
                    "<p>Tim klinik ditetapkan dengan keputusan bupati.</p>",
                ),
                (
                    "Pelaksanaan",
                    "<p>Tim membangun jejaring, berkoordinasi, menyusun regulasi, mengadakan bimtek, mendampingi "
                    "pengisian indeks, serta membentuk agen dan pamong inovasi.</p>",
                ),
            ],
        ),
        text(
            """
<h2>Setiap tahapan memuat tiga hal</h2>
<ul>
<li>waktu, paling sedikit bulan dan tahun;</li>
<li>pelaku;</li>
<li>hasil beserta dokumennya.</li>
</ul>
<p>Tahapan yang bertanggal menjadi dasar menghitung kecepatan penciptaan. Menurut pedoman 2026, satu sampai empat
bulan berada pada tingkat tertinggi.</p>
"""
        ),
        checklist(
            "Periksa",
            [
                "Setiap tahapan mempunyai waktu, pelaku, dan hasil.",
                "Tanggalnya cocok dengan isian waktu.",
                "Langkah pemakai dapat diikuti orang yang belum mengenal layanan.",
            ],
        ),
    ),
    reviewed_on=BEFORE_SEASON,
    source=GUIDELINE,
    related_lessons=("keunggulan-kebaharuan-dan-tahapan", "kemudahan-dan-kecepatan-bagi-pemakai"),
)

GUIDES = (LEGAL_BASIS, PROBLEM, STRATEGIC_ISSUE, METHOD, NOVELTY, STEPS)
