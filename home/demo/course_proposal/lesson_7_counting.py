"""Lesson 7: counting the benefit on one of six bases."""

from home.demo.shapes import LessonSeed, callout, checklist, image, steps, table, text

LESSON = LessonSeed(
    title="Menghitung manfaat dengan benar",
    slug="menghitung-manfaat-dengan-benar",
    introduction="Enam dasar ukuran kemanfaatan, cara memilih satu di antaranya, dan cara "
    "menghitungnya.",
    minutes=20,
    blocks=(
        text(
            """
<h2>Pilih tepat satu dasar ukuran</h2>
<p>Indikator kemanfaatan berbobot tiga, salah satu yang terbesar. Menurut pedoman 2026, Anda memilih
<b>tepat satu</b> dari enam dasar ukuran. Angka dari dasar yang berbeda tidak boleh dijumlahkan.</p>
"""
        ),
        table(
            "Enam dasar ukuran kemanfaatan menurut pedoman 2026",
            ["Dasar ukuran", "Tingkat 1", "Tingkat 2", "Tingkat 3"],
            [
                ["Orang yang memperoleh manfaat", "1–200", "201–500", "501 atau lebih"],
                [
                    "Unit yang terjangkau, dari unit sasaran",
                    "5,00–20,00 %",
                    "20,01–50,00 %",
                    "lebih dari 50,00 %",
                ],
                ["Belanja yang dihemat", "0,01–10,00 %", "10,01–20,00 %", "20,01–30,00 %"],
                ["Pendapatan yang bertambah", "0,01–9,99 %", "10,00–19,99 %", "20 % atau lebih"],
                ["Produk yang dibuat atau dijual", "1–100", "101–200", "lebih dari 200"],
                [
                    "Tren kinerja yang positif",
                    "1 periode pengukuran",
                    "2 periode pengukuran",
                    "3 periode pengukuran",
                ],
            ],
        ),
        image(
            picture="benefit",
            alt="Gambar timbangan: di sebelah kiri setumpuk kertas, di sebelah kanan tunas yang "
            "tumbuh di atas koin, dan di tengah tanda centang",
            caption="Satu dasar ukuran yang terbukti lebih berharga daripada enam yang diperkirakan.",
        ),
        steps(
            "Cara memilih dasar ukuran",
            [
                (
                    "Lihat tujuan Anda",
                    "<p>Bila tujuannya menjangkau lebih banyak orang, pakailah jumlah orang atau "
                    "cakupan unit. Bila tujuannya menghemat, pakailah penghematan belanja.</p>",
                ),
                (
                    "Periksa bukti yang tersedia",
                    "<p>Tanyakan dasar mana yang datanya paling lengkap dan dapat diperiksa orang "
                    "lain.</p>",
                ),
                (
                    "Hitung tingkatnya",
                    "<p>Bandingkan angka Anda dengan tabel. Pilih dasar yang terbukti, walaupun "
                    "tingkatnya lebih rendah.</p>",
                ),
            ],
        ),
        text(
            """
<h2>Contoh hitungan</h2>
<p>Semua angka berikut rekaan. Ikuti cara menghitungnya, lalu ganti dengan angka Anda.</p>
<h3>Jumlah orang</h3>
<p>ANTENA melayani 120 pasien. Jumlah orang berada antara 1 dan 200, sehingga tingkatnya 1 dan skornya
3 × 1 = 3. Hitunglah orang, bukan kunjungan. Pasien yang dilayani enam kali tetap dihitung satu
orang.</p>
<h3>Cakupan unit sasaran</h3>
<p>Sasarannya 15 desa. Sampai akhir tahun, layanan berjalan di 9 desa. Cakupannya 9 : 15 × 100 = 60,00
persen, lebih dari 50,00 persen, sehingga tingkatnya 3 dan skornya 3 × 3 = 9. Untuk memakai dasar ini,
daftar unit sasaran harus sudah ditetapkan sejak awal, misalnya dalam lampiran keputusan.</p>
<h3>Penghematan belanja</h3>
<p>Sebuah kantor menghabiskan Rp48.000.000 setahun untuk cetak formulir. Setelah formulir disederhanakan,
belanjanya Rp40.800.000. Penghematannya Rp7.200.000, yaitu 7.200.000 : 48.000.000 × 100 = 15,00 persen.
Tingkatnya 2 dan skornya 6. Bandingkan belanja untuk kegiatan yang sama dan lama waktu yang sama.</p>
<h3>Tambahan pendapatan</h3>
<p>Sebuah kelompok usaha memperoleh Rp80.000.000 pada tahun sebelumnya dan Rp92.000.000 pada tahun penuh
terakhir. Tambahannya 12.000.000 : 80.000.000 × 100 = 15,00 persen, sehingga tingkatnya 2. Pedoman 2026
membandingkan tahun penuh terakhir dengan tahun sebelumnya.</p>
<h3>Tren kinerja</h3>
<p>Angka awal ketepatan waktu adalah 60 persen. Tiga pengukuran sesudahnya menghasilkan 68, 79, lalu 90
persen. Setiap pengukuran lebih baik daripada pengukuran sebelumnya, sehingga ada tiga periode positif dan
tingkatnya 3. Pakailah data tempat inovasi berjalan, bukan data seluruh kabupaten.</p>
"""
        ),
        callout(
            "warning",
            "Daftar penerima manfaat memuat data pribadi",
            "<p>Untuk inovasi nondigital, pedoman 2026 meminta daftar yang ditandatangani penerima "
            "manfaat atau testimoninya. Mintalah persetujuan, tutupi nomor identitas dan keterangan "
            "penyakit, dan simpan berkasnya hanya di tempat yang aman.</p>",
        ),
        text(
            """
<h2>Kesalahan yang lazim</h2>
<ul>
<li>Menghitung kunjungan sebagai orang.</li>
<li>Memakai seluruh penduduk kecamatan sebagai penerima manfaat, padahal hanya sebagian yang
dilayani.</li>
<li>Menghitung persentase tanpa menyebut pembaginya.</li>
<li>Membandingkan tahun penuh dengan beberapa bulan.</li>
<li>Memakai angka kabupaten untuk inovasi yang berjalan di satu unit.</li>
</ul>
"""
        ),
        checklist(
            "Hitungan siap dilampirkan bila",
            [
                "tepat satu dasar ukuran dipilih;",
                "rumus, angka, dan sumbernya ditulis lengkap;",
                "angka sebelum dan sesudah memakai lama waktu yang sama;",
                "daftar penerima atau bukti lain tersedia dan terbaca;",
                "data pribadi yang tidak diperlukan sudah ditutup.",
            ],
        ),
    ),
)
