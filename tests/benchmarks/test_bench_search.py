"""The search of a regency: 6,000 people, 1,000 innovations, 20,000 messages in 2,000 talks.

For the clinic, who may read all of it, and for a member of one team.
"""

import random
from datetime import timedelta
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from agents.models import Opd, Person, Posting
from foundation.models import Stream
from foundation.request_cache import request_cache
from foundation.search.finding import Search
from innovations.models import Innovation, Member
from mentoring.models import Consultation, Message
from mentoring.models.threads import Part
from tests.benchmarks.conftest import wall_ms
from tests.benchmarks.world import _tidy, _write

PEOPLE, INNOVATIONS, TALKS, EACH = 6_000, 1_000, 2_000, 10
WORDS = [
    "pelayanan",
    "pendampingan",
    "pelatihan",
    "kader",
    "posyandu",
    "balita",
    "lansia",
    "stunting",
    "desa",
    "kecamatan",
    "sekolah",
    "guru",
    "bidan",
    "puskesmas",
    "antrean",
    "digital",
    "aplikasi",
    "formulir",
    "proposal",
    "indikator",
    "bukti",
    "laporan",
    "anggaran",
    "evaluasi",
    "sosialisasi",
    "masyarakat",
    "kelompok",
    "tani",
    "nelayan",
    "pasar",
    "sampah",
    "air",
    "bersih",
    "jalan",
    "jembatan",
    "dokumen",
    "lampiran",
    "foto",
    "video",
    "surat",
    "keputusan",
    "peraturan",
    "bupati",
    "inovasi",
    "daerah",
    "tahap",
    "uji",
    "coba",
    "penerapan",
    "manfaat",
    "penerima",
    "sasaran",
    "waktu",
    "biaya",
    "tim",
    "ketua",
    "anggota",
    "rapat",
    "jadwal",
    "sesi",
    "mentor",
]
NAMES = [
    "Sari",
    "Wulandari",
    "Budi",
    "Santoso",
    "Rini",
    "Astuti",
    "Ahmad",
    "Fauzi",
    "Noor",
    "Laila",
    "Muhammad",
    "Rizki",
    "Dewi",
    "Lestari",
    "Aulia",
    "Rahmah",
    "Hendri",
    "Pratama",
    "Siti",
    "Aisyah",
    "Abdul",
    "Hamid",
    "Fitri",
    "Handayani",
    "Gusti",
    "Rahman",
    "Yuliana",
    "Saputra",
]
ASKED = {
    "one word": "pendampingan",
    "three words": "pelatihan kader posyandu",
    "a name": "wulandari",
    "rare": "kecubung",
    "a slip": "pendampignan",
    "nothing": "zzyzx",
}


def _sentence(chance: random.Random, words: int) -> str:
    return " ".join(chance.choices(WORDS, k=words)).capitalize() + "."


def _build(sari: Any, dinkes: Opd) -> None:
    chance = random.Random(2026)
    first, now = 10_000, timezone.now()
    people = range(first, first + PEOPLE)
    numbers = range(first, first + INNOVATIONS)
    talks = range(first, first + TALKS)
    _write(
        Person,
        (
            {"id": n, "name": " ".join(chance.choices(NAMES, k=2)), "employment": "pns"}
            for n in people
        ),
    )
    _write(
        Posting,
        (
            {
                "id": n,
                "person_id": n,
                "opd_id": dinkes.pk,
                "position": "Staf",
                "starts_on": now.date(),
            }
            for n in people
        ),
    )
    _write(
        Innovation,
        (
            {
                "id": n,
                "name": _sentence(chance, 3),
                "summary": " ".join(_sentence(chance, 9) for _ in range(5)),
                "opd_id": dinkes.pk,
                "state": "confirmed",
                "created_at": now,
            }
            for n in numbers
        ),
    )
    _write(
        Member, ({"id": n, "innovation_id": n, "person_id": chance.choice(people)} for n in numbers)
    )
    Member.objects.create(innovation_id=first, person=sari.person)
    _write(Stream, ({"id": n, "name": f"consultation:{n}", "last_seq": EACH} for n in talks))
    _write(
        Consultation,
        (
            {
                "id": n,
                "subject": _sentence(chance, 4),
                "innovation_id": first + n % INNOVATIONS,
                "opened_by_id": chance.choice(people),
                "opened_at": now - timedelta(hours=n),
                "stream_id": n,
            }
            for n in talks
        ),
    )
    _write(
        Message,
        (
            {
                "id": n * EACH + seq,
                "consultation_id": n,
                "seq": seq,
                "author_id": chance.choice(people),
                "part": Part.ASKER,
                "text": " ".join(_sentence(chance, 10) for _ in range(4)),
                "sent_at": now - timedelta(hours=n, minutes=seq),
            }
            for n in talks
            for seq in range(1, EACH + 1)
        ),
    )
    Message.objects.filter(consultation=first, seq=1).update(text="Tentang kecubung di halaman.")
    _tidy()


def test_search(committed_db, sari, dewi, dinkes, table):
    _build(sari, dinkes)
    title = f"Search, {PEOPLE:,} people, {INNOVATIONS:,} innovations, {TALKS * EACH:,} messages"
    title = f"{title}, {connection.vendor}"
    table(title, "who", "asks for", "queries", "found", "ms")
    for name, user in (("clinic", dewi), ("team", sari), ("visitor", AnonymousUser())):
        for what, text in ASKED.items():

            def ask(user: Any = user, text: str = text) -> Search:
                with request_cache():
                    return Search.of(user, text, "", "1")

            with CaptureQueriesContext(connection) as captured:
                found = ask()
            spent = wall_ms(ask, 5)
            table(title, name, what, str(len(captured)), f"{found.count:,}", f"{spent:.0f}")
