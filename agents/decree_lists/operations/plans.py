"""What a list would do to the appointments of its decree, row by row; nothing is stored."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from django.db.models import Exists, Max, OuterRef, Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from agents import nips
from agents.decree_lists.operations.lists import Column, Entry
from agents.models import Appointment, Decree, Employment, Opd, Person
from agents.registry.operations.appointments import EVERYWHERE, Wanted
from agents.staff_import.operations.findings import Finding, Reason
from agents.staff_import.operations.matching import NoMatchError, OpdMatcher
from agents.staff_import.reasons import sentence


class Outcome(StrEnum):
    """What happens to a row."""

    NEW = "new"
    CHANGED = "changed"  # its last day
    SAME = "same"  # it is so already
    REPEATED = "repeated"  # another row says the same
    REFUSED = "refused"


@dataclass
class PlannedRow:
    entry: Entry
    outcome: Outcome = Outcome.REFUSED
    person: Person | None = None
    scope: list[Opd] = field(default_factory=list)
    starts_on: date = date.min
    ends_on: date | None = None
    # What stands already, where the row is about it.
    appointment: Appointment | None = None
    note: str = ""

    @property
    def is_good(self) -> bool:
        return not self.entry.faults

    @property
    def number(self) -> str:
        """The NIP as it is shown: masked."""
        return nips.masked(self.entry.nip)

    @property
    def key(self) -> tuple[str, str]:
        return (self.entry.nip, str(self.entry.kind))

    @property
    def said(self) -> tuple[Any, ...]:
        """What the row is about, to compare rows and plans by."""
        scope = sorted(opd.pk for opd in self.scope)
        days = (self.starts_on.isoformat(), self.ends_on.isoformat() if self.ends_on else "")
        return (*self.key, self.entry.circle, scope, *days)

    def wanted(self) -> Wanted:
        """Of a good row: the appointment."""
        assert self.person is not None and self.entry.kind is not None  # noqa: S101, PT018
        days = (self.starts_on, self.ends_on)
        return Wanted(self.person, self.entry.kind, self.scope, *days, self.entry.circle)


@dataclass
class Plan:
    rows: list[PlannedRow]

    def of(self, outcome: Outcome) -> list[PlannedRow]:
        return [row for row in self.rows if row.outcome == outcome]

    @property
    def refused(self) -> list[PlannedRow]:
        return self.of(Outcome.REFUSED)

    @property
    def does(self) -> int:
        """How many appointments are made or changed."""
        return len(self.of(Outcome.NEW)) + len(self.of(Outcome.CHANGED))

    @property
    def digest(self) -> str:
        """The same for a plan that does the same."""
        said = [(row.entry.line, row.outcome.value, row.said) for row in self.rows]
        return hashlib.sha256(json.dumps(said).encode()).hexdigest()


def plan(entries: Iterable[Entry], decree: Decree, starts_on: date, ends_on: date | None) -> Plan:
    """`starts_on`, `ends_on`: of rows that name no day. Seven queries, however many rows."""
    rows = [PlannedRow(entry) for entry in entries]
    _name_opds(rows, starts_on)
    _name_people(rows)
    for row in rows:
        row.starts_on = row.entry.first or starts_on
        row.ends_on = row.entry.last or ends_on
        _check(row)
    _find_repeated(rows)
    standing, elsewhere = _appointments(rows, decree)
    for row in rows:
        if row.outcome != Outcome.REPEATED and row.is_good:
            _compare(row, standing[row.key])
        row.note = row.note or _note(elsewhere[row.key])
        if not row.is_good:
            row.outcome = Outcome.REFUSED
    return Plan(rows)


def _name_opds(rows: list[PlannedRow], on: date) -> None:
    matcher = OpdMatcher(on)
    found: dict[int, list[int]] = {}
    for row in rows:
        keys = []
        for name in row.entry.scope:
            try:
                keys.append(matcher.match(name))
            except NoMatchError as error:
                params: dict[str, str | int] = {"value": name, "candidates": error.candidates}
                row.entry.blame(Column.SCOPE, sentence(Finding(error.reason, params=params)))
        found[id(row)] = list(dict.fromkeys(keys))
    opds = Opd.objects.in_bulk({key for keys in found.values() for key in keys})
    for row in rows:
        row.scope = [opds[key] for key in found[id(row)]]


def _name_people(rows: list[PlannedRow]) -> None:
    work = Employment.objects.filter(person=OuterRef("pk"))
    today = timezone.localdate()
    people = Person.objects.filter(nip__in={row.entry.nip for row in rows if row.entry.nip})
    found = people.annotate(
        is_employed=Exists(work.in_force(today).order_by()),
        left_on=Max("employments__ends_on"),
    )
    known = {person.nip: person for person in found}
    for row in rows:
        if not row.entry.nip or any(each.column == Column.NIP for each in row.entry.faults):
            continue
        row.person = known.get(row.entry.nip)
        if row.person is None:
            text = _(
                "Nobody in the registry has this NIP. Correct it, or enter the person or import the"
                " staff list first."
            )
            row.entry.blame(Column.NIP, text)
        elif not row.person.is_employed and row.person.left_on is not None:
            text = _(
                "This person left on %(day)s: whoever is no longer employed takes no task. Correct"
                " the record if that is wrong."
            )
            row.entry.blame(Column.NIP, text % {"day": date_format(row.person.left_on)})


def _check(row: PlannedRow) -> None:
    entry, kind = row.entry, row.entry.kind
    if row.ends_on is not None and row.ends_on < row.starts_on:
        entry.blame(Column.LAST, _("The last day lies before the first."))
    has_place = bool(row.scope or entry.scope)
    if kind is not None and kind not in EVERYWHERE and not has_place:
        entry.blame(Column.SCOPE, _("This role is held over OPDs: name them."))
    if kind in EVERYWHERE and has_place:
        entry.blame(Column.SCOPE, _("This role is held everywhere: leave the scope empty."))
    for opd in row.scope:
        if opd.valid_until is not None and opd.valid_until < row.starts_on:
            text = sentence(Finding(Reason.OPD_CLOSED, params={"value": opd.name}))
            entry.blame(Column.SCOPE, text)


def _find_repeated(rows: list[PlannedRow]) -> None:
    first: dict[tuple[str, str], PlannedRow] = {}
    for row in rows:
        if row.person is None or row.entry.kind is None:
            continue
        other = first.setdefault(row.key, row)
        if other is row:
            continue
        if other.said == row.said and other.is_good:
            row.outcome = Outcome.REPEATED
            text = _("Says the same as row %(other)s; read once.")
            row.note = text % {"other": other.entry.line}
        else:
            # Nobody can tell which of them is meant.
            _blame_twice(row, other)
            _blame_twice(other, row)


def _blame_twice(row: PlannedRow, other: PlannedRow) -> None:
    text = _(
        "The same person has the same task in row %(other)s. Keep one of the rows, with the whole"
        " scope in it."
    )
    row.entry.blame(Column.NIP, text % {"other": other.entry.line})


_Standing = dict[tuple[str, str], list[Appointment]]


def _appointments(rows: list[PlannedRow], decree: Decree) -> tuple[_Standing, _Standing]:
    """By NIP and role: those of this decree, and those of others that are in force or to come."""
    people = {row.person.pk for row in rows if row.person is not None}
    not_ended = Appointment.objects.not_ended(timezone.localdate())
    found = Appointment.objects.filter(
        Q(decree=decree) | Q(pk__in=not_ended.values("pk")), person__in=people
    )
    here: _Standing = defaultdict(list)
    elsewhere: _Standing = defaultdict(list)
    for each in found.select_related("person", "decree").prefetch_related("scopes"):
        where = here if each.decree_id == decree.pk else elsewhere
        where[str(each.person.nip), each.kind].append(each)
    return here, elsewhere


def _compare(row: PlannedRow, standing: list[Appointment]) -> None:
    """Decide about a good row by what this decree has given the person already."""
    alike = [each for each in standing if _is_alike(each, row)]
    for each in alike:
        if each.ends_on == row.ends_on:
            row.outcome, row.appointment = Outcome.SAME, each
            return
    today = timezone.localdate()
    open_ones = [each for each in standing if each.ends_on is None or each.ends_on >= today]
    if not open_ones:
        row.outcome = Outcome.NEW
        return
    row.appointment = open_ones[0]
    if row.appointment in alike and row.ends_on is not None and row.ends_on >= today:
        row.outcome = Outcome.CHANGED
        row.note = _("The last day becomes %(day)s.") % {"day": date_format(row.ends_on)}
        return
    text = _(
        "This decree has appointed the person to this task already, with another scope or other"
        " days. End that appointment first, then send the row again."
    )
    row.entry.blame(Column.NIP, text)


def _is_alike(appointment: Appointment, row: PlannedRow) -> bool:
    scope = {each.opd_id for each in appointment.scopes.all()}
    return (
        appointment.starts_on == row.starts_on
        and appointment.circle == row.entry.circle
        and scope == {opd.pk for opd in row.scope}
    )


def _note(elsewhere: list[Appointment]) -> str:
    numbers = ", ".join(dict.fromkeys(each.decree.number for each in elsewhere))
    return _("Has this task by %(numbers)s as well.") % {"numbers": numbers} if numbers else ""
