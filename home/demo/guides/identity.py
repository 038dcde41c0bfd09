"""Guides for the short answers of the form."""

from home.demo.guides.sources import (
    AFTER_GUIDELINE,
    AFTER_SEASON,
    BEFORE_SEASON,
    GUIDELINE,
    REGENCY,
    REGULATION,
)
from home.demo.shapes import GuideSeed, callout, checklist, comparison, table, text

NAME = GuideSeed(
    title="Nama inovasi",
    slug="nama-inovasi",
    section="name",
    introduction="Nama yang menjelaskan layanan, dan yang sama persis pada semua dokumen.",
    blocks=(
        text(
            """
<h2>Apa yang diisi</h2>
<p>Tulislah nama panjang yang menerangkan, lalu singkatannya dalam tanda kurung bila ada. Contoh: <i>Klinik
Inovasi Balangan (Klinik Inoba)</i>. Pembaca perlu mengetahui layanan apa yang diperbaiki tanpa bertanya.</p>
"""
        ),
        comparison(
            (
                "Kurang baik",
                "<p>SI CANTIK BERSERI</p><p>Tidak menjelaskan layanan dan sasaran.</p>",
            ),
            (
                "Lebih baik",
                "<p>Antar Obat Tetangga (ANTENA)</p><p>Layanan dan cara kerjanya langsung terbaca. Nama "
                "ini rekaan.</p>",
            ),
        ),
        text(
            """
<h2>Cara memilih nama</h2>
<ul>
<li>Pakai tiga sampai enam kata yang dikenal warga.</li>
<li>Cari di daftar inovasi daerah apakah nama serupa sudah dipakai.</li>
<li>Hindari tahun, kata <i>plus</i>, dan versi pada nama.</li>
<li>Sepakati satu cara menulis: huruf besar, spasi, dan tanda baca.</li>
</ul>
"""
        ),
        callout(
            "warning",
            "Satu nama untuk semua dokumen",
            "<p>Keputusan, surat tugas, prosedur, video, dan profil harus memakai nama yang sama. Bila "
            "keputusan sudah terbit, ikuti nama pada keputusan.</p>",
        ),
        checklist(
            "Periksa",
            [
                "Nama menjelaskan layanan.",
                "Singkatan tidak menyinggung dan tidak sama dengan inovasi lain.",
                "Nama sudah dicocokkan dengan rancangan keputusan.",
            ],
        ),
    ),
    reviewed_on=AFTER_GUIDELINE,
    source=GUIDELINE,
    related_lessons=("data-pokok-nama-pilihan-dan-waktu", "apa-yang-disebut-inovasi-daerah"),
)

STAGE = GuideSeed(
    title="Tahapan inovasi",
    slug="tahapan-inovasi",
    section="stage",
    introduction="Inisiatif, uji coba, atau penerapan: pilih satu sesuai keadaan yang dapat dibuktikan.",
    blocks=(
        table(
            "Arti setiap tahapan",
            ["Tahapan", "Keadaan", "Dokumen yang biasanya ada"],
            [
                ["Inisiatif", "Gagasan sudah dirumuskan", "Notulen, lembar gagasan, usulan"],
                ["Uji coba", "Cara baru dicoba dalam lingkup kecil", "Surat tugas, laporan uji coba"],
                [
                    "Penerapan",
                    "Cara baru menjadi layanan biasa",
                    "Keputusan, prosedur, laporan layanan",
                ],
            ],
        ),
        text(
            """
<h2>Cara menentukan</h2>
<p>Tanyakan: bila besok ada warga yang datang, apakah ia dilayani dengan cara baru? Bila ya, di mana pun ia
berada dalam sasaran, inovasi sudah diterapkan. Bila hanya di satu tempat percobaan, inovasi masih diuji.</p>
<p>Pilihan tahapan harus cocok dengan tanggal uji coba dan tanggal penerapan. Memilih penerapan tanpa tanggal
penerapan akan menimbulkan pertanyaan.</p>
"""
        ),
        callout(
            "info",
            "Tahapan boleh berubah",
            "<p>Inovasi yang tahun ini masih diuji dapat menjadi penerapan tahun depan. Catat tanggal "
            "perubahannya, beserta dokumen yang mendasarinya.</p>",
        ),
        checklist(
            "Periksa",
            [
                "Tahapan sesuai dengan keadaan sekarang.",
                "Ada dokumen bertanggal untuk tahapan itu.",
                "Tanggal pada isian waktu tidak bertentangan.",
            ],
        ),
    ),
    reviewed_on=AFTER_GUIDELINE,
    source=GUIDELINE,
    related_lessons=("langkah-2-uji-coba", "langkah-4-penerapan"),
)

