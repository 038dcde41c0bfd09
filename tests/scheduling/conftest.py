"""Rooms and people at work, without a session: what scheduling knows by itself."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import models
from django.utils import timezone

from scheduling import kinds
from scheduling.bookings import operations as bookings
from scheduling.kinds import About, Kind, register_kind
from scheduling.models import Booking, Room, Window

HALF = timedelta(minutes=30)
MEETING = "meeting"


def local(text: str) -> datetime:
    """A time in Balangan."""
    return timezone.make_aware(datetime.fromisoformat(text))


@pytest.fixture(autouse=True)
def _a_quiet_monday(set_clock) -> None:
    set_clock("2026-03-09 07:30")


def _takes_part(user: Any) -> models.Q:
    return models.Q(participants__person__user_id=user.pk)


@pytest.fixture(autouse=True)
def ended(monkeypatch) -> list[tuple[int, str]]:
    """A kind of its own, as an app above would register one; what it was told to end."""
    told: list[tuple[int, str]] = []

    def end(booking: Booking, reason: str = "expired") -> None:
        bookings.cancel(booking)
        told.append((booking.pk, reason))

    monkeypatch.setattr(kinds, "_kinds", dict(kinds._kinds))
    register_kind(
        MEETING,
        Kind(
            lambda pks: {pk: About(f"Rapat {pk}", f"/rapat/{pk}/") for pk in pks},
            _takes_part,
            _takes_part,
            end,
            end,
        ),
    )
    return told


@pytest.fixture
def make_booking(database) -> Callable[..., Booking]:
    """`make_booking("2026-03-12 09:00", sari, budi, room=None, minutes=30, expires_at=None)`."""

    def make(
        start: str, /, *users: Any, room: Room | None = None, minutes: int = 30, **fields: Any
    ):
        people = [user.person for user in users]
        starts_at = local(start)
        return bookings.book(
            MEETING,
            bookings.resources_of(people, room),
            starts_at=starts_at,
            ends_at=starts_at + timedelta(minutes=minutes),
            participants=dict.fromkeys(people, "guest"),
            room=room,
            **fields,
        )

    return make


@pytest.fixture
def room(database) -> Room:
    return Room.objects.create(name="Ruang Klinik", place="Gedung Bapperida")


@pytest.fixture
def make_window(database) -> Callable[..., Window]:
    def make(user: Any, at: str, hours: float = 2, **fields: Any) -> Window:
        start = local(at)
        end = start + timedelta(hours=hours)
        fields = {"slot_minutes": 30, "link": "https://temu.example/x", **fields}
        return Window.objects.create(person=user.person, starts_at=start, ends_at=end, **fields)

    return make
