"""Lesson 6: step five, reporting: profile and rancang bangun."""

from home.demo.shapes import LessonSeed, callout, checklist, image, text

LESSON = LessonSeed(
    title="Langkah 5: pelaporan",
    slug="langkah-5-pelaporan",
    introduction="Menulis profil inovasi dan rancang bangun paling sedikit 300 kata, serta mengenal "
    "musim pelaporan.",
    minutes=20,
    blocks=(
        text(
            """
<h2>Mengapa melapor</h2>
<p>Pelaporan bukan sekadar kewajiban. Dengan melapor, pekerjaan Anda tercatat, daerah memperoleh
nilai, dan tempat lain dapat belajar. Indeks Inovasi Daerah dihitung setiap tahun oleh Kementerian
Dalam Negeri. Dasarnya adalah laporan dan bukti dari setiap daerah. Inovasi yang tidak dilaporkan,
sebagus apa pun, tidak ikut dihitung.</p>
<p>Di perangkat daerah Anda, <b>admin inovasi</b> yang memasukkan data ke sistem. Tugas Anda sebagai
inovator adalah menyiapkan isi yang benar dan bukti yang lengkap.</p>
<h2>Isi profil inovasi</h2>
<p>Balangan mewajibkan setiap inovasi memiliki profil yang memuat rancang bangun, tujuan, manfaat, dan
hasil. Selain itu, formulir meminta data pokok berikut.</p>
<ul>
<li>Nama inovasi, perangkat daerah, dan nama inisiator.</li>
<li>Tahapan: inisiatif, uji coba, atau penerapan.</li>
<li>Bentuk, jenis digital atau nondigital, dan urusan pemerintahan.</li>
<li>Waktu uji coba, waktu penerapan, dan waktu pengembangan bila ada.</li>
<li>Tujuan, manfaat, dan hasil, masing-masing dengan angka bila mungkin.</li>
</ul>
<h2>Rancang bangun: bagian yang paling menentukan</h2>
<p>Rancang bangun menjelaskan inovasi Anda kepada orang yang belum pernah melihatnya. Menurut pedoman
2026, panjangnya <b>paling sedikit 300 kata secara keseluruhan</b>. Tulislah dengan enam bagian.</p>
<ol>
<li><b>Dasar hukum</b>: peraturan yang menjadi landasan, dari undang-undang sampai keputusan
bupati.</li>
<li><b>Permasalahan</b>: masalah setempat dengan angka. Jangan menyalin masalah nasional.</li>
<li><b>Isu strategis</b>: mengapa masalah ini penting bagi daerah.</li>
<li><b>Metode pembaharuan</b>: keadaan sebelum dan sesudah inovasi. Inilah inti rancang bangun.</li>
<li><b>Keunggulan dan kebaharuan</b>: apa yang membedakan dari cara lama dan dari tempat lain.</li>
<li><b>Tahapan atau cara penggunaan</b>: langkah demi langkah dari sudut pandang pemakai.</li>
</ol>
""",
        ),
        image(
            picture="five-steps",
            alt="Jalan berkelok menanjak dengan lima titik: lampu gagasan, putaran uji coba, "
            "cap penetapan, rumah layanan, dan grafik laporan",
            caption="Lima langkah dalam satu jalan. Pelaporan menceritakan keempat langkah "
            "sebelumnya.",
        ),
        callout(
            kind="tip",
            title="Contoh kalimat metode pembaharuan",
            text="<p><b>Kurang jelas</b>: “Inovasi ini meningkatkan pelayanan secara "
            "optimal.”</p><p><b>Lebih jelas</b>: “Sebelum inovasi, pasien kontrol menunggu "
            "rata-rata 95 menit karena map dicari saat pasien datang. Sejak Maret 2025, map "
            "disiapkan sore sebelumnya dan waktu tunggu menjadi 40 menit.” Angka ini "
            "rekaan.</p>",
        ),
        text(
            """
<h2>Cara menulis yang mudah dibaca</h2>
<ul>
<li>Satu kalimat, satu pikiran. Bila kalimat melewati dua baris, pecahlah.</li>
<li>Dahulukan pelaku: “kader mengingatkan ibu hamil”, bukan “dilakukan pengingatan”.</li>
<li>Ganti kata sifat dengan angka. “Cepat” menjadi “selesai dalam satu hari”.</li>
<li>Jangan menyalin rancang bangun inovasi lain. Penilai mengenali salinan.</li>
<li>Mintalah seseorang dari luar unit membacanya. Bila ia bertanya, jawabannya perlu masuk ke
tulisan.</li>
</ul>
<h2>Tujuan, manfaat, dan hasil</h2>
<p>Ketiganya sering tertukar. <b>Tujuan</b> adalah keadaan yang ingin dicapai. <b>Manfaat</b> adalah
kebaikan yang diperoleh pemakai atau pemerintah. <b>Hasil</b> adalah apa yang sudah terjadi, dengan
angka dan tahun. Contoh hasil Klinik Inovasi Balangan: peringkat kabupaten naik dari 166 pada tahun
2021 menjadi 45 pada tahun 2022.</p>
<h2>Musim pelaporan</h2>
<p>Tahapan penilaian nasional adalah penjaringan atau pemasukan data, pengukuran dan verifikasi,
presentasi kepala daerah, peninjauan lapangan, sidang tim penilai, lalu penghargaan. Pada tahun 2026
pedoman terbit tanggal 29 April dan pemasukan data berlangsung Juni sampai Agustus. Tahun lain dapat
berbeda.</p>
<p>Agar tidak terburu-buru, aturlah irama kerja Anda:</p>
<ul>
<li><b>Januari sampai Maret</b>: penjaringan inovasi di perangkat daerah, keputusan, dan bimtek.</li>
<li><b>Maret sampai Mei</b>: pendampingan dan pengumpulan bukti.</li>
<li><b>Mei sampai Juni</b>: membaca pedoman baru dan menilai diri sendiri.</li>
<li><b>Juni sampai Agustus</b>: pelaporan dan perbaikan terakhir.</li>
<li><b>September sampai Desember</b>: presentasi, peninjauan lapangan, dan pengembangan.</li>
</ul>
<h2>Sebelum data dikirim</h2>
<p>Setelah dikirim, data belum tentu dapat diperbaiki. Karena itu, periksa dahulu bersama admin
inovasi dan verifikator klinik. Simpan salinan profil dan semua bukti di perangkat daerah Anda, bukan
hanya di ponsel pribadi.</p>
""",
        ),
        checklist(
            title="Profil siap diperiksa bila",
            items=[
                "nama inovasi sama persis di semua dokumen;",
                "rancang bangun paling sedikit 300 kata dan memuat enam bagian;",
                "tujuan, manfaat, dan hasil tidak tertukar;",
                "setiap hasil disertai angka, tahun, dan sumber;",
                "waktu uji coba mendahului waktu penerapan.",
            ],
        ),
    ),
)
