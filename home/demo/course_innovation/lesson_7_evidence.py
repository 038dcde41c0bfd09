"""Lesson 7: the twenty indicators and their evidence."""

from home.demo.shapes import LessonSeed, callout, checklist, file, image, text

LESSON = LessonSeed(
    title="Dua puluh indikator dan data dukungnya",
    slug="dua-puluh-indikator-dan-data-dukungnya",
    introduction="Memahami logika penilaian, sehingga Anda tahu bukti mana yang perlu didahulukan.",
    minutes=20,
    blocks=(
        text(
            """
<h2>Cara skor dihitung</h2>
<p>Setiap inovasi dinilai dengan dua puluh indikator. Setiap indikator mempunyai <b>bobot</b> dan tiga
<b>tingkat</b>. Skornya adalah bobot dikalikan tingkat. Bila tidak ada bukti, skornya nol.</p>
<p>Contoh: bobot regulasi adalah 3. Dengan keputusan bupati, yaitu tingkat 1, skornya 3. Dengan
peraturan bupati, yaitu tingkat 2, skornya 6. Menurut pedoman 2026, jumlah seluruh bobot adalah 37,
sehingga skor kematangan tertinggi satu inovasi adalah <b>111</b>.</p>
<p>Bobot, tingkat, dan batas angka dapat berubah setiap tahun. Semua angka pada pelajaran ini
<b>menurut pedoman 2026</b>. Periksalah pedoman tahun berjalan sebelum melapor.</p>
""",
        ),
        image(
            picture="evidence",
            alt="Gambar tumpukan map berkas; lembar paling atas memuat daftar dengan empat "
            "tanda centang dan satu tanda kosong",
            caption="Satu indikator yang kosong lebih merugikan daripada satu tingkat yang rendah.",
        ),
        text(
            """
<h2>Lima pertanyaan di balik dua puluh indikator</h2>
<p>Dua puluh indikator mudah diingat bila dikelompokkan menjadi lima pertanyaan. Nomor dalam kurung
adalah nomor indikator, dan angka terakhir adalah bobotnya.</p>
<h3>1. Apakah fondasinya ada?</h3>
<ul>
<li>(1) Regulasi inovasi daerah: halaman depan dan halaman yang memuat nama inovasi. Bobot 3.</li>
<li>(2) Ketersediaan dan peran sumber daya manusia: keputusan atau surat tugas yang memuat peran.
Bobot 2.</li>
<li>(3) Dukungan anggaran: bagian dokumen anggaran, dengan baris belanja yang ditandai. Bobot 2.</li>
<li>(5) Bimtek inovasi: surat tugas atau undangan, daftar hadir, dan sertifikat. Bobot 1.</li>
<li>(6) Integrasi dalam rencana kerja pemerintah daerah, atau dokumen setara. Bobot 2.</li>
</ul>
<h3>2. Siapa saja yang terlibat?</h3>
<ul>
<li>(7) Keterlibatan aktor inovasi. Bobot 1.</li>
<li>(8) Pelaksana inovasi: surat penunjukannya. Bobot 1.</li>
<li>(9) Jejaring: banyaknya perangkat daerah dalam dua tahun terakhir. Bobot 1.</li>
<li>(10) Sosialisasi: foto kegiatan dengan spanduk, media sosial, atau berita. Bobot 1.</li>
</ul>
<h3>3. Apakah mudah dan cepat bagi pemakai?</h3>
<ul>
<li>(11) Pedoman teknis. Bobot 1.</li>
<li>(12) Kemudahan informasi layanan: satu tangkapan layar untuk setiap cara. Bobot 1.</li>
<li>(13) Kemudahan proses: prosedur operasional standar dengan waktu setiap langkah. Bobot 2.</li>
<li>(14) Penyelesaian pengaduan: rekap dengan perbandingannya. Bobot 1.</li>
<li>(17) Kecepatan penciptaan: proposal atau laporan yang memuat tahapan. Bobot 2.</li>
</ul>
<h3>4. Seberapa maju dan terpadu?</h3>
<ul>
<li>(4) Alat kerja: manual, elektronik, atau sistem informasi daring. Bobot 2.</li>
<li>(15) Layanan terintegrasi: dengan unit atau urusan lain. Bobot 2.</li>
<li>(16) Replikasi oleh daerah lain. Bobot 3.</li>
</ul>
<h3>5. Apa hasilnya?</h3>
<ul>
<li>(18) Kemanfaatan: tepat satu dari enam dasar ukuran. Bobot 3.</li>
<li>(19) Monitoring dan evaluasi. Bobot 2.</li>
<li>(20) Video inovasi: latar belakang, penjaringan ide, pemilihan ide, manfaat, dan dampak. Bobot
4.</li>
</ul>
""",
        ),
        callout(
            kind="info",
            title="Lima indikator yang ditandai wajib",
            text="<p>Menurut pedoman 2026, indikator 1, 2, 17, 18, dan 20 ditandai wajib: "
            "regulasi, sumber daya manusia, kecepatan penciptaan, kemanfaatan, dan video. "
            "Dahulukan kelima indikator ini.</p>",
        ),
        text(
            """
<h2>Mulai dari mana?</h2>
<p>Dahulukan yang <b>berbobot besar dan mudah dipenuhi</b>. Video berbobot empat dan dapat dibuat
dengan ponsel: paling lama lima menit, memuat kelima unsur. Dari satu unsur menjadi lima unsur, skor
naik dari 4 menjadi 12. Sebaliknya, replikasi berbobot tiga tetapi menunggu daerah lain, sehingga
perlu dimulai sejak jauh hari.</p>
<p>Isilah semua indikator lebih dahulu, walaupun pada tingkat pertama. Setelah tidak ada yang kosong,
naikkan satu per satu.</p>
<h2>Tiga syarat bukti yang kuat</h2>
<ol>
<li><b>Cocok</b>: membuktikan indikator yang dimaksud, dan menyebut nama inovasi Anda.</li>
<li><b>Sesuai waktu</b>: tanggalnya berada dalam kurun yang diminta. Pedoman memakai sebutan T-0 untuk
tahun penilaian, T-1 untuk satu tahun sebelumnya, dan T-2 untuk dua tahun sebelumnya.</li>
<li><b>Terbaca</b>: pindaian tegak, tidak terpotong, bertanda tangan, dan bagian pentingnya
ditandai.</li>
</ol>
<h2>Bimtek ini pun dapat menjadi bukti</h2>
<p>Indikator 5 meminta bimtek sekali, dua kali, atau tiga kali dan lebih dalam tiga tahun. Setiap
kegiatan dibuktikan dengan surat tugas atau undangan, daftar hadir, dan sedikitnya satu sertifikat.
Bila Anda mengikuti bimtek inovasi, simpan ketiganya. Tanyakan kepada admin inovasi apakah kegiatan
tersebut sesuai dengan inovasi Anda.</p>
<h2>Latihan</h2>
<p>Unduh daftar periksa di bawah ini, buka di ponsel atau komputer, lalu tandai bukti yang sudah Anda
miliki. Bawalah daftar itu ketika berkonsultasi ke klinik.</p>
""",
        ),
        file(key="evidence-checklist", title="Daftar periksa data dukung (XLSX)"),
        checklist(
            title="Periksa pemahaman Anda",
            items=[
                "Saya dapat menghitung skor satu indikator dari bobot dan tingkatnya.",
                "Saya tahu lima indikator yang ditandai wajib.",
                "Saya sudah memilih tiga indikator yang akan dilengkapi lebih dahulu.",
                "Saya dapat menjelaskan arti T-0, T-1, dan T-2.",
            ],
        ),
    ),
)
