"""The twenty indicators of one innovation in the guideline of 2026, for the course's checklist."""

from dataclasses import dataclass


@dataclass(frozen=True)
class IndicatorNote:
    name: str
    weight: int
    evidence: str


INDICATORS = (
    IndicatorNote(
        "Regulasi inovasi daerah", 3, "Halaman depan dan halaman yang memuat nama inovasi"
    ),
    IndicatorNote(
        "Ketersediaan dan peran SDM", 2, "Keputusan atau surat tugas yang memuat nama dan peran"
    ),
    IndicatorNote(
        "Dukungan anggaran", 2, "Bagian dokumen anggaran dengan baris belanja yang ditandai"
    ),
    IndicatorNote("Alat kerja", 2, "Foto kegiatan atau tangkapan layar"),
    IndicatorNote(
        "Bimtek inovasi",
        1,
        "Surat tugas atau undangan, daftar hadir, dan satu sertifikat per kegiatan",
    ),
    IndicatorNote("Integrasi dalam RKPD", 2, "Bagian RKPD atau dokumen setara yang ditandai"),
    IndicatorNote(
        "Keterlibatan aktor inovasi", 1, "Keputusan, kerja sama, atau undangan dan foto musyawarah"
    ),
    IndicatorNote("Pelaksana inovasi daerah", 1, "Surat penunjukan pelaksana"),
    IndicatorNote("Jejaring inovasi", 1, "Keputusan atau surat tugas lintas perangkat daerah"),
    IndicatorNote("Sosialisasi inovasi daerah", 1, "Foto kegiatan atau tangkapan layar berita"),
    IndicatorNote("Pedoman teknis", 1, "Buku petunjuk, atau tangkapan layar dan tautannya"),
    IndicatorNote(
        "Kemudahan informasi layanan", 1, "Satu tangkapan layar untuk setiap cara, berkas terpisah"
    ),
    IndicatorNote("Kemudahan proses inovasi", 2, "SOP yang disahkan, dengan langkah dan waktunya"),
    IndicatorNote(
        "Penyelesaian layanan pengaduan", 1, "Foto atau tangkapan layar dan rekap perbandingannya"
    ),
    IndicatorNote(
        "Layanan terintegrasi", 2, "Tangkapan layar, dokumen, atau foto keterpaduan layanan"
    ),
    IndicatorNote("Replikasi", 3, "Perjanjian kerja sama, surat-menyurat, atau surat pernyataan"),
    IndicatorNote(
        "Kecepatan penciptaan inovasi", 2, "Proposal atau laporan yang memuat tahapan penciptaan"
    ),
    IndicatorNote(
        "Kemanfaatan inovasi",
        3,
        "Data sesuai satu dasar ukuran, dengan tanda tangan atau testimoni",
    ),
    IndicatorNote(
        "Monitoring dan evaluasi", 2, "Laporan monitoring, survei kepuasan, atau hasil penelitian"
    ),
    IndicatorNote("Video inovasi daerah", 4, "Video paling lama lima menit atau tautannya"),
)
