"""Four news items. The events are invented and say so; figures of Balangan are published ones."""

from dataclasses import dataclass
from datetime import date

from home.demo.shapes import Block, callout, checklist, quote, steps, table, text


@dataclass(frozen=True)
class NewsSeed:
    title: str
    slug: str
    date: date
    lead: str
    blocks: tuple[Block, ...]
    picture: str  # key
    alt: str


SHOWN_ONLY = callout(
    "info",
    "Berita peragaan",
    "<p>Peristiwa dalam berita ini rekaan untuk peragaan. Angka tentang inovasi Balangan berasal dari sumber yang "
    "sudah terbit.</p>",
)

GROWTH = NewsSeed(
    title="Dari 25 menjadi 200 inovasi: perjalanan lima tahun Balangan",
    slug="dari-25-menjadi-200-inovasi",
    date=date(2026, 1, 12),
    lead="Lima tahun lalu seluruh perangkat daerah hanya melaporkan 25 inovasi. Pada tahun 2025 jumlahnya mencapai 200. "
    "Klinik merangkum apa yang berubah.",
    blocks=(
        text(
            """
<p>Paringin. Awal tahun ini Klinik Inovasi Balangan menyajikan catatan lima tahun kepada para admin inovasi. Catatan itu
dimulai dari angka yang sederhana: 25 inovasi dan peringkat 166 pada tahun 2021.</p>
"""
        ),
        table(
            "Inovasi Balangan dari tahun ke tahun",
            ["Tahun", "Catatan"],
            [
                ["2020", "18 inovasi"],
                ["2021", "25 inovasi dilaporkan; peringkat 166"],
                ["2022", "Peringkat 45"],
                ["2023", "20 besar nasional, Sangat Inovatif"],
                ["2024", "Lima besar Kabupaten Terinovatif"],
                ["2025", "200 inovasi, 55 di antaranya dalam urusan kesehatan"],
            ],
        ),
        text(
            """
<h2>Saringan yang ketat</h2>
<p>Kenaikan jumlah tidak terjadi begitu saja. Pada tahun 2022, misalnya, 98 ide terjaring. Sebanyak 47 diunggah ke Sinovda,
15 memenuhi syarat, dan 11 menjadi finalis dengan skor di atas 105. Saringan itu mengajarkan satu hal: gagasan perlu didampingi
sejak awal supaya sampai ke formulir, dan formulir perlu diperiksa supaya memenuhi syarat.</p>
"""
        ),
        quote(
            "Angka 200 bukan tujuan akhir. Yang kami kejar adalah inovasi yang masih berjalan dua tahun kemudian.",
            "Tim Klinik Inovasi Balangan (kutipan rekaan)",
        ),
        text(
            """
<h2>Langkah tahun ini</h2>
<p>Tahun ini klinik memusatkan perhatian pada mutu bukti. Setiap perangkat daerah diminta menunjuk admin inovasi, mengikuti
bimtek, dan menilai diri sendiri sebelum musim pelaporan. Pelajaran dan panduannya tersedia pada situs ini dan dapat dibuka dengan
ponsel.</p>
"""
        ),
        SHOWN_ONLY,
    ),
    picture="news-growth",
    alt="Grafik enam batang yang makin tinggi dengan tunas di puncak batang terakhir, di depan perbukitan hijau",
)

WRITING_COURSE = NewsSeed(
    title="Klinik membuka bimtek menulis proposal bagi puskesmas dan sekolah",
    slug="bimtek-menulis-proposal",
    date=date(2026, 2, 16),
    lead="Bimtek diikuti secara mandiri melalui ponsel, lalu dilanjutkan dengan klinik naskah di Paringin.",
    blocks=(
        text(
            """
<p>Paringin. Klinik Inovasi Balangan membuka bimtek <i>Menyusun proposal inovasi yang siap dinilai</i>. Sasaran pertamanya adalah
puskesmas dan sekolah, yang banyak memiliki cara kerja baru tetapi jarang menuliskannya.</p>
<p>Peserta belajar mandiri lebih dahulu. Delapan pelajaran dapat dibuka kapan saja dan dilanjutkan pada perangkat lain. Sesudah itu,
peserta membawa naskah ke klinik dan membahasnya bersama agen atau pamong.</p>
"""
        ),
        steps(
            "Cara mengikuti",
            [
                (
                    "Daftar pada situs ini",
                    "<p>Masuk dengan akun Anda, lalu pilih bimtek pada katalog.</p>",
                ),
                (
                    "Selesaikan pelajaran",
                    "<p>Setiap pelajaran ditutup dengan daftar periksa untuk naskah Anda sendiri.</p>",
                ),
                (
                    "Bawa naskah ke klinik",
                    "<p>Siapkan angka awal, laporan uji coba, dan satu pertanyaan utama.</p>",
                ),
            ],
        ),
        quote(
            "Saya baru tahu bahwa catatan antrean yang kami buat setiap pagi adalah angka awal yang sangat berharga.",
            "Seorang perawat peserta bimtek (kutipan rekaan)",
        ),
        checklist(
            "Yang perlu dibawa",
            [
                "Rancangan nama inovasi.",
                "Angka awal beserta tanggal dan sumbernya.",
                "Surat tugas atau rancangan keputusan.",
                "Satu pertanyaan utama.",
            ],
        ),
        SHOWN_ONLY,
    ),
    picture="news-course",
    alt="Empat peserta bimtek duduk menghadap papan tulis bergambar enam balok, dipandu seorang narasumber berkerudung",
)

