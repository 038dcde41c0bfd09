"""Guides for the answers that are chosen from a list, and for the dates."""

from home.demo.guides.sources import (
    AFTER_GUIDELINE,
    AFTER_SEASON,
    BEFORE_SEASON,
    GUIDELINE,
    REGENCY,
    REGULATION,
)
from home.demo.shapes import GuideSeed, callout, checklist, comparison, table, text

KIND = GuideSeed(
    title="Jenis inovasi: digital atau nondigital",
    slug="jenis-inovasi",
    section="kind",
    introduction="Pilih sesuai cara kerja utamanya, bukan sesuai alat yang kebetulan dipakai.",
    blocks=(
        text(
            """
<h2>Cara menentukan</h2>
<p>Inovasi <b>digital</b> bertumpu pada sistem informasi atau aplikasi. Inovasi <b>nondigital</b> bertumpu pada
orang dan cara kerja, walaupun memakai ponsel atau komputer untuk mencatat. Klinik Inovasi Balangan sendiri
dilaporkan sebagai inovasi nondigital.</p>
"""
        ),
        table(
            "Contoh rekaan",
            ["Inovasi", "Jenis", "Alasan"],
            [
                [
                    "Pendaftaran pasien melalui laman",
                    "Digital",
                    "Layanannya terjadi di dalam sistem",
                ],
                ["Kader mengantar obat", "Nondigital", "Layanannya dilakukan orang"],
                [
                    "Kelas ibu hamil dengan grup percakapan",
                    "Nondigital",
                    "Grup hanya alat bantu komunikasi",
                ],
            ],
        ),
        text(
            """
<h2>Pengaruhnya terhadap bukti</h2>
<p>Pilihan ini memengaruhi bukti yang diminta. Pada kemanfaatan, inovasi nondigital memerlukan daftar yang
ditandatangani atau testimoni, sedangkan inovasi digital dapat memakai tangkapan layar jumlah pemakai. Pada
layanan terintegrasi tersedia ukuran bagi kedua jenis.</p>
"""
        ),
        callout(
            "warning",
            "Digital tidak otomatis lebih tinggi",
            "<p>Penilai melihat manfaat dan bukti. Aplikasi yang tidak dipakai justru merugikan.</p>",
        ),
    ),
    reviewed_on=AFTER_GUIDELINE,
    source=GUIDELINE,
    related_lessons=("kemajuan-keterpaduan-dan-replikasi", "data-pokok-nama-pilihan-dan-waktu"),
)

FORM = GuideSeed(
    title="Bentuk inovasi",
    slug="bentuk-inovasi",
    section="form",
    introduction="Tata kelola, pelayanan publik, atau inovasi daerah lainnya.",
    blocks=(
        table(
            "Tiga bentuk inovasi daerah",
            ["Bentuk", "Pusat perubahannya", "Contoh rekaan"],
            [
                [
                    "Tata kelola pemerintahan daerah",
                    "Cara pemerintah bekerja di dalam",
                    "Rapat bulanan diganti laporan satu halaman",
                ],
                [
                    "Pelayanan publik",
                    "Cara warga menerima layanan",
                    "Obat diantar kader ke rumah pasien",
                ],
                [
                    "Inovasi daerah lainnya",
                    "Urusan lain yang menjadi kewenangan daerah",
                    "Pengolahan limbah kebun menjadi pakan",
                ],
            ],
        ),
        text(
            """
<h2>Bila tampak masuk dua bentuk</h2>
<p>Tanyakan siapa yang paling merasakan perubahannya. Bila warga, pilih pelayanan publik. Bila pegawai dan proses
kerja pemerintah, pilih tata kelola. Jika keduanya tidak cocok, dan urusannya menjadi kewenangan daerah, pilih
inovasi lainnya.</p>
<p>Pilihan bentuk perlu sejalan dengan manfaat yang Anda tulis. Inovasi pelayanan publik yang manfaatnya hanya
bagi pegawai akan membingungkan penilai.</p>
"""
        ),
        checklist(
            "Periksa",
            [
                "Bentuk sesuai dengan penerima manfaat utama.",
                "Urusannya menjadi kewenangan kabupaten.",
                "Bentuk pada keputusan dan pada formulir sama.",
            ],
        ),
    ),
    reviewed_on=AFTER_GUIDELINE,
    source=REGULATION,
    related_lessons=("apa-yang-disebut-inovasi-daerah", "data-pokok-nama-pilihan-dan-waktu"),
)

