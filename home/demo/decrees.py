"""Decrees behind the demo's appointments. Numbers and dates are invented, and say so."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class DecreeSeed:
    key: str
    number: str
    issued_on: date
    about: str
    kind: str  # a value of Decree.Kind


DECREES = (
    DecreeSeed(
        key="clinic",
        number="188.45/201/Kum/2026",
        issued_on=date(2026, 1, 12),
        about="Penunjukan Tim Klinik Inovasi Balangan Tahun 2026 (data contoh)",
        kind="sk",
    ),
    DecreeSeed(
        key="mentors",
        number="188.45/202/Kum/2026",
        issued_on=date(2026, 1, 19),
        about="Penetapan Agen Inovasi dan Pamong Inovasi Tahun 2026 (data contoh)",
        kind="sk",
    ),
    DecreeSeed(
        key="heads",
        number="188.45/118/Kum/2025",
        issued_on=date(2025, 3, 10),
        about="Pengangkatan Kepala Perangkat Daerah dan Kepala Unit Pelaksana Teknis (data contoh)",
        kind="sk",
    ),
    DecreeSeed(
        key="admins",
        number="188.45/203/Kum/2026",
        issued_on=date(2026, 1, 26),
        about="Penunjukan Admin Inovasi pada Perangkat Daerah Tahun 2026 (data contoh)",
        kind="sk",
    ),
    DecreeSeed(
        key="verifiers",
        number="188.45/204/Kum/2026",
        issued_on=date(2026, 2, 2),
        about="Tim Verifikasi Data Dukung Inovasi Daerah Tahun 2026 (data contoh)",
        kind="sk",
    ),
    DecreeSeed(
        key="editors",
        number="000.9/015/Bapperida/2026",
        issued_on=date(2026, 2, 9),
        about="Penunjukan Pengelola Materi dan Publikasi Klinik Inovasi (data contoh)",
        kind="sk",
    ),
)
