"""What headings of a staff list mean, as offices word them."""

import re
from enum import StrEnum

from foundation.text import comparable


class Column(StrEnum):
    NIP = "nip"
    NAME = "name"
    TITLE_PREFIX = "title_prefix"
    TITLE_SUFFIX = "title_suffix"
    POSITION = "position"
    RANK = "rank"
    GRADE = "grade"
    OPD = "opd"
    UNIT = "unit"
    EMAIL = "email"
    STATUS = "status"


# How the file of rows to correct calls them, which is how they are known again.
PLAIN = {
    Column.NIP: "NIP",
    Column.NAME: "Nama",
    Column.TITLE_PREFIX: "Gelar Depan",
    Column.TITLE_SUFFIX: "Gelar Belakang",
    Column.POSITION: "Jabatan",
    Column.RANK: "Pangkat",
    Column.GRADE: "Golongan",
    Column.OPD: "OPD",
    Column.UNIT: "Unit Kerja",
    Column.EMAIL: "Email",
    Column.STATUS: "Status",
}
# Folded as `fold` does: letters and digits only.
SYNONYMS = {
    Column.NIP: "nip nipbaru nip18 nip18digit nippegawai nipp3k nipppk nippppk nipnipppk nipnippppk"
    " nomorindukpegawai nomornip nonip nipasn nippns",
    Column.NAME: "nama namalengkap namapegawai namaasn namapns namadangelar namalengkapdangelar"
    " namalengkapdengangelar namapegawaidangelar namapppk namapejabat namapnsd namadanggelar"
    " namalengkapgelar namagelar namapegawainegerisipil",
    Column.TITLE_PREFIX: "gelardepan glrdepan glrdpn",
    Column.TITLE_SUFFIX: "gelarbelakang glrbelakang glrblk",
    Column.POSITION: "jabatan namajabatan jabatanterakhir jabatansekarang jabatansaatini"
    " jabatanbaru namajabatanterakhir jabatanfungsional",
    Column.RANK: "pangkat namapangkat pangkatterakhir",
    Column.GRADE: "pangkatgol pangkatgolongan pangkatgolruang pangkatgolonganruang golongan gol"
    " golruang golru pangkatgolru golonganruang golonganpangkat golpangkat golterakhir"
    " golonganterakhir pangkatgolonganterakhir golonganakhir pangkatdangolongan"
    " pangkatdangolonganruang pangkatdangolruang",
    Column.OPD: "opd namaopd perangkatdaerah namaperangkatdaerah organisasiperangkatdaerah skpd"
    " namaskpd instansi unitorganisasi unitinduk unitkerjainduk satuankerja satker"
    " instansikerja instansiinduk unorinduk opdinduk unitkerjaopd opdunitkerja unitkerjaskpd instansiunitkerja",
    Column.UNIT: "unitkerja namaunitkerja unit unor namaunor subunit subunitkerja upt uptd"
    " tempattugas tempatkerja lokasikerja unitpenempatan",
    Column.EMAIL: "email alamatemail surel alamatsurel emailpribadi emaildinas posel",
    Column.STATUS: "status statuskepegawaian statuspegawai jenispegawai jeniskepegawaian statusasn"
    " kedudukanpegawai jenisasn",
}
_MEANING = {word: column for column, words in SYNONYMS.items() for word in words.split()}


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NAME_AND_NIP = _words(
    "namanip nipnama namadannip nipdannama namapegawainip namalengkapnip namanipbaru"
)
# Other numbers that share a column with the NIP, which has eighteen digits and they have not.
_OTHER_NUMBERS = _words(
    "nidn nidk nrp nik nuptk nitk nrptk karpeg nokarpeg noserikarpeg noreg nirp nrpns ni"
)
# What may share the column of a name, a position or a grade without being read.
_BESIDE = _words(
    "tmt eselon esl kelas kelasjabatan gelar lp jeniskelamin ruang golru gol pangkat"
    " tmtpangkat tmtjabatan lengkap"
)
_ASIDE = re.compile(r"\([^)]*\)")
_PARTS = re.compile(r"[/\n,&+|;\-]|\b(?:dan|atau)\b", re.IGNORECASE)
# Headings that say nothing about a person, and the one that the file of rows to correct carries.
SILENT = {"no", "nomor", "nourut", "nomorurut", "nou", "urut", "", "yangperludiperbaiki"}
# What only stands under another heading.
BELOW = _words(
    "tmt tahun thn bulan bln nama golru gol golruang ruang golonganruang tingkat tk"
    " jumlahjam jmljam jam eselon esl ket l p lk pr lulus lulustahun tahunlulus"
    " thnlulus lulusthn tingkatijazah ijazah blnthn bulantahun blntahun jurusan"
    " universitas tempat tanggal tgl tgllahir tempatlahir tanggallahir nomor no"
    " masakerja kelas nipbaru niplama lengkap sebutan jumlah jml umur usia sekolah pt"
    " namasekolah kode"
)
NAMING = {"nama", "sebutan", "uraian", "nomenklatur"}
# Over other people, or over what somebody was before, or learned.
_FOREIGN = re.compile(
    r"latihan|diklat|pelatihan|bimtek|pendidikan|sekolah|ijazah|atasan|penilai|pasangan|suami"
    r"|istri|anak|orang ?tua|darurat|sebelum|lama\b|mutasi|hukuman|penghargaan|riwayat",
    re.IGNORECASE,
)

Meaning = tuple[Column, ...]


def fold(text: str) -> str:
    """Letters and digits alone, small: how headings are compared."""
    return re.sub(r"[\W_]", "", comparable(text))


def meaning_of(text: str) -> Meaning:
    """The columns that one heading stands for: none, one, or name and NIP together."""
    found = _whole(text)
    if found or not text:
        return found
    bare = _ASIDE.sub(" ", text)
    return _whole(bare) or _of_parts([fold(part) for part in _PARTS.split(bare)])


def is_foreign(text: str) -> bool:
    """Whether a heading groups what is not about the person as she is now."""
    return bool(_FOREIGN.search(text))


def _whole(text: str) -> Meaning:
    word = fold(text)
    if word in _NAME_AND_NIP:
        return (Column.NAME, Column.NIP)
    return (_MEANING[word],) if word in _MEANING else ()


def _of_parts(words: list[str]) -> Meaning:
    words = [word for word in words if word]
    known = {_MEANING[word] for word in words if word in _MEANING}
    rest = {word for word in words if word not in _MEANING} - _OTHER_NUMBERS
    if known == {Column.NIP, Column.NAME} and rest <= _BESIDE:
        return (Column.NAME, Column.NIP)
    if known == {Column.NIP} and not rest:
        return (Column.NIP,)
    if not known or not rest <= _BESIDE or len(words) < 2:
        return ()
    if known <= {Column.RANK, Column.GRADE}:
        return (Column.GRADE,)
    if known <= {Column.OPD, Column.UNIT}:
        return (Column.OPD if Column.OPD in known else Column.UNIT,)
    if Column.POSITION in known and known <= {Column.POSITION, Column.UNIT, Column.OPD}:
        return (Column.POSITION,)
    return (Column.NAME,) if known == {Column.NAME} else ()
