"""Perangkat daerah of Kabupaten Balangan, as public lists of 2022-2025 name them.

The lists do not agree with each other; where they differ, the other spelling is an alias.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class OpdSeed:
    name: str
    short_name: str
    kind: str
    aliases: tuple[str, ...] = ()
    children: tuple["OpdSeed", ...] = ()


@dataclass(frozen=True)
class PastOpd:
    name: str
    short_name: str
    valid_from: date
    valid_until: date
    successor: str
    """Short name of the row that follows."""


def _health_centre(place: str) -> OpdSeed:
    return OpdSeed(
        name=f"UPTD Puskesmas {place}",
        short_name=f"Puskesmas {place}",
        kind="health_centre",
        aliases=(f"UPT Puskesmas {place}", f"PKM {place}"),
    )


def _ward(place: str) -> OpdSeed:
    return OpdSeed(f"Kelurahan {place}", f"Kel. {place}", "ward")


def _district(place: str, *wards: str, spelling: str = "") -> OpdSeed:
    other = (f"Kecamatan {spelling}", f"Kec. {spelling}") if spelling else ()
    return OpdSeed(
        name=f"Kecamatan {place}",
        short_name=f"Kec. {place}",
        kind="district",
        aliases=(*other, f"Kantor Kecamatan {place}"),
        children=tuple(_ward(ward) for ward in wards),
    )


_HEALTH_CENTRES = (
    "Paringin",
    "Paringin Selatan",
    "Juai",
    "Pirsus II Juai",
    "Halong",
    "Uren",
    "Batumandi",
    "Lokbatu",
    "Lampihong",
    "Tanah Habang",
    "Awayan",
    "Tebing Tinggi",
)

_HEALTH = OpdSeed(
    name="Dinas Kesehatan",
    short_name="Dinkes",
    kind="agency",
    children=(
        *(_health_centre(place) for place in _HEALTH_CENTRES),
        OpdSeed(
            name="Rumah Sakit Umum Daerah Datu Kandang Haji",
            short_name="RSUD Datu Kandang Haji",
            kind="hospital",
            aliases=("RSUD Balangan", "RSUD"),
        ),
    ),
)

_OFFICES = (
    OpdSeed("Sekretariat Daerah", "Setda", "secretariat"),
    OpdSeed(
        name="Sekretariat Dewan Perwakilan Rakyat Daerah",
        short_name="Setwan",
        kind="secretariat",
        aliases=("Sekretariat DPRD", "Setwan DPRD"),
    ),
    OpdSeed("Inspektorat", "Inspektorat", "inspectorate", aliases=("Inspektorat Daerah",)),
)

_AGENCIES = (
    OpdSeed(
        name="Dinas Pendidikan dan Kebudayaan",
        short_name="Disdikbud",
        kind="agency",
        aliases=("Dinas Pendidikan & Kebudayaan", "Dikbud"),
    ),
    _HEALTH,
    OpdSeed(
        name=("Dinas Pekerjaan Umum, Penataan Ruang, Perumahan Rakyat dan Kawasan Permukiman"),
        short_name="DPUPR Perkim",
        kind="agency",
        aliases=("Dinas Pekerjaan Umum dan Penataan Ruang", "DPUPR", "Dinas PUPR"),
    ),
    OpdSeed(
        name="Dinas Perlindungan Lingkungan Hidup",
        short_name="DPLH",
        kind="agency",
        aliases=("Dinas Lingkungan Hidup", "DLH"),
    ),
    OpdSeed(
        name=(
            "Dinas Sosial, Pemberdayaan Perempuan dan Perlindungan Anak "
            "serta Pemberdayaan Masyarakat dan Desa"
        ),
        short_name="Dinsos P3A PMD",
        kind="agency",
        aliases=("Dinas Sosial", "Dinsos", "DinsosP3APMD"),
    ),
    # The lists name manpower under two agencies; only this one is matched by "Disnaker".
    OpdSeed(
        name="Dinas Koperasi, UKM, dan Tenaga Kerja",
        short_name="Dinkop UKM Naker",
        kind="agency",
        aliases=("Dinas Tenaga Kerja, Transmigrasi, Koperasi dan UKM", "Disnaker"),
    ),
    OpdSeed(
        name=(
            "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu, Transmigrasi dan Tenaga Kerja"
        ),
        short_name="DPMPTSP",
        kind="agency",
        aliases=("Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu", "PTSP"),
    ),
    OpdSeed("Dinas Perindustrian dan Perdagangan", "Disperindag", "agency"),
    OpdSeed(
        name="Dinas Ketahanan Pangan, Pertanian dan Perikanan",
        short_name="DKP3",
        kind="agency",
        aliases=("Dinas Pertanian", "Dinas Ketahanan Pangan, Perikanan dan Peternakan"),
    ),
    OpdSeed(
        name="Dinas Kependudukan dan Pencatatan Sipil",
        short_name="Disdukcapil",
        kind="agency",
        aliases=("Dukcapil",),
    ),
    OpdSeed(
        name="Dinas Komunikasi, Informatika, Statistik dan Persandian",
        short_name="Diskominfo",
        kind="agency",
        aliases=("Dinas Komunikasi dan Informatika", "Kominfo"),
    ),
    OpdSeed("Dinas Perhubungan", "Dishub", "agency"),
    OpdSeed(
        name="Dinas Kepemudaan, Olahraga dan Pariwisata",
        short_name="Disporapar",
        kind="agency",
        aliases=("Dinas Pemuda, Olahraga dan Pariwisata",),
    ),
    OpdSeed(
        name="Dinas Perpustakaan dan Kearsipan",
        short_name="Dispersip",
        kind="agency",
        aliases=("Dispusip",),
    ),
    OpdSeed(
        name="Satuan Polisi Pamong Praja",
        short_name="Satpol PP",
        kind="agency",
        aliases=("Satuan Polisi Pamong Praja dan Pemadam Kebakaran", "Satpol PP dan Damkar"),
    ),
)

_BOARDS = (
    OpdSeed(
        name="Badan Perencanaan Pembangunan, Riset dan Inovasi Daerah",
        short_name="Bapperida",
        kind="board",
        aliases=("Badan Perencanaan Pembangunan Riset dan Inovasi Daerah",),
    ),
    OpdSeed(
        name="Badan Kepegawaian dan Pengembangan Sumber Daya Manusia",
        short_name="BKPSDM",
        kind="board",
        aliases=("Badan Kepegawaian dan Pengembangan SDM",),
    ),
    OpdSeed(
        name="Badan Pengelolaan Keuangan, Pendapatan dan Aset Daerah",
        short_name="BPKPAD",
        kind="board",
        aliases=("Badan Pengelolaan Keuangan dan Aset Daerah",),
    ),
    OpdSeed("Badan Penanggulangan Bencana Daerah", "BPBD", "board"),
    OpdSeed(
        name="Badan Kesatuan Bangsa dan Politik",
        short_name="Bakesbangpol",
        kind="board",
        aliases=("Kesbangpol",),
    ),
)

_DISTRICTS = (
    _district("Paringin", "Paringin Kota", "Paringin Timur"),
    _district("Paringin Selatan", "Batu Piring"),
    _district("Lampihong"),
    _district("Batumandi", spelling="Batu Mandi"),
    _district("Awayan"),
    _district("Tebing Tinggi"),
    _district("Juai"),
    _district("Halong"),
)

BALANGAN = OpdSeed(
    name="Pemerintah Kabupaten Balangan",
    short_name="Pemkab Balangan",
    kind="government",
    aliases=("Pemda Balangan", "Kabupaten Balangan"),
    children=(*_OFFICES, *_AGENCIES, *_BOARDS, *_DISTRICTS),
)

# Only the years of the three names are known: each begins on 1 January of its first year.
# The year in which "Bapperida" began is not known either; 2023 is the first that could be.
PAST = (
    PastOpd(
        name="Badan Penelitian dan Pengembangan Daerah",
        short_name="Balitbangda",
        valid_from=date(2021, 1, 1),
        valid_until=date(2021, 12, 31),
        successor="Bappedalitbang",
    ),
    PastOpd(
        name="Badan Perencanaan Pembangunan Daerah, Penelitian dan Pengembangan",
        short_name="Bappedalitbang",
        valid_from=date(2022, 1, 1),
        valid_until=date(2022, 12, 31),
        successor="Bapperida",
    ),
)
