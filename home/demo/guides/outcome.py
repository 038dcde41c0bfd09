"""Guides for goals, benefits, results, budget, evidence and video."""

from home.demo.guides.sources import (
    AFTER_GUIDELINE,
    AFTER_SEASON,
    BEFORE_SEASON,
    GUIDELINE,
    REGENCY,
)
from home.demo.shapes import GuideSeed, callout, checklist, comparison, file, steps, table, text

GOALS = GuideSeed(
    title="Tujuan inovasi",
    slug="tujuan-inovasi",
    section="goals",
    introduction="Keadaan yang ingin dicapai, dengan ukuran dan batas waktu.",
    blocks=(
        text(
            """
<h2>Apa yang diisi</h2>
<p>Tulislah dua sampai empat tujuan sebagai daftar. Mulailah dengan kata kerja, sebutkan sasarannya, lalu tulis
ukuran dan batas waktunya. Setiap tujuan menjawab satu masalah.</p>
"""
        ),
        comparison(
            ("Kurang baik", "<p>Terwujudnya pelayanan prima kepada masyarakat.</p>"),
            (
                "Lebih baik",
                "<p>Menaikkan ketepatan waktu penerimaan obat dari 60 menjadi 85 persen pada akhir 2025. Angka "
                "ini rekaan.</p>",
            ),
        ),
        text(
            """
<h2>Contoh dari Klinik Inovasi Balangan</h2>
<ul>
<li>Menjadi wadah koordinasi dan konsultasi inovasi daerah.</li>
<li>Menjadi wadah pembinaan inovasi bagi perangkat daerah.</li>
<li>Meningkatkan partisipasi perangkat daerah dalam pelaporan inovasi.</li>
</ul>
<p>Tujuan ketiga mudah diukur: hitung perangkat daerah yang melapor, lalu bandingkan dengan seluruh perangkat
daerah.</p>
"""
        ),
        checklist(
            "Periksa",
            [
                "Setiap tujuan menjawab satu masalah.",
                "Ada ukuran dan batas waktu.",
                "Tujuan tidak berisi daftar kegiatan.",
            ],
        ),
    ),
    reviewed_on=AFTER_GUIDELINE,
    source=REGENCY,
    related_lessons=("tujuan-manfaat-dan-hasil",),
)

BENEFITS = GuideSeed(
    title="Manfaat inovasi",
    slug="manfaat-inovasi",
    section="benefits",
    introduction="Siapa memperoleh apa dari inovasi Anda.",
    blocks=(
        table(
            "Kelompok penerima manfaat",
            ["Penerima", "Yang biasanya berubah", "Contoh rekaan"],
            [
                [
                    "Warga",
                    "Waktu, biaya, keselamatan",
                    "Ongkos Rp60.000 sebulan tidak diperlukan lagi",
                ],
                [
                    "Petugas",
                    "Pekerjaan berulang, kesalahan",
                    "Pencarian map berkurang satu jam sehari",
                ],
                ["Pemerintah daerah", "Sasaran kinerja, penghematan", "Target kunjungan tercapai"],
            ],
        ),
        text(
            """
<h2>Manfaat bukan kegiatan</h2>
<p>“Mengadakan pelatihan” adalah kegiatan. “Kader mampu mengukur tekanan darah sendiri” adalah manfaat. Ujilah setiap
kalimat dengan bertanya: siapa yang hidup atau pekerjaannya menjadi lebih mudah?</p>
<h2>Hubungan dengan indikator kemanfaatan</h2>
<p>Uraian manfaat boleh memuat beberapa hal. Namun, indikator kemanfaatan hanya memakai <b>satu</b> dari enam dasar
ukuran. Pilih manfaat yang paling kuat buktinya sebagai dasar ukuran.</p>
"""
        ),
        callout(
            "tip",
            "Mintalah kalimat dari pemakai",
            "<p>Satu kutipan pemakai yang menyebut perubahan nyata lebih kuat daripada tiga kalimat pujian. Mintalah "
            "izin sebelum mencantumkan namanya.</p>",
        ),
        checklist(
            "Periksa",
            [
                "Manfaat ditulis menurut penerimanya.",
                "Setiap manfaat dapat ditunjukkan buktinya.",
                "Satu dasar ukuran sudah dipilih.",
            ],
        ),
    ),
    reviewed_on=AFTER_GUIDELINE,
    source=GUIDELINE,
    related_lessons=("tujuan-manfaat-dan-hasil", "menghitung-manfaat-dengan-benar"),
)

