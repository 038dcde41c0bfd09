"""Lesson 3: legal basis, problem and strategic issue."""

from home.demo.shapes import LessonSeed, callout, checklist, comparison, quote, steps, text

LESSON = LessonSeed(
    title="Dasar hukum, permasalahan, dan isu strategis",
    slug="dasar-hukum-permasalahan-dan-isu-strategis",
    introduction="Tiga bagian pertama rancang bangun menjawab: atas dasar apa, masalah apa, dan "
    "mengapa penting bagi daerah.",
    minutes=20,
    blocks=(
        text(
            """
<h2>Enam bagian rancang bangun</h2>
<p>Rancang bangun tersusun dari enam bagian: dasar hukum, permasalahan, isu strategis, metode
pembaharuan, keunggulan dan kebaharuan, serta tahapan atau penggunaan produk. Laporan Klinik Inovasi
Balangan menempatkan isu strategis sebelum permasalahan. Urutan boleh berbeda, asalkan keenam bagian
ada dan saling berhubungan.</p>
<h2>Dasar hukum: dari yang tinggi ke yang dekat</h2>
<p>Dasar hukum menunjukkan bahwa inovasi Anda sah. Susunlah dari peraturan tertinggi sampai keputusan
yang menyebut nama inovasi.</p>
"""
        ),
        steps(
            "Menyusun dasar hukum",
            [
                (
                    "Peraturan tentang inovasi daerah",
                    "<p>Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah, Peraturan "
                    "Pemerintah Nomor 38 Tahun 2017 tentang Inovasi Daerah, dan Peraturan Menteri "
                    "Dalam Negeri Nomor 104 Tahun 2018.</p>",
                ),
                (
                    "Peraturan daerah kita",
                    "<p>Peraturan Bupati Balangan Nomor 40 Tahun 2021 tentang Pelaksanaan Inovasi "
                    "Daerah.</p>",
                ),
                (
                    "Peraturan bidang Anda",
                    "<p>Satu atau dua peraturan yang mengatur layanan yang diperbaiki. Mintalah "
                    "bagian hukum atau pamong memeriksa apakah peraturannya masih berlaku.</p>",
                ),
                (
                    "Keputusan penetapan",
                    "<p>Keputusan yang menyebut nama inovasi, lengkap dengan nomor dan "
                    "tanggalnya.</p>",
                ),
            ],
        ),
        text(
            """
<p>Jangan hanya menderetkan nomor. Tambahkan satu kalimat untuk setiap peraturan: apa hubungannya dengan
inovasi Anda. Kutip judul peraturan dengan tepat dan periksa status berlakunya.</p>
<h2>Permasalahan: setempat, terukur, dan dialami orang</h2>
<p>Permasalahan yang kuat memuat empat unsur: <b>siapa</b> yang mengalami, <b>apa</b> kesulitannya,
<b>seberapa besar</b>, dan <b>apa sebabnya</b>. Perhatikan bagaimana Klinik Inovasi Balangan menuliskan
masalahnya.</p>
"""
        ),
        quote(
            "Inovasi saat ini belum menjadi budaya di lingkungan kerja Pemerintahan Kabupaten "
            "Balangan. Hal ini terbukti pada tahun 2021 hanya 25 inovasi yang dilaporkan …",
            "Laporan Klinik Inovasi Balangan, bagian Permasalahan",
        ),
        text(
            """
<p>Kalimat pertama menyebut masalah. Kalimat kedua membuktikannya dengan angka dan tahun. Laporan itu lalu
menguraikan tiga sebab: dukungan pimpinan dan anggaran yang kurang, insentif yang belum berdasarkan
prestasi, dan proses inovasi yang belum dipahami.</p>
"""
        ),
        comparison(
            (
                "Kurang baik",
                "<p>Tekanan darah tinggi masih menjadi masalah kesehatan di Indonesia. Kesadaran "
                "masyarakat rendah sehingga perlu inovasi yang optimal.</p>",
            ),
            (
                "Lebih baik",
                "<p>Pada Januari 2025, hanya 72 dari 120 pasien tekanan darah tinggi mengambil obat "
                "tepat waktu. Dari 48 pasien yang terlambat, 39 orang tinggal lebih dari 10 "
                "kilometer dari puskesmas dan harus mengeluarkan biaya perjalanan. Contoh ini "
                "rekaan.</p>",
            ),
        ),
        text(
            """
<p>Tulisan kiri dapat ditempel pada proposal daerah mana pun. Tulisan kanan hanya dapat berasal dari satu
tempat, sehingga penilai percaya bahwa penulisnya mengenal masalah itu.</p>
<h2>Isu strategis: mengapa daerah perlu peduli</h2>
<p>Isu strategis menghubungkan masalah kecil di unit Anda dengan tujuan yang lebih besar. Ada tiga
pertanyaan penuntun.</p>
<ol>
<li>Sasaran pembangunan daerah mana yang terhambat oleh masalah ini?</li>
<li>Apa yang terjadi dalam dua sampai lima tahun bila tidak ditangani?</li>
<li>Kesempatan apa yang terbuka bila ditangani sekarang?</li>
</ol>
<p>Contoh: pasien yang putus obat berisiko memerlukan perawatan yang lebih mahal. Menjaga mereka tetap
minum obat mendukung sasaran derajat kesehatan dan mengurangi beban keluarga. Cantumkan nama dokumen
perencanaan yang Anda rujuk, beserta halamannya.</p>
<p>Bagian ini cukup satu atau dua paragraf. Hindari uraian panjang tentang persaingan dunia atau revolusi
industri bila tidak ada hubungannya dengan layanan Anda.</p>
"""
        ),
        callout(
            "tip",
            "Uji dengan satu pertanyaan",
            "<p>Bacalah permasalahan Anda, lalu tanyakan: “Bila angka ini membaik, apakah warga "
            "merasakannya?” Bila jawabannya tidak, Anda mungkin menulis masalah kantor, bukan "
            "masalah layanan.</p>",
        ),
        checklist(
            "Bagian ini selesai bila",
            [
                "setiap peraturan disertai satu kalimat tentang hubungannya;",
                "permasalahan memuat siapa, apa, seberapa besar, dan sebabnya;",
                "setiap angka disertai tanggal dan sumber;",
                "isu strategis merujuk pada dokumen perencanaan yang nyata;",
                "tidak ada kalimat yang dapat dipakai oleh daerah lain tanpa perubahan.",
            ],
        ),
    ),
)
