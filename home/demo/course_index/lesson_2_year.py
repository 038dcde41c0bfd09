"""Lesson 2: the yearly cycle, the window of time and what makes an innovation eligible."""

from home.demo.shapes import LessonSeed, callout, checklist, image, steps, table, term, text

LESSON = LessonSeed(
    title="Siklus setahun dan syarat ikut dinilai",
    slug="siklus-setahun-dan-syarat-ikut-dinilai",
    introduction="Kapan setiap pekerjaan dilakukan, tahun mana yang dihitung, dan apa yang membuat "
    "sebuah inovasi tidak dapat dinilai.",
    minutes=15,
    blocks=(
        text(
            """
<h2>Tahapan penilaian nasional</h2>
<p>Penilaian berlangsung dalam tahapan yang tetap: penyempurnaan indikator, penjaringan atau pemasukan data,
pengukuran, presentasi kepala daerah, peninjauan lapangan, sidang tim penilai, lalu penghargaan. Tanggalnya
berubah setiap tahun.</p>
"""
        ),
        table(
            "Waktu pemasukan data pada beberapa tahun",
            ["Tahun", "Waktu"],
            [
                ["2023", "Dibuka 25 Mei; tenggat 7 Juli, lalu diperpanjang sampai 28 Juli"],
                ["2025", "20 Juni sampai 23 Agustus"],
                ["2026", "Pedoman 29 April; pemasukan data Juni sampai Agustus"],
            ],
        ),
        text(
            """
<p>Perpanjangan tenggat pernah terjadi, tetapi jangan dijadikan rencana. Antrean sistem paling padat
justru pada minggu terakhir.</p>
"""
        ),
        image(
            picture="year-cycle",
            alt="Lingkaran dua belas ruas yang mengelilingi sebuah kalender; beberapa ruas berwarna kuning "
            "dan empat lambang kegiatan di sekelilingnya",
            caption="Bukti dikumpulkan sepanjang tahun. Musim pelaporan hanya untuk mengirimkannya.",
        ),
        steps(
            "Irama kerja yang disarankan klinik",
            [
                (
                    "Januari sampai Maret",
                    "<p>Menjaring inovasi, mengurus keputusan dan surat tugas, serta mengikuti "
                    "bimtek.</p>",
                ),
                (
                    "Maret sampai Mei",
                    "<p>Pendampingan, pengumpulan bukti, dan pembuatan video.</p>",
                ),
                (
                    "Mei sampai Juni",
                    "<p>Membaca pedoman baru, menilai diri sendiri, dan memperbaiki kekurangan.</p>",
                ),
                (
                    "Juni sampai Agustus",
                    "<p>Memasukkan data, memeriksa ulang, dan mengirimkan.</p>",
                ),
                (
                    "September sampai November",
                    "<p>Menyiapkan bahan presentasi dan peninjauan lapangan.</p>",
                ),
                (
                    "Desember",
                    "<p>Menyimpan arsip dan mencatat rencana pengembangan tahun berikutnya.</p>",
                ),
            ],
        ),
        text("<h2>Tiga sebutan tahun</h2>"),
        term("T-0", "Tahun penilaian. Untuk penilaian 2026, T-0 adalah tahun 2026."),
        term("T-1", "Satu tahun sebelum tahun penilaian, yaitu 2025."),
        term("T-2", "Dua tahun sebelum tahun penilaian, yaitu 2024."),
        text(
            """
<p>Banyak indikator menyebut kurun T-2 sampai T-0. Sebelum mengunggah, lihat tanggal pada dokumen, bukan
tanggal pemindaiannya. Dokumen yang bagus
dari tahun yang keliru dapat dihitung nol.</p>
<h2>Syarat sebuah inovasi dapat dinilai</h2>
<ol>
<li><b>Waktu penerapan.</b> Penerapan pertama berada antara 1 Januari T-2 dan 31 Desember T-1. Untuk
penilaian 2026, artinya 1 Januari 2024 sampai 31 Desember 2025.</li>
<li><b>Pengembangan.</b> Inovasi yang lebih lama hanya dapat ikut bila ada pengembangan yang terdokumentasi
dalam kurun yang sama.</li>
<li><b>Rancang bangun.</b> Panjangnya paling sedikit 300 kata secara keseluruhan.</li>
<li><b>Lima kriteria.</b> Inovasi memenuhi kriteria Peraturan Pemerintah Nomor 38 Tahun 2017.</li>
</ol>
"""
        ),
        callout(
            "warning",
            "Pengembangan bukan ganti nama",
            "<p>Menambah kata <i>plus</i> atau <i>versi dua</i> pada nama tidak membuat inovasi lama "
            "menjadi baru. Tunjukkan fungsi, sasaran, atau cara kerja yang berubah, beserta tanggal "
            "dan buktinya. Tanyakan kepada pamong bila ragu.</p>",
        ),
        text(
            """
<h2>Mengapa memeriksa lebih awal</h2>
<p>Pada tahun 2022, 98 ide terjaring di Balangan. Sebanyak 47 inovasi diunggah ke Sinovda: 33 dari SKPD dan
14 dari BLUD serta puskesmas. Setelah diperiksa, 15 inovasi memenuhi syarat, dan 11 menjadi finalis dengan
skor di atas 105. Lebih dari separuh ide tidak pernah sampai ke formulir. Dua pertiga dari yang sampai
ternyata tidak memenuhi syarat.</p>
<p>Pelajarannya jelas: periksa syarat pada hari pertama, bukan pada hari terakhir.</p>
"""
        ),
        checklist(
            "Inovasi Anda dapat dinilai bila",
            [
                "tanggal penerapan pertama berada dalam kurun pedoman tahun berjalan;",
                "ada dokumen bertanggal yang membuktikannya;",
                "pengembangan, bila ada, dijelaskan beserta buktinya;",
                "rancang bangun paling sedikit 300 kata;",
                "Anda mencatat tenggat kabupaten, bukan hanya tenggat nasional.",
            ],
        ),
    ),
)
