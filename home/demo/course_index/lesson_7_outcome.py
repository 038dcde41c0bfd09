"""Lesson 7: indicators 18, 19 and 20."""

from home.demo.shapes import LessonSeed, callout, checklist, file, image, steps, table, text

LESSON = LessonSeed(
    title="Hasil: kemanfaatan, evaluasi, dan video",
    slug="hasil-kemanfaatan-evaluasi-dan-video",
    introduction="Indikator 18, 19, dan 20. Tiga indikator ini menyumbang 27 dari 111 angka.",
    minutes=20,
    blocks=(
        text(
            """
<h2>Tiga indikator yang paling menentukan</h2>
<p>Kemanfaatan berbobot 3, evaluasi berbobot 2, dan video berbobot 4. Bila ketiganya berada pada tingkat 3,
Anda memperoleh 9 + 6 + 12 = 27 angka. Kemanfaatan dan video termasuk indikator wajib.</p>
"""
        ),
        table(
            "Indikator hasil menurut pedoman 2026",
            ["Indikator dan bobot", "Tingkat 1", "Tingkat 2", "Tingkat 3"],
            [
                [
                    "18. Kemanfaatan (3, wajib), contoh: jumlah orang",
                    "1–200 orang",
                    "201–500 orang",
                    "501 orang atau lebih",
                ],
                [
                    "19. Monitoring dan evaluasi (2)",
                    "Laporan internal",
                    "Laporan survei kepuasan masyarakat",
                    "Evaluasi pihak luar berbasis penelitian atau kajian",
                ],
                [
                    "20. Video (4, wajib)",
                    "1–2 unsur",
                    "3–4 unsur",
                    "Kelima unsur",
                ],
            ],
        ),
        text(
            """
<h2>Indikator 18: satu dasar ukuran</h2>
<p>Pilih tepat satu dari enam dasar ukuran: jumlah orang, cakupan unit sasaran, penghematan belanja, tambahan
pendapatan, jumlah produk, atau tren kinerja. Batas angka dan contoh hitungannya ada pada bimtek <i>Menyusun
proposal inovasi yang siap dinilai</i>.</p>
<p>Bukti yang diterima mengikuti dasar ukurannya:</p>
<ul>
<li><b>Jumlah orang, nondigital</b>: daftar yang ditandatangani penerima manfaat, atau testimoninya.</li>
<li><b>Jumlah orang, digital</b>: tangkapan layar jumlah pemakai.</li>
<li><b>Cakupan, penghematan, pendapatan, dan produk</b>: perbandingan sebelum dan sesudah.</li>
<li><b>Tren kinerja</b>: data tempat inovasi berjalan, bukan data seluruh daerah.</li>
</ul>
<h2>Indikator 19: bentuk evaluasi</h2>
<p>Laporan monitoring internal sudah diakui. Laporan survei kepuasan masyarakat lebih tinggi. Evaluasi oleh
pihak luar yang berbasis penelitian berada pada tingkat tertinggi. Laporan diunggah sebagai PDF; testimoni
pemakai dapat berupa tangkapan layar.</p>
<p>Survei tidak harus besar. Tulislah tujuan, cara memilih responden, jumlahnya, pertanyaannya, hasil dalam
tabel, dan tindak lanjutnya. Untuk evaluasi luar, hubungi perguruan tinggi sejak awal tahun, karena penelitian
memerlukan waktu beberapa bulan.</p>
<h2>Indikator 20: video lima unsur</h2>
<p>Video paling lama lima menit, berbentuk MP4 atau tautan. Gambar sampulnya memuat logo kementerian. Video
dari media sosial boleh dipakai. Yang dihitung adalah banyaknya unsur yang ditampilkan.</p>
"""
        ),
        steps(
            "Kerangka video lima menit (saran klinik)",
            [
                (
                    "Latar belakang, 45 detik",
                    "<p>Tunjukkan masalah dan orang yang mengalaminya. Sebutkan satu angka awal.</p>",
                ),
                (
                    "Penjaringan ide, 45 detik",
                    "<p>Perlihatkan rapat, papan tulis, atau kotak saran. Siapa saja yang memberi "
                    "gagasan?</p>",
                ),
                (
                    "Pemilihan ide, 45 detik",
                    "<p>Jelaskan beberapa pilihan dan alasan memilih satu di antaranya.</p>",
                ),
                (
                    "Manfaat, 75 detik",
                    "<p>Perlihatkan cara kerja inovasi. Biarkan pemakai berbicara.</p>",
                ),
                (
                    "Dampak, 60 detik",
                    "<p>Bandingkan angka sebelum dan sesudah. Tutup dengan rencana pengembangan.</p>",
                ),
            ],
        ),
        image(
            picture="five-scenes",
            alt="Ponsel pada penyangga merekam seorang petugas; di bawahnya lima petak film dengan lambang "
            "masalah, kumpulan gagasan, pilihan, layanan, dan grafik naik",
            caption="Lima unsur, lima petak. Ponsel dan cahaya siang sudah memadai.",
        ),
        callout(
            "tip",
            "Pakai judul pada setiap bagian",
            "<p>Tampilkan tulisan “Latar belakang”, “Penjaringan ide”, “Pemilihan ide”, “Manfaat”, dan "
            "“Dampak” pada awal setiap bagian. Penilai tidak perlu menebak. Tambahkan teks terjemahan agar "
            "video dapat diikuti tanpa suara.</p>",
        ),
        text(
            """
<h2>Nilai pekerjaan satu sore</h2>
<p>Menambah video dari dua unsur menjadi lima unsur menaikkan skor dari 4 menjadi 12. Selisih delapan angka itu
lebih besar daripada gabungan dua indikator berbobot satu pada tingkat tertinggi. Karena itu, dahulukan video
sebelum mengejar indikator lain yang lebih sulit.</p>
"""
        ),
        file("evidence-checklist", "Daftar periksa data dukung (XLSX)"),
        checklist(
            "Bagian hasil lengkap bila",
            [
                "tepat satu dasar ukuran kemanfaatan dipilih dan terbukti;",
                "daftar penerima manfaat ditandatangani dan data pribadinya dijaga;",
                "laporan evaluasi memuat tindak lanjut;",
                "video paling lama lima menit dan memuat kelima unsur;",
                "tautan video dapat dibuka tanpa meminta izin.",
            ],
        ),
    ),
)
