"""The clinic at work: Sari's innovation, Pak Budi who accompanies it, and what he offers."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from agents.models import Appointment
from innovations.models import Innovation
from innovations.registration.operations import register
from mentoring.assignments.operations import assign
from mentoring.consultations.operations.talking import open_consultation
from mentoring.models import Assignment, Consultation, Session
from mentoring.sessions.operations.booking import book
from scheduling.models import Room, Window

Make = Callable[..., Any]


def local(text: str) -> datetime:
    """A time in Balangan."""
    return timezone.make_aware(datetime.fromisoformat(text))


@pytest.fixture(autouse=True)
def _a_quiet_monday(set_clock) -> None:
    set_clock("2026-03-09 07:30")


@pytest.fixture
def make_innovation(database) -> Make:
    def make(user: Any, name: str = "Posyandu Keliling", **fields: Any) -> Innovation:
        opd = fields.pop("opd", None) or user.person.primary_opd(timezone.localdate())
        made = register(user, name=name, summary="Ringkas", stage="trial", opd=opd, **fields)
        Innovation.objects.filter(pk=made.pk).update(state=Innovation.State.CONFIRMED)
        made.state = Innovation.State.CONFIRMED
        return made

    return make


@pytest.fixture
def unlimited(settings) -> None:
    """One person and one innovation may have as many sessions before them as there are times."""
    for name in ("OPEN_PER_PERSON", "OPEN_PER_INNOVATION"):
        setattr(settings, f"MENTORING_{name}", 100)
    for name in ("WAITING_PER_PERSON", "WAITING_PER_INNOVATION"):
        setattr(settings, f"MENTORING_{name}", 100)


@pytest.fixture
def innovation(make_innovation, sari) -> Innovation:
    return make_innovation(sari)


@pytest.fixture
def pamong(budi) -> Appointment:
    return Appointment.objects.get(person=budi.person)


@pytest.fixture
def assignment(innovation, pamong, dewi) -> Assignment:
    return assign(pamong, innovation, dewi, starts_on=timezone.localdate())


@pytest.fixture
def make_window(database) -> Make:
    """`make_window(budi, "2026-03-12 09:00", hours=2)`: slots of half an hour."""

    def make(user: Any, at: str, hours: float = 2, minutes: int = 30, **fields: Any) -> Window:
        fields.setdefault("link", "https://temu.example/klinik")
        start = local(at)
        return Window.objects.create(
            person=user.person,
            starts_at=start,
            ends_at=start + timedelta(hours=hours),
            slot_minutes=minutes,
            **fields,
        )

    return make


@pytest.fixture
def window(make_window, budi) -> Window:
    return make_window(budi, "2026-03-12 09:00")


@pytest.fixture
def asking(make_window, budi) -> Window:
    """Times that Pak Budi approves himself."""
    return make_window(budi, "2026-03-16 09:00", needs_approval=True)


@pytest.fixture
def request_(assignment, asking, innovation, sari) -> Session:
    """Asked for on Monday at 07.30: expires on Wednesday at 07.30."""
    return book(sari, innovation, asking, asking.starts_at, "Bukti inovasi")


@pytest.fixture
def make_room(database) -> Make:
    def make(name: str = "Ruang Klinik") -> Room:
        return Room.objects.create(name=name, place="Gedung Bapperida")

    return make


@pytest.fixture
def session(assignment, window, innovation, sari) -> Session:
    return book(sari, innovation, window, window.starts_at, "Bukti inovasi")


@pytest.fixture
def other_mentor(make_member, make_appointment, bapperida, dinkes, disdikbud) -> Any:
    """Bu Hana, an agent for both agencies."""
    user = make_member("Hana Pertiwi", bapperida)
    make_appointment(user.person, Appointment.Kind.AGENT, dinkes, disdikbud)
    return user


@pytest.fixture
def talk(assignment, innovation, sari) -> Consultation:
    return open_consultation(sari, subject="Bukti", text="Apa yang kurang?", innovation=innovation)


@pytest.fixture
def question(sari) -> Consultation:
    """Without an innovation; nobody accompanies the agency."""
    return open_consultation(sari, subject="Umum", text="Bagaimana memulai?")
