"""Worlds that chance has made: decrees, windows, holidays, leave, requests."""

import random
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone

from agents.models import Appointment
from foundation.models import Holiday
from mentoring.models import Assignment
from scheduling.bookings import operations as bookings
from scheduling.bookings.operations import resources_of
from scheduling.models import Booking, Hold, Leave, Room, Window

TODAY = date(2026, 3, 9)
DAY = timedelta(days=1)


class Chance:
    """A world in which anything may stand in the way, and often does."""

    def __init__(self, seed: int, zone: str, people: dict) -> None:
        self.dice, self.zone = random.Random(seed), ZoneInfo(zone)
        self.people = people

    def some_day(self, first: int = -2, last: int = 12) -> date:
        return TODAY + self.dice.randint(first, last) * DAY

    def moment(self, day: date | None = None) -> datetime:
        """Mornings, and hours around midnight."""
        hour = self.dice.choice([0, 7, 8, 9, 9, 10, 22, 23])
        when = time(hour, self.dice.choice([0, 0, 15, 30]))
        return datetime.combine(day or self.some_day(), when, tzinfo=self.zone)

    def term(self) -> dict[str, date | None]:
        first = self.some_day(-6, 6)
        ends = self.dice.choice([None, None, first + self.dice.randint(0, 12) * DAY])
        return {"starts_on": first, "ends_on": ends}

    def decrees(self, subjects: list) -> None:
        for mentor in self.people["mentors"]:
            given = Appointment.objects.filter(person=mentor)
            given.update(**self.term())
            for subject in self.dice.sample(subjects, self.dice.randint(1, len(subjects))):
                Assignment.objects.create(
                    appointment=given.first(),
                    assigned_by=mentor,
                    **self.term(),
                    **{"innovation" if hasattr(subject, "stage") else "opd": subject},
                )

    def windows(self, rooms: list[Room]) -> None:
        for mentor in self.people["mentors"]:
            for _ in range(5):
                far = self.dice.random() < 0.15
                start = self.moment(self.some_day(390, 400) if far else None)
                room = self.dice.choice([None, *rooms])
                closed = self.dice.random() < 0.1
                Window.objects.create(
                    person=mentor,
                    starts_at=start,
                    ends_at=start + timedelta(minutes=self.dice.choice([45, 60, 100])),
                    slot_minutes=self.dice.choice([30, 45]),
                    room=room,
                    link="" if room else "https://temu.example/x",
                    needs_approval=self.dice.random() < 0.4,
                    on_holiday=self.dice.random() < 0.4,
                    closed_at=timezone.now() if closed else None,
                )

    def holidays(self) -> None:
        for day in {self.some_day() for _ in range(4)}:
            removed = timezone.now() if self.dice.random() < 0.3 else None
            Holiday.objects.update_or_create(
                day=day, defaults={"name": "Libur", "kind": "regency", "removed_at": removed}
            )

    def busy(self, rooms: list[Room]) -> None:
        """Long leave, short meetings, and requests, some of which have expired."""
        everybody = [*self.people["mentors"], self.people["innovator"].person]
        for _ in range(7):
            held = self.dice.choice([*everybody, *rooms])
            is_room = isinstance(held, Room)
            resources = resources_of([] if is_room else [held], held if is_room else None)
            start = self._near_a_window()
            end = start + self.dice.choice([timedelta(minutes=20), 3 * timedelta(hours=1), 5 * DAY])
            if _is_held(resources, start, end):
                continue
            self._hold(resources, start, end)

    def _near_a_window(self) -> datetime:
        window = self.dice.choice(list(Window.objects.all()))
        return window.starts_at + timedelta(minutes=self.dice.choice([-90, -20, 0, 15, 30, 50]))

    def _hold(self, resources, start, end) -> None:
        expires = self.dice.choice([None, None, timezone.now() - DAY, timezone.now() + DAY])
        made = bookings.book(
            "leave", resources, starts_at=start, ends_at=end, expires_at=expires or end
        )
        # What is set up before and cleared away after: held for longer than it lasts.
        wider = self.dice.choice([0, 10])
        if wider and not _is_held(resources, start - wider * DAY / 1440, start):
            Hold.objects.filter(booking=made).update(busy_from=start - wider * DAY / 1440)
        if expires is None:
            bookings.confirm(made)
        else:
            Booking.objects.filter(pk=made.pk).update(expires_at=expires)
        person = resources[0].person or self.people["innovator"].person
        Leave.objects.create(booking=made, person=person, decided_by=person)


def _is_held(resources, start, end) -> bool:
    """Or was, by what has expired while nobody noted it: the guard counts that too."""
    held = Hold.objects.filter(active=True, resource__in=resources)
    return held.within(start, end).exists()