GUIDELINE = NewsSeed(
    title="Pedoman penilaian 2026 terbit, klinik menyiapkan pendampingan",
    slug="pedoman-penilaian-2026-terbit",
    date=date(2026, 5, 5),
    lead="Pedoman umum penilaian inovasi daerah 2026 bertanggal 29 April 2026. Admin inovasi diminta membacanya sebelum mulai "
    "menilai diri sendiri.",
    blocks=(
        text(
            """
<p>Paringin. Badan Strategi Kebijakan Dalam Negeri menerbitkan pedoman penilaian inovasi daerah untuk tahun 2026. Klinik Inovasi
Balangan mengajak semua admin inovasi memeriksa kembali bukti yang sudah dikumpulkan, sebab batas angka dan kurun waktu dapat berubah
setiap tahun.</p>
<h2>Yang dikerjakan pada Mei dan Juni</h2>
"""
        ),
        steps(
            "Empat langkah bagi admin inovasi",
            [
                (
                    "Baca pedoman",
                    "<p>Perhatikan kurun waktu penerapan dan batas angka setiap tingkat.</p>",
                ),
                (
                    "Nilai diri sendiri",
                    "<p>Isi skor klaim untuk setiap inovasi. Tandai indikator yang masih kosong.</p>",
                ),
                (
                    "Lengkapi bukti",
                    "<p>Dahulukan indikator wajib, lalu indikator yang berbobot besar.</p>",
                ),
                (
                    "Pesan waktu klinik",
                    "<p>Bawa bukti yang meragukan. Jangan menunggu minggu terakhir.</p>",
                ),
            ],
        ),
        text(
            """
<h2>Pemasukan data Juni sampai Agustus</h2>
<p>Pemasukan data berlangsung Juni sampai Agustus. Klinik menganjurkan setiap perangkat daerah menyelesaikan isiannya paling lambat satu
minggu sebelum tenggat. Sesudah dikirim, data belum tentu dapat diperbaiki.</p>
<p>Penjelasan setiap indikator tersedia dalam bimtek <i>Mengisi indeks inovasi daerah: indikator dan data dukung</i>.</p>
"""
        ),
        SHOWN_ONLY,
    ),
    picture="news-guideline",
    alt="Kalender meja dengan beberapa tanggal berwarna kuning, di samping buku pedoman hijau dan secangkir kopi",
)

TRAVELLING = NewsSeed(
    title="Klinik keliling singgah di Halong dan Tebing Tinggi",
    slug="klinik-keliling-halong-tebing-tinggi",
    date=date(2026, 10, 19),
    lead="Inovator di kecamatan yang jauh dari Paringin berkonsultasi di dekat tempat kerjanya. Sebagian besar pertanyaan menyangkut data "
    "dukung.",
    blocks=(
        text(
            """
<p>Halong. Selama dua hari, tim Klinik Inovasi Balangan membuka meja konsultasi di Kecamatan Halong dan Kecamatan Tebing Tinggi. Petugas
puskesmas, guru, dan aparat desa datang membawa naskah serta berkas masing-masing.</p>
<p>Klinik keliling diadakan karena tidak semua inovator mudah meninggalkan tempat layanan. Guru mengajar setiap hari, sedangkan puskesmas
tetap menerima pasien.</p>
<h2>Tiga pertanyaan yang paling sering muncul</h2>
<ol>
<li>Bagaimana membuktikan manfaat bila angka awal tidak pernah dicatat?</li>
<li>Apakah surat tugas kepala puskesmas sudah cukup?</li>
<li>Bolehkah inovasi lama dilaporkan kembali?</li>
</ol>
<p>Untuk pertanyaan pertama, tim menyarankan mencari catatan yang sudah ada, misalnya buku register, lalu memakai tren kinerja sejak
sekarang. Jawaban selengkapnya tersedia pada halaman Panduan.</p>
"""
        ),
        quote(
            "Ternyata yang kurang bukan inovasinya, melainkan catatannya. Mulai besok kami menulis rekap setiap Jumat.",
            "Seorang guru peserta klinik keliling (kutipan rekaan)",
        ),
        text(
            """
<h2>Setelah klinik keliling</h2>
<p>Setiap konsultasi menghasilkan catatan dan tindak lanjut yang bertanggal. Agen inovasi di kecamatan akan menanyakan perkembangannya.
Inovator yang belum sempat datang dapat berkonsultasi langsung di Bapperida.</p>
"""
        ),
        SHOWN_ONLY,
    ),
    picture="news-travelling",
    alt="Mobil klinik hijau dengan palang kuning melaju di jalan raya, dengan rumah panggung dan perbukitan di belakangnya",
)

NEWS = (TRAVELLING, GUIDELINE, WRITING_COURSE, GROWTH)
