"""Who may accompany an innovation or a whole OPD, the fittest first, and why the others may not.

The fit is a sum of up to 100 points, each with its reason: expertise EXPERTISE (its share of what is
asked for), load LOAD (how much room is left below the setting `MENTORING_ACCOMPANIED_AT_MOST`), last
contact CONTACT (with the innovation; half of it with the agency). Equal points: who accompanies
fewer, then by name. Whoever works in the unit itself, is away or is full stands last.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone

from agents.models import Appointment, Expertise, Opd, Person, PersonExpertise
from agents.models.opds import opds_below
from foundation.calendar import local_time
from foundation.text import comparable
from innovations.models import Innovation
from mentoring.app_settings import app_settings
from mentoring.assignments.loads import with_loads
from mentoring.assignments.rules import AppointmentExpiredError, Ground, OutsideScopeError
from mentoring.models import Session
from mentoring.models.assignments import MENTORS
from mentoring.models.threads import Message
from scheduling.models import Leave

EXPERTISE, LOAD, CONTACT = 50, 30, 20
Level = PersonExpertise.Level
# Where several decrees of one person are refused, the one that came nearest is told.
_FARTHEST = (AppointmentExpiredError, OutsideScopeError)


@dataclass(frozen=True)
class Skill:
    """A field of the vocabulary that is asked for, and who masters it how well, by person."""

    pk: int
    name: str
    holders: dict[int, int]


@dataclass(frozen=True)
class Candidate:
    """Somebody who may be assigned. `skills`: those asked for that she masters, with her level;
    `others`: what else she masters;
    `met_on`: local day of the last session or message with the innovation (`met_here`) or else of
    the last session with an innovation of the agency; `away_until`: local day of the end of a leave; `is_for_opd`: asked for
    a whole OPD, of which every contact counts as one here."""

    appointment: Any
    skills: Sequence[tuple[str, int]]
    others: Sequence[str]
    asked: int
    met_on: date | None
    met_here: bool
    away_until: date | None
    is_same_unit: bool
    is_for_opd: bool = False

    @property
    def at_most(self) -> int:
        return max(app_settings.ACCOMPANIED_AT_MOST, 1)

    @property
    def is_full(self) -> bool:
        return bool(self.appointment.accompanied >= self.at_most)

    @property
    def for_skills(self) -> int:
        return round(EXPERTISE * len(self.skills) / self.asked) if self.asked else 0

    @property
    def for_load(self) -> int:
        return round(LOAD * max(self.at_most - self.appointment.accompanied, 0) / self.at_most)

    @property
    def for_contact(self) -> int:
        if self.met_on is None:
            return 0
        return CONTACT if self.met_here else CONTACT // 2

    @property
    def points(self) -> int:
        return self.for_skills + self.for_load + self.for_contact

    @property
    def is_doubtful(self) -> bool:
        """Whether something speaks against her that the clinic may overrule."""
        return self.is_same_unit or self.is_full or self.away_until is not None

    @property
    def rank(self) -> tuple[Any, ...]:
        load, pk = self.appointment.accompanied, self.appointment.pk
        return (self.is_doubtful, -self.points, load, _name(self), pk)


@dataclass(frozen=True)
class Excluded:
    """Somebody who may not, by the decree that came nearest; `refusal`: one of the rules' errors."""

    appointment: Any
    refusal: type[Exception]


