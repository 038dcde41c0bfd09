"""Years of mentoring made by chance, written as the operations leave it."""

import random
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from agents.models import Appointment
from innovations.models import Innovation
from mentoring.models import Assignment
from tests.mentoring.conftest import local
from tests.mentoring.makers import make_sessions

FIRST = date(2023, 1, 1)
STATUSES = (
    *("took_place", "took_place", "took_place", "missed"),
    *("cancelled", "confirmed", "requested", "declined"),
)
STAMPED = ("took_place", "missed")


@dataclass
class Maker:
    """Draws from `chance` until `last`; `places` holds OPDs, and None for a group."""

    chance: random.Random
    places: list[Any]
    last: date
    innovations: list[Innovation] = field(default_factory=list)
    mentors: list[Appointment] = field(default_factory=list)

    def day(self, first: date = FIRST) -> date:
        return first + timedelta(days=self.chance.randrange(max(1, (self.last - first).days)))

    def add_innovations(self, count: int) -> None:
        for number in range(count):
            opd = self.chance.choice(self.places)
            group = "" if opd else f"Kelompok {number}"
            made = Innovation.objects.create(
                name=f"Inovasi {number:02d}", opd=opd, group_name=group, state="confirmed"
            )
            at = local(f"{self.day()} 10:00")
            Innovation.objects.filter(pk=made.pk).update(created_at=at)
            self.innovations.append(made)

    def add_assignments(self, count: int, by: Any) -> None:
        """Every fourth is for an OPD; mentors and innovations repeat, with and without an end."""
        for number in range(count):
            starts_on = self.day()
            ends_on = self.day(starts_on) if self.chance.random() < 0.6 else None
            opd = self.chance.choice([each for each in self.places if each])
            innovation = self.chance.choice(self.innovations)
            term = {"starts_on": starts_on, "ends_on": ends_on, "assigned_by": by}
            term |= {"opd": opd} if number % 4 == 0 else {"innovation": innovation}
            appointment = self.chance.choice(self.mentors)
            same = Assignment.objects.filter(appointment=appointment, ends_on=None)
            subject = {key: term[key] for key in ("opd", "innovation") if key in term}
            if ends_on or not same.filter(**subject).exists():
                Assignment.objects.create(appointment=appointment, **term)

    def add_sessions(self, count: int, by: Any) -> None:
        rows = []
        for _ in range(count):
            status = self.chance.choice(STATUSES)
            innovation = self.chance.choice(self.innovations)
            starts_at = self._moment()
            is_stamped = status in STAMPED and self.chance.random() < 0.9
            rows.append(
                {
                    "innovation": innovation,
                    "mentor": self.chance.choice(self.mentors).person,
                    "booked_by": by,
                    "status": status,
                    "starts_at": starts_at,
                    "ends_at": starts_at + timedelta(minutes=45),
                    "expires_at": starts_at if status == "requested" else None,
                    "opd": self.chance.choice([innovation.opd, *self.places])
                    if is_stamped
                    else None,
                }
            )
        make_sessions(rows)

    def _moment(self) -> datetime:
        """Also around midnight, where the day of UTC is another one, and in the days to come."""
        day = FIRST + timedelta(days=self.chance.randrange((self.last - FIRST).days + 40))
        hour = self.chance.choice(["00:15", "09:00", "23:30"])
        return timezone.localtime(local(f"{day} {hour}"))
