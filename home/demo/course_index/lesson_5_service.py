"""Lesson 5: indicators 11, 12, 13, 14 and 17."""

from home.demo.shapes import LessonSeed, callout, checklist, comparison, table, text

LESSON = LessonSeed(
    title="Kemudahan dan kecepatan bagi pemakai",
    slug="kemudahan-dan-kecepatan-bagi-pemakai",
    introduction="Indikator 11, 12, 13, 14, dan 17: pedoman, informasi, lama layanan, pengaduan, dan lama "
    "penciptaan inovasi.",
    minutes=15,
    blocks=(
        text(
            """
<h2>Dilihat dari sisi pemakai</h2>
<p>Kelompok ini bertanya: mudahkah inovasi dipahami, ditemukan, dipakai, dan dikeluhkan? Jumlah bobotnya 7,
sehingga skor tertingginya 21. Sebagian besar buktinya berupa tangkapan layar dan prosedur.</p>
"""
        ),
        table(
            "Indikator kemudahan dan kecepatan menurut pedoman 2026",
            ["Indikator dan bobot", "Tingkat 1", "Tingkat 2", "Tingkat 3"],
            [
                [
                    "11. Pedoman teknis (1)",
                    "Buku cetak",
                    "Buku elektronik",
                    "Dapat dibuka secara daring",
                ],
                [
                    "12. Kemudahan informasi layanan (1)",
                    "1 dari 4 cara",
                    "2 dari 4 cara",
                    "3 cara atau lebih",
                ],
                [
                    "13. Kemudahan proses (2)",
                    "6 hari atau lebih",
                    "2–5 hari",
                    "1 hari",
                ],
                [
                    "14. Penyelesaian pengaduan (1)",
                    "Sampai 50 %, atau tidak ada pengaduan",
                    "51–90 %",
                    "91 % atau lebih",
                ],
                [
                    "17. Kecepatan penciptaan (2, wajib)",
                    "9 bulan atau lebih",
                    "5–8 bulan",
                    "1–4 bulan",
                ],
            ],
        ),
        text(
            """
<h2>Indikator 11: pedoman teknis</h2>
<p>Pedoman teknis adalah petunjuk bagi pemakai atau pelaksana. Dua halaman yang jelas lebih berguna
daripada buku tebal yang tidak dibaca. Buku cetak dan elektronik diunggah sebagai PDF. Bila pedomannya dapat
dibuka secara daring, unggah tangkapan layar beserta tautannya, dan pastikan tautan itu dapat dibuka tanpa
kata sandi.</p>
<h2>Indikator 12: empat cara memperoleh informasi</h2>
<ol>
<li>Manual atau tatap muka.</li>
<li>Layanan kontak, yaitu surel atau telepon.</li>
<li>Media sosial.</li>
<li>Layanan daring, yaitu laman, aplikasi, atau kecerdasan buatan.</li>
</ol>
<p>Unggah <b>satu gambar untuk setiap cara, dalam berkas terpisah</b>. Menggabungkan tiga gambar menjadi satu
berkas sering membuat hanya satu cara yang dihitung.</p>
<h2>Indikator 13: lama layanan</h2>
<p>Yang diukur adalah waktu yang diperlukan pemakai untuk memperoleh hasil, dalam hari kalender. Buktinya
prosedur operasional standar yang disahkan, dengan langkah dan waktu setiap langkah.</p>
"""
        ),
        comparison(
            (
                "Sering dikembalikan",
                "<p>Prosedur memuat lima langkah tanpa waktu, dan belum ditandatangani.</p>",
            ),
            (
                "Diterima",
                "<p>Prosedur bernomor dan disahkan. Setiap langkah memuat pelaksana dan waktu: 10 menit, "
                "30 menit, 2 jam. Jumlahnya ditulis di bagian bawah: selesai dalam satu hari.</p>",
            ),
        ),
        text(
            """
<h2>Indikator 14: pengaduan</h2>
<p>Hitunglah pengaduan yang selesai dibagi pengaduan yang masuk, untuk dua tahun terakhir. Contoh rekaan: 24
pengaduan masuk, 22 selesai. Perbandingannya 22 : 24 × 100 = 91,67 persen, sehingga tingkatnya 3. Unggah foto
atau tangkapan layar <b>dan</b> rekap yang memuat perbandingan itu.</p>
<p>Perhatikan bahwa “tidak ada pengaduan” berada pada tingkat 1. Tidak adanya pengaduan biasanya berarti
salurannya tidak dikenal. Sediakan satu nomor atau kotak saran, umumkan, dan catat setiap pengaduan, termasuk
yang disampaikan secara lisan.</p>
"""
        ),
        callout(
            "tip",
            "Rekap sederhana sudah cukup",
            "<p>Buatlah tabel dengan kolom tanggal, isi pengaduan, tindak lanjut, dan tanggal selesai. "
            "Samarkan nama pengadu. Perbarui setiap Jumat.</p>",
        ),
        text(
            """
<h2>Indikator 17: kecepatan penciptaan</h2>
<p>Indikator ini wajib. Yang dihitung adalah waktu untuk menciptakan inovasi, dari gagasan sampai siap
diterapkan, bukan lama layanannya. Buktinya proposal atau laporan yang memuat tahapan penciptaan atau
pengembangan.</p>
<p>Cantumkan tanggal pada setiap tahapan. Laporan yang hanya menulis “persiapan, pelaksanaan, evaluasi” tanpa
waktu tidak dapat dihitung. Jangan pula memendekkan waktu di atas kertas; tanggal pada surat tugas dan laporan
uji coba akan dibandingkan.</p>
<h2>Jangan tertukar</h2>
<ul>
<li>Indikator 13 menghitung <b>hari</b> bagi pemakai; indikator 17 menghitung <b>bulan</b> bagi
pencipta.</li>
<li>Indikator 11 tentang petunjuk; indikator 12 tentang cara memperoleh informasi.</li>
<li>Indikator 12 menghitung cara; indikator 10 menilai penyebarluasan.</li>
</ul>
"""
        ),
        checklist(
            "Bagian ini lengkap bila",
            [
                "pedoman dapat dibuka oleh orang yang belum masuk ke sistem apa pun;",
                "setiap cara memperoleh informasi mempunyai berkas sendiri;",
                "prosedur disahkan dan memuat waktu setiap langkah;",
                "rekap pengaduan memuat perbandingan yang selesai;",
                "laporan penciptaan memuat tanggal setiap tahapan.",
            ],
        ),
    ),
)
