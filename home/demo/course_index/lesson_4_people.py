"""Lesson 4: indicators 7, 8, 9 and 10."""

from home.demo.shapes import LessonSeed, callout, checklist, comparison, table, text

LESSON = LessonSeed(
    title="Pihak yang terlibat dan sosialisasi",
    slug="pihak-yang-terlibat-dan-sosialisasi",
    introduction="Indikator 7, 8, 9, dan 10. Bobotnya kecil, tetapi sering dapat dipenuhi dalam satu "
    "tahun kerja yang tertib.",
    minutes=15,
    blocks=(
        text(
            """
<h2>Inovasi tidak dikerjakan sendirian</h2>
<p>Keempat indikator ini masing-masing berbobot 1. Jumlah skor tertingginya 12, sama dengan skor tertinggi
video. Kuncinya adalah mencatat kerja sama yang memang sudah terjadi.</p>
"""
        ),
        table(
            "Indikator keterlibatan menurut pedoman 2026",
            ["Indikator dan bobot", "Tingkat 1", "Tingkat 2", "Tingkat 3"],
            [
                [
                    "7. Keterlibatan aktor inovasi (1)",
                    "3 jenis aktor, termasuk pelaksana",
                    "4 jenis aktor",
                    "5 jenis aktor atau lebih",
                ],
                [
                    "8. Pelaksana inovasi daerah (1)",
                    "Ada, tanpa surat penunjukan",
                    "Surat penugasan kepala perangkat daerah atau pejabat setara",
                    "Keputusan atau surat penugasan kepala daerah, atau keputusan kepala perangkat "
                    "daerah atas nama kepala daerah",
                ],
                [
                    "9. Jejaring inovasi (1)",
                    "2 perangkat daerah",
                    "3–4 perangkat daerah",
                    "5 perangkat daerah atau lebih",
                ],
                [
                    "10. Sosialisasi (1)",
                    "Foto kegiatan dengan spanduk",
                    "Media sosial, atau berita di media milik pemerintah",
                    "Berita di media yang bukan milik pemerintah daerah",
                ],
            ],
        ),
        text(
            """
<h2>Indikator 7: lima jenis aktor</h2>
<p>Yang dihitung adalah <b>jenis</b> aktor, bukan jumlah orang: akademisi, dunia usaha, komunitas,
pemerintah, dan media. Kurunnya T-1 dan/atau T-2. Bukti yang diterima antara lain keputusan, dokumen kerja
sama, hibah atau tanggung jawab sosial perusahaan, dan publikasi media. Untuk komunitas, undangan atau foto
diskusi kelompok, rembuk warga, atau musrenbang dapat dipakai.</p>
"""
        ),
        comparison(
            (
                "Belum menambah tingkat",
                "<p>Tiga surat kerja sama dengan tiga perguruan tinggi.</p><p>Ketiganya satu jenis aktor, "
                "yaitu akademisi.</p>",
            ),
            (
                "Menambah tingkat",
                "<p>Satu perguruan tinggi, satu perusahaan, satu kelompok warga, puskesmas sebagai "
                "pelaksana, dan satu berita di media.</p><p>Lima jenis aktor, masing-masing dengan "
                "buktinya.</p>",
            ),
        ),
        text(
            """
<h2>Indikator 8: siapa yang menunjuk pelaksana</h2>
<p>Bedakan dari indikator 2. Indikator 2 menilai jumlah dan peran orang. Indikator 8 menilai <b>siapa yang
menandatangani</b> penunjukannya. Surat dari kepala puskesmas atau kepala sekolah berada pada tingkat 2.
Keputusan kepala daerah berada pada tingkat 3. Satu surat dapat dipakai untuk kedua indikator bila isinya
memenuhi keduanya, tetapi unggahlah pada masing-masing isian.</p>
<h2>Indikator 9: jejaring perangkat daerah</h2>
<p>Hitunglah perangkat daerah yang terlibat dalam dua tahun terakhir. Buktinya keputusan atau surat tugas.
Contoh: puskesmas, kecamatan, dan dinas yang mengurus desa bekerja bersama. Pastikan namanya perangkat
daerah, bukan bidang atau seksi di dalam perangkat daerah yang sama.</p>
<p>Nama perangkat daerah pernah berubah. Bapperida, misalnya, dahulu bernama Bappedalitbang, dan sebelumnya
Balitbangda. Jangan menghitung nama lama dan nama baru sebagai dua perangkat daerah.</p>
<h2>Indikator 10: sosialisasi</h2>
<p>Foto kegiatan dengan spanduk sudah diakui. Nama inovasi harus terbaca pada spanduk. Unggahan media sosial
atau berita di media milik pemerintah lebih tinggi nilainya, dan berita di media yang bukan milik pemerintah
daerah berada pada tingkat tertinggi. Bukti dari T-0 diperbolehkan. Simpan tangkapan layar beserta tautannya,
sebab berita dapat dihapus.</p>
"""
        ),
        callout(
            "tip",
            "Satu kegiatan, tiga bukti",
            "<p>Undanglah pemerintah desa, perguruan tinggi, dan wartawan dalam satu peluncuran yang "
            "sederhana. Undangan dan daftar hadir membuktikan aktor, surat tugas membuktikan jejaring, "
            "dan beritanya membuktikan sosialisasi. Namun, unggahlah berkas yang sesuai pada setiap "
            "indikator.</p>",
        ),
        callout(
            "warning",
            "Foto orang adalah data pribadi",
            "<p>Mintalah izin sebelum memuat wajah warga, terutama pasien dan anak. Jangan menampilkan "
            "kartu identitas atau keterangan kesehatan di media sosial.</p>",
        ),
        checklist(
            "Bagian ini lengkap bila",
            [
                "jenis aktor dihitung, bukan jumlah lembaganya;",
                "surat penunjukan menyebut siapa yang menandatangani dan dalam kedudukan apa;",
                "setiap perangkat daerah dalam jejaring disebut dalam surat;",
                "nama inovasi terbaca pada foto, unggahan, atau berita;",
                "tangkapan layar disimpan bersama tautannya.",
            ],
        ),
    ),
)
