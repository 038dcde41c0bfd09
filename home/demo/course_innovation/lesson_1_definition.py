"""Lesson 1: what counts as an innovation."""

from home.demo.shapes import LessonSeed, callout, checklist, image, text

LESSON = LessonSeed(
    title="Apa yang disebut inovasi daerah",
    slug="apa-yang-disebut-inovasi-daerah",
    introduction="Pengertian, bentuk, dan lima kriteria. Setelah pelajaran ini Anda dapat menilai "
    "apakah sebuah kegiatan layak disebut inovasi daerah.",
    minutes=15,
    blocks=(
        text(
            """
<h2>Berangkat dari keadaan nyata</h2>
<p>Bayangkan pagi hari di sebuah puskesmas. Pasien datang sejak pukul tujuh, mengambil nomor, lalu
menunggu dua jam. Sebagian pulang sebelum diperiksa. Seorang perawat mencatat: yang paling lama
bukan pemeriksaannya, melainkan pencarian map rekam medis. Ia mengusulkan agar map pasien kontrol
disiapkan sore hari sebelumnya. Waktu tunggu turun. Tidak ada alat baru, tidak ada aplikasi.</p>
<p>Itulah awal sebuah inovasi: masalah yang dilihat dengan jeli, cara baru yang masuk akal, dan
hasil yang dapat ditunjukkan. Contoh ini rekaan, tetapi keadaannya tentu Anda kenal.</p>
<h2>Pengertian menurut peraturan</h2>
<p>Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah membuka jalan bagi pemerintah
daerah untuk berinovasi guna meningkatkan kinerja penyelenggaraan pemerintahan. Peraturan
Pemerintah Nomor 38 Tahun 2017 kemudian memberi pengertiannya:</p>
<p><b>Inovasi daerah adalah semua bentuk pembaharuan dalam penyelenggaraan pemerintahan
daerah.</b></p>
<p>Perhatikan dua kata kuncinya. <b>Semua bentuk</b> berarti inovasi tidak harus digital. Cara kerja
baru, alur layanan yang lebih pendek, atau kerja sama dengan warga juga termasuk.
<b>Pembaharuan</b> berarti ada yang berubah, seluruhnya atau sebagian, dibandingkan dengan cara
lama. Kegiatan rutin yang sekadar diberi nama baru belum memenuhi pengertian ini.</p>
<p>Penilaian dan pemberian penghargaan diatur lebih lanjut dalam Peraturan Menteri Dalam Negeri
Nomor 104 Tahun 2018. Di Kabupaten Balangan, pelaksanaannya diatur dengan Peraturan Bupati Nomor 40
Tahun 2021 tentang Pelaksanaan Inovasi Daerah.</p>
""",
        ),
        image(
            picture="river",
            alt="Gambar pemandangan sungai berkelok di antara bukit hijau, dengan rumah "
            "panggung di tepinya dan matahari pagi",
            caption="Inovasi yang baik tumbuh dari keadaan setempat: sungai, bukit, dan "
            "kampung yang Anda layani setiap hari.",
        ),
        text(
            """
<h2>Tiga bentuk inovasi daerah</h2>
<ul>
<li><b>Tata kelola pemerintahan daerah</b>: pembaharuan di dalam kantor, misalnya cara menyusun
laporan, mengelola aset, atau mengatur jadwal jaga.</li>
<li><b>Pelayanan publik</b>: pembaharuan yang langsung dirasakan warga, misalnya pendaftaran,
pemeriksaan, pembelajaran, atau perizinan.</li>
<li><b>Inovasi daerah lainnya</b> sesuai urusan pemerintahan yang menjadi kewenangan daerah,
misalnya pengolahan hasil kebun atau pengurangan sampah.</li>
</ul>
<p>Selain bentuk, ada jenis: <b>digital</b> dan <b>nondigital</b>. Keduanya sama berharga. Klinik
Inovasi Balangan sendiri dilaporkan sebagai inovasi nondigital.</p>
<h2>Siapa yang boleh mengusulkan</h2>
<p>Peraturan Pemerintah Nomor 38 Tahun 2017 menyebut lima pengusul: kepala daerah, anggota DPRD,
aparatur sipil negara, perangkat daerah, dan anggota masyarakat. Balangan membuka kesempatan yang
sama pula bagi badan usaha milik daerah dan perguruan tinggi. Jadi, perawat, guru, petugas
kebersihan, kader posyandu, dan warga desa sama-sama boleh mengusulkan. Anda tidak perlu menunggu jabatan tertentu.</p>
<h2>Lima kriteria</h2>
<p>Tidak setiap perubahan adalah inovasi daerah. Peraturan tersebut memberi lima kriteria. Ujilah
gagasan Anda satu per satu.</p>
<ol>
<li><b>Mengandung pembaharuan</b>, seluruh atau sebagian unsurnya. Tanyakan: apa yang sebelumnya
tidak ada atau tidak dilakukan dengan cara ini?</li>
<li><b>Memberi manfaat</b> bagi daerah dan/atau masyarakat. Tanyakan: siapa yang merasakan, dan apa
buktinya?</li>
<li><b>Tidak menimbulkan beban atau pembatasan</b> yang bertentangan dengan peraturan
perundang-undangan. Tanyakan: apakah warga dikenai biaya atau syarat baru?</li>
<li><b>Menjadi kewenangan daerah.</b> Tanyakan: apakah urusan ini memang diurus kabupaten?</li>
<li><b>Dapat direplikasi.</b> Tanyakan: dapatkah tempat lain menirunya dengan sumber daya yang
wajar?</li>
</ol>
""",
        ),
        callout(
            kind="warning",
            title="Yang sering keliru",
            text="<p>Membeli komputer, merenovasi ruangan, atau membuat akun media sosial "
            "belum merupakan inovasi. Itu sarana. Inovasinya terletak pada cara kerja baru "
            "yang dimungkinkan oleh sarana tersebut, dan pada manfaat yang timbul.</p>",
        ),
        text(
            """
<h2>Mengapa Balangan bersungguh-sungguh</h2>
<p>Pada tahun 2021 seluruh perangkat daerah di Balangan hanya melaporkan 25 inovasi, dan kabupaten
ini berada di peringkat 166 nasional. Hasil pemantauan waktu itu menunjukkan tiga kendala: dukungan
pimpinan dan anggaran yang kurang, belum adanya insentif berdasarkan prestasi, dan proses inovasi
yang belum dipahami. Klinik Inovasi Balangan dibentuk untuk menjawabnya. Peringkat naik menjadi 45
pada tahun 2022 dan masuk 20 besar pada tahun 2023.</p>
<p>Bimtek ini menjawab kendala yang ketiga. Anda akan menempuh lima langkah: memunculkan gagasan, uji
coba, penetapan, penerapan, dan pelaporan.</p>
""",
        ),
        checklist(
            title="Periksa pemahaman Anda",
            items=[
                "Saya dapat menjelaskan pengertian inovasi daerah dengan kata-kata sendiri.",
                "Saya dapat menyebut bentuk inovasi yang sesuai dengan pekerjaan saya.",
                "Saya sudah menguji satu gagasan dengan lima kriteria.",
                "Saya tahu bahwa inovasi tidak harus berupa aplikasi.",
            ],
        ),
    ),
)