RESULTS = GuideSeed(
    title="Hasil inovasi",
    slug="hasil-inovasi",
    section="results",
    introduction="Apa yang sudah terjadi, dengan angka, waktu, dan sumber.",
    blocks=(
        text(
            """
<h2>Pola menulis hasil</h2>
<p>Gunakan lima unsur: <b>apa, berapa sebelumnya, berapa sesudahnya, kapan, dan menurut siapa</b>.</p>
"""
        ),
        table(
            "Contoh dari Klinik Inovasi Balangan",
            ["Tahun", "Hasil"],
            [
                ["2021", "25 inovasi dilaporkan; peringkat 166"],
                ["2022", "Peringkat 45"],
                ["2023", "20 besar nasional, predikat Kabupaten Sangat Inovatif"],
                ["2024", "Lima besar kabupaten terinovatif"],
                ["2025", "200 inovasi dilaporkan"],
            ],
        ),
        comparison(
            ("Kurang baik", "<p>Inovasi berjalan lancar dan disambut antusias masyarakat.</p>"),
            (
                "Lebih baik",
                "<p>Pada September 2025, 108 dari 120 pasien menerima obat tepat waktu, naik dari 72 pasien pada "
                "Januari 2025, menurut kartu antar. Angka ini rekaan.</p>",
            ),
        ),
        callout(
            "warning",
            "Jangan mengklaim hasil pihak lain",
            "<p>Bila beberapa program ikut berpengaruh, sebutkan. Pakai data dari tempat inovasi berjalan, bukan data "
            "seluruh kabupaten.</p>",
        ),
        checklist(
            "Periksa",
            [
                "Setiap hasil mempunyai angka pembanding.",
                "Waktu dan sumbernya disebutkan.",
                "Hasil menjawab tujuan.",
            ],
        ),
    ),
    reviewed_on=AFTER_SEASON,
    source=GUIDELINE,
    related_lessons=("tujuan-manfaat-dan-hasil", "hasil-kemanfaatan-evaluasi-dan-video"),
)

BUDGET = GuideSeed(
    title="Anggaran",
    slug="anggaran-inovasi",
    section="budget",
    introduction="Kebutuhan biaya, dan bukti dukungan anggaran pada tahap penerapan.",
    blocks=(
        text(
            """
<h2>Dua hal yang berbeda</h2>
<p>Dalam <b>proposal</b>, anggaran adalah kebutuhan biaya: berapa, untuk apa, dan dari sumber mana. Bila inovasi tidak
memerlukan biaya tambahan, katakan demikian. Dalam <b>indeks</b>, anggaran adalah bukti bahwa penerapan didukung dokumen
anggaran.</p>
"""
        ),
        table(
            "Indikator dukungan anggaran menurut pedoman 2026 (bobot 2)",
            ["Tingkat", "Syarat", "Skor"],
            [
                ["1", "Satu tahun di antara T-2, T-1, dan T-0", "2"],
                ["2", "Dua tahun berturut-turut", "4"],
                ["3", "T-0, T-1, dan T-2", "6"],
            ],
        ),
        steps(
            "Menyiapkan bukti anggaran",
            [
                (
                    "Cari dokumennya",
                    "<p>Dokumen anggaran perangkat daerah; sekolah dapat memakai BOSP, unit kesehatan dapat memakai "
                    "BOK atau JKN.</p>",
                ),
                (
                    "Temukan barisnya",
                    "<p>Pilih baris belanja yang mendukung inovasi, sedapat mungkin menyebut namanya.</p>",
                ),
                (
                    "Tandai dan potong",
                    "<p>Tandai barisnya, lalu unggah bab dan halaman yang bersangkutan saja.</p>",
                ),
            ],
        ),
        callout(
            "info",
            "Klinik dapat memberi rekomendasi",
            "<p>Bila inovasi Anda memerlukan dukungan, klinik dapat menyusun rekomendasi dukungan anggaran bagi "
            "pimpinan. Ajukan sebelum rencana kerja disusun.</p>",
        ),
    ),
    reviewed_on=BEFORE_SEASON,
    source=GUIDELINE,
    related_lessons=("fondasi-regulasi-orang-anggaran-bimtek-dan-rencana", "langkah-3-penetapan"),
)

