"""An innovation, its mentor, and a session booked with him."""

import re

from django.core import mail

from innovations.models import Innovation
from mentoring.models import Session
from walks.hosts import HOST
from walks.visitor import VILLAGE, Visitor
from walks.world import TODAY, TOMORROW


def innovate(world):
    sari = Visitor(world.user("Sari"))
    typed = {
        "name": "Hive map",
        "stage": "trial",
        "summary": "Where bees live.",
        "opd": world.health.pk,
    }
    sari.send("/clinic/inovasi/baru/", typed, VILLAGE, "Hive map")
    innovation = Innovation.objects.get()
    for path in ("", "ubah/", "tim/"):
        sari.get(f"/clinic/inovasi/{innovation.pk}/{path}", VILLAGE)
    Visitor(world.user("Fauzi"), "id").get("/clinic/inovasi/", VILLAGE, "Hive map")
    return innovation


def accompany(world, innovation):
    appointment = world.people["Budi"].appointments.get()
    typed = {
        "mentor": appointment.pk,
        "innovation": innovation.pk,
        "accepts_same_unit": "on",
        "starts_on": TODAY.isoformat(),
    }
    dewi = Visitor(world.user("Dewi"))
    dewi.send("/clinic/pendampingan/baru/", typed, VILLAGE, "The mentor has been assigned")


def book(world, innovation):
    budi, sari = Visitor(world.user("Budi")), Visitor(world.user("Sari"))
    offer = {
        "day": TOMORROW.isoformat(),
        "begins": "09:00",
        "ends": "11:00",
        "slot_minutes": "30",
        "online_link": "https://meet.example/x",
        "weeks": "1",
    }
    budi.send("/clinic/sesi/jadwal/", offer, VILLAGE, "offered")
    start = f"/clinic/inovasi/{innovation.pk}/sesi/pesan/"
    page = sari.get(start, VILLAGE, f"9 a.m.–9:30 a.m. {HOST.zone}")
    slot = re.search(r'name="slot"[^>]*value="([^"]+)"', page.content.decode())
    sari.send(start, {"slot": slot.group(1), "topic": "Honey"}, VILLAGE)
    session = Session.objects.get()
    sari.get(session.get_absolute_url(), HOST.zone, "Honey")
    sari.get(f"{session.get_absolute_url()}sesi.ics")
    budi.get("/clinic/sesi/", VILLAGE, "Hive map")
    assert any(f"{HOST.address}{HOST.prefix}sesi/" in each.body for each in mail.outbox)


def report(world):
    """The mentoring report, rows behind a figure of it, and both as files."""
    head, start = Visitor(world.user("Fauzi")), "/clinic/laporan/pendampingan/"
    head.get(start, VILLAGE, "Health", "Budi", f"{HOST.static}foundation/css/reports.")
    head.get(f"{start}semua/innovations/", VILLAGE, "Hive map")
    for kind in ("csv", "xlsx"):
        head.get(f"{start}unduh/opd/{kind}/")
        head.get(f"{start}semua/innovations/unduh/{kind}/")
    Visitor(world.user("Sari")).get(start, status=404)


def run(world):
    innovation = innovate(world)
    accompany(world, innovation)
    book(world, innovation)
    report(world)
