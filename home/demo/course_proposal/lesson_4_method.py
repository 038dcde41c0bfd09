"""Lesson 4: the method of renewal, before and after."""

from home.demo.shapes import LessonSeed, callout, checklist, comparison, image, table, text

LESSON = LessonSeed(
    title="Metode pembaharuan: sebelum dan sesudah",
    slug="metode-pembaharuan-sebelum-dan-sesudah",
    introduction="Inti rancang bangun. Di sinilah penilai melihat apa yang benar-benar berubah.",
    minutes=20,
    blocks=(
        text(
            """
<h2>Bagian yang paling banyak dibaca</h2>
<p>Bila penilai hanya sempat membaca satu bagian, ia akan membaca metode pembaharuan. Bagian ini terdiri
atas dua uraian: <b>upaya sebelum inovasi</b> dan <b>upaya setelah inovasi</b>. Keduanya harus membahas
hal yang sama, sehingga perbedaannya terlihat.</p>
"""
        ),
        image(
            picture="before-after",
            alt="Dua papan bersebelahan: di kiri lima orang mengantre di depan satu loket, di kanan "
            "dua orang dilayani dengan tanda centang; panah kuning menghubungkan keduanya",
            caption="Bandingkan hal yang sama. Langkah dibandingkan dengan langkah, waktu dengan "
            "waktu.",
        ),
        text(
            """
<h2>Upaya sebelum inovasi</h2>
<p>Ceritakan cara lama dengan jujur dan tanpa menyalahkan siapa pun. Tulislah langkahnya, lamanya, siapa
yang terlibat, dan akibatnya. Klinik Inovasi Balangan, misalnya, menulis bahwa pembinaan semula
dilakukan orang per orang, sehingga informasi tidak utuh dan berbeda-beda, dan data dukung tidak
memenuhi parameter. Satu kalimat itu memuat cara lama beserta dua akibatnya.</p>
<h2>Upaya setelah inovasi</h2>
<p>Jelaskan cara baru langkah demi langkah. Sebutkan pelaku pada setiap kalimat. Sesudah itu, tunjukkan
perubahan yang sudah terukur.</p>
"""
        ),
        table(
            "Perbandingan cara lama dan cara baru pada contoh ANTENA (rekaan)",
            ["Hal yang dibandingkan", "Sebelum", "Sesudah"],
            [
                ["Tempat mengambil obat", "Puskesmas", "Rumah kader di desa"],
                ["Langkah pasien", "Lima langkah", "Dua langkah"],
                ["Waktu pasien", "Setengah hari", "Lima belas menit"],
                ["Biaya perjalanan", "Rp60.000 setiap bulan", "Tidak ada"],
                ["Obat tepat waktu", "72 dari 120 pasien", "108 dari 120 pasien"],
                ["Pencatatan", "Buku di loket farmasi", "Kartu antar yang diparaf pasien"],
            ],
        ),
        text(
            """
<p>Buatlah tabel semacam ini lebih dahulu, baru ubah menjadi paragraf. Setiap baris tabel menjadi satu
atau dua kalimat. Baris yang tidak berubah tidak perlu ditulis.</p>
<h2>Dari tabel menjadi paragraf</h2>
"""
        ),
        comparison(
            (
                "Kurang baik",
                "<p>Setelah adanya ANTENA, dilakukan pengantaran obat secara lebih efektif dan "
                "efisien sehingga pelayanan kepada masyarakat meningkat secara signifikan.</p>"
                "<p>Tidak jelas siapa yang mengantar, bagaimana caranya, dan berapa "
                "peningkatannya.</p>",
            ),
            (
                "Lebih baik",
                "<p>Petugas farmasi menyiapkan obat pada tanggal 25 setiap bulan. Kader mengambil "
                "paket keesokan harinya, mengantarkannya kepada pasien, lalu meminta paraf pada "
                "kartu antar. Dalam enam bulan, penerima obat tepat waktu naik dari 72 menjadi 108 "
                "dari 120 pasien.</p>",
            ),
        ),
        text(
            """
<h2>Empat kata yang perlu dicurigai</h2>
<ul>
<li><b>Optimal</b>: gantilah dengan ukuran yang dicapai.</li>
<li><b>Efektif</b>: sebutkan tujuan yang tercapai dan angkanya.</li>
<li><b>Efisien</b>: sebutkan waktu atau rupiah yang berkurang.</li>
<li><b>Terintegrasi</b>: sebutkan dengan layanan atau unit mana, dan melalui apa.</li>
</ul>
<p>Keempat kata itu tidak dilarang. Namun, tanpa penjelasan, pembaca tidak memperoleh apa pun
darinya.</p>
<h2>Jagalah kejujuran perbandingan</h2>
<p>Pakailah ukuran, tempat, dan lama pengamatan yang sama untuk kedua keadaan. Membandingkan satu bulan
yang sepi dengan satu bulan yang ramai akan menyesatkan. Bila ada sebab lain yang ikut memengaruhi
hasil, misalnya penambahan petugas, tulislah. Penilai lebih percaya kepada penulis yang menyebutkan
batas datanya.</p>
"""
        ),
        callout(
            "warning",
            "Jangan menulis rencana sebagai kenyataan",
            "<p>Kalimat “akan dikembangkan menjadi aplikasi” bukan bagian dari keadaan sesudah "
            "inovasi. Tempatkan rencana pada bagian tahapan, dan sebutkan waktunya. Keadaan sesudah "
            "hanya memuat hal yang sudah terjadi dan dapat dibuktikan.</p>",
        ),
        checklist(
            "Metode pembaharuan selesai bila",
            [
                "ada uraian sebelum dan sesudah yang membahas hal yang sama;",
                "setiap kalimat menyebut pelakunya;",
                "sedikitnya dua perubahan dinyatakan dengan angka;",
                "ukuran dan lama pengamatan sebelum dan sesudah sama;",
                "tidak ada rencana yang ditulis sebagai kenyataan.",
            ],
        ),
    ),
)
