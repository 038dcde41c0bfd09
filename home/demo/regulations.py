"""Five regulations that a proposal leans on. The day of issue stays open where no source gives it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class RegulationSeed:
    kind: str
    number: str
    year: int
    issued_on: date | None
    about: str
    status: str
    says: str  # HTML: what it says of innovation


LAW_23_2014 = RegulationSeed(
    kind="law",
    number="23",
    year=2014,
    issued_on=None,
    about="Pemerintahan Daerah",
    status="in_force",
    says="""
<p>Undang-undang ini menjadi pintu masuk inovasi daerah. Pemerintah daerah dapat melakukan inovasi untuk meningkatkan
kinerja penyelenggaraan pemerintahan daerah. Inovasi dipahami sebagai semua bentuk pembaharuan dalam penyelenggaraan
pemerintahan daerah.</p>
<h3>Yang penting bagi Anda</h3>
<ul>
<li>Kepala daerah dan wakil kepala daerah berkewajiban memajukan dan mengembangkan daya saing daerah.</li>
<li>Urusan wajib pelayanan dasar ada enam: pendidikan; kesehatan; pekerjaan umum dan penataan ruang; perumahan rakyat dan
kawasan permukiman; ketenteraman, ketertiban umum, dan pelindungan masyarakat; serta sosial. Pembagian urusan ini dipakai
ketika mengisi proposal.</li>
<li>Inovasi harus berada dalam urusan yang menjadi kewenangan daerah.</li>
</ul>
<p>Sebelum mengutip pasal, periksa perubahan terakhirnya pada jaringan dokumentasi dan informasi hukum.</p>
""",
)

GOVERNMENT_38_2017 = RegulationSeed(
    kind="government_regulation",
    number="38",
    year=2017,
    issued_on=None,
    about="Inovasi Daerah",
    status="in_force",
    says="""
<p>Peraturan ini menjelaskan apa itu inovasi daerah, siapa yang boleh mengusulkan, bagaimana usulan diperiksa, dan bagaimana
penerapannya dinilai. Daerah yang berhasil dapat memperoleh penghargaan dan/atau insentif.</p>
<h3>Lima kriteria</h3>
<ol>
<li>Mengandung pembaharuan, seluruh atau sebagian unsurnya.</li>
<li>Memberi manfaat bagi daerah dan/atau masyarakat.</li>
<li>Tidak menimbulkan beban atau pembatasan yang bertentangan dengan peraturan.</li>
<li>Menjadi kewenangan daerah.</li>
<li>Dapat direplikasi.</li>
</ol>
<h3>Usulan dan tahapannya</h3>
<p>Pengusulnya kepala daerah, anggota DPRD, perangkat daerah, ASN, dan anggota masyarakat. Usulan memuat bentuk inovasi,
rancang bangun, pokok perubahan, tujuan, manfaat, dan anggaran bila diperlukan. Tim independen memeriksanya; kepala badan
yang mengurus penelitian mengoordinasikan tim itu. Tahapannya pengusulan, penetapan, uji coba, penerapan, dan penilaian.</p>
""",
)

MINISTERIAL_104_2018 = RegulationSeed(
    kind="ministerial_regulation",
    number="104",
    year=2018,
    issued_on=None,
    about="Penilaian dan Pemberian Penghargaan dan/atau Insentif Inovasi Daerah",
    status="in_force",
    says="""
<p>Peraturan Menteri Dalam Negeri ini menjabarkan penilaian inovasi daerah serta pemberian penghargaan dan/atau insentif.
Inilah dasar Indeks Inovasi Daerah yang diisi setiap tahun.</p>
<h3>Yang penting bagi Anda</h3>
<ul>
<li>Penilaian mencakup semua bentuk inovasi daerah dan memakai indikator indeks inovasi daerah.</li>
<li>Rincian indikator, bobot, dan batas angka diterbitkan dalam pedoman tahunan. Pedoman 2026 adalah surat Kepala BSKDN Nomor
400.10.11/1887/BSKDN tanggal 29 April 2026.</li>
<li>Nilai diperoleh dari bukti. Laporan tanpa bukti tidak menambah nilai.</li>
</ul>
<p>Pakailah pedoman tahun berjalan untuk angka, dan peraturan ini untuk dasar hukumnya.</p>
""",
)

JOINT_2012 = RegulationSeed(
    kind="joint_regulation",
    number="03 dan 36",
    year=2012,
    issued_on=None,
    about="Penguatan Sistem Inovasi Daerah",
    status="in_force",
    says="""
<p>Peraturan bersama Menteri Negara Riset dan Teknologi dan Menteri Dalam Negeri ini meminta pemerintah daerah membangun
sistem yang mendorong pengembangan serta pemanfaatan ilmu pengetahuan dan teknologi untuk kemajuan daerah. Kerangkanya disebut
Sistem Inovasi Daerah, disingkat SIDa.</p>
<h3>Yang penting bagi Anda</h3>
<ul>
<li>Inovasi tidak dikerjakan pemerintah sendirian. Perguruan tinggi, dunia usaha, dan masyarakat ikut berperan.</li>
<li>Inovasi mencakup pula peningkatan produk dan proses produksi di masyarakat, bukan hanya layanan kantor.</li>
<li>Kerja sama yang tertulis dapat menjadi bukti keterlibatan aktor dan jejaring inovasi.</li>
</ul>
<p>Pastikan status berlakunya pada jaringan dokumentasi dan informasi hukum sebelum dijadikan dasar hukum utama.</p>
""",
)

REGENT_40_2021 = RegulationSeed(
    kind="regent_regulation",
    number="40",
    year=2021,
    issued_on=None,
    about="Pelaksanaan Inovasi Daerah",
    status="in_force",
    says="""
<p>Inilah peraturan Kabupaten Balangan tentang pelaksanaan inovasi daerah. Latar belakangnya adalah kewajiban meningkatkan
pelayanan publik, kinerja penyelenggaraan pemerintahan, pengembangan ilmu pengetahuan dan teknologi, produktivitas, serta daya
saing daerah.</p>
<h3>Yang penting bagi Anda</h3>
<ul>
<li>Semua unsur mempunyai kesempatan yang sama untuk mengusulkan: kepala daerah, anggota DPRD, ASN, perangkat daerah, badan
usaha milik daerah, masyarakat, dan perguruan tinggi.</li>
<li>Setiap inovasi disertai profil yang memuat rancang bangun, tujuan, manfaat, dan hasil.</li>
<li>Seluruh SKPD, kecamatan, dan puskesmas ikut serta.</li>
</ul>
<p>Sebutkan peraturan ini dalam dasar hukum setiap proposal dari Balangan.</p>
""",
)

REGULATIONS = (LAW_23_2014, GOVERNMENT_38_2017, MINISTERIAL_104_2018, JOINT_2012, REGENT_40_2021)
