"""Compare a staff list with the registry: what would change, and what stands against it."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, auto

from agents.models import Person, Posting
from agents.staff_import.operations.findings import Finding, Reason, UnreadableListError
from agents.staff_import.operations.matching import NoMatchError, OpdMatcher
from agents.staff_import.operations.rows import Entry
from agents.staff_import.operations.staff_list import StaffList
from agents.staff_import.operations.titled import TitledOpds
from agents.staff_import.operations.vocabulary import Column

EVERY_FIELD = ("name", "title_prefix", "title_suffix", "email", "employment")


class Move(Enum):
    """What happens to where somebody works."""

    NONE = auto()
    OPEN = auto()  # a posting begins; the running one ends the day before
    CORRECT = auto()  # the running posting is put right in place


@dataclass
class Change:
    """What one row does to the registry."""

    line: int
    person: Person
    is_new: bool
    move: Move = Move.NONE
    opd_id: int = 0
    opd: str = ""  # its name
    running: Posting | None = None
    position: str = ""
    grade: str = ""
    fields: dict[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def is_effective(self) -> bool:
        """Whether anything differs from the registry."""
        return self.is_new or bool(self.fields)


@dataclass
class Plan:
    effective_on: date
    changes: list[Change] = field(default_factory=list)
    unchanged: int = 0
    errors: list[Finding] = field(default_factory=list)
    warnings: list[Finding] = field(default_factory=list)
    missing: list[tuple[Person, str]] = field(default_factory=list)

    @property
    def created(self) -> int:
        return sum(change.is_new for change in self.changes)

    @property
    def updated(self) -> int:
        return len(self.changes) - self.created


class PrimaryPostings:
    """Where everybody works on a day or will next, and who has a posting that starts later."""

    def __init__(self, on: date, *, locking: bool) -> None:
        self.running: dict[int, Posting] = {}
        self.later: dict[int, date] = {}
        postings = Posting.objects.select_for_update() if locking else Posting.objects.all()
        for posting in postings.primary().exclude(ends_on__lt=on).order_by("starts_on", "pk"):
            if posting.starts_on <= on:
                self.running[posting.person_id] = posting
            else:
                self.later.setdefault(posting.person_id, posting.starts_on)
                self.running.setdefault(posting.person_id, posting)


class Planner:
    """Six queries, however long the list is."""

    def __init__(self, staff_list: StaffList, effective_on: date, *, locking: bool) -> None:
        self.staff_list = staff_list
        self.plan = Plan(effective_on, warnings=list(staff_list.warnings))
        self.matcher = OpdMatcher(effective_on)
        self.titled = TitledOpds(staff_list, self.matcher)
        self.people = _people_of(staff_list.entries, locking=locking)
        self.postings = PrimaryPostings(effective_on, locking=locking)
        self.owners = _owners_of_emails(staff_list.entries)
        self.errors: list[Finding] = []

    def make(self) -> Plan:
        """The plan; a row with an error changes nothing. Raises UnreadableListError for a list
        that says nowhere in which OPD people work."""
        covered: set[int] = set()
        good = {id(entry) for entry in self.staff_list.without_errors()}
        for entry in self.staff_list.entries:
            opd_id = self._opd(entry)
            if opd_id is None or id(entry) not in good:
                continue
            covered.add(opd_id)
            self._compare(entry, opd_id)
        self._refuse_without_opds()
        self.plan.warnings += self.titled.remarks()
        self.plan.errors = sorted(
            [*self.staff_list.errors, *self.errors], key=lambda each: each.line or 0
        )
        self.plan.missing = self._missing(covered)
        return self.plan

    def _opd(self, entry: Entry) -> int | None:
        if Column.OPD not in self.staff_list.headings.at or not entry.opd:
            return self._untold(entry)
        if self.staff_list.headings.is_unit_alone:
            return self._unit_or_opd(entry)
        opd_id = self._matched(entry)
        return self._unit(entry, opd_id) if opd_id is not None and entry.unit else opd_id

    def _matched(self, entry: Entry) -> int | None:
        try:
            return self.matcher.match(entry.opd)
        except NoMatchError as error:
            self._refuse(error.reason, entry, value=entry.opd[:120], candidates=error.candidates)
            return None

    def _untold(self, entry: Entry) -> int | None:
        """The row itself says nothing of the OPD."""
        headings = self.staff_list.headings
        if Column.OPD in headings.at and not headings.is_unit_alone:
            return None  # an empty cell, which has been found wrong already
        opd_id = self.titled.opd_of(entry.line)
        if opd_id is None:
            reason = Reason.OPD_MISSING if headings.is_unit_alone else Reason.OPD_NOWHERE
            self._refuse(reason, entry)
        return opd_id

    def _unit_or_opd(self, entry: Entry) -> int | None:
        """A column of units is one of OPDs, unless the title names the OPD that they belong to."""
        titled = self.titled.opd_of(entry.line)
        if titled is None:
            return self._matched(entry)
        for below in (titled, None):
            with suppress(NoMatchError):
                return self.matcher.match(entry.opd, below)
        return self._warn_of_unit(entry, Column.OPD, entry.opd, titled)

    def _refuse_without_opds(self) -> None:
        nowhere = [each for each in self.errors if each.reason is Reason.OPD_NOWHERE]
        if len(nowhere) == len(self.staff_list.entries):
            headings = self.staff_list.headings
            raise UnreadableListError(
                [Finding(Reason.OPD_NOWHERE, headings.line, "OPD", sheet=headings.sheet)]
            )

    def _unit(self, entry: Entry, opd_id: int) -> int:
        try:
            return self.matcher.match(entry.unit, below=opd_id)
        except NoMatchError:
            return self._warn_of_unit(entry, Column.UNIT, entry.unit, opd_id)

    def _warn_of_unit(self, entry: Entry, column: Column, unit: str, opd_id: int) -> int:
        params: dict[str, str | int] = {"value": unit[:120], "opd": self.matcher.name_of(opd_id)}
        self._warn(Reason.UNIT_UNKNOWN, entry, column, params)
        return opd_id

    def _compare(self, entry: Entry, opd_id: int) -> None:
        person = self.people.get(entry.key)
        change = Change(entry.line, person or Person(), is_new=person is None, opd_id=opd_id)
        for name, new in _fields(entry, person).items():
            old = str(getattr(change.person, name) or "")
            if new != old:
                change.fields[name] = (old, new)
                setattr(change.person, name, new)
        self._verify(entry, change)
        self._warn_about_email(entry, change)
        if not self._compare_work(entry, change):
            return
        if change.is_effective:
            self.plan.changes.append(change)
        else:
            self.plan.unchanged += 1

    def _verify(self, entry: Entry, change: Change) -> None:
        """An office's list says that the person exists."""
        if change.is_new:
            change.person.nip = entry.nip or None
        if not change.person.is_verified:
            change.person.is_verified = True
            change.fields["is_verified"] = ("", "1")

    def _warn_about_email(self, entry: Entry, change: Change) -> None:
        if "email" not in change.fields:
            return
        if change.person.user_id is not None:
            self._warn(Reason.ACCOUNT_KEEPS_EMAIL, entry, Column.EMAIL)
        owners = self.owners.get(entry.email.lower(), {}).items()
        names = [name for pk, name in owners if pk != change.person.pk]
        if names:
            self._warn(Reason.EMAIL_OF_ANOTHER, entry, Column.EMAIL, {"name": names[0]})

    def _compare_work(self, entry: Entry, change: Change) -> bool:
        running = None if change.is_new else self.postings.running.get(change.person.pk)
        change.running = running
        change.position = entry.position or (running.position if running else "")
        change.grade = entry.grade or (running.grade if running else "")
        change.opd = self.matcher.name_of(change.opd_id)
        if running is None:
            change.move = Move.OPEN
            change.fields["opd"] = ("", change.opd)
            return True
        if not self.matcher.descends_from(running.opd_id, change.opd_id):
            later = self.postings.later.get(change.person.pk)
            if later is not None:
                self._refuse(Reason.STARTS_LATER, entry, on=later.isoformat())
                return False
            is_same_day = running.starts_on == self.plan.effective_on
            change.move = Move.CORRECT if is_same_day else Move.OPEN
            change.fields["opd"] = self.matcher.name_of(running.opd_id), change.opd
        else:
            change.opd_id = running.opd_id
            change.opd = self.matcher.name_of(change.opd_id)
        self._compare_details(change, running)
        return True

    def _compare_details(self, change: Change, running: Posting) -> None:
        for name in ("position", "grade"):
            old, new = getattr(running, name), getattr(change, name)
            if old != new:
                change.fields[name] = (old, new)
                change.move = Move.CORRECT if change.move is Move.NONE else change.move

    def _missing(self, covered: set[int]) -> list[tuple[Person, str]]:
        """Who works in an OPD of the list and is not on it."""
        listed = {person.pk for person in self.people.values()}
        opd_of = {
            person_id: posting.opd_id
            for person_id, posting in self.postings.running.items()
            if posting.opd_id in covered and person_id not in listed
        }
        people = Person.objects.filter(pk__in=opd_of)
        return [(person, self.matcher.name_of(opd_of[person.pk])) for person in people]

    def _refuse(self, reason: Reason, entry: Entry, **params: str | int) -> None:
        self.errors.append(self.staff_list.finding(reason, entry, Column.OPD, **params))

    def _warn(
        self,
        reason: Reason,
        entry: Entry,
        column: Column,
        params: dict[str, str | int] | None = None,
    ) -> None:
        self.plan.warnings.append(self.staff_list.finding(reason, entry, column, **(params or {})))


