"""Guides for what names an innovation and its owner."""

from home.demo.guides.sources import AFTER_GUIDELINE, BEFORE_SEASON, GUIDELINE, REGULATION
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
                [
                    "Uji coba",
                    "Cara baru dicoba dalam lingkup kecil",
                    "Surat tugas, laporan uji coba",
                ],
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

GUIDES = (NAME, STAGE, INITIATOR, CLASSIFICATION)
