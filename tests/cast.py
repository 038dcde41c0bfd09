"""Who appears in the tests, and makers for what they need.

Sari, a nurse at the health centre of Paringin, learns; Pak Budi is her pamong; Pak Fauzi
heads her agency and Rizki is its innovation admin. Rini, a teacher, belongs to another
agency, which Bu Noor heads. Dewi is of the clinic, Aulia edits, root may everything.
"""

from collections.abc import Callable
from datetime import date
from itertools import count
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Site

from agents.models import Appointment, Decree, Employment, Opd, Person, Posting, User
from agents.registry.operations import appointments, opds
from courses.models import CourseIndexPage, CoursePage, LessonPage, ModulePage

Make = Callable[..., Any]
Kind = Appointment.Kind
BEGINNING = date(2021, 1, 1)
BACKEND = "agents.accounts.adapters.Backend"
PASSWORD = "hutan-sungai-meratus"
_numbers = count(1)


def nip_number(serial: int) -> str:
    """A well-formed number of somebody who does not exist."""
    return f"199003{1 + serial % 28:02d}2015031{1 + serial // 28:03d}"


@pytest.fixture
def make_opd(database) -> Make:
    def make(name: str, parent: Opd | None = None, kind: str = "agency", **fields: Any) -> Opd:
        short_name = fields.pop("short_name", name)
        return opds.found(parent, name=name, short_name=short_name, kind=kind, **fields)

    return make


@pytest.fixture
def make_person(database) -> Make:
    def make(
        name: str, nip: str | None = None, opd: Opd | None = None, since=BEGINNING, **fields: Any
    ) -> Person:
        fields.setdefault("employment", "pns" if nip else "non_asn")
        person = Person.objects.create(name=name, nip=nip, **fields)
        Employment.objects.create(person=person, kind=person.employment)
        if opd is not None:
            Posting.objects.create(person=person, opd=opd, starts_on=since, position="Staf")
        return person

    return make


@pytest.fixture
def make_user(database) -> Make:
    def make(
        email: str, person: Person | None = None, *, superuser: bool = False, **fields
    ) -> User:
        create = User.objects.create_superuser if superuser else User.objects.create_user
        user = create(email, fields.pop("password", PASSWORD), **fields)
        user.emailaddress_set.create(email=user.email, verified=True, primary=True)
        if person is not None:
            person.user = user
            person.save(update_fields=["user"])
        return user

    return make


@pytest.fixture
def make_decree(database) -> Make:
    def make(number: str = "", **fields: Any) -> Decree:
        number = number or f"188.45/{next(_numbers)}/Kum/2026"
        fields = {"issued_on": date(2026, 1, 5), "about": "Penunjukan", **fields}
        return Decree.objects.create(number=number, **fields)

    return make


@pytest.fixture
def make_appointment(make_decree: Make) -> Make:
    def make(person: Person, kind: Kind, *scope: Opd, **fields: Any) -> Appointment:
        fields.setdefault("decree", None)
        decree = fields.pop("decree") or make_decree()
        return appointments.appoint(
            person, kind, decree, scope=scope, **{"starts_on": BEGINNING, **fields}
        )

    return make


@pytest.fixture
def make_member(make_person: Make, make_user: Make) -> Make:
    """An account with the person behind it: `make_member("Sari Wulandari", opd)`."""

    def make(name: str, opd: Opd | None = None, **fields: Any) -> User:
        fields.setdefault("nip", nip_number(next(_numbers)))
        person = make_person(name, opd=opd, **fields)
        email = f"{name.lower().replace(' ', '.')}@balangan.example"
        return make_user(email, person, first_name=name)

    return make