def make_plan(staff_list: StaffList, effective_on: date, *, locking: bool = False) -> Plan:
    """What the list would change on `effective_on`, and what stands against it; nothing is written.
    With `locking` the rows that it reads stay as they are until the caller's transaction ends.
    Raises UnreadableListError."""
    return Planner(staff_list, effective_on, locking=locking).make()


def _fields(entry: Entry, person: Person | None) -> dict[str, str]:
    """What the list says. An empty cell says nothing: it takes nothing away."""
    said = {name: getattr(entry, name) for name in EVERY_FIELD}
    if person is None:
        said["employment"] = entry.employment_or_guess
    return {name: value for name, value in said.items() if value}


def _people_of(entries: Iterable[Entry], *, locking: bool) -> dict[str, Person]:
    rows = list(entries)
    people = Person.objects.select_for_update() if locking else Person.objects.all()
    people = people.order_by("pk")
    by_nip = people.filter(nip__in={entry.nip for entry in rows if entry.nip})
    emails = {entry.email.lower() for entry in rows if not entry.nip and entry.email}
    by_email = people.filter(nip=None).exclude(email="") if emails else people.none()
    found = {str(person.nip): person for person in by_nip}
    found |= {p.email.lower(): p for p in by_email if p.email.lower() in emails}
    return found


def _owners_of_emails(entries: Iterable[Entry]) -> dict[str, dict[int, str]]:
    """Who already bears an e-mail of the list."""
    emails = {entry.email.lower() for entry in entries if entry.email}
    owners: dict[str, dict[int, str]] = {}
    if emails:
        rows = Person.objects.exclude(email="").values_list("pk", "email", "name")
        for pk, email, name in rows.iterator():
            if email.lower() in emails:
                owners.setdefault(email.lower(), {})[pk] = name
    return owners
