"""For a browser: who is signed in by which cookie, and which pages to look at."""

import json
from pathlib import Path

from innovations.models import Innovation
from mentoring.models import Consultation, Session
from walks.hosts import HOST
from walks.visitor import Visitor


def run(world):
    course, lesson = world.course.url, world.lesson.url
    innovation = Innovation.objects.get().get_absolute_url()
    session, talk = Session.objects.get(), Consultation.objects.get()
    looked_at = {
        None: [world.catalogue.url, course],
        "Sari": [
            *(
                course,
                lesson,
                f"{HOST.prefix}belajar/riwayat/",
                innovation,
                f"{innovation}sesi/pesan/",
            ),
            *(session.get_absolute_url(), talk.get_absolute_url(), f"{HOST.prefix}kabar/"),
        ],
        "Budi": [f"{HOST.prefix}sesi/", f"{HOST.prefix}sesi/jadwal/", f"{HOST.prefix}meja/"],
        "Fauzi": [f"{HOST.prefix}laporan/pelatihan/", f"{HOST.prefix}laporan/pendampingan/"],
    }
    people = []
    for name, pages in looked_at.items():
        client = Visitor(world.user(name) if name else None).client
        for page in pages:
            assert client.get(page, follow=True).status_code == 200, page
        key = client.cookies["sessionid"].value if name else ""
        people.append({"name": name or "visitor", "key": key, "pages": pages})
    Path("keys.json").write_text(json.dumps(people))