@pytest.fixture
def make_course(database) -> Make:
    """A published course with its modules and lessons; `course.lessons` in reading order."""

    def make(
        title: str = "Inovasi daerah",
        *,
        modules: int = 1,
        lessons: int = 2,
        audience: str = "public",
        jp: int = 2,
        published: bool = True,
        **fields: Any,
    ) -> CoursePage:
        catalogue = CourseIndexPage.objects.get()
        course = CoursePage(title=title, audience=audience, jp=jp, live=published, **fields)
        catalogue.add_child(instance=course)
        if published:
            course.save_revision().publish()
        pages = [_add_lessons(course, number, lessons) for number in range(1, modules + 1)]
        course = CoursePage.objects.get(pk=course.pk)
        course.lessons = [lesson for module in pages for lesson in module]
        return course

    return make


def _add_lessons(course: CoursePage, number: int, lessons: int) -> list[LessonPage]:
    module = course.add_child(instance=ModulePage(title=f"Bab {number}"))
    return [
        module.add_child(instance=LessonPage(title=f"Pelajaran {number}.{nth}", minutes=10))
        for nth in range(1, lessons + 1)
    ]


@pytest.fixture
def today() -> date:
    return timezone.localdate()


@pytest.fixture
def as_user() -> Callable[[User], Client]:
    def enter(user: User) -> Client:
        client = Client()
        client.force_login(user, backend=BACKEND)
        return client

    return enter


@pytest.fixture
def site(database) -> Site:
    return Site.objects.get(is_default_site=True)


@pytest.fixture
def balangan(make_opd: Make) -> Opd:
    return make_opd("Pemerintah Kabupaten Balangan", kind="government")


@pytest.fixture
def dinkes(make_opd: Make, balangan: Opd) -> Opd:
    return make_opd("Dinas Kesehatan", balangan, short_name="Dinkes")


@pytest.fixture
def paringin(make_opd: Make, dinkes: Opd) -> Opd:
    return make_opd("Puskesmas Paringin", dinkes, "health_centre")


@pytest.fixture
def disdikbud(make_opd: Make, balangan: Opd) -> Opd:
    return make_opd("Dinas Pendidikan dan Kebudayaan", balangan, short_name="Disdikbud")


@pytest.fixture
def bapperida(make_opd: Make, balangan: Opd) -> Opd:
    return make_opd("Bapperida", balangan, "board")


@pytest.fixture
def sari(make_member: Make, paringin: Opd) -> User:
    return make_member("Sari Wulandari", paringin)


@pytest.fixture
def rini(make_member: Make, disdikbud: Opd) -> User:
    return make_member("Rini Astuti", disdikbud)


@pytest.fixture
def budi(make_member: Make, make_appointment: Make, bapperida: Opd, dinkes: Opd) -> User:
    user = make_member("Budi Santoso", bapperida)
    make_appointment(user.person, Kind.PAMONG, dinkes)
    return user


@pytest.fixture
def fauzi(make_member: Make, make_appointment: Make, dinkes: Opd) -> User:
    user = make_member("Ahmad Fauzi", dinkes)
    make_appointment(user.person, Kind.HEAD, dinkes)
    return user


@pytest.fixture
def noor(make_member: Make, make_appointment: Make, disdikbud: Opd) -> User:
    user = make_member("Noor Laila", disdikbud)
    make_appointment(user.person, Kind.HEAD, disdikbud)
    return user


@pytest.fixture
def rizki(make_member: Make, make_appointment: Make, dinkes: Opd) -> User:
    user = make_member("Muhammad Rizki", dinkes)
    make_appointment(user.person, Kind.INNOVATION_ADMIN, dinkes)
    return user


@pytest.fixture
def dewi(make_member: Make, make_appointment: Make, bapperida: Opd) -> User:
    user = make_member("Dewi Lestari", bapperida)
    make_appointment(user.person, Kind.CLINIC, circle="implementer")
    return user


@pytest.fixture
def clinic_user(dewi: User) -> User:
    return dewi


@pytest.fixture
def aulia(make_member: Make, make_appointment: Make, bapperida: Opd) -> User:
    user = make_member("Aulia Rahmah", bapperida)
    make_appointment(user.person, Kind.EDITOR)
    return user


@pytest.fixture
def root(make_user: Make) -> User:
    return make_user("root@balangan.example", superuser=True)