class Candidates:
    """All who are or were agen or pamong, for a confirmed innovation, or for all of an OPD and of
    those below, as of the local day `on`; without `but`, whose turn it is no more.

    Six queries at most, however many they are. Asks for the fields that the words of the innovation,
    or of those of the OPD, name, until `ask_for` says others.
    """

    def __init__(self, subject: Innovation | Opd, on: date, but: Person | None = None) -> None:
        self.subject = subject
        self.on = on
        self.but = but
        self._wanted: set[int] | None = None

    def ask_for(self, skills: Collection[int]) -> None:
        """Before anything is read of the lists: `skills` are keys of fields of expertise."""
        self._wanted = set(skills)

    @property
    def skills(self) -> list[Skill]:
        """Those asked for, by name."""
        if self._wanted is None:
            return self.named_skills
        return [each for each in self.vocabulary if each.pk in self._wanted]

    @cached_property
    def named_skills(self) -> list[Skill]:
        """Those that name and summary name: of the innovation, or of one of the OPD."""
        words = set(_words(self._text))
        return [each for each in self.vocabulary if is_named(each.name, words)]

    @cached_property
    def _text(self) -> str:
        if isinstance(self.subject, Innovation):
            return f"{self.subject.name} {self.subject.summary}"
        texts = self._below.values_list("name", "summary")
        return " ".join([self.subject.name, *(f"{name} {summary}" for name, summary in texts)])

    @property
    def _below(self) -> "QuerySet[Innovation]":
        """Confirmed ones of the OPD and of those below it."""
        return Innovation.objects.confirmed().filter(opd_id__in=opds_below([self.subject.pk]))

    @cached_property
    def vocabulary(self) -> list[Skill]:
        """Every field, by name."""
        rows = Expertise.objects.order_by("name", "pk").values_list(
            "pk", "name", "holders__person", "holders__level"
        )
        found: dict[int, Skill] = {}
        for pk, name, person, level in rows:
            skill = found.setdefault(pk, Skill(pk, name, {}))
            if person is not None:
                skill.holders[person] = level
        return list(found.values())

    @cached_property
    def allowed(self) -> list[Candidate]:
        """One for each person, by the decree that lasts longest; the fittest first."""
        chosen = [max(rows, key=_lasting) for rows, _refused in self._people if rows]
        return sorted(map(self._candidate, chosen), key=lambda each: each.rank)

    def named(self, words: str) -> tuple[list[Candidate], list[Excluded]]:
        """Both lists, of those whose names have these words."""
        asked = comparable(words)
        return (
            [each for each in self.allowed if asked in _name(each)],
            [each for each in self.excluded if asked in _name(each)],
        )

    @cached_property
    def excluded(self) -> list[Excluded]:
        """Those of whom no decree may: first whom her decree would have let, then by name."""
        found = [
            max(refused, key=lambda each: (_nearness(each.refusal), *_lasting(each.appointment)))
            for rows, refused in self._people
            if not rows
        ]
        return sorted(found, key=lambda each: (-_nearness(each.refusal), _name(each)))

    @cached_property
    def _people(self) -> list[tuple[list[Any], list[Excluded]]]:
        ground = Ground(self.subject, self.on)
        found: dict[int, tuple[list[Any], list[Excluded]]] = defaultdict(lambda: ([], []))
        for row in self._rows(ground):
            allowed, refused = found[row.person_id]
            row.is_same_unit = ground.is_same_unit(row)
            refusal = ground.refusal(row)
            if refusal is None:
                allowed.append(row)
            else:
                refused.append(Excluded(row, refusal))
        return list(found.values())

    def _rows(self, ground: Ground) -> "QuerySet[Any]":
        person = OuterRef("person")
        held = Session.objects.filter(mentor=person, outcome=Session.Outcome.TOOK_PLACE)
        texts = Message.objects.texts().filter(author=person)
        if isinstance(self.subject, Innovation):
            owner = self.subject.opd_id
            here = held.filter(innovation=self.subject)
            near = held.filter(innovation__opd=owner) if owner else held.none()
            said = texts.filter(consultation__innovation=self.subject)
        else:
            theirs = self._below.order_by().values("pk")
            here, near = held.filter(innovation__in=theirs), held.none()
            said = texts.filter(consultation__innovation__in=theirs)
        start, end = local_time.span(self.on, 1)
        away = Leave.objects.current(start).filter(person=person, booking__starts_at__lt=end)
        appointed = Appointment.objects.kinds(*MENTORS).select_related("person", "decree")
        if self.but is not None:
            appointed = appointed.exclude(person=self.but)
        return with_loads(ground.of(appointed), self.on).annotate(
            met_at=_last(here, "booking__starts_at"),
            near_at=_last(near, "booking__starts_at"),
            said_at=_last(said, "sent_at"),
            away_to=_last(away, "booking__ends_at"),
        )

    def _candidate(self, row: Any) -> Candidate:
        here = max(filter(None, (row.met_at, row.said_at)), default=None)
        person, wanted = row.person_id, {each.pk for each in self.skills}
        hers = [each for each in self.vocabulary if person in each.holders]
        return Candidate(
            row,
            [(each.name, each.holders[person]) for each in hers if each.pk in wanted],
            [each.name for each in hers if each.pk not in wanted],
            len(self.skills),
            _day(here or row.near_at),
            here is not None,
            _last_day(row.away_to),
            row.is_same_unit,
            isinstance(self.subject, Opd),
        )


def is_named(skill: str, words: Collection[str]) -> bool:
    """Whether a text of these `words` (comparable ones) names a field of expertise: all of its words
    of four letters or more stand in it."""
    telling = [word for word in _words(skill) if len(word) > 3]
    return bool(telling) and all(word in words for word in telling)


def _words(text: str) -> Iterable[str]:
    plain = "".join(sign if sign.isalnum() else " " for sign in comparable(text))
    return plain.split()


def _name(row: Candidate | Excluded) -> str:
    return comparable(row.appointment.person.full_name)


def _last(rows: "QuerySet[Any]", moment: str) -> Subquery:
    return Subquery(rows.order_by(f"-{moment}").values(moment)[:1])


def _day(moment: datetime | None) -> date | None:
    return timezone.localdate(moment) if moment else None


def _last_day(end: datetime | None) -> date | None:
    """Of a leave that ends at this instant: midnight belongs to the day before."""
    return timezone.localdate(end - timedelta(microseconds=1)) if end else None


def _lasting(appointment: Any) -> tuple[Any, ...]:
    return (appointment.ends_on or date.max, appointment.starts_on, appointment.pk)


def _nearness(refusal: type[Exception]) -> int:
    return _FARTHEST.index(refusal) if refusal in _FARTHEST else len(_FARTHEST)
