"""The fictional people of the demo, and which of them are appointed to what."""

import re
from dataclasses import dataclass

from home.demo.staff_list import STAFF_LIST

MAIL_DOMAIN = "balangan.example"
SERIAL = "999"
SEX_DIGIT = {"L": "1", "P": "2"}


@dataclass(frozen=True)
class PersonSeed:
    title_prefix: str
    name: str
    title_suffix: str
    nip: str
    email: str
    employment: str  # a value of Person.EmploymentKind
    opd: str  # short name
    position: str
    grade: str
    role: str | None = None  # what this account shows in the demo


@dataclass(frozen=True)
class RoleSeed:
    person: str  # e-mail
    kind: str  # a value of Appointment.Kind
    decree: str  # key
    scope: tuple[str, ...]  # short names, those below included
    circle: str = ""  # of the clinic


def email_of(name: str) -> str:
    words = re.findall(r"[a-z]+", name.lower())
    return f"{'.'.join(words)}@{MAIL_DOMAIN}"


def nip_of(employment: str, born: str, appointed: str, sex: str) -> str:
    if employment == "non_asn":
        return ""
    # A PPPK number has a code where a PNS number has a month; part-time numbers show 4.
    code = {"pppk": "21", "pppk_part_time": "24"}.get(employment, "")
    return f"{born}{appointed}{code}{SEX_DIGIT[sex]}{SERIAL}"


def _person(line: str) -> PersonSeed:
    prefix, name, suffix, born, appointed, sex, employment, opd, position, grade, role = (
        cell.strip() for cell in line.split("|")
    )
    return PersonSeed(
        title_prefix=prefix,
        name=name,
        title_suffix=suffix,
        nip=nip_of(employment, born, appointed, sex),
        email=email_of(name),
        employment=employment,
        opd=opd,
        position=position,
        grade=grade,
        role=role or None,
    )


PEOPLE = tuple(_person(line) for line in STAFF_LIST.splitlines())

_ALL = ("Pemkab Balangan",)
_HEAD_POSITIONS = (
    "Sekretaris Daerah",
    "Inspektur",
    "Kepala Dinas",
    "Kepala Badan",
    "Kepala Satuan",
    "Kepala Puskesmas",
    "Direktur",
    "Camat",
    "Lurah",
)


def _heads() -> tuple[RoleSeed, ...]:
    return tuple(
        RoleSeed(person.email, "head", "heads", (person.opd,))
        for person in PEOPLE
        if person.position in _HEAD_POSITIONS
    )


def _roles(kind: str, decree: str, *holders: tuple[str, tuple[str, ...]]) -> tuple[RoleSeed, ...]:
    return tuple(RoleSeed(email_of(name), kind, decree, scope) for name, scope in holders)


def _clinic(circle: str, *names: str) -> tuple[RoleSeed, ...]:
    return tuple(RoleSeed(email_of(name), "clinic", "clinic", _ALL, circle) for name in names)


ROLES = (
    *_heads(),
    *_roles(
        "innovation_admin",
        "admins",
        ("Muhammad Rizki", ("Dinkes",)),
        ("Fahrurrazi", ("Disdikbud",)),
        ("Hendra Gunawan", ("RSUD Datu Kandang Haji",)),
        ("Melati Anggraini", ("Diskominfo",)),
        ("Hayatun Nufus", ("Disdukcapil",)),
        ("Annisa Rahmawati", ("DPMPTSP",)),
        ("Samsul Bahri", ("DKP3",)),
        ("Masrani", ("Kec. Halong",)),
        ("Norhasanah", ("Setda",)),
    ),
    *_roles(
        "agent",
        "mentors",
        ("Siti Aminah", ("RSUD Datu Kandang Haji",)),
        ("Nurul Huda", ("Dinkes",)),
        ("Akhmad Zaini", ("Disdikbud",)),
        ("Ilham Akbar", ("Dinsos P3A PMD", "Kec. Paringin", "Kec. Paringin Selatan")),
        ("Juhriah", ("DKP3",)),
    ),
    *_roles(
        "pamong",
        "mentors",
        ("Budi Santoso", ("Dinkes", "DPLH")),
        ("Nurhikmah", ("Disdikbud", "Dispersip", "Disporapar")),
        ("Rahmi Hidayati", ("BKPSDM", "Setda", "Diskominfo")),
    ),
    *_clinic("implementer", "Dewi Lestari", "Aulia Rahmah", "Fathurrahman"),
    *_clinic("actor", "Rahmi Hidayati", "Surya Dharma", "Rusmawati"),
    *_clinic("network", "Salasiah", "Fauziah"),
    *_roles("supervisor", "clinic", ("Mukhlis Haryadi", _ALL)),
    *_roles("verifier", "verifiers", ("Hendri Pratama", _ALL), ("Mahrita", _ALL)),
    *_roles("editor", "editors", ("Aulia Rahmah", _ALL), ("Melati Anggraini", _ALL)),
)
