"""The world of tests/operations, and a clinic in it: an innovation, its mentor, times to book."""

import contextlib
import io
import json
import sys
from datetime import datetime, time, timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone

from agents.models import Appointment, User
from innovations.registration.operations import register
from mentoring.assignments.operations import assign
from mentoring.consultations.operations.talking import open_consultation
from scheduling.models import Window
from tests.operations import world

DAYS, HOURS = 20, 8
HALF_HOUR = timedelta(minutes=30)


def main() -> None:
    told = io.StringIO()
    with contextlib.redirect_stdout(told):
        world.main()
    innovator, mentor, clinic = (_user(kind) for kind in ("innovator", "mentor", "clinic"))
    innovation = register(
        innovator,
        name="Posyandu Keliling",
        summary="Ringkas",
        stage="trial",
        opd=innovator.person.primary_opd(timezone.localdate()),
    )
    pamong = Appointment.objects.get(person=mentor.person)
    assign(pamong, innovation, clinic, starts_on=timezone.localdate(), accepts_same_unit=True)
    talk = open_consultation(innovator, subject="Bukti", text="Mulai", innovation=innovation)
    made = {
        "thread": talk.get_absolute_url(),
        "stream": talk.stream.name,
        "book": reverse("mentoring:book", args=[innovation.pk, mentor.person.pk]),
        "slots": _slots(mentor),
    }
    json.dump(json.loads(told.getvalue()) | made, sys.stdout)


def _user(kind: str) -> User:
    return User.objects.get(email__startswith=f"{kind}@")


def _slots(mentor: Any) -> list[str]:
    """Every half hour of the working days to come, as the form names them."""
    names = []
    for day in range(1, DAYS + 1):
        morning = datetime.combine(timezone.localdate() + timedelta(days=day), time(8))
        start = timezone.make_aware(morning)
        window = Window.objects.create(
            person=mentor.person,
            starts_at=start,
            ends_at=start + timedelta(hours=HOURS),
            slot_minutes=30,
            link="https://temu.example/klinik",
        )
        slots = (start + nth * HALF_HOUR for nth in range(HOURS * 2))
        names += [f"{window.pk}-{int(slot.timestamp())}" for slot in slots]
    return names


if __name__ == "__main__":
    main()
