"""Lesson 6: indicators 4, 15 and 16."""

from home.demo.shapes import LessonSeed, callout, checklist, comparison, steps, table, text

LESSON = LessonSeed(
    title="Kemajuan, keterpaduan, dan replikasi",
    slug="kemajuan-keterpaduan-dan-replikasi",
    introduction="Indikator 4, 15, dan 16: alat kerja, layanan terintegrasi, dan peniruan oleh daerah "
    "lain.",
    minutes=15,
    blocks=(
        text(
            """
<h2>Seberapa jauh inovasi melangkah</h2>
<p>Tiga indikator ini menilai kecanggihan produk. Jumlah bobotnya 7. Inovasi nondigital tidak otomatis kalah:
pada layanan terintegrasi tersedia ukuran tersendiri bagi inovasi nondigital, dan replikasi tidak bergantung
pada teknologi.</p>
"""
        ),
        table(
            "Indikator kecanggihan menurut pedoman 2026",
            ["Indikator dan bobot", "Tingkat 1", "Tingkat 2", "Tingkat 3"],
            [
                [
                    "4. Alat kerja (2)",
                    "Manual atau bukan elektronik",
                    "Didukung alat elektronik",
                    "Sistem informasi daring atau kecerdasan buatan",
                ],
                [
                    "15. Layanan terintegrasi (2)",
                    "Berjalan sendiri",
                    "Terpadu dalam satu portal, atau dengan program lain pada unit atau urusan yang sama",
                    "Terpadu dengan unit lain, atau lebih dari satu urusan",
                ],
                [
                    "16. Replikasi (3)",
                    "Satu kali",
                    "Dua kali, di daerah yang berbeda",
                    "Tiga kali, di daerah yang berbeda",
                ],
            ],
        ),
        text(
            """
<h2>Indikator 4: alat kerja</h2>
<p>Alat kerja adalah alat yang dipakai <b>dalam proses inovasi</b>. Buktinya foto kegiatan atau tangkapan
layar. Foto komputer yang menyala tanpa kegiatan tidak menjelaskan apa pun. Ambillah gambar ketika petugas
memakai alat itu untuk melayani, dan tampilkan nama inovasinya.</p>
<p>Jangan membangun aplikasi hanya demi indikator ini. Selisih dari tingkat 2 ke tingkat 3 adalah 2 angka.
Aplikasi yang tidak dipakai akan merugikan Anda pada indikator manfaat, informasi, dan pengaduan.</p>
<h2>Indikator 15: layanan terintegrasi</h2>
<p>Integrasi berarti layanan saling terhubung, bukan sekadar saling mengetahui. Ada ukuran bagi inovasi
digital dan ada bagi inovasi nondigital.</p>
"""
        ),
        comparison(
            (
                "Inovasi digital",
                "<p>Unggah tangkapan layar atau tautan halaman depan <b>dan</b> proses layanannya. "
                "Tunjukkan tempat layanan terhubung, misalnya satu kali masuk pada portal bersama atau "
                "data yang terisi dari layanan lain.</p>",
            ),
            (
                "Inovasi nondigital",
                "<p>Unggah dokumen atau foto yang menunjukkan keterpaduan. Misalnya, petugas puskesmas, "
                "pencatatan sipil, dan kecamatan melayani warga pada hari dan meja yang sama.</p>",
            ),
        ),
        text(
            """
<p>Untuk tingkat 3, keterpaduannya melibatkan unit lain atau lebih dari satu urusan. Tulislah kalimat pendek
di bawah gambar: layanan apa yang terhubung, dengan siapa, dan apa yang tidak perlu lagi dilakukan
warga.</p>
<h2>Indikator 16: replikasi</h2>
<p>Replikasi adalah peniruan oleh <b>daerah lain</b>. Bobotnya tiga, tetapi memerlukan waktu karena bergantung
pada pihak luar. Buktinya perjanjian kerja sama atau nota kesepahaman, dokumen replikasi, surat-menyurat, atau
surat pernyataan. Dua kali replikasi di daerah yang sama dihitung satu.</p>
"""
        ),
        steps(
            "Menyiapkan replikasi",
            [
                (
                    "Buat paket tiru",
                    "<p>Kumpulkan pedoman, prosedur, contoh formulir, kebutuhan orang, dan perkiraan biaya "
                    "dalam satu berkas.</p>",
                ),
                (
                    "Tawarkan melalui jejaring",
                    "<p>Hubungi rekan profesi, daerah tetangga, atau peserta bimtek. Klinik dapat membantu "
                    "mempertemukan.</p>",
                ),
                (
                    "Dampingi pelaksanaannya",
                    "<p>Catat pertemuan dan kunjungan. Mintalah daerah peniru menyebut nama inovasi asal "
                    "dalam suratnya.</p>",
                ),
                (
                    "Simpan buktinya",
                    "<p>Surat permintaan, balasan, dan pernyataan pelaksanaan disimpan bersama. Perhatikan "
                    "nama, tanggal, dan tanda tangan.</p>",
                ),
            ],
        ),
        callout(
            "warning",
            "Kunjungan belajar belum tentu replikasi",
            "<p>Tamu yang datang melihat inovasi Anda belum menirunya. Tanyakan kabar mereka beberapa bulan "
            "kemudian. Bila memang diterapkan, mintalah surat pernyataan dari instansinya.</p>",
        ),
        text(
            """
<h2>Mana yang didahulukan</h2>
<p>Bila waktu terbatas, urutannya biasanya sebagai berikut. Pertama, isi indikator 4 dengan foto yang
menjelaskan. Kedua, cari keterpaduan yang memang sudah terjadi dan dokumentasikan. Ketiga, mulai surat
replikasi, karena hasilnya mungkin baru dipakai pada tahun berikutnya.</p>
"""
        ),
        checklist(
            "Bagian ini lengkap bila",
            [
                "foto atau tangkapan layar menunjukkan alat yang sedang dipakai;",
                "keterpaduan dijelaskan dengan menyebut layanan dan unitnya;",
                "daerah peniru berbeda-beda dan disebut dalam surat;",
                "paket tiru tersedia bagi daerah yang bertanya;",
                "tidak ada aplikasi yang dibuat hanya demi skor.",
            ],
        ),
    ),
)
