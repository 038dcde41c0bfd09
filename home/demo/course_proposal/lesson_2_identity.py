"""Lesson 2: the short answers of the form."""

from home.demo.shapes import LessonSeed, callout, checklist, comparison, table, text

LESSON = LessonSeed(
    title="Data pokok: nama, pilihan, dan waktu",
    slug="data-pokok-nama-pilihan-dan-waktu",
    introduction="Isian yang pendek justru paling sering membuat inovasi tidak memenuhi syarat. "
    "Pelajari cara mengisinya dengan tepat.",
    minutes=15,
    blocks=(
        text(
            """
<h2>Nama yang menjelaskan</h2>
<p>Nama inovasi terdiri atas nama panjang yang menerangkan dan, bila perlu, singkatan. Contohnya
<i>Klinik Inovasi Balangan (Klinik Inoba)</i>: orang langsung memahami apa yang ditawarkan, walaupun
baru pertama kali mendengarnya.</p>
"""
        ),
        comparison(
            (
                "Kurang baik",
                "<p><b>SIMANIS MANJA PLUS</b></p><p>Singkatannya menarik, tetapi pembaca tidak tahu "
                "layanan apa yang diperbaiki dan untuk siapa. Kata <i>plus</i> memberi kesan "
                "berbeda dari nama pada surat keputusan.</p>",
            ),
            (
                "Lebih baik",
                "<p><b>Antar Obat Tetangga (ANTENA)</b></p><p>Tiga kata sudah menjelaskan layanannya. "
                "Nama yang sama dipakai pada keputusan, surat tugas, prosedur, dan video.</p>",
            ),
        ),
        callout(
            "warning",
            "Sekali dipilih, jangan diubah",
            "<p>Beda satu kata saja dapat membuat bukti dianggap milik inovasi lain. Sebelum "
            "keputusan ditandatangani, cocokkan huruf demi huruf nama pada semua rancangan "
            "dokumen.</p>",
        ),
        text(
            """
<h2>Pilihan yang harus tepat</h2>
<p>Beberapa isian berupa pilihan. Bacalah arti setiap pilihan, lalu pilih yang paling sesuai dengan
kenyataan, bukan yang paling terdengar hebat.</p>
"""
        ),
        table(
            "Isian pilihan dan cara menentukannya",
            ["Isian", "Pilihan", "Pertanyaan penentu"],
            [
                [
                    "Tahapan",
                    "Inisiatif; uji coba; penerapan",
                    "Apakah masih rencana, sedang dicoba, atau sudah menjadi layanan biasa?",
                ],
                [
                    "Inisiator",
                    "Kepala daerah; anggota DPRD; perangkat daerah; ASN; masyarakat",
                    "Siapa yang pertama kali memunculkan gagasan?",
                ],
                [
                    "Klasifikasi",
                    "Perangkat daerah; desa atau kelurahan; masyarakat",
                    "Siapa yang memiliki dan menjalankan inovasi?",
                ],
                [
                    "Jenis",
                    "Digital; nondigital",
                    "Apakah layanan tetap berjalan bila sistem informasinya dimatikan?",
                ],
                [
                    "Bentuk",
                    "Tata kelola; pelayanan publik; inovasi daerah lainnya",
                    "Siapa yang paling merasakan: organisasi pemerintah atau warga?",
                ],
                [
                    "Urusan",
                    "Satu urusan utama, ditambah urusan lain yang beririsan",
                    "Urusan mana yang menjadi tugas unit pelaksana?",
                ],
            ],
        ),
        text(
            """
<p>Pada contoh ANTENA, tahapannya penerapan, inisiatornya ASN, klasifikasinya perangkat daerah, jenisnya
nondigital, bentuknya pelayanan publik, dan urusan utamanya kesehatan. Urusan yang beririsan adalah
pemberdayaan masyarakat dan desa, sebab kader desa ikut menjalankannya.</p>
<h2>Mengapa urusan penting bagi kabupaten</h2>
<p>Enam urusan tergolong pelayanan dasar: pendidikan; kesehatan; pekerjaan umum dan penataan ruang;
perumahan rakyat dan kawasan permukiman; ketenteraman, ketertiban umum, dan pelindungan masyarakat;
serta sosial. Menurut pedoman 2026, skor jumlah inovasi sebuah daerah hanya dihitung bila inovasinya
mencakup paling sedikit lima dari enam urusan itu. Jadi, pilihan urusan Anda ikut menentukan nilai
seluruh kabupaten.</p>
<h2>Waktu: tiga tanggal yang berbeda</h2>
<ul>
<li><b>Waktu uji coba</b> adalah ketika cara baru dicoba dalam lingkup kecil.</li>
<li><b>Waktu penerapan</b> adalah hari pertama cara baru menjadi layanan biasa.</li>
<li><b>Waktu pengembangan</b> adalah saat inovasi lama diperbaiki secara nyata, bila ada.</li>
</ul>
<p>Waktu uji coba harus mendahului waktu penerapan. Menurut pedoman 2026, penerapan pertama harus berada
antara 1 Januari 2024 dan 31 Desember 2025. Inovasi yang lebih lama hanya dapat ikut bila ada
pengembangan yang terdokumentasi dalam kurun itu.</p>
<p>Carilah dokumen untuk setiap tanggal. Surat tugas bertanggal 3 Februari 2025 membuktikan uji coba;
berita acara atau surat edaran bertanggal 1 April 2025 membuktikan penerapan. Tanggal yang hanya
berasal dari ingatan akan sulit dipertahankan.</p>
"""
        ),
        callout(
            "info",
            "Periksa syarat sejak hari pertama",
            "<p>Dari 98 ide yang terjaring di Balangan, 47 diunggah ke Sinovda dan hanya 15 yang "
            "memenuhi syarat. Membaca syarat sebelum menulis menghemat berminggu-minggu "
            "pekerjaan.</p>",
        ),
        checklist(
            "Data pokok selesai bila",
            [
                "nama pada proposal sama persis dengan nama pada keputusan;",
                "setiap pilihan dapat dijelaskan alasannya dalam satu kalimat;",
                "urusan utama sesuai dengan tugas unit pelaksana;",
                "uji coba mendahului penerapan, dan keduanya mempunyai dokumen;",
                "waktu penerapan berada dalam kurun yang diminta pedoman tahun berjalan.",
            ],
        ),
    ),
)
