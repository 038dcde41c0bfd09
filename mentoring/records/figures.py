"""The work of one mentor in one year, counted from the rows that make it."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from django.db.models import Min
from django.utils import timezone

from agents.models import Appointment, Person
from foundation.calendar import local_time
from mentoring.models import Assignment, Message, Session
from mentoring.models.assignments import MENTORS
from mentoring.models.threads import Part

EARLIEST = 2000  # no decree of ours is older


@dataclass(frozen=True)
class Accompanied:
    """An innovation or an OPD, with how many sessions were held for it in the year; `first`, `last`:
    days of the assignment within the year."""

    name: str
    owner: str
    first: date
    last: date
    sessions: int


class YearRecord:
    """Of `person` in the calendar year `year`, in the site's zone, by now. Four queries."""

    def __init__(self, person: Person, year: int) -> None:
        self.person, self.year = person, year
        self.first, self.last = date(year, 1, 1), date(year, 12, 31)
        days = (self.last - self.first).days + 1
        self._span = local_time.span(self.first, days)

    @cached_property
    def sessions(self) -> list[Session]:
        """Those that took place, the earliest first."""
        rows = Session.objects.in_status(Session.Status.TOOK_PLACE).between(*self._span)
        return list(
            rows.filter(mentor=self.person).with_names().order_by("booking__starts_at", "pk")
        )

    @property
    def hours(self) -> float:
        """Hours of the sessions that took place."""
        lengths = (each.ends_at - each.starts_at for each in self.sessions)
        return sum(lengths, timedelta()) / timedelta(hours=1)

    @cached_property
    def accompanied(self) -> list[Accompanied]:
        """What she accompanied on some day of the year up to today, by name."""
        until = min(self.last, timezone.localdate())
        rows = Assignment.objects.filter(
            appointment__person=self.person, starts_on__lte=until
        ).not_ended(self.first)
        held = Counter(each.innovation_id for each in self.sessions)
        by_owner = Counter(each.innovation.opd_id for each in self.sessions)
        found = [self._row(row, held, by_owner) for row in rows.with_names()]
        return sorted(found, key=lambda each: (each.name, each.first))

    @property
    def innovations(self) -> int:
        """How many different ones she met or was given."""
        given = {each.name for each in self.accompanied}
        return len(given | {each.innovation.name for each in self.sessions})

    @cached_property
    def _answers(self) -> tuple[int, int]:
        start, end = self._span
        said = Message.objects.texts().filter(
            author=self.person, sent_at__gte=start, sent_at__lt=end
        )
        rows = said.exclude(part=Part.ASKER).values_list("consultation_id", flat=True)
        talks = list(rows)
        return len(talks), len(set(talks))

    @property
    def messages(self) -> int:
        """What she wrote to teams and askers."""
        return self._answers[0]

    @property
    def consultations(self) -> int:
        """In how many consultations."""
        return self._answers[1]

    def _row(
        self, row: Assignment, held: Counter[int], by_owner: Counter[int | None]
    ) -> Accompanied:
        first, last = max(row.starts_on, self.first), min(row.ends_on or self.last, self.last)
        if row.innovation is not None:
            owner, count = row.innovation.owner_name, held[row.innovation.pk]
        else:
            owner, count = "", by_owner[row.opd_id]
        return Accompanied(str(row.subject), owner, first, last, count)


def years_of(person: Person) -> list[int]:
    """The years in which she was appointed as a mentor, up to this one, the latest first."""
    decrees = Appointment.objects.filter(person=person).kinds(*MENTORS)
    first = decrees.aggregate(first=Min("starts_on"))["first"]
    this = timezone.localdate().year
    if first is None or first.year > this:
        return []
    return list(range(this, max(first.year, EARLIEST) - 1, -1))
