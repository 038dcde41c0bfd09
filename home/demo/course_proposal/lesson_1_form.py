"""Lesson 1: the form and the material that must lie ready before writing."""

from home.demo.shapes import LessonSeed, callout, checklist, image, table, term, text

LESSON = LessonSeed(
    title="Mengenal formulir dan menyiapkan bahan",
    slug="mengenal-formulir-dan-menyiapkan-bahan",
    introduction="Proposal yang baik ditulis dari bahan yang sudah terkumpul, bukan dari halaman "
    "kosong. Pelajaran ini menunjukkan bahan apa saja yang diperlukan.",
    minutes=15,
    blocks=(
        text(
            """
<h2>Proposal adalah cerita yang dapat diperiksa</h2>
<p>Penilai tidak pernah datang ke ruang kerja Anda ketika membaca proposal. Ia hanya mempunyai tulisan
dan lampirannya. Karena itu, proposal harus menjawab dua hal sekaligus: <b>apa yang berubah</b>, dan
<b>bagaimana hal itu dapat dibuktikan</b>.</p>
<p>Peraturan Pemerintah Nomor 38 Tahun 2017 meminta usulan inovasi memuat bentuk inovasi, rancang
bangun, pokok perubahan, tujuan, manfaat, dan anggaran bila diperlukan. Peraturan Bupati Balangan
Nomor 40 Tahun 2021 mengatur pelaksanaan inovasi daerah di kabupaten kita. Setiap inovasi perlu
disertai profil yang berisi rancang bangun, tujuan, manfaat, dan hasil.</p>
"""
        ),
        term(
            "Rancang bangun dan pokok perubahan",
            "Uraian yang menjelaskan mengapa inovasi dibuat, bagaimana cara kerjanya, dan apa yang "
            "berubah. Menurut pedoman 2026, panjangnya paling sedikit 300 kata secara keseluruhan.",
        ),
        text(
            """
<h2>Empat kelompok isian</h2>
<p>Menurut pedoman 2026, formulir nasional memuat 22 butir. Banyaknya butir mudah dihadapi bila Anda
mengelompokkannya.</p>
"""
        ),
        table(
            "Kelompok isian pada formulir inovasi",
            ["Kelompok", "Isinya", "Bahan yang perlu disiapkan"],
            [
                [
                    "Identitas",
                    "Nama inovasi, pemilik, inisiator, klasifikasi",
                    "Nama resmi yang sudah disepakati, data inisiator",
                ],
                [
                    "Pilihan",
                    "Tahapan, jenis, bentuk, tema, urusan pemerintahan",
                    "Tugas dan fungsi unit Anda, rencana kerja daerah",
                ],
                [
                    "Waktu",
                    "Uji coba, penerapan, dan pengembangan",
                    "Nota, surat tugas, atau laporan yang bertanggal",
                ],
                [
                    "Uraian",
                    "Rancang bangun, tujuan, manfaat, hasil",
                    "Angka awal, angka sesudah, laporan uji coba",
                ],
            ],
        ),
        text(
            """
<p>Di luar isian itu, ada berkas pendukung: dokumen anggaran, profil bisnis, penghargaan, hak kekayaan
intelektual, dan video. Tidak semuanya wajib bagi setiap inovasi. Berkas untuk dua puluh indikator
dibahas pada bimtek <i>Mengisi indeks inovasi daerah</i>.</p>
"""
        ),
        image(
            picture="proposal-parts",
            alt="Gambar rumah yang tersusun dari enam balok berwarna di atas fondasi, dengan tunas "
            "tumbuh di puncaknya",
            caption="Rancang bangun tersusun dari enam bagian. Setiap bagian menopang bagian di "
            "atasnya.",
        ),
        text(
            """
<h2>Tujuh bahan yang dikumpulkan lebih dahulu</h2>
<ol>
<li><b>Angka awal</b>: keadaan sebelum inovasi, lengkap dengan tanggal dan sumber.</li>
<li><b>Catatan masalah</b>: keluhan, pengaduan, atau data layanan yang menunjukkan masalah
setempat.</li>
<li><b>Catatan proses</b>: undangan, daftar hadir, dan notulen ketika gagasan dikumpulkan dan
dipilih.</li>
<li><b>Laporan uji coba</b>: waktu, tempat, angka, kendala, dan keputusan.</li>
<li><b>Dokumen penetapan</b>: keputusan atau rancangannya yang menyebut nama inovasi.</li>
<li><b>Langkah kerja</b>: prosedur operasional standar atau urutan langkah yang dipakai.</li>
<li><b>Angka sesudah</b>: paling sedikit satu periode pengukuran setelah inovasi berjalan.</li>
</ol>
<p>Simpan ketujuh bahan itu dalam satu map. Bila ada yang belum tersedia, tulislah siapa yang akan
melengkapinya dan kapan. Lebih baik menunda tulisan satu minggu daripada mengarang angka.</p>
<h2>Contoh yang dipakai dalam bimtek ini</h2>
<p>Sepanjang bimtek ini kita mengikuti satu contoh <b>rekaan</b>: <i>Antar Obat Tetangga</i>, disingkat
ANTENA. Sebuah puskesmas mempunyai 120 pasien tekanan darah tinggi yang harus mengambil obat setiap
bulan. Hanya 72 orang yang datang tepat waktu, sebab rumah mereka jauh. Kader desa lalu mengantarkan
obat yang sudah disiapkan petugas farmasi. Setelah enam bulan, 108 orang menerima obat tepat waktu.</p>
<p>Angka dan nama dalam contoh itu dibuat untuk latihan. Ketika menulis proposal sendiri, pakailah
angka dari tempat kerja Anda.</p>
"""
        ),
        callout(
            "tip",
            "Tulis bersama, tetapi satu orang merapikan",
            "<p>Bagilah bahan kepada dua atau tiga rekan. Sesudah itu, biarkan satu orang menyatukan "
            "seluruh tulisan. Proposal yang ditulis banyak tangan tanpa penyunting biasanya memakai "
            "istilah dan angka yang tidak sama.</p>",
        ),
        checklist(
            "Siap menulis bila",
            [
                "angka awal ada, lengkap dengan tanggal dan sumbernya;",
                "laporan uji coba sudah ditandatangani;",
                "tanggal uji coba dan tanggal penerapan tercatat dalam dokumen;",
                "nama inovasi sudah disepakati dan tidak akan diubah lagi;",
                "satu orang ditunjuk untuk merapikan seluruh tulisan.",
            ],
        ),
    ),
)
