"""Lesson 4: step three, the determination."""

from home.demo.shapes import LessonSeed, callout, checklist, image, text

LESSON = LessonSeed(
    title="Langkah 3: penetapan",
    slug="langkah-3-penetapan",
    introduction="Dari catatan uji coba menjadi inovasi yang diakui: proposal, pemeriksaan, "
    "dan dasar hukum.",
    minutes=15,
    blocks=(
        text(
            """
<h2>Apa arti penetapan</h2>
<p>Penetapan mengubah “kebiasaan baik di ruangan kami” menjadi inovasi yang diakui pemerintah daerah.
Dengan penetapan, cara baru mempunyai dasar hukum, pelaksananya mempunyai tugas yang jelas, dan
anggarannya dapat direncanakan. Bila petugasnya pindah, inovasinya tetap berjalan.</p>
<p>Tanpa penetapan, inovasi bergantung pada satu orang. Ketika orang itu dimutasi, inovasinya ikut
berhenti. Banyak inovasi bagus hilang dengan cara ini.</p>
""",
        ),
        callout(
            kind="info",
            title="Urutan dapat berbeda",
            text="<p>Peraturan Pemerintah Nomor 38 Tahun 2017 menyebut urutan pengusulan, "
            "penetapan, uji coba, penerapan, lalu penilaian. Bimtek ini mengikuti urutan yang "
            "dipakai Klinik Inovasi Balangan: uji coba kecil di unit sendiri, baru penetapan. "
            "Bila gagasan Anda memerlukan biaya atau kewenangan khusus sejak awal, mintalah "
            "penetapan lebih dahulu. Tanyakan kepada pamong Anda.</p>",
        ),
        text(
            """
<h2>Menyusun proposal</h2>
<p>Peraturan Pemerintah Nomor 38 Tahun 2017 meminta proposal memuat enam hal. Dengan catatan dari dua
langkah sebelumnya, sebagian besar isinya sudah Anda miliki.</p>
<ol>
<li><b>Bentuk inovasi</b>: tata kelola, pelayanan publik, atau inovasi lainnya.</li>
<li><b>Rancang bangun</b>: bagaimana inovasi bekerja, dari dasar hukum sampai tahapannya.</li>
<li><b>Pokok perubahan</b>: apa yang berbeda dibandingkan dengan cara lama.</li>
<li><b>Tujuan</b>: keadaan yang ingin dicapai, sebaiknya dengan angka.</li>
<li><b>Manfaat</b>: siapa yang memperoleh apa.</li>
<li><b>Kebutuhan anggaran</b>, bila memang memerlukan biaya.</li>
</ol>
<p>Hasil belum diminta dalam proposal. Hasil ditulis kemudian, dalam profil inovasi, setelah inovasi
diterapkan. Namun, laporan uji coba sangat membantu meyakinkan pemeriksa.</p>
<h2>Siapa yang memeriksa</h2>
<p>Menurut peraturan itu, usulan diperiksa oleh tim independen yang dibentuk bila diperlukan. Anggotanya
dapat berasal dari perguruan tinggi, pakar, dan praktisi. Kepala badan yang mengurus penelitian dan
inovasi mengoordinasikannya. Ukurannya adalah lima kriteria yang sudah Anda kenal. Maka,
tulislah satu paragraf untuk setiap kriteria; pemeriksa akan berterima kasih.</p>
<p>Sebelum diperiksa, mintalah agen atau pamong membaca proposal Anda. Mereka bukan penguji. Tugas
mereka membantu Anda melihat apa yang masih kurang.</p>
""",
        ),
        image(
            picture="decree",
            alt="Gambar lembar keputusan dengan cap dan pita, di samping pena dan daftar "
            "yang sudah dicentang",
            caption="Keputusan yang menyebut nama inovasi menjadi dasar hukum sekaligus bukti.",
        ),
        text(
            """
<h2>Bentuk penetapan dan nilainya</h2>
<p>Indikator pertama dalam indeks adalah regulasi inovasi daerah. Menurut pedoman 2026, tingkatnya
sebagai berikut.</p>
<ul>
<li><b>Tingkat 1</b>: keputusan kepala daerah, atau keputusan yang ditandatangani kepala perangkat
daerah atas nama kepala daerah.</li>
<li><b>Tingkat 2</b>: peraturan kepala daerah, misalnya peraturan bupati.</li>
<li><b>Tingkat 3</b>: peraturan daerah.</li>
</ul>
<p>Bobot indikator ini tiga, sehingga skornya tiga, enam, atau sembilan. Untuk sebagian besar inovasi,
keputusan bupati adalah awal yang wajar. Kumpulkan beberapa inovasi dari perangkat daerah Anda dalam
satu lampiran keputusan agar pengurusannya hemat waktu.</p>
<p>Peraturan daerah tidak harus memuat nama setiap inovasi. Namun, peraturan itu perlu disertai
peraturan bupati atau keputusan yang menyebut nama inovasi dan merujuk kepadanya.</p>
<h2>Tunjuk pelaksananya</h2>
<p>Bersamaan dengan penetapan, mintalah surat yang menyebut siapa menjalankan inovasi dan apa
perannya. Surat ini dipakai pada dua indikator: sumber daya manusia, dan pelaksana inovasi. Menurut
pedoman 2026, pelaksana yang ditunjuk dengan surat tugas kepala perangkat daerah atau pejabat setara,
misalnya kepala puskesmas atau kepala sekolah, berada pada tingkat 2. Pelaksana yang ditunjuk dengan
keputusan kepala daerah berada pada tingkat 3.</p>
<p>Tulislah peran setiap orang, misalnya penanggung jawab, pelaksana layanan, pencatat data, dan
pengelola pengaduan. Daftar nama tanpa peran kerap dikembalikan oleh verifikator.</p>
""",
        ),
        callout(
            kind="warning",
            title="Periksa tanggal dan nama",
            text="<p>Nama inovasi pada keputusan, surat tugas, profil, dan video harus sama "
            "persis. Tanggal keputusan perlu sesuai dengan tahun penerapan. Perbedaan satu kata "
            "saja dapat membuat bukti dianggap milik inovasi lain.</p>",
        ),
        checklist(
            title="Siap ke langkah 4 bila",
            items=[
                "proposal memuat enam hal yang diminta peraturan;",
                "setiap kriteria dijelaskan dalam satu paragraf;",
                "agen atau pamong sudah membaca proposal;",
                "rancangan keputusan memuat nama inovasi yang tepat;",
                "surat penunjukan memuat nama dan peran setiap pelaksana.",
            ],
        ),
    ),
)
