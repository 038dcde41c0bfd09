"""Lesson 5: step four, the application."""

from home.demo.shapes import LessonSeed, callout, checklist, image, text

LESSON = LessonSeed(
    title="Langkah 4: penerapan",
    slug="langkah-4-penerapan",
    introduction="Menjalankan inovasi setiap hari, membuatnya mudah dipakai, dan menyimpan bukti "
    "sambil bekerja.",
    minutes=15,
    blocks=(
        text(
            """
<h2>Dari uji coba ke layanan sehari-hari</h2>
<p>Penerapan berarti cara baru menjadi cara yang biasa. Bukan lagi satu ruang atau satu dusun,
melainkan seluruh sasaran yang direncanakan. Catatlah tanggal pertama penerapan, sebab tanggal itu
menentukan apakah inovasi Anda dapat dinilai.</p>
""",
        ),
        callout(
            kind="warning",
            title="Jendela waktu penilaian",
            text="<p>Menurut pedoman 2026, inovasi yang dinilai pada tahun 2026 adalah yang "
            "pertama kali diterapkan antara 1 Januari 2024 dan 31 Desember 2025. Inovasi yang "
            "lebih lama hanya dapat dinilai bila ada pengembangan yang terdokumentasi dalam "
            "kurun waktu itu. Aturan berubah setiap tahun: periksa pedoman tahun berjalan.</p>",
        ),
        image(
            picture="application",
            alt="Gambar gedung layanan dengan pintu terbuka, jalan setapak, dan tiga warga "
            "berjalan ke arahnya",
            caption="Penerapan dinilai dari kemudahan yang dirasakan warga.",
        ),
        text(
            """
<h2>Lima hal yang membuat penerapan bertahan</h2>
<ol>
<li><b>Prosedur tertulis.</b> Susun prosedur operasional standar dengan langkah, petugas, dan waktu
setiap langkah, lalu sahkan. Menurut pedoman 2026, layanan yang selesai dalam satu hari mendapat
tingkat tertinggi pada indikator kemudahan proses, dua sampai lima hari tingkat kedua, dan enam hari
atau lebih tingkat pertama.</li>
<li><b>Pedoman bagi pemakai.</b> Buat petunjuk singkat berbahasa sederhana. Petunjuk cetak sudah
diakui; buku elektronik lebih baik; petunjuk yang dapat dibuka secara daring berada pada tingkat
tertinggi.</li>
<li><b>Orang yang terlatih.</b> Adakan atau ikuti bimbingan teknis tentang inovasi Anda. Simpan
undangan atau surat tugas, daftar hadir, dan sedikitnya satu sertifikat untuk setiap kegiatan.</li>
<li><b>Anggaran dan rencana.</b> Usulkan inovasi masuk ke rencana kerja. Sekolah dapat memakai
dokumen anggaran sekolah, dan puskesmas dapat memakai dokumen rencana puskesmas. Tandai baris yang
menyebut inovasi Anda.</li>
<li><b>Saluran pengaduan.</b> Sediakan satu nomor atau kotak saran, catat setiap pengaduan, dan tulis
kapan diselesaikan. Hitung perbandingan yang selesai terhadap yang masuk.</li>
</ol>
<h2>Libatkan pihak lain</h2>
<p>Inovasi yang dijalankan sendirian mudah berhenti. Ajak pihak lain sejak awal: perguruan tinggi,
dunia usaha, komunitas, pemerintah, dan media. Menurut pedoman 2026, keterlibatan dihitung dari
banyaknya jenis pihak, mulai dari tiga pihak termasuk pelaksana. Buktinya dapat berupa keputusan,
perjanjian kerja sama, atau undangan dan foto musyawarah warga.</p>
<p>Jejaring antarperangkat daerah dinilai tersendiri, mulai dari dua perangkat daerah. Contohnya,
puskesmas, kecamatan, dan dinas yang mengurus desa berbagi tugas dalam satu surat keputusan.</p>
<h2>Beri tahu warga</h2>
<p>Layanan yang baik tetapi tidak diketahui warga tidak akan dipakai. Sediakan beberapa cara memperoleh
informasi: tatap muka, telepon atau surel, media sosial, dan laman daring. Untuk sosialisasi, berita
di media yang bukan milik pemerintah daerah berada pada tingkat tertinggi. Tim publikasi klinik dapat
membantu Anda menghubungi media.</p>
<h2>Ukur manfaatnya secara berkala</h2>
<p>Kemanfaatan adalah salah satu indikator dengan bobot terbesar. Anda memilih tepat satu dari enam
dasar ukuran: jumlah penerima manfaat, cakupan unit sasaran, penghematan belanja, kenaikan
pendapatan, jumlah produk, atau tren kinerja. Pilihlah yang paling sesuai, lalu kumpulkan datanya
sejak hari pertama.</p>
<p>Bila memakai jumlah penerima manfaat, pedoman 2026 menetapkan 1 sampai 200 orang untuk tingkat 1,
201 sampai 500 orang untuk tingkat 2, dan 501 orang atau lebih untuk tingkat 3. Inovasi nondigital
memerlukan daftar yang ditandatangani penerima manfaat atau testimoninya.</p>
""",
        ),
        callout(
            kind="tip",
            title="Lima menit setiap Jumat",
            text="<p>Sisihkan lima menit setiap akhir pekan kerja untuk memasukkan foto, surat, "
            "dan angka minggu itu ke satu map bersama. Beri nama berkas dengan nomor indikator "
            "dan tanggal, misalnya <b>05 daftar hadir 2026-03-12</b>. Pada musim pelaporan Anda "
            "tidak perlu mencari-cari lagi.</p>",
        ),
        text(
            """
<h2>Evaluasi dan pengembangan</h2>
<p>Periksa jalannya inovasi sedikitnya setiap enam bulan. Laporan monitoring internal sudah diakui,
laporan survei kepuasan masyarakat lebih tinggi, dan evaluasi oleh pihak luar yang berbasis penelitian
berada pada tingkat tertinggi. Dari hasil evaluasi biasanya muncul gagasan pengembangan. Catat sebagai
pengembangan, dengan tanggal dan alasannya, agar riwayat inovasi Anda utuh.</p>
""",
        ),
        checklist(
            title="Siap ke langkah 5 bila",
            items=[
                "tanggal pertama penerapan tercatat dan berada dalam jendela waktu;",
                "prosedur dan pedoman pemakai sudah disahkan;",
                "pengaduan dicatat bersama penyelesaiannya;",
                "satu dasar ukuran kemanfaatan dipilih dan datanya dikumpulkan;",
                "bukti disimpan di satu map dengan nama yang teratur.",
            ],
        ),
    ),
)
