"""The world in which the guards walk: everybody, and something of each agency."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import Site

from agents.models import Appointment, User
from courses.models import CourseIndexPage, LessonPage
from courses.operations import enroll
from foundation.operations.files import keep

PDF = b"%PDF-1.7\n" + b"0" * 100


@dataclass
class World:
    users: dict[str, User | None]
    addresses: dict[tuple[str, str], str] = field(default_factory=dict)

    def path(self, address: str, whose: str) -> str:
        return self.addresses.get((address, whose)) or reverse(address)


@pytest.fixture
def world(
    sari, rini, budi, rizki, fauzi, noor, dewi, aulia, root, make_decree, make_course, request
) -> World:
    users = {
        "visitor": None,
        "innovator": sari,
        "mentor": budi,
        "admin": rizki,
        "head": fauzi,
        "clinic": dewi,
        "editor": aulia,
        "root": root,
    }
    made = World(users)
    _add_courses(made, make_course, request.getfixturevalue)
    _add_files(made, make_decree, request.getfixturevalue)
    return made


def _add_courses(world: World, make_course: Callable[..., Any], get: Callable[[str], Any]) -> None:
    courses = {
        "open": (make_course("Kursus terbuka"), []),
        "own": (make_course("Kursus kami", audience="opds"), ["paringin", "dinkes"]),
        "other": (make_course("Kursus mereka", audience="opds"), ["disdikbud"]),
    }
    world.addresses["page:home", "-"] = Site.objects.get().root_page.url
    world.addresses["page:catalogue", "-"] = CourseIndexPage.objects.get().url
    for whose, (course, opds) in courses.items():
        course.audience_opds.set([get(opd) for opd in opds])
        course.save()
        _add_course(world, whose, course)
    enroll(get("sari"), courses["own"][0])
    enroll(get("rini"), courses["other"][0])
    for whose, opd in (("own", get("paringin")), ("other", get("disdikbud"))):
        world.addresses["courses:report_rows", whose] = reverse(
            "courses:report_rows", args=[opd.pk, "assigned"]
        )


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
    for name in ("view_lesson", "finish_lesson"):
        address = f"courses:{name}"
        world.addresses[address, whose] = reverse(address, args=[first.pk])


def _add_files(world: World, make_decree: Callable[..., Any], get: Callable[[str], Any]) -> None:
    for whose, head in (("own", get("fauzi")), ("other", get("noor"))):
        record = keep(SimpleUploadedFile("SK.pdf", PDF), by=None)
        decree = make_decree(file=record)
        Appointment.objects.filter(person=head.person).update(decree=decree)
        world.addresses["foundation:file", whose] = record.get_absolute_url()
