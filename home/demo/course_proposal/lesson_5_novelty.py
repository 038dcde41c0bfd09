"""Lesson 5: advantage, novelty and stages."""

from home.demo.shapes import LessonSeed, callout, checklist, comparison, steps, text

LESSON = LessonSeed(
    title="Keunggulan, kebaharuan, dan tahapan",
    slug="keunggulan-kebaharuan-dan-tahapan",
    introduction="Menunjukkan apa yang membedakan inovasi Anda, lalu menjelaskan cara memakainya "
    "langkah demi langkah.",
    minutes=15,
    blocks=(
        text(
            """
<h2>Keunggulan dan kebaharuan tidak sama</h2>
<p><b>Keunggulan</b> menjawab: apa yang lebih baik dibandingkan dengan cara lama? <b>Kebaharuan</b>
menjawab: apa yang sebelumnya tidak ada? Sebuah layanan dapat lebih cepat tanpa menjadi baru. Sebaliknya,
sesuatu yang baru belum tentu lebih baik. Proposal yang kuat menunjukkan keduanya.</p>
<p>Ingat kriteria pertama menurut Peraturan Pemerintah Nomor 38 Tahun 2017: inovasi mengandung pembaharuan
pada seluruh atau sebagian unsurnya. Artinya, Anda tidak harus menemukan sesuatu yang belum pernah ada
di dunia. Unsur yang baru bagi daerah atau unit Anda sudah dapat memenuhi kriteria, asalkan Anda
menjelaskannya dengan jujur.</p>
<h2>Empat tempat mencari kebaharuan</h2>
<ul>
<li><b>Pelaku</b>: siapa yang sekarang menjalankan, dan sebelumnya tidak?</li>
<li><b>Cara</b>: langkah mana yang dihapus, digabung, atau dibalik urutannya?</li>
<li><b>Alat</b>: sarana apa yang baru dipakai, dan mengapa dapat mengubah cara kerja?</li>
<li><b>Sasaran</b>: kelompok mana yang sekarang terlayani, padahal dahulu tertinggal?</li>
</ul>
<p>Pada contoh ANTENA, pelakunya baru karena kader ikut mengantar. Caranya baru karena obat bergerak menuju
pasien. Alatnya sederhana, yaitu kartu antar. Sasarannya adalah pasien yang rumahnya jauh.</p>
"""
        ),
        comparison(
            (
                "Kurang baik",
                "<p>Keunggulan ANTENA adalah satu-satunya di Indonesia, mudah, murah, dan cepat.</p>"
                "<p>Pernyataan “satu-satunya” hampir tidak mungkin dibuktikan, dan satu contoh dari "
                "tempat lain sudah cukup untuk membantahnya.</p>",
            ),
            (
                "Lebih baik",
                "<p>Layanan antar obat sudah ada di beberapa daerah dengan kurir berbayar. ANTENA "
                "memakai kader yang memang mengunjungi warga setiap bulan, sehingga tidak memerlukan "
                "ongkos tambahan. Kartu antar membuat setiap penyerahan tercatat.</p>",
            ),
        ),
        text(
            """
<p>Tulisan kedua lebih meyakinkan karena mengakui inovasi serupa, lalu menunjukkan perbedaannya. Carilah
inovasi serupa sebelum menulis. Tanyakan kepada agen, pamong, atau klinik; mereka dapat membantu
menemukan pembanding.</p>
<h2>Dapat ditiru, dan itu keunggulan</h2>
<p>Salah satu kriteria inovasi daerah adalah dapat direplikasi. Sebutkan syarat minimal bagi tempat lain
yang ingin meniru: berapa orang, sarana apa, dan berapa lama persiapannya. Kalimat itu membantu penilai,
sekaligus menyiapkan Anda untuk indikator replikasi.</p>
<h2>Tahapan atau penggunaan produk</h2>
<p>Bagian terakhir menjelaskan urutan. Ada dua sudut pandang, dan Anda boleh memakai keduanya:
<b>tahapan pembangunan inovasi</b> dari persiapan sampai pelaksanaan, dan <b>langkah pemakai</b> ketika
menerima layanan. Klinik Inovasi Balangan memakai tiga tahapan: persiapan pada tahun 2021 dengan
pembentukan kelompok kerja, penetapan tim melalui keputusan bupati pada tahun 2022, lalu pelaksanaan
program.</p>
"""
        ),
        steps(
            "Contoh tahapan ANTENA (rekaan)",
            [
                (
                    "Persiapan, Januari 2025",
                    "<p>Petugas mendata pasien, memetakan jarak rumah, dan bermusyawarah dengan kader "
                    "serta pemerintah desa.</p>",
                ),
                (
                    "Uji coba, Februari sampai Maret 2025",
                    "<p>Dua desa mencoba kartu antar. Kepala puskesmas menandatangani laporan uji "
                    "coba.</p>",
                ),
                (
                    "Penetapan, Maret 2025",
                    "<p>Nama inovasi dan susunan pelaksana ditetapkan. Prosedur disahkan.</p>",
                ),
                (
                    "Penerapan, mulai 1 April 2025",
                    "<p>Kader di semua desa sasaran mengantar obat setiap tanggal 26. Petugas "
                    "mencocokkan kartu antar pada akhir bulan.</p>",
                ),
                (
                    "Evaluasi, setiap enam bulan",
                    "<p>Petugas menghitung ketepatan waktu, membahas keluhan, dan memperbaiki "
                    "prosedur.</p>",
                ),
            ],
        ),
        text(
            """
<p>Perhatikan bahwa setiap tahapan memuat waktu, pelaku, dan hasil. Susunan ini juga membuktikan kecepatan
penciptaan: dari Januari sampai Maret 2025 berarti tiga bulan. Menurut pedoman 2026, waktu satu sampai
empat bulan berada pada tingkat tertinggi indikator kecepatan penciptaan inovasi.</p>
"""
        ),
        callout(
            "tip",
            "Hubungkan tahapan dengan bukti",
            "<p>Di buku catatan Anda, tulis nama berkas di samping setiap tahapan. Bila sebuah "
            "tahapan tidak mempunyai berkas, cari sekarang. Jangan menunggu sampai musim "
            "pelaporan.</p>",
        ),
        checklist(
            "Bagian ini selesai bila",
            [
                "keunggulan dan kebaharuan ditulis terpisah;",
                "sedikitnya satu inovasi serupa disebut sebagai pembanding;",
                "syarat minimal untuk meniru inovasi dijelaskan;",
                "setiap tahapan memuat waktu, pelaku, dan hasil;",
                "lama penciptaan dapat dihitung dari tahapan.",
            ],
        ),
    ),
)
