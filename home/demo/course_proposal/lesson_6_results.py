"""Lesson 6: goals, benefits and results."""

from home.demo.shapes import LessonSeed, callout, checklist, comparison, table, term, text

LESSON = LessonSeed(
    title="Tujuan, manfaat, dan hasil",
    slug="tujuan-manfaat-dan-hasil",
    introduction="Tiga bagian yang sering tertukar. Pelajari perbedaannya dan cara menulisnya "
    "sehingga saling mendukung.",
    minutes=15,
    blocks=(
        text(
            """
<h2>Satu rangkaian, tiga pertanyaan</h2>
<p>Tujuan, manfaat, dan hasil menceritakan satu rangkaian dari tiga sisi. Bila ketiganya berisi kalimat
yang hampir sama, berarti ada yang keliru.</p>
"""
        ),
        term(
            "Tujuan", "Keadaan yang ingin dicapai oleh inovasi. Ditulis sebelum inovasi berjalan."
        ),
        term("Manfaat", "Kebaikan yang diperoleh pemakai, warga, atau pemerintah dari inovasi."),
        term("Hasil", "Apa yang sudah terjadi, dinyatakan dengan angka, tahun, dan sumber."),
        table(
            "Tujuan, manfaat, dan hasil pada contoh ANTENA (rekaan)",
            ["Bagian", "Pertanyaan", "Contoh"],
            [
                [
                    "Tujuan",
                    "Apa yang ingin dicapai?",
                    "Paling sedikit 85 persen pasien menerima obat tepat waktu pada akhir 2025.",
                ],
                [
                    "Manfaat",
                    "Siapa memperoleh apa?",
                    "Pasien menghemat ongkos perjalanan dan tetap minum obat.",
                ],
                [
                    "Hasil",
                    "Apa yang sudah terjadi?",
                    "Pada September 2025, 108 dari 120 pasien menerima obat tepat waktu (90 persen).",
                ],
            ],
        ),
        text(
            """
<h2>Menulis tujuan</h2>
<p>Tulislah dua sampai empat tujuan sebagai daftar. Setiap tujuan sebaiknya memuat sasaran, ukuran, dan
batas waktu. Mulailah dengan kata kerja: meningkatkan, mengurangi, mempercepat, atau menyediakan. Tujuan
harus menjawab masalah yang sudah Anda tulis. Bila ada tujuan yang tidak berhubungan dengan masalah,
hapuslah atau lengkapi masalahnya.</p>
"""
        ),
        comparison(
            (
                "Kurang baik",
                "<ul><li>Terwujudnya pelayanan prima.</li><li>Meningkatkan kesadaran masyarakat.</li>"
                "</ul><p>Tidak ada ukuran dan tidak ada waktu, sehingga tidak pernah dapat dinyatakan "
                "tercapai.</p>",
            ),
            (
                "Lebih baik",
                "<ul><li>Menaikkan ketepatan waktu penerimaan obat dari 60 menjadi 85 persen pada "
                "akhir 2025.</li><li>Menghapus biaya perjalanan pasien di desa sasaran.</li></ul>",
            ),
        ),
        text(
            """
<h2>Menulis manfaat</h2>
<p>Kelompokkan manfaat menurut penerimanya agar tidak ada yang terlupa:</p>
<ul>
<li><b>Warga atau pemakai</b>: waktu, biaya, keselamatan, dan kenyamanan.</li>
<li><b>Petugas</b>: pekerjaan yang berkurang, data yang lebih rapi, dan kesalahan yang turun.</li>
<li><b>Pemerintah daerah</b>: sasaran kinerja, penghematan, dan kepercayaan warga.</li>
</ul>
<p>Peraturan Bupati Balangan Nomor 40 Tahun 2021 lahir dari keinginan meningkatkan pelayanan publik,
kinerja pemerintahan, ilmu pengetahuan dan teknologi, produktivitas, serta daya saing daerah. Sebutkan
yang mana yang didukung oleh inovasi Anda.</p>
<h2>Menulis hasil</h2>
<p>Hasil adalah bagian yang paling sering dimintai bukti. Gunakan pola: <b>apa, berapa sebelumnya, berapa
sesudahnya, kapan, dan menurut siapa</b>. Klinik Inovasi Balangan menuliskan hasilnya dengan pola itu:
peringkat kabupaten naik dari 166 pada tahun 2021 menjadi 45 pada tahun 2022, lalu masuk 20 besar
nasional pada tahun 2023 dengan predikat Kabupaten Sangat Inovatif.</p>
<p>Tidak semua hasil berbentuk angka. Ucapan pemakai, surat dari desa, atau penghargaan dapat melengkapi.
Namun, jangan menggantikan angka dengan ucapan.</p>
<h2>Bila hasil belum ada</h2>
<p>Proposal untuk inovasi yang masih berupa gagasan atau uji coba belum wajib memuat hasil penerapan.
Tulislah hasil uji coba apa adanya dan sebutkan rencana pengukurannya. Mengosongkan bagian ini dengan
alasan yang jelas lebih baik daripada mengarang.</p>
"""
        ),
        callout(
            "info",
            "Periksa benang merahnya",
            "<p>Setiap masalah mempunyai tujuan. Setiap tujuan mempunyai hasil. Setiap hasil mempunyai "
            "bukti. Gambarlah tabel empat kolom, lalu isilah barisnya. Kolom yang kosong menunjukkan "
            "bagian yang harus diperbaiki.</p>",
        ),
        checklist(
            "Bagian ini selesai bila",
            [
                "tujuan, manfaat, dan hasil tidak mengulang kalimat yang sama;",
                "setiap tujuan mempunyai ukuran dan batas waktu;",
                "manfaat ditulis bagi warga, petugas, dan pemerintah daerah;",
                "setiap hasil memuat angka sebelum, angka sesudah, waktu, dan sumber;",
                "benang merah dari masalah sampai bukti tidak terputus.",
            ],
        ),
    ),
)