EVIDENCE = GuideSeed(
    title="Data dukung",
    slug="data-dukung",
    section="evidence",
    introduction="Memilih, memberi nama, dan menyimpan bukti untuk dua puluh indikator.",
    blocks=(
        text(
            """
<h2>Tiga syarat bukti</h2>
<ol>
<li><b>Cocok</b>: membuktikan indikator yang dimaksud dan menyebut nama inovasi.</li>
<li><b>Sesuai waktu</b>: tanggal dokumennya berada dalam kurun yang diminta.</li>
<li><b>Terbaca</b>: tegak, utuh, bertanda tangan, dan bagian pentingnya ditandai.</li>
</ol>
"""
        ),
        table(
            "Bentuk berkas yang diterima",
            ["Bukti", "Bentuk"],
            [
                ["Keputusan, surat tugas, anggaran, rencana, laporan", "PDF"],
                ["Foto kegiatan dan tangkapan layar", "JPG atau PNG"],
                ["Video", "MP4 atau tautan, paling lama lima menit"],
            ],
        ),
        text(
            """
<h2>Memberi nama berkas</h2>
<p>Awali dengan nomor indikator, lalu isi singkat dan tanggal. Contoh: <b>05 daftar hadir 2026-03-12</b>. Berkas mudah
dicari, dan pemeriksa langsung mengetahui letaknya.</p>
<h2>Keterangan yang dicatat</h2>
<p>Untuk surat, catat nomor, tanggal, dan perihalnya. Untuk foto, catat tempat dan kegiatan. Untuk tangkapan layar,
simpan tautannya.</p>
"""
        ),
        callout(
            "warning",
            "Lindungi data pribadi",
            "<p>Tutupi nomor identitas, keterangan kesehatan, dan data anak. Undang-Undang Nomor 27 Tahun 2022 melindungi "
            "data pribadi. Jangan menyebarkan berkas melalui grup percakapan.</p>",
        ),
        file("evidence-checklist", "Daftar periksa data dukung (XLSX)"),
        checklist(
            "Periksa",
            [
                "Lima indikator wajib terisi: 1, 2, 17, 18, dan 20.",
                "Satu berkas dipakai sesuai indikatornya.",
                "Tidak ada berkas yang bertanggal mundur.",
                "Salinan tersimpan di perangkat daerah.",
            ],
        ),
    ),
    reviewed_on=AFTER_SEASON,
    source=GUIDELINE,
    related_lessons=(
        "dua-puluh-indikator-dan-data-dukungnya",
        "klaim-verifikasi-dan-penolakan-yang-lazim",
    ),
)

VIDEO = GuideSeed(
    title="Video inovasi",
    slug="video-inovasi",
    section="video",
    introduction="Lima unsur dalam paling lama lima menit, cukup dengan ponsel.",
    blocks=(
        text(
            """
<h2>Yang dinilai</h2>
<p>Video berbobot 4, yang terbesar di antara dua puluh indikator. Menurut pedoman 2026, penilai menghitung unsur yang
ditampilkan: <b>latar belakang, penjaringan ide, pemilihan ide, manfaat, dan dampak</b>.</p>
"""
        ),
        table(
            "Tingkat indikator video",
            ["Tingkat", "Unsur yang tampak", "Skor"],
            [["1", "1–2 unsur", "4"], ["2", "3–4 unsur", "8"], ["3", "Kelima unsur", "12"]],
        ),
        steps(
            "Membuat video dengan ponsel",
            [
                (
                    "Tulis naskah satu halaman",
                    "<p>Bagi menjadi lima bagian. Tentukan siapa yang berbicara dan apa yang diperlihatkan.</p>",
                ),
                (
                    "Rekam mendatar",
                    "<p>Pilih tempat terang dan tenang. Dekatkan ponsel agar suara jelas.</p>",
                ),
                (
                    "Susun dan beri judul",
                    "<p>Tampilkan nama unsur pada awal setiap bagian, dan tambahkan teks terjemahan.</p>",
                ),
                (
                    "Buat gambar sampul",
                    "<p>Gambar sampul memuat logo kementerian. Simpan sebagai JPG atau PNG.</p>",
                ),
                (
                    "Periksa tautannya",
                    "<p>Buka tautan dari ponsel orang lain. Bila diminta izin, ubah pengaturannya.</p>",
                ),
            ],
        ),
        callout(
            "info",
            "Video media sosial boleh dipakai",
            "<p>Video yang sudah diunggah ke media sosial dapat dipakai, asalkan memuat unsur yang diminta dan tidak lebih "
            "dari lima menit.</p>",
        ),
        checklist(
            "Periksa",
            [
                "Lamanya paling banyak lima menit.",
                "Kelima unsur mempunyai judul.",
                "Nama inovasi sama dengan keputusan.",
                "Orang yang tampil sudah memberi izin.",
            ],
        ),
    ),
    reviewed_on=BEFORE_SEASON,
    source=GUIDELINE,
    related_lessons=("hasil-kemanfaatan-evaluasi-dan-video",),
)

GUIDES = (GOALS, BENEFITS, RESULTS, BUDGET, EVIDENCE, VIDEO)
