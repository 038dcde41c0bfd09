"""Lesson 3: indicators 1, 2, 3, 5 and 6."""

from home.demo.shapes import LessonSeed, callout, checklist, comparison, table, text

LESSON = LessonSeed(
    title="Fondasi: regulasi, orang, anggaran, bimtek, dan rencana",
    slug="fondasi-regulasi-orang-anggaran-bimtek-dan-rencana",
    introduction="Indikator 1, 2, 3, 5, dan 6. Jumlah bobotnya 10, dan hampir semuanya dibuktikan dengan "
    "dokumen resmi.",
    minutes=20,
    blocks=(
        text(
            """
<h2>Kelompok infrastruktur</h2>
<p>Lima indikator ini menunjukkan bahwa inovasi mempunyai pijakan: aturan, orang, uang, kemampuan, dan
tempat dalam rencana pembangunan. Dokumennya biasanya sudah ada di kantor Anda. Pekerjaan utamanya adalah
menemukan, menandai, dan memeriksa tanggalnya.</p>
"""
        ),
        table(
            "Indikator fondasi menurut pedoman 2026",
            ["Indikator dan bobot", "Tingkat 1", "Tingkat 2", "Tingkat 3"],
            [
                [
                    "1. Regulasi inovasi daerah (3, wajib)",
                    "Keputusan kepala daerah, atau keputusan kepala perangkat daerah atas nama "
                    "kepala daerah",
                    "Peraturan kepala daerah",
                    "Peraturan daerah",
                ],
                [
                    "2. Ketersediaan dan peran SDM (2, wajib)",
                    "1–10 orang",
                    "11–30 orang",
                    "lebih dari 30 orang",
                ],
                [
                    "3. Dukungan anggaran (2)",
                    "Satu tahun di antara T-2, T-1, dan T-0",
                    "Dua tahun berturut-turut",
                    "T-0, T-1, dan T-2",
                ],
                [
                    "5. Bimtek inovasi (1)",
                    "Satu kali dalam tiga tahun",
                    "Dua kali",
                    "Tiga kali atau lebih",
                ],
                [
                    "6. Integrasi dalam RKPD (2)",
                    "T-1 atau T-2",
                    "T-1 dan T-2",
                    "T-1, T-2, dan T-0",
                ],
            ],
        ),
        text(
            """
<h2>Indikator 1: regulasi</h2>
<p>Unggah halaman depan dan halaman yang memuat nama inovasi; lampiran diperbolehkan. Peraturan daerah
tidak harus memuat nama setiap inovasi, tetapi harus disertai peraturan bupati atau keputusan yang
menyebutnya dan merujuk kepada peraturan daerah itu. Peraturan daerah dan peraturan kepala daerah harus
masih berlaku dan dibuat sebelum tahun 2026. Keputusan bertanggal pada tahun penerapan. Bentuknya mengikuti
Peraturan Menteri Dalam Negeri Nomor 1 Tahun 2023.</p>
<h2>Indikator 2: sumber daya manusia</h2>
<p>Buktinya keputusan, surat tugas, atau surat perintah yang ditandatangani, baik basah maupun elektronik,
dari T-2, T-1, dan T-0. Yang dinilai bukan hanya jumlah orang, tetapi juga <b>peran setiap orang</b>. Bila
surat lama tidak memuat peran, tambahkan surat T-0 yang memuatnya.</p>
"""
        ),
        comparison(
            (
                "Sering dikembalikan",
                "<p>Surat tugas berisi 25 nama bernomor urut, tanpa keterangan lain.</p><p>Pemeriksa "
                "tidak dapat melihat peran mereka dalam inovasi.</p>",
            ),
            (
                "Diterima",
                "<p>Surat tugas menyebut nama inovasi, lalu memuat tabel nama, jabatan, dan peran: "
                "penanggung jawab, pelaksana layanan, pencatat data, pengelola pengaduan.</p>",
            ),
        ),
        text(
            """
<h2>Indikator 3: anggaran</h2>
<p>Anggaran yang dinilai adalah anggaran pada tahap penerapan. Unggah bab, bagian, atau halaman dokumen
anggaran yang memuat baris belanja, lalu <b>tandai barisnya</b>. Sekolah boleh memakai dana BOSP. Unit
kesehatan boleh memakai dana BOK atau JKN. Jangan mengunggah seluruh dokumen ratusan halaman; pemeriksa
tidak wajib mencarinya.</p>
<h2>Indikator 5: bimtek</h2>
<p>Bimtek berarti peningkatan kemampuan orang yang menjalankan inovasi, baik sebagai pemberi maupun sebagai
penerima. Setiap kegiatan dibuktikan dengan <b>tiga hal dalam satu rangkaian</b>:</p>
<ol>
<li>keputusan kegiatan, surat tugas, atau undangan;</li>
<li>daftar hadir;</li>
<li>paling sedikit satu sertifikat.</li>
</ol>
<p>Tiga kegiatan berarti tiga rangkaian berkas. Foto saja tidak cukup.</p>
"""
        ),
        callout(
            "tip",
            "Bimtek di klinik menghasilkan ketiganya",
            "<p>Simpan undangan, daftar hadir, dan sertifikat dari setiap bimtek yang Anda ikuti. Periksa "
            "apakah judul kegiatannya berhubungan dengan inovasi Anda.</p>",
        ),
        text(
            """
<h2>Indikator 6: integrasi dalam rencana</h2>
<p>RKPD adalah rencana kerja pemerintah daerah. Unggah bab, bagian, dan halaman yang memuat program atau
kegiatan inovasi, lalu tandai. Unit tertentu dapat memakai dokumen pengganti.</p>
"""
        ),
        table(
            "Dokumen pengganti RKPD yang diterima",
            ["Unit", "Dokumen"],
            [
                ["Sekolah", "RKAS"],
                ["Puskesmas", "RUK atau RPK"],
                ["Badan layanan umum daerah", "RBA"],
                ["Badan usaha milik daerah", "RKA atau RBA"],
                ["Desa", "RKP Desa"],
            ],
        ),
        checklist(
            "Fondasi lengkap bila",
            [
                "halaman peraturan memuat nama inovasi yang sama persis;",
                "surat tugas memuat nama dan peran, dari tahun yang diminta;",
                "baris anggaran dan baris rencana sudah ditandai;",
                "setiap bimtek mempunyai tiga berkas;",
                "semua berkas berbentuk PDF dan terbaca.",
            ],
        ),
    ),
)
