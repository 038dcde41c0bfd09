"""Lesson 3: step two, the trial."""

from home.demo.shapes import LessonSeed, callout, checklist, image, text

LESSON = LessonSeed(
    title="Langkah 2: uji coba",
    slug="langkah-2-uji-coba",
    introduction="Mencoba dalam lingkup kecil, mencatat dengan jujur, lalu memutuskan: lanjut, "
    "ubah, atau berhenti.",
    minutes=15,
    blocks=(
        text(
            """
<h2>Mengapa perlu diuji coba</h2>
<p>Gagasan yang terdengar bagus di rapat belum tentu berjalan di lapangan. Uji coba melindungi Anda
dari dua kerugian: mengeluarkan biaya besar untuk cara yang salah, dan kehilangan kepercayaan warga.
Uji coba juga menghasilkan bukti pertama bahwa inovasi Anda bermanfaat.</p>
<p>Uji coba yang baik itu <b>kecil, singkat, dan terukur</b>. Satu ruang, satu kelas, satu dusun, atau
satu hari layanan dalam seminggu sudah cukup. Empat sampai delapan minggu biasanya memadai untuk
melihat apakah ada perubahan.</p>
""",
        ),
        image(
            picture="trial-cycle",
            alt="Diagram lingkaran empat panah: papan rencana, roda gigi yang bekerja, "
            "kaca pembesar yang memeriksa, dan kunci pas yang memperbaiki",
            caption="Rencanakan, kerjakan, periksa, perbaiki. Satu putaran cukup beberapa minggu.",
        ),
        text(
            """
<h2>Rencana uji coba satu halaman</h2>
<p>Tulislah enam hal berikut. Satu halaman cukup.</p>
<ol>
<li><b>Lingkup</b>: di mana dan untuk siapa.</li>
<li><b>Waktu</b>: tanggal mulai dan tanggal selesai. Tulis tanggal yang sebenarnya, karena tanggal ini
nanti diminta dalam pelaporan.</li>
<li><b>Cara baru</b>: langkah kerja yang berbeda dari biasanya, urut dan singkat.</li>
<li><b>Ukuran</b>: satu sampai tiga angka yang dibandingkan dengan angka awal.</li>
<li><b>Petugas</b>: siapa melakukan apa, termasuk siapa yang mencatat.</li>
<li><b>Batas aman</b>: keadaan yang membuat uji coba dihentikan, misalnya ada pasien yang
dirugikan.</li>
</ol>
<p>Mintalah persetujuan tertulis dari pimpinan unit, walaupun hanya nota singkat. Surat tugas bagi
pelaksana uji coba kelak menjadi bagian dari bukti.</p>
<h2>Mencatat dengan jujur</h2>
<p>Buat satu tabel sederhana: tanggal, jumlah yang dilayani, angka ukuran, dan catatan kejadian.
Isilah pada hari itu juga. Jangan merapikan angka yang buruk. Hari ketika cara baru gagal justru
memberi pelajaran paling banyak.</p>
<p>Ambil foto kegiatan seperlunya. Bila ada wajah pasien atau murid, mintalah izin lebih dahulu, atau
ambil gambar dari belakang. Data kesehatan dan data anak perlu dijaga: cukup simpan jumlah dan
inisial, bukan nama lengkap beserta penyakitnya.</p>
<h2>Dengarkan pemakai</h2>
<p>Angka menjawab “berapa”, tetapi tidak menjawab “mengapa”. Sisihkan waktu untuk bertanya kepada lima
orang yang merasakan layanan baru: apa yang lebih mudah, apa yang membingungkan, apa yang mereka
harapkan. Tulis jawaban mereka apa adanya. Dengarkan juga rekan yang menjalankannya, terutama yang
pekerjaannya bertambah.</p>
""",
        ),
        callout(
            kind="info",
            title="Gagal bukan aib",
            text="<p>Uji coba yang berhenti pada minggu kedua karena tidak bermanfaat adalah "
            "uji coba yang berhasil: Anda belajar dengan biaya kecil. Tulis alasannya, lalu "
            "kembali ke langkah 1 dengan pengetahuan baru.</p>",
        ),
        text(
            """
<h2>Memutuskan setelah uji coba</h2>
<p>Bandingkan angka akhir dengan angka awal, lalu pilih satu dari tiga keputusan.</p>
<ul>
<li><b>Lanjut</b>: manfaatnya nyata dan cara kerjanya dapat dijalankan setiap hari.</li>
<li><b>Ubah dan coba lagi</b>: arahnya benar, tetapi ada langkah yang perlu diperbaiki.</li>
<li><b>Berhenti</b>: manfaat tidak terlihat, atau bebannya lebih besar daripada manfaatnya.</li>
</ul>
<p>Tulis laporan uji coba satu sampai dua halaman: masalah, cara baru, waktu dan tempat, tabel angka
sebelum dan sesudah, pendapat pemakai, kendala, dan keputusan. Tanda tangani dan beri tanggal.</p>
<h2>Waktu penciptaan ikut dinilai</h2>
<p>Salah satu indikator adalah kecepatan penciptaan inovasi. Menurut pedoman 2026, inovasi yang
tercipta dalam satu sampai empat bulan mendapat tingkat tertinggi, lima sampai delapan bulan tingkat
kedua, dan sembilan bulan atau lebih tingkat pertama. Buktinya adalah proposal atau laporan yang
memuat tahapan penciptaan. Maka, tanggal pada catatan Anda penting. Namun, jangan memendekkan uji
coba hanya demi nilai. Keselamatan dan manfaat tetap nomor satu.</p>
""",
        ),
        checklist(
            title="Siap ke langkah 3 bila",
            items=[
                "rencana uji coba ditulis dan disetujui pimpinan unit;",
                "tanggal mulai dan selesai tercatat;",
                "ada tabel angka sebelum dan sesudah;",
                "sedikitnya lima pemakai sudah dimintai pendapat;",
                "laporan uji coba ditandatangani dan diberi tanggal.",
            ],
        ),
    ),
)
