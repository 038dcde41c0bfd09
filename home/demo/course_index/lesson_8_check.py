"""Lesson 8: claimed and verified, and the usual refusals."""

from home.demo.shapes import (
    LessonSeed,
    callout,
    checklist,
    comparison,
    image,
    quote,
    steps,
    table,
    text,
)

LESSON = LessonSeed(
    title="Klaim, verifikasi, dan penolakan yang lazim",
    slug="klaim-verifikasi-dan-penolakan-yang-lazim",
    introduction="Menjaga selisih antara skor klaim dan skor terverifikasi tetap kecil, dan memperbaiki "
    "bukti yang dikembalikan.",
    minutes=15,
    blocks=(
        text(
            """
<h2>Dua angka yang selalu berdampingan</h2>
<p>Skor klaim adalah penilaian perangkat daerah. Skor terverifikasi adalah skor setelah klinik memeriksa
buktinya. Pimpinan dan tim penilai hanya mempercayai angka yang kedua. Di sebuah kabupaten, satu inovasi
mengklaim 109, lalu menjadi 59 setelah diperiksa. Seperempat indikatornya, tepatnya 25,38 persen, kosong atau
tidak cocok dengan bukti.</p>
"""
        ),
        quote(
            "Akibatnya data dukung inovasi yang dilaporkan asal-asalan dan tidak memenuhi parameter yang "
            "ditentukan.",
            "Laporan Klinik Inovasi Balangan, tentang keadaan sebelum ada klinik",
        ),
        image(
            picture="claimed-verified",
            alt="Diagram dua batang: batang skor klaim tinggi bergaris putus, batang skor terverifikasi "
            "lebih rendah dan berisi penuh dengan tanda centang",
            caption="Selisih yang kecil menunjukkan pengisian yang jujur.",
        ),
        steps(
            "Perjalanan satu bukti",
            [
                (
                    "Kosong",
                    "<p>Belum ada berkas. Skornya nol, walaupun pekerjaannya sudah dilakukan.</p>",
                ),
                (
                    "Diunggah",
                    "<p>Berkas tersimpan dan tingkat dipilih. Periksa kembali sebelum diajukan.</p>",
                ),
                (
                    "Menunggu",
                    "<p>Verifikator mendapat giliran memeriksa. Perhatikan tanggal pengajuannya.</p>",
                ),
                (
                    "Diterima atau dikembalikan",
                    "<p>Bila dikembalikan, alasannya tertulis. Perbaiki satu per satu, lalu ajukan "
                    "lagi.</p>",
                ),
                (
                    "Diganti",
                    "<p>Mengganti bukti yang sudah diterima mengembalikannya ke keadaan menunggu.</p>",
                ),
            ],
        ),
        text("<h2>Sepuluh alasan pengembalian dan obatnya</h2>"),
        table(
            "Alasan pengembalian bukti yang lazim",
            ["Indikator", "Alasan", "Obatnya"],
            [
                ["1", "Nama inovasi tidak ada pada halaman", "Unggah lampiran yang memuat nama"],
                ["2", "Peran tidak disebutkan", "Tambahkan surat T-0 yang memuat peran"],
                ["3", "Baris belanja tidak ditandai", "Tandai baris, unggah halamannya saja"],
                ["5", "Sertifikat atau daftar hadir tidak ada", "Lengkapi menjadi tiga berkas"],
                ["6", "Rencana dari tahun yang keliru", "Cocokkan dengan T-1, T-2, dan T-0"],
                ["7", "Aktor sejenis dihitung berulang", "Hitung jenisnya, cari jenis lain"],
                ["12", "Semua gambar dalam satu berkas", "Pisahkan satu gambar untuk setiap cara"],
                ["13", "Prosedur tanpa waktu atau pengesahan", "Tambahkan waktu, lalu sahkan"],
                ["18", "Lebih dari satu dasar ukuran", "Pilih satu dan buktikan"],
                ["20", "Hanya sebagian unsur yang tampak", "Tambahkan judul untuk setiap unsur"],
            ],
        ),
        comparison(
            (
                "Catatan yang tidak membantu",
                "<p>Bukti tidak sesuai. Mohon diperbaiki.</p>",
            ),
            (
                "Catatan yang membantu",
                "<p>Indikator 13: prosedur belum memuat waktu setiap langkah dan belum disahkan. Tambahkan "
                "kolom waktu, mintalah tanda tangan kepala unit, lalu unggah kembali.</p>",
            ),
        ),
        text(
            """
<p>Bila Anda bertugas memeriksa, tulislah catatan seperti contoh sebelah kanan. Bila Anda menerima catatan yang
tidak jelas, tanyakan kepada pemeriksanya. Jangan menebak, lalu mengunggah berkas yang sama.</p>
<h2>Menilai diri sendiri dengan jujur</h2>
<ol>
<li>Bukalah setiap berkas, jangan hanya melihat namanya.</li>
<li>Baca teks tingkat yang Anda pilih. Tunjuk bagian berkas yang memenuhinya.</li>
<li>Bila ragu di antara dua tingkat, pilih yang lebih rendah, lalu cari bukti tambahan.</li>
<li>Mintalah rekan dari unit lain memeriksa tiga indikator secara acak.</li>
<li>Hitung selisih klaim dan verifikasi setiap bulan. Selisih yang membesar adalah peringatan.</li>
</ol>
<h2>Bila ada indikator yang kosong</h2>
<p>Dahulukan indikator wajib, yaitu 1, 2, 17, 18, dan 20. Sumber yang tersedia belum menjelaskan apa akibatnya
bila indikator wajib dikosongkan, sehingga klinik memperlakukannya sebagai penghalang. Sesudah itu, isi
indikator yang dapat dipenuhi dengan dokumen yang sudah ada.</p>
"""
        ),
        callout(
            "warning",
            "Jangan membuat dokumen mundur tanggal",
            "<p>Surat yang dibuat setelah kejadian tetapi bertanggal lama adalah pelanggaran. Tingkat yang "
            "rendah dengan bukti yang benar selalu lebih baik daripada tingkat yang tinggi dengan bukti yang "
            "dibuat-buat.</p>",
        ),
        checklist(
            "Siap dilaporkan bila",
            [
                "setiap berkas sudah dibuka dan dibaca, bukan hanya dihitung;",
                "lima indikator wajib terisi;",
                "setiap bukti menyebut nama inovasi yang sama;",
                "semua catatan pengembalian sudah ditindaklanjuti;",
                "skor klaim dan skor terverifikasi tidak berselisih jauh;",
                "salinan semua berkas tersimpan di perangkat daerah.",
            ],
        ),
    ),
)