INITIATOR = GuideSeed(
    title="Inisiator inovasi",
    slug="inisiator-inovasi",
    section="initiator",
    introduction="Siapa yang memunculkan gagasan, dan termasuk kelompok pengusul yang mana.",
    blocks=(
        text(
            """
<h2>Apa yang diisi</h2>
<p>Ada dua isian: <b>kelompok inisiator</b> dan <b>nama inisiator</b>. Kelompok dipilih dari daftar. Nama ditulis
lengkap, boleh nama orang atau nama unit yang memulai.</p>
"""
        ),
        table(
            "Kelompok inisiator menurut Peraturan Pemerintah Nomor 38 Tahun 2017",
            ["Kelompok", "Contoh"],
            [
                ["Kepala daerah", "Bupati"],
                ["Anggota DPRD", "Anggota dewan yang mengusulkan"],
                ["Perangkat daerah", "Dinas, badan, kecamatan, atau unit di bawahnya"],
                ["ASN", "Perawat, guru, penyuluh, pranata komputer"],
                ["Masyarakat", "Warga, kader, kelompok tani"],
            ],
        ),
        text(
            """
<p>Balangan memberi kesempatan yang sama pula kepada badan usaha milik daerah dan perguruan tinggi. Bila
inisiator Anda termasuk keduanya, tanyakan kepada klinik kelompok mana yang dipilih pada isian nasional.</p>
<h2>Yang perlu diperhatikan</h2>
<ul>
<li>Inisiator adalah pemilik gagasan, bukan selalu pimpinan unit.</li>
<li>Bila gagasan lahir dari beberapa orang, sepakati satu nama yang mewakili.</li>
<li>Pakai nama unit yang berlaku pada saat gagasan dimulai, lalu terangkan bila namanya berubah.</li>
</ul>
"""
        ),
        callout(
            "tip",
            "Hargai pemilik gagasan",
            "<p>Mencantumkan nama yang benar memudahkan pemberian penghargaan kepada inovator, dan "
            "mendorong rekan lain ikut mengusulkan.</p>",
        ),
    ),
    reviewed_on=AFTER_GUIDELINE,
    source=REGULATION,
    related_lessons=("apa-yang-disebut-inovasi-daerah", "data-pokok-nama-pilihan-dan-waktu"),
)

CLASSIFICATION = GuideSeed(
    title="Klasifikasi dan lokasi",
    slug="klasifikasi-dan-lokasi",
    section="classification",
    introduction="Milik perangkat daerah, desa atau kelurahan, atau masyarakat; serta titik lokasinya.",
    blocks=(
        text(
            """
<h2>Memilih klasifikasi</h2>
<p>Klasifikasi menunjukkan siapa yang memiliki dan menjalankan inovasi.</p>
<ul>
<li><b>Inovasi perangkat daerah</b>: dijalankan dinas, badan, kecamatan, atau unitnya.</li>
<li><b>Inovasi desa atau kelurahan</b>: dijalankan pemerintah desa atau kelurahan.</li>
<li><b>Inovasi masyarakat</b>: dijalankan warga, kelompok, atau komunitas.</li>
</ul>
<p>Bila beberapa pihak terlibat, pilih pihak yang menandatangani penunjukan pelaksana dan menanggung
kelangsungannya. Pihak lain disebut dalam rancang bangun.</p>
<h2>Menulis koordinat</h2>
<p>Koordinat ditulis dalam derajat desimal: garis lintang lebih dahulu, lalu garis bujur. Balangan berada di
selatan khatulistiwa, sehingga lintangnya bernilai negatif. Ambillah titik di tempat layanan utama, misalnya
gedung puskesmas, bukan rumah pelaksana.</p>
"""
        ),
        callout(
            "info",
            "Klasifikasi berbeda dari inisiator",
            "<p>Gagasan seorang warga dapat dijalankan puskesmas. Inisiatornya masyarakat, sedangkan "
            "klasifikasinya perangkat daerah.</p>",
        ),
        checklist(
            "Periksa",
            [
                "Pemilik inovasi sama dengan yang tertulis pada keputusan.",
                "Koordinat menunjuk tempat layanan.",
                "Lintang bernilai negatif.",
            ],
        ),
    ),
    reviewed_on=BEFORE_SEASON,
    source=GUIDELINE,
    related_lessons=("data-pokok-nama-pilihan-dan-waktu",),
)

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
                ["Pendaftaran pasien melalui laman", "Digital", "Layanannya terjadi di dalam sistem"],
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
                ["Penerapan", "Hari pertama menjadi layanan biasa", "Keputusan, edaran, berita acara"],
                ["Pengembangan", "Inovasi lama diperbaiki secara nyata", "Laporan perubahan, keputusan"],
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

GUIDES = (NAME, STAGE, INITIATOR, CLASSIFICATION, KIND, FORM, THEME, AFFAIR, TIMING)
