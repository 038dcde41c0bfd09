"""The world in which the guards walk: everybody, and something of each agency.

It is built once into a template of its own; each test finds it in a copy.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from django.apps import apps
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Site

from agents.models import Appointment, Claim, Person, User
from agents.notices.bells import bell_name
from courses.learning.operations import assign, enroll
from courses.models import CourseIndexPage, LessonPage
from foundation.files.operations import keep
from foundation.models import Notice, PrivateFile
from foundation.notices.operations import notify
from foundation.notices.operations.mails import stop_token
from foundation.reports.periods import FREE
from innovations.models import Innovation
from innovations.registration.operations import register
from innovations.team.operations.members import add_member
from tests import databases, makers
from tests.databases import ROOT, Template
from tests.guards.asked import add_what_is_asked
from tests.guards.clinic import add_clinic
from tests.guards.handed_in import add_assignments
from tests.guards.library import add_library
from tests.guards.papers import add_papers
from tests.guards.quizzes import add_quiz
from tests.guards.talks import add_talks
from tests.makers import BACKEND, Cast, make_course, make_decree, make_person, make_user

PDF = b"%PDF-1.7\n" + b"0" * 100


ROLES = {
    "visitor": None,
    "innovator": "sari",
    "mentor": "budi",
    "admin": "rizki",
    "head": "fauzi",
    "clinic": "dewi",
    "editor": "aulia",
    "root": "root",
}


@dataclass
class World:
    cast: Cast
    addresses: dict[tuple[str, str], str] = field(default_factory=dict)
    _clients: dict[int, Client] = field(default_factory=dict)
    _cookies: dict[int, SimpleCookie] = field(default_factory=dict)

    @cached_property
    def users(self) -> dict[str, User | None]:
        return {role: self.cast[name] if name else None for role, name in ROLES.items()}

    def path(self, address: str, whose: str) -> str:
        return self.addresses.get((address, whose)) or reverse(address)

    def client_of(self, user: User | None) -> Client:
        """A browser in which that user has just signed in; one for each of them."""
        key = user.pk if user else 0
        if key not in self._clients:
            self._clients[key] = Client(raise_request_exception=False)
            if user is not None:
                self._clients[key].force_login(user, backend=BACKEND)
            self._cookies[key] = self._clients[key].cookies.copy()
        self._clients[key].cookies = self._cookies[key].copy()
        return self._clients[key]


def _built() -> World:
    world = World(Cast())
    assert world.users  # everybody enters before anything happens
    _add_courses(world)
    add_library(world)
    add_papers(world)
    _add_files(world)
    _add_claims(world)
    innovations = _add_innovations(world)
    _add_notices(world)
    add_what_is_asked(world, innovations)
    add_clinic(world, innovations)
    add_talks(world, innovations)
    add_assignments(world)
    return world


@contextmanager
def building(first: int) -> Iterator[None]:
    """For what fills a template; its NIPs and decrees are numbered from `first`."""
    with makers.numbered_apart(first), transaction.atomic():
        yield
    # What was to be sent has been sent with the commit: a copy may be hours old.
    for record in PrivateFile.objects.all():
        record.file.storage.delete(record.file.name)


def _fill() -> None:
    with building(20_000):
        _write_down(_built())


def _fingerprint() -> str:
    """The world is made by operations out of everything that an app has, and for today."""
    kinds = {".py", ".html", ".txt", ".mo"}
    folders = [*databases.our_apps(), ROOT / "site"]
    files = [path for each in folders for path in sorted(each.rglob("*")) if path.suffix in kinds]
    files += [ROOT / "tests" / "makers.py", *sorted(Path(__file__).parent.glob("*.py"))]
    return databases.digest_of(databases.fingerprint(), timezone.localdate(), files=files)


WORLD = Template("world", _fingerprint, _fill, base=databases.MIGRATED)


# What is found again in a copy stands in a table of its own.
def _write_down(world: World) -> None:
    cast = {name: (each._meta.label, each.pk) for name, each in world.cast.items()}
    addresses = [[*key, path] for key, path in world.addresses.items()]
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE guards_world (whole text)")
        whole = json.dumps({"cast": cast, "addresses": addresses})
        cursor.execute("INSERT INTO guards_world VALUES (%s)", [whole])


def find_world() -> World:
    """The world of the copy to which the connection points."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT whole FROM guards_world")
        whole = json.loads(cursor.fetchone()[0])
    for record in PrivateFile.objects.all():
        record.file.storage.save(record.file.name, ContentFile(PDF))
    cast = {
        name: apps.get_model(label).objects.get(pk=pk)
        for name, (label, pk) in whole["cast"].items()
    }
    addresses = {(name, whose): path for name, whose, path in whole["addresses"]}
    return World(Cast(cast), addresses)


