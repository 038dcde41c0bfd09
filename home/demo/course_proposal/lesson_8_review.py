"""Lesson 8: reading one's own proposal as an assessor does."""

from home.demo.shapes import LessonSeed, callout, checklist, image, steps, table, text

LESSON = LessonSeed(
    title="Memeriksa proposal sebelum dinilai",
    slug="memeriksa-proposal-sebelum-dinilai",
    introduction="Membaca proposal dengan mata penilai: kelengkapan, panjang tulisan, lima kriteria, "
    "dan kesamaan dokumen.",
    minutes=15,
    blocks=(
        text(
            """
<h2>Berhenti satu hari, lalu baca lagi</h2>
<p>Setelah menulis, simpan naskah sedikitnya satu hari. Kesalahan lebih mudah terlihat oleh mata yang
segar. Bacalah dengan suara pelan. Kalimat yang membuat Anda kehabisan napas perlu dipecah.</p>
"""
        ),
        steps(
            "Empat putaran pemeriksaan",
            [
                (
                    "Kelengkapan",
                    "<p>Pastikan enam bagian rancang bangun, tujuan, manfaat, dan hasil sudah terisi. "
                    "Tandai bagian yang masih kosong.</p>",
                ),
                (
                    "Panjang tulisan",
                    "<p>Menurut pedoman 2026, rancang bangun paling sedikit 300 kata secara "
                    "keseluruhan, bukan 300 kata untuk setiap bagian. Menambah kata tanpa isi tidak "
                    "membantu.</p>",
                ),
                (
                    "Kesamaan",
                    "<p>Cocokkan nama, tanggal, angka, dan nama perangkat daerah pada semua "
                    "dokumen.</p>",
                ),
                (
                    "Bukti",
                    "<p>Untuk setiap angka, tunjukkan berkasnya. Bila tidak ada, ubah kalimatnya atau "
                    "cari buktinya.</p>",
                ),
            ],
        ),
        text(
            """
<h2>Membagi 300 kata</h2>
<p>Tidak ada pembagian yang diwajibkan. Tabel berikut hanya saran klinik bagi penulis pemula, supaya bagian
terpenting mendapat tempat yang paling luas.</p>
"""
        ),
        table(
            "Saran pembagian panjang rancang bangun",
            ["Bagian", "Jumlah kata", "Pesan utama"],
            [
                ["Dasar hukum", "40–60", "Inovasi ini sah"],
                ["Permasalahan", "60–90", "Masalahnya nyata dan terukur"],
                ["Isu strategis", "40–60", "Daerah perlu menanganinya"],
                ["Metode pembaharuan", "120–180", "Inilah yang berubah"],
                ["Keunggulan dan kebaharuan", "50–80", "Inilah bedanya"],
                ["Tahapan", "60–100", "Begini urutannya"],
            ],
        ),
        image(
            picture="proposal-review",
            alt="Gambar lembar proposal di bawah kaca pembesar, dengan lima lencana bercentang "
            "berjajar di sampingnya",
            caption="Lima kriteria, lima tanda. Mintalah orang lain yang memberi tanda.",
        ),
        text(
            """
<h2>Uji dengan lima kriteria</h2>
<p>Penilai memakai lima kriteria dalam Peraturan Pemerintah Nomor 38 Tahun 2017. Jawablah setiap pertanyaan
dengan menunjuk kalimat dalam proposal, bukan dengan penjelasan lisan.</p>
<ol>
<li>Pembaharuan: kalimat mana yang menyebut hal baru?</li>
<li>Manfaat: kalimat mana yang menyebut penerima dan angkanya?</li>
<li>Tidak membebani: adakah biaya atau syarat baru bagi warga? Bila ada, apa dasarnya?</li>
<li>Kewenangan: kalimat mana yang menunjukkan bahwa urusan ini milik daerah?</li>
<li>Dapat direplikasi: kalimat mana yang menyebut syarat untuk meniru?</li>
</ol>
<p>Bila Anda harus menjelaskan secara lisan, penilai pun tidak akan menemukannya. Masukkan jawaban itu ke
dalam naskah.</p>
<h2>Penolakan yang lazim dan obatnya</h2>
"""
        ),
        table(
            "Catatan yang sering diberikan penilai",
            ["Catatan", "Obatnya"],
            [
                ["Masalah terlalu umum", "Ganti dengan angka setempat dan sumbernya"],
                ["Sebelum dan sesudah tidak sebanding", "Pakai ukuran dan lama waktu yang sama"],
                ["Kebaharuan tidak terlihat", "Sebut inovasi serupa, lalu tunjukkan bedanya"],
                ["Nama berbeda pada keputusan", "Perbaiki dokumen sebelum dikirim"],
                ["Waktu di luar kurun penilaian", "Lampirkan bukti pengembangan, bila memang ada"],
                ["Rancang bangun kurang dari 300 kata", "Perluas metode pembaharuan dengan fakta"],
                ["Tulisan menyalin inovasi lain", "Tulis ulang dari catatan sendiri"],
            ],
        ),
        text(
            """
<h2>Siapa yang membaca lebih dahulu</h2>
<p>Mintalah tiga pembaca. <b>Rekan dari luar unit</b> menguji apakah tulisan mudah dipahami. <b>Agen atau
pamong</b> menguji apakah isinya memenuhi kriteria. <b>Admin inovasi</b> menguji apakah data pokok cocok
dengan isian sistem. Setelah itu, pesan waktu konsultasi di klinik bila masih ada keraguan.</p>
<p>Catat saran mereka beserta tanggalnya. Perbaikan dari versi ke versi menunjukkan bahwa inovasi Anda
dibina dengan sungguh-sungguh.</p>
"""
        ),
        callout(
            "warning",
            "Setelah dikirim, naskah belum tentu dapat diperbaiki",
            "<p>Jangan mengirim pada jam terakhir. Selesaikan pemeriksaan sedikitnya satu minggu "
            "sebelum tenggat, lalu simpan salinan naskah dan semua lampirannya di perangkat daerah "
            "Anda.</p>",
        ),
        checklist(
            "Proposal siap dinilai bila",
            [
                "rancang bangun memuat enam bagian dan paling sedikit 300 kata;",
                "lima kriteria dapat ditunjuk kalimatnya;",
                "nama, tanggal, dan angka sama pada semua dokumen;",
                "setiap angka mempunyai berkas pendukung;",
                "agen atau pamong sudah membaca dan memberi catatan;",
                "salinan naskah tersimpan di perangkat daerah.",
            ],
        ),
    ),
)