THEME = GuideSeed(
    title="Tema: Asta Cita dan program prioritas",
    slug="tema-inovasi",
    section="theme",
    introduction="Menghubungkan inovasi dengan tujuan nasional tanpa memaksakan.",
    blocks=(
        text(
            """
<h2>Apa yang diisi</h2>
<p>Formulir meminta satu dari delapan tujuan <b>Asta Cita</b> dan satu kelompok program prioritas nasional
(PKPN). Bila inovasi tidak termasuk kelompok mana pun, pilih <b>non-PKPN</b>.</p>
<h2>Kelompok program prioritas</h2>
<ul>
<li>Pangan</li>
<li>Energi dan air</li>
<li>Pendidikan</li>
<li>Kesehatan</li>
<li>Hilirisasi dan industrialisasi</li>
<li>Infrastruktur, perumahan, dan ketahanan bencana</li>
<li>Ekonomi kerakyatan dan desa</li>
<li>Penurunan kemiskinan</li>
</ul>
<p>Setiap kelompok memuat beberapa program. Bacalah daftarnya pada formulir, sebab susunannya dapat berubah.
Pada tahun 2023 dan 2024, isian tema masih memakai daftar yang berbeda.</p>
"""
        ),
        comparison(
            (
                "Kurang baik",
                "<p>Memilih pangan karena kantin puskesmas menjual sayur. Hubungannya terlalu jauh.</p>",
            ),
            (
                "Lebih baik",
                "<p>Memilih kesehatan karena inovasi menjaga pasien tetap menerima obat setiap bulan.</p>",
            ),
        ),
        callout(
            "tip",
            "Sebutkan hubungannya dalam rancang bangun",
            "<p>Satu kalimat pada isu strategis sudah cukup untuk menjelaskan mengapa tema itu Anda "
            "pilih.</p>",
        ),
    ),
    reviewed_on=BEFORE_SEASON,
    source=GUIDELINE,
    related_lessons=("dasar-hukum-permasalahan-dan-isu-strategis",),
)

AFFAIR = GuideSeed(
    title="Urusan pemerintahan",
    slug="urusan-pemerintahan",
    section="affair",
    introduction="Satu urusan utama, dan urusan lain yang beririsan.",
    blocks=(
        text(
            """
<h2>Apa yang diisi</h2>
<p>Pilih satu urusan utama sesuai tugas unit pelaksana. Setelah itu, pilih urusan lain yang benar-benar ikut
dijalankan. Puskesmas memilih kesehatan, sekolah memilih pendidikan, dan kantor pencatatan sipil memilih
administrasi kependudukan.</p>
<h2>Enam urusan pelayanan dasar</h2>
<ol>
<li>Pendidikan</li>
<li>Kesehatan</li>
<li>Pekerjaan umum dan penataan ruang</li>
<li>Perumahan rakyat dan kawasan permukiman</li>
<li>Ketenteraman, ketertiban umum, dan pelindungan masyarakat</li>
<li>Sosial</li>
</ol>
<p>Menurut pedoman 2026, skor jumlah inovasi daerah hanya dihitung bila inovasi yang dikirim mencakup paling
sedikit lima dari enam urusan itu. Klinik memantau cakupannya, tetapi pilihan tetap harus sesuai
kenyataan.</p>
"""
        ),
        callout(
            "warning",
            "Jangan memilih urusan demi cakupan",
            "<p>Memindahkan inovasi kesehatan menjadi urusan sosial supaya cakupannya terpenuhi mudah "
            "diketahui dari keputusan dan anggarannya.</p>",
        ),
        checklist(
            "Periksa",
            [
                "Urusan utama sesuai dengan tugas unit pelaksana.",
                "Urusan yang beririsan mempunyai unit yang ikut bekerja.",
                "Urusan cocok dengan dokumen rencana dan anggaran.",
            ],
        ),
    ),
    reviewed_on=AFTER_GUIDELINE,
    source=GUIDELINE,
    related_lessons=("data-pokok-nama-pilihan-dan-waktu", "bagaimana-indeks-dihitung"),
)

TIMING = GuideSeed(
    title="Waktu uji coba, penerapan, dan pengembangan",
    slug="waktu-inovasi",
    section="timing",
    introduction="Tiga tanggal yang menentukan apakah inovasi dapat dinilai.",
    blocks=(
        table(
            "Tiga tanggal dan buktinya",
            ["Tanggal", "Artinya", "Bukti"],
            [
                ["Uji coba", "Cara baru dicoba", "Surat tugas, laporan uji coba"],
                [
                    "Penerapan",
                    "Hari pertama menjadi layanan biasa",
                    "Keputusan, edaran, berita acara",
                ],
                [
                    "Pengembangan",
                    "Inovasi lama diperbaiki secara nyata",
                    "Laporan perubahan, keputusan",
                ],
            ],
        ),
        text(
            """
<h2>Kurun yang diminta</h2>
<p>Menurut pedoman 2026, penerapan pertama berada antara <b>1 Januari 2024</b> dan <b>31 Desember 2025</b>.
Inovasi yang lebih lama hanya dapat ikut bila ada pengembangan yang terdokumentasi dalam kurun itu. Kurun bergeser
setiap tahun.</p>
<h2>Formulir kabupaten dan formulir nasional</h2>
<p>Laporan kabupaten memuat satu tanggal mulai. Formulir nasional meminta tanggal uji coba dan tanggal penerapan
secara terpisah. Catat keduanya sejak awal agar tidak perlu mengira-ngira.</p>
"""
        ),
        callout(
            "warning",
            "Uji coba mendahului penerapan",
            "<p>Tanggal uji coba yang lebih baru daripada tanggal penerapan adalah kesalahan yang mudah "
            "ditemukan. Periksa sebelum mengirim.</p>",
        ),
        checklist(
            "Periksa",
            [
                "Uji coba lebih dahulu daripada penerapan.",
                "Penerapan berada dalam kurun tahun berjalan.",
                "Setiap tanggal mempunyai dokumen.",
                "Pengembangan, bila ada, dijelaskan perubahannya.",
            ],
        ),
    ),
    reviewed_on=AFTER_SEASON,
    source=f"{GUIDELINE}; {REGENCY}",
    related_lessons=("siklus-setahun-dan-syarat-ikut-dinilai", "data-pokok-nama-pilihan-dan-waktu"),
)

GUIDES = (KIND, FORM, THEME, AFFAIR, TIMING)