def _add_courses(world: World) -> None:
    cast = world.cast
    courses = {
        "open": (make_course("Kursus terbuka"), []),
        "own": (make_course("Kursus kami", audience="opds"), ["paringin", "dinkes"]),
        "other": (make_course("Kursus mereka", audience="opds"), ["disdikbud"]),
    }
    world.addresses["page:home", "-"] = Site.objects.get().root_page.url
    world.addresses["page:catalogue", "-"] = CourseIndexPage.objects.get().url
    for whose, (course, opds) in courses.items():
        course.audience_opds.set([cast[opd] for opd in opds])
        course.save()
        _add_course(world, whose, course)
    for whose, opd, name in (("own", "paringin", "sari"), ("other", "disdikbud", "rini")):
        enroll(cast[name], courses[whose][0])
        add_quiz(world, whose, courses[whose][0], cast[name])
        _add_reports(world, whose, cast[opd].pk, cast[name].person.pk)
    for whose, opd, name in (("own", "paringin", "fauzi"), ("other", "disdikbud", "noor")):
        made = assign(
            [make_person(f"Pegawai {opd}", opd=cast[opd])], courses[whose][0], None, cast[name]
        )
        for address in ("courses:assignment", "courses:take_back"):
            world.addresses[address, whose] = reverse(address, args=[made.pk])


def _add_course(world: World, whose: str, course: Any) -> None:
    first, second = course.lessons
    LessonPage.objects.filter(pk=second.pk).update(is_open=True)
    world.addresses |= {
        ("page:course", whose): course.url,
        ("page:module", whose): first.get_parent().url,
        ("page:lesson", whose): first.url,
        ("page:open_lesson", whose): second.url,
    }
    for name in ("enroll", "withdraw", "assign"):
        address = f"courses:{name}"
        world.addresses[address, whose] = reverse(address, args=[course.pk])
    for name in ("view_lesson", "finish_lesson", "undo_lesson", "tick"):
        address = f"courses:{name}"
        world.addresses[address, whose] = reverse(address, args=[first.pk])


def _add_files(world: World) -> None:
    for whose, head in (("own", world.cast["fauzi"]), ("other", world.cast["noor"])):
        record = keep(SimpleUploadedFile("SK.pdf", PDF), by=None)
        decree = make_decree(file=record)
        Appointment.objects.filter(person=head.person).update(decree=decree)
        world.addresses["foundation:file", whose] = record.get_absolute_url()


def _add_reports(world: World, whose: str, opd: int, person: int) -> None:
    for name, args in {
        "report_rows": [opd, "assigned"],
        "report_person": [opd, "assigned", person],
        "report_rows_file": [opd, "assigned", "csv"],
        "report_remind": [opd, "assigned"],
        "report_enroll": [opd, "assigned"],
        "report_rows_nips": [opd, "assigned", "csv"],
    }.items():
        world.addresses[f"courses:{name}", whose] = reverse(f"courses:{name}", args=args)
    world.addresses["courses:report_summary", "-"] = reverse("courses:report_summary")
    # The world has one year: a day of it stands beside the day before.
    compared = reverse("courses:report_comparison_file", args=["csv"])
    day = timezone.localdate().isoformat()
    query = urlencode({"periode": FREE, "dari": day, "sampai": day})
    world.addresses["courses:report_comparison_file", "-"] = f"{compared}?{query}"
    world.addresses["courses:report_staff_file", "-"] = reverse(
        "courses:report_staff_file", args=["csv"]
    )
    world.addresses["courses:report_file", "-"] = reverse("courses:report_file", args=["csv"])


def _add_notices(world: World) -> None:
    for whose, user in (("own", world.cast["sari"]), ("other", world.cast["rini"])):
        bell = bell_name(user.person.pk)
        data = {"name": user.person.name}
        url = reverse("agents:claim")
        with transaction.atomic():
            notify([bell], kind="agents.claim_linked", subject="claim:0", data=data, url=url)
        line = Notice.objects.of(bell).earliest("pk")
        world.addresses["foundation:read_notice", whose] = reverse(
            "foundation:read_notice", args=[line.pk]
        )
        token = stop_token(bell, "mentoring.sessions")
        world.addresses["foundation:stop_mail", whose] = reverse(
            "foundation:stop_mail", args=[token]
        )


def _add_claims(world: World) -> None:
    """One request that waits and one link that may be undone, in each agency."""
    now = timezone.now()
    for whose, opd in (("own", world.cast["paringin"]), ("other", world.cast["disdikbud"])):
        for state, proof in (("pending", "approval"), ("linked", "code")):
            user = make_user(f"{state}.{whose}@contoh.example")
            person = make_person(f"Pegawai {state} {whose}", opd=opd)
            claim = Claim.objects.create(
                user=user,
                person=person,
                proof=proof,
                state=state,
                asked_at=now,
                settled_at=now if state == "linked" else None,
            )
            if state == "linked":
                Person.objects.filter(pk=person.pk).update(user=user)
            for name in ("approve_claim", "reject_claim") if state == "pending" else ["undo_claim"]:
                world.addresses[f"agents:{name}", whose] = reverse(
                    f"agents:{name}", args=[claim.pk]
                )


def _add_innovations(world: World) -> dict[str, Innovation]:
    made = {}
    for whose, name, unit in (("own", "sari", "paringin"), ("other", "rini", "disdikbud")):
        user, opd = world.cast[name], world.cast[unit]
        innovation = register(
            user, name=f"Inovasi {whose}", summary="Antrean lebih singkat", stage="trial", opd=opd
        )
        made[whose] = innovation
        member = add_member(innovation, make_person(f"Anggota {whose}"), "member", user)
        for name in ("detail", "edit", "members"):
            world.addresses[f"innovations:{name}", whose] = reverse(
                f"innovations:{name}", args=[innovation.pk]
            )
        for name in ("remove_member", "change_part"):
            world.addresses[f"innovations:{name}", whose] = reverse(
                f"innovations:{name}", args=[innovation.pk, member.pk]
            )
    return made
