"""Makers of what tests need, and the cast: whoever is asked for appears."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from itertools import count
from typing import Any

from django.utils import timezone

from agents.models import Appointment, Decree, Employment, Opd, Person, Posting, User
from agents.registry.operations import appointments, opds
from courses.models import CourseIndexPage, CoursePage, LessonPage, ModulePage

Kind = Appointment.Kind
BEGINNING = date(2021, 1, 1)
BACKEND = "agents.accounts.backends.EmailOrNipBackend"
PASSWORD = "hutan-sungai-meratus"
# By name: name, parent, kind, short name.
OPDS: dict[str, tuple[str, str, str, str]] = {
    "balangan": ("Pemerintah Kabupaten Balangan", "", "government", ""),
    "dinkes": ("Dinas Kesehatan", "balangan", "agency", "Dinkes"),
    "paringin": ("Puskesmas Paringin", "dinkes", "health_centre", ""),
    "disdikbud": ("Dinas Pendidikan dan Kebudayaan", "balangan", "agency", "Disdikbud"),
    "bapperida": ("Bapperida", "balangan", "board", ""),
}
MEMBERS = {
    "sari": ("Sari Wulandari", "paringin"),
    "rini": ("Rini Astuti", "disdikbud"),
    "budi": ("Budi Santoso", "bapperida"),
    "fauzi": ("Ahmad Fauzi", "dinkes"),
    "noor": ("Noor Laila", "disdikbud"),
    "rizki": ("Muhammad Rizki", "dinkes"),
    "dewi": ("Dewi Lestari", "bapperida"),
    "aulia": ("Aulia Rahmah", "bapperida"),
}
APPOINTED: dict[str, tuple[Kind, list[str], dict[str, Any]]] = {
    "budi": (Kind.PAMONG, ["dinkes"], {}),
    "fauzi": (Kind.HEAD, ["dinkes"], {}),
    "noor": (Kind.HEAD, ["disdikbud"], {}),
    "rizki": (Kind.INNOVATION_ADMIN, ["dinkes"], {}),
    "dewi": (Kind.CLINIC, [], {"circle": "implementer"}),
    "aulia": (Kind.EDITOR, [], {}),
}
_numbers = count(1)


@contextmanager
def numbered_apart(first: int) -> Iterator[None]:
    """NIPs and decrees of a template, on which tests of any process build with their own."""
    global _numbers
    before, _numbers = _numbers, count(first)
    try:
        yield
    finally:
        _numbers = before


def nip_number(serial: int) -> str:
    """A well-formed number of somebody who does not exist."""
    return f"199003{1 + serial % 28:02d}2015031{1 + serial // 28:03d}"


def make_opd(name: str, parent: Opd | None = None, kind: str = "agency", **fields: Any) -> Opd:
    short_name = fields.pop("short_name", name)
    return opds.found(parent, name=name, short_name=short_name, kind=kind, **fields)


def make_person(
    name: str,
    nip: str | None = None,
    opd: Opd | None = None,
    since: date = BEGINNING,
    **fields: Any,
) -> Person:
    fields.setdefault("employment", "pns" if nip else "non_asn")
    person = Person.objects.create(name=name, nip=nip, **fields)
    Employment.objects.create(person=person, kind=person.employment)
    if opd is not None:
        Posting.objects.create(person=person, opd=opd, starts_on=since, position="Staf")
    return person


def make_user(
    email: str, person: Person | None = None, *, superuser: bool = False, **fields: Any
) -> User:
    create = User.objects.create_superuser if superuser else User.objects.create_user
    user = create(email, fields.pop("password", PASSWORD), **fields)
    user.emailaddress_set.create(email=user.email, verified=True, primary=True)
    if person is not None:
        person.user = user
        person.save(update_fields=["user"])
    return user


def make_decree(number: str = "", **fields: Any) -> Decree:
    number = number or f"188.45/{next(_numbers)}/Kum/2026"
    fields = {"issued_on": date(2026, 1, 5), "about": "Penunjukan", **fields}
    return Decree.objects.create(number=number, **fields)


def make_appointment(person: Person, kind: Kind, *scope: Opd, **fields: Any) -> Appointment:
    fields.setdefault("decree", None)
    decree = fields.pop("decree") or make_decree()
    return appointments.appoint(
        person, kind, decree, scope=scope, **{"starts_on": BEGINNING, **fields}
    )


def address_of(name: str) -> str:
    return f"{name.lower().replace(' ', '.')}@balangan.example"


def make_member(name: str, opd: Opd | None = None, **fields: Any) -> User:
    """An account with the person behind it: `make_member("Sari Wulandari", opd)`."""
    fields.setdefault("nip", nip_number(next(_numbers)))
    person = make_person(name, opd=opd, **fields)
    return make_user(address_of(name), person, first_name=name)


def make_course(
    title: str = "Inovasi daerah",
    *,
    modules: int = 1,
    lessons: int = 2,
    audience: str = "public",
    jp: int = 2,
    published: bool = True,
    **fields: Any,
) -> CoursePage:
    """A published course with its modules and lessons; `course.lessons` in reading order."""
    catalogue = CourseIndexPage.objects.get()
    if published:
        # As publishing leaves it, without the revision, which no reader asks for.
        fields = {"first_published_at": timezone.now(), **fields}
        fields.setdefault("last_published_at", fields["first_published_at"])
    course = CoursePage(title=title, audience=audience, jp=jp, live=published, **fields)
    catalogue.add_child(instance=course)
    pages = [_add_lessons(course, number, lessons) for number in range(1, modules + 1)]
    course = CoursePage.objects.get(pk=course.pk)
    course.lessons = [lesson for module in pages for lesson in module]
    return course


def _add_lessons(course: CoursePage, number: int, lessons: int) -> list[LessonPage]:
    module = course.add_child(instance=ModulePage(title=f"Bab {number}"))
    return [
        module.add_child(instance=LessonPage(title=f"Pelajaran {number}.{nth}", minutes=10))
        for nth in range(1, lessons + 1)
    ]


class Cast(dict[str, Any]):
    """Agencies and people by name; made when first asked for, with what they need."""

    def __missing__(self, name: str) -> Any:
        if name in OPDS:
            title, parent, kind, short_name = OPDS[name]
            above = self[parent] if parent else None
            self[name] = make_opd(title, above, kind, short_name=short_name or title)
        elif name in MEMBERS:
            self[name] = self._make_member(name)
        else:
            self[name] = make_user(address_of(name), superuser=True)
        return self[name]

    def _make_member(self, name: str) -> User:
        title, opd = MEMBERS[name]
        user = make_member(title, self[opd])
        if name in APPOINTED:
            kind, scope, fields = APPOINTED[name]
            make_appointment(user.person, kind, *(self[each] for each in scope), **fields)
        return user
