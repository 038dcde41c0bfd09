"""Lesson 1: how the index is computed."""

from home.demo.shapes import LessonSeed, callout, checklist, image, steps, table, term, text

LESSON = LessonSeed(
    title="Bagaimana indeks dihitung",
    slug="bagaimana-indeks-dihitung",
    introduction="Dari satu bukti di meja Anda sampai predikat kabupaten: memahami bobot, tingkat, "
    "skor kematangan, dan rumus indeks.",
    minutes=20,
    blocks=(
        text(
            """
<h2>Mengapa perlu memahami rumusnya</h2>
<p>Indeks Inovasi Daerah mengukur inovasi setiap daerah secara nasional, setiap tahun. Orang yang mengisi
tanpa memahami rumus cenderung mengumpulkan bukti yang mudah, bukan bukti yang bernilai. Setelah pelajaran
ini, Anda dapat menghitung sendiri pengaruh satu bukti.</p>
<p>Semua angka dalam bimtek ini <b>menurut pedoman 2026</b>. Bobot, tingkat, dan batas angka berubah hampir
setiap tahun. Periksalah pedoman tahun berjalan sebelum mengisi.</p>
"""
        ),
        term("Bobot", "Angka tetap yang menunjukkan seberapa penting sebuah indikator."),
        term("Tingkat", "Mutu pemenuhan indikator: 1, 2, atau 3. Tanpa bukti, nilainya 0."),
        term(
            "Skor kematangan",
            "Jumlah skor dua puluh indikator dari satu inovasi. Paling tinggi 111.",
        ),
        steps(
            "Dari bukti sampai indeks",
            [
                (
                    "Skor indikator",
                    "<p>Bobot dikalikan tingkat. Indikator berbobot 3 pada tingkat 2 menghasilkan skor "
                    "6.</p>",
                ),
                (
                    "Skor kematangan satu inovasi",
                    "<p>Jumlah skor dua puluh indikator. Jumlah seluruh bobot 37, sehingga nilai "
                    "tertingginya 37 × 3 = 111.</p>",
                ),
                (
                    "Nilai satuan inovasi daerah",
                    "<p>Rata-rata kematangan ditambah skor jumlah inovasi. Nilai tertingginya "
                    "187.</p>",
                ),
                (
                    "Nilai satuan pemerintahan daerah",
                    "<p>Lima belas indikator milik kabupaten, misalnya opini atas laporan keuangan dan "
                    "tingkat pengangguran. Nilai tertingginya 63. Bagian ini diisi klinik dari data "
                    "perangkat daerah terkait.</p>",
                ),
                (
                    "Indeks",
                    "<p>Kedua nilai dijumlahkan, dibagi 250, lalu dikalikan 100.</p>",
                ),
            ],
        ),
        image(
            picture="index-layers",
            alt="Tangga empat lapis: dua puluh titik kecil di bawah, lalu kartu inovasi, lalu gedung "
            "pemerintahan, dan satu medali di puncak",
            caption="Satu indikator menopang satu inovasi, dan semua inovasi menopang indeks daerah.",
        ),
        text(
            """
<h2>Rata-rata kematangan memakai pembagi minimum</h2>
<p>Jumlah kematangan semua inovasi dibagi banyaknya inovasi, tetapi pembaginya paling sedikit 12. Daerah
yang mengirim 8 inovasi tetap dibagi 12. Jadi, mengirim sedikit inovasi yang bagus saja tidak cukup. Menurut
keterangan yang beredar bersama pedoman 2026, pembagi minimum akan naik menjadi 14 pada tahun 2027. Tunggu
pedoman resmi sebelum memakainya.</p>
<h2>Skor jumlah inovasi mempunyai syarat</h2>
<p>Setiap inovasi, sampai 200 inovasi, bernilai 0,38. Paling tinggi 76. Syaratnya, inovasi yang dikirim
mencakup paling sedikit <b>lima dari enam</b> urusan pelayanan dasar. Bila tidak, skor jumlahnya nol.</p>
<h2>Contoh hitungan</h2>
"""
        ),
        table(
            "Tiga daerah rekaan dihitung dengan aturan 2026",
            ["Keterangan", "Daerah A", "Daerah B", "Daerah C"],
            [
                ["Nilai satuan pemerintahan", "50", "50", "50"],
                ["Banyaknya inovasi", "12", "12", "8"],
                ["Kematangan setiap inovasi", "80", "80", "80"],
                ["Urusan pelayanan dasar", "5", "4", "5"],
                ["Rata-rata kematangan", "80,00", "80,00", "53,33"],
                ["Skor jumlah inovasi", "4,56", "0", "3,04"],
                ["Indeks", "53,82", "52,00", "42,55"],
            ],
        ),
        text(
            """
<p>Daerah B kehilangan skor jumlah karena hanya mencakup empat urusan. Daerah C kehilangan lebih banyak
karena 8 × 80 dibagi 12, bukan dibagi 8.</p>
<h2>Predikat</h2>
<p>Indeks dibulatkan menjadi dua angka di belakang koma, baru dicocokkan dengan predikat.</p>
"""
        ),
        table(
            "Predikat menurut pedoman 2026",
            ["Predikat", "Rentang indeks"],
            [
                ["Sangat Inovatif", "65,01–100,00"],
                ["Inovatif", "40,01–65,00"],
                ["Kurang Inovatif", "0,01–40,00"],
                ["Tidak Dapat Dinilai", "0"],
            ],
        ),
        callout(
            "info",
            "Terinovatif bukan predikat",
            "<p>“Terinovatif” adalah gelar penghargaan bagi daerah terbaik setelah presentasi dan "
            "peninjauan lapangan. Gelar itu tidak diperoleh dari rentang indeks saja.</p>",
        ),
        checklist(
            "Periksa pemahaman Anda",
            [
                "Saya dapat menghitung skor satu indikator dari bobot dan tingkatnya.",
                "Saya tahu mengapa skor kematangan tertinggi adalah 111.",
                "Saya dapat menjelaskan arti pembagi minimum 12.",
                "Saya tahu urusan pelayanan dasar mana yang sesuai dengan unit saya.",
            ],
        ),
    ),
)
