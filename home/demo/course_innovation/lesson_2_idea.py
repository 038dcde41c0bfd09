"""Lesson 2: step one, bringing up an idea."""

from home.demo.shapes import LessonSeed, callout, checklist, file, image, text

LESSON = LessonSeed(
    title="Langkah 1: memunculkan gagasan",
    slug="langkah-1-memunculkan-gagasan",
    introduction="Dari keluhan sehari-hari menjadi satu kalimat gagasan yang jelas, lengkap dengan "
    "angka awalnya.",
    minutes=20,
    blocks=(
        text(
            """
<h2>Gagasan yang baik dimulai dari masalah</h2>
<p>Banyak inovasi gagal sejak awal karena orang jatuh cinta pada jawaban sebelum memahami
pertanyaannya. “Mari kita buat aplikasi” adalah jawaban. Pertanyaannya: siapa yang mengalami
kesulitan, kesulitan apa, dan seberapa sering?</p>
<p>Cara paling mudah menemukan masalah adalah mendengar dan mencatat. Selama satu minggu, catatlah
setiap keluhan warga, setiap pekerjaan yang Anda ulang, dan setiap saat orang menunggu. Tidak perlu
formulir khusus. Buku saku atau catatan di ponsel sudah cukup.</p>
""",
        ),
        image(
            picture="idea",
            alt="Gambar lampu menyala dengan tunas daun di dalamnya, dikelilingi lembar catatan",
            caption="Gagasan tumbuh dari catatan kecil yang dikumpulkan dengan tekun.",
        ),
        text(
            """
<h2>Empat sumber masalah yang layak digali</h2>
<ul>
<li><b>Keluhan</b>: kotak saran, percakapan di loket, pesan warga, dan catatan pengaduan.</li>
<li><b>Data</b>: capaian yang rendah, antrean yang panjang, stok yang habis, atau angka putus
layanan.</li>
<li><b>Pekerjaan berulang</b>: data yang sama ditulis tiga kali, laporan yang tidak pernah dibaca,
perjalanan yang tidak perlu.</li>
<li><b>Kelompok yang tertinggal</b>: warga lanjut usia, penyandang disabilitas, atau dusun yang jauh
dari pusat layanan.</li>
</ul>
<h2>Cari akar masalahnya</h2>
<p>Setelah memilih satu masalah, tanyakan “mengapa” beberapa kali. Contoh berikut rekaan.</p>
<ol>
<li>Ibu hamil jarang datang pada kunjungan keempat. Mengapa? Mereka lupa jadwalnya.</li>
<li>Mengapa lupa? Jadwal hanya ditulis di buku yang disimpan di rumah.</li>
<li>Mengapa hanya di buku? Puskesmas tidak punya cara mengingatkan.</li>
<li>Mengapa tidak punya cara? Tidak ada yang ditugasi, dan nomor telepon tidak dicatat.</li>
</ol>
<p>Sekarang terlihat bahwa jawabannya bukan penyuluhan tambahan, melainkan pencatatan nomor telepon
dan petugas yang mengingatkan tiga hari sebelumnya. Akar masalah membuat jawaban menjadi murah.</p>
<h2>Kumpulkan beberapa jawaban, lalu pilih</h2>
<p>Ajak tiga sampai lima rekan, termasuk orang yang langsung bekerja di lapangan. Tulis
sebanyak-banyaknya jawaban selama sepuluh menit tanpa saling menilai. Sesudah itu, beri nilai pada
setiap jawaban dengan empat pertanyaan:</p>
<ul>
<li>Seberapa besar manfaatnya bagi warga?</li>
<li>Dapatkah dicoba dalam satu atau dua bulan?</li>
<li>Cukupkah orang, waktu, dan biaya yang ada?</li>
<li>Apakah memenuhi lima kriteria dari pelajaran pertama?</li>
</ul>
""",
        ),
        callout(
            kind="tip",
            title="Simpan jejak prosesnya",
            text="<p>Foto papan tulis, daftar hadir, dan catatan pemilihan gagasan kelak "
            "berguna. Menurut pedoman 2026, video inovasi dinilai antara lain dari penjelasan "
            "tentang latar belakang, penjaringan ide, dan pemilihan ide.</p>",
        ),
        text(
            """
<h2>Tulis gagasan dalam satu kalimat</h2>
<p>Pakailah pola ini: <b>“Untuk (siapa) yang mengalami (masalah), kami akan (cara baru) sehingga
(hasil yang dapat dihitung).”</b></p>
<p>Contoh: “Untuk ibu hamil yang lupa jadwal kunjungan keempat, kami akan mengirim pengingat tiga
hari sebelumnya melalui kader, sehingga kunjungan keempat naik dari 60 menjadi 80 persen dalam enam
bulan.” Angka dalam contoh ini rekaan; pakailah angka dari tempat Anda sendiri.</p>
<h2>Catat angka awal sebelum mengubah apa pun</h2>
<p>Inilah bagian yang paling sering terlupa. Tanpa angka awal, Anda tidak dapat membuktikan manfaat.
Catatlah keadaan sekarang: berapa menit orang menunggu, berapa orang yang dilayani, berapa rupiah
yang dikeluarkan. Tulis pula tanggal dan sumbernya. Satu lembar catatan hari ini lebih berharga
daripada ingatan setahun kemudian.</p>
<h2>Bicarakan sejak dini</h2>
<p>Sampaikan gagasan kepada pimpinan unit dan admin inovasi di perangkat daerah Anda. Pimpinan perlu
tahu apa yang akan dicoba, berapa lama, dan apa risikonya. Bila pimpinan ragu, tawarkan uji coba
kecil tanpa biaya. Agen inovasi dapat menemani Anda berbicara, dan klinik terbuka untuk konsultasi
sejak gagasan masih mentah. Tidak perlu menunggu proposal selesai.</p>
<h2>Latihan</h2>
<p>Unduh lembar kerja di bawah ini. Isilah bagian masalah, akar masalah, kalimat gagasan, dan angka
awal. Lembar ini boleh dicetak lalu diisi dengan tangan.</p>
""",
        ),
        file(key="worksheet", title="Lembar kerja gagasan (PDF)"),
        checklist(
            title="Siap ke langkah 2 bila",
            items=[
                "masalah ditulis dalam satu kalimat dan ada orang yang mengalaminya;",
                "akar masalah ditemukan dengan bertanya “mengapa” beberapa kali;",
                "gagasan sudah diuji dengan lima kriteria;",
                "angka awal dicatat bersama tanggal dan sumbernya;",
                "pimpinan unit dan admin inovasi sudah diberi tahu.",
            ],
        ),
    ),
)
