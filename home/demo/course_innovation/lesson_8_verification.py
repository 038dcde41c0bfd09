"""Lesson 8: claimed and verified, common mistakes, who helps."""

from home.demo.shapes import LessonSeed, callout, checklist, image, text

LESSON = LessonSeed(
    title="Siap diverifikasi, dan siapa yang membantu",
    slug="siap-diverifikasi-dan-siapa-yang-membantu",
    introduction="Selisih antara skor klaim dan skor terverifikasi, sembilan kesalahan yang sering "
    "terjadi, serta orang yang dapat Anda hubungi.",
    minutes=15,
    blocks=(
        text(
            """
<h2>Dua skor: klaim dan terverifikasi</h2>
<p><b>Skor klaim</b> adalah penilaian Anda sendiri. <b>Skor terverifikasi</b> adalah skor setelah bukti
diperiksa orang lain. Keduanya bisa jauh berbeda. Di sebuah kabupaten, satu inovasi yang menilai
dirinya 109 turun menjadi 59 setelah diperiksa. Kira-kira seperempat indikatornya kosong atau tidak
cocok dengan buktinya.</p>
<p>Karena itu, klinik selalu menampilkan kedua angka. Skor klaim yang tinggi bukan tujuan. Tujuannya
adalah selisih yang kecil: apa yang Anda katakan dapat Anda buktikan.</p>
""",
        ),
        image(
            picture="claimed-verified",
            alt="Diagram dua batang: batang skor klaim tinggi bergaris putus, batang skor "
            "terverifikasi lebih rendah dan berisi penuh dengan tanda centang",
            caption="Klaim dibandingkan dengan hasil verifikasi. Makin kecil selisihnya, makin "
            "kuat bukti Anda.",
        ),
        text(
            """
<h2>Bagaimana bukti diperiksa</h2>
<ol>
<li>Anda atau admin inovasi mengunggah bukti dan memilih tingkatnya.</li>
<li>Agen atau pamong melihat apakah bukti cocok dengan indikator.</li>
<li>Verifikator menerima bukti, atau mengembalikannya dengan alasan tertulis.</li>
<li>Bila bukti diganti setelah diterima, pemeriksaan diulang. Ini melindungi semua pihak.</li>
</ol>
<p>Bukti yang dikembalikan bukan penolakan terhadap inovasi Anda. Bacalah alasannya, perbaiki, lalu
kirim kembali. Bila alasannya belum jelas, tanyakan kepada pemeriksanya.</p>
<h2>Sembilan kesalahan yang sering terjadi</h2>
<ol>
<li><b>Nama berbeda-beda.</b> Nama pada keputusan, video, dan profil tidak sama.</li>
<li><b>Tahun keliru.</b> Dokumen berada di luar kurun yang diminta.</li>
<li><b>Keputusan tanpa lampiran.</b> Halaman yang memuat nama inovasi tidak ikut diunggah.</li>
<li><b>Surat tugas tanpa peran.</b> Hanya daftar nama, tanpa tugas setiap orang.</li>
<li><b>Anggaran tanpa tanda.</b> Seluruh dokumen diunggah, tetapi baris yang dimaksud tidak
ditandai.</li>
<li><b>Satu foto untuk banyak indikator.</b> Setiap indikator memerlukan buktinya sendiri.</li>
<li><b>Bimtek tidak lengkap.</b> Ada foto, tetapi daftar hadir atau sertifikatnya tidak ada.</li>
<li><b>Manfaat tanpa pembanding.</b> Angka sesudah ada, angka sebelum tidak dicatat.</li>
<li><b>Semua dikerjakan pada minggu terakhir.</b> Bukti dibuat terburu-buru dan mudah
dikembalikan.</li>
</ol>
""",
        ),
        callout(
            kind="warning",
            title="Jangan membuat bukti mundur",
            text="<p>Membuat surat bertanggal mundur atau daftar hadir yang tidak terjadi adalah "
            "pelanggaran, dan merusak kepercayaan pada semua bukti Anda. Bila sebuah bukti memang "
            "tidak ada, biarkan tingkatnya rendah tahun ini, lalu siapkan dengan benar untuk "
            "tahun berikutnya.</p>",
        ),
        callout(
            kind="warning",
            title="Jaga data pribadi",
            text="<p>Daftar penerima manfaat memuat nama dan tanda tangan, kadang nama pasien "
            "atau murid. Undang-Undang Nomor 27 Tahun 2022 melindungi data pribadi. Tutupi "
            "nomor identitas dan keterangan kesehatan. Jangan menyebarkan berkasnya di grup "
            "percakapan.</p>",
        ),
        text(
            """
<h2>Siapa yang membantu Anda</h2>
<p>Anda tidak bekerja sendirian. Setiap orang di bawah ini mempunyai peran yang berbeda.</p>
<ul>
<li><b>Admin inovasi</b> di perangkat daerah Anda memasukkan profil dan bukti ke sistem. Hubungi ia
untuk urusan data, tenggat, dan kelengkapan.</li>
<li><b>Agen inovasi</b> adalah rekan pendamping di garis depan. Hubungi ia ketika gagasan masih mentah,
atau ketika uji coba menemui hambatan.</li>
<li><b>Pamong inovasi</b> adalah pembimbing senior bagi satu atau beberapa perangkat daerah. Hubungi ia
untuk rancang bangun, penetapan, dan arah pengembangan.</li>
<li><b>Klinik Inovasi Balangan</b> adalah wadah konsultasi bersama. Timnya terdiri atas pelaksana,
aktor, dan jejaring. Klinik mengadakan bimtek, mengawal data dukung, dan dapat memberi rekomendasi
dukungan anggaran.</li>
<li><b>Verifikator</b> memeriksa bukti dengan ukuran yang sama bagi semua.</li>
<li><b>Pimpinan unit</b> memberi izin, waktu, dan dukungan. Kabari ia secara teratur, terutama ketika
ada hasil.</li>
</ul>
""",
        ),
        image(
            picture="clinic",
            alt="Gambar tanda palang klinik dengan daun tumbuh di tengahnya, dikelilingi lima "
            "orang yang saling terhubung",
            caption="Klinik Inovasi Balangan menghubungkan inovator dengan para pendampingnya.",
        ),
        text(
            """
<h2>Menyiapkan konsultasi pertama</h2>
<p>Konsultasi yang baik cukup tiga puluh menit bila Anda siap. Bawalah lembar kerja gagasan, daftar
periksa data dukung, dan <b>satu pertanyaan utama</b>. Sesudahnya, tulis dua atau tiga tindak lanjut
beserta tanggalnya. Catatan itu tersimpan, sehingga nasihat berikutnya tidak mulai dari nol.</p>
<h2>Penutup</h2>
<p>Lima langkah sudah Anda kenal: memunculkan gagasan, uji coba, penetapan, penerapan, dan pelaporan.
Mulailah dari yang terkecil hari ini. Catat satu masalah, ajak satu rekan, dan tulis satu angka awal.
Dari situlah inovasi daerah bermula.</p>
""",
        ),
        checklist(
            title="Rencana tindak lanjut saya",
            items=[
                "Minggu ini saya mencatat satu masalah dan satu angka awal.",
                "Saya sudah tahu siapa admin inovasi di perangkat daerah saya.",
                "Saya sudah tahu agen atau pamong yang dapat saya hubungi.",
                "Saya memeriksa nama inovasi di semua dokumen.",
                "Saya menyiapkan satu pertanyaan untuk konsultasi ke klinik.",
            ],
        ),
    ),
)
