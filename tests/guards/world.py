"""The world in which the guards walk: everybody, and something of each agency."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Site

from agents.models import Appointment, Claim, Person, User
from agents.notices.bells import bell_name
from courses.learning.operations import enroll
from courses.models import CourseIndexPage, LessonPage
from foundation.files.operations import keep
from foundation.models import Notice
from foundation.notices.operations import notify
from innovations.models import Innovation
from innovations.registration.operations import add_member, register
from tests.guards.clinic import add_clinic
from tests.guards.library import add_library
from tests.guards.talks import add_talks

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
    add_library(made)
    _add_files(made, make_decree, request.getfixturevalue)
    _add_claims(made, request.getfixturevalue)
    innovations = _add_innovations(made, request.getfixturevalue)
    _add_notices(made, request.getfixturevalue)
    add_clinic(made, request.getfixturevalue, innovations)
    add_talks(made, request.getfixturevalue, innovations)
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
        _add_reports(world, whose, opd.pk, get("sari" if whose == "own" else "rini").person.pk)


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


def _add_reports(world: World, whose: str, opd: int, person: int) -> None:
    for name, args in {
        "report_rows": [opd, "assigned"],
        "report_person": [opd, "assigned", person],
        "report_rows_file": [opd, "assigned", "csv"],
    }.items():
        world.addresses[f"courses:{name}", whose] = reverse(f"courses:{name}", args=args)
    world.addresses["courses:report_file", "-"] = reverse("courses:report_file", args=["csv"])


def _add_notices(world: World, get: Callable[[str], Any]) -> None:
    for whose, user in (("own", get("sari")), ("other", get("rini"))):
        bell = bell_name(user.person.pk)
        data = {"name": user.person.name}
        url = reverse("agents:claim")
        with transaction.atomic():
            notify([bell], kind="agents.claim_linked", subject="claim:0", data=data, url=url)
        line = Notice.objects.of(bell).earliest("pk")
        world.addresses["foundation:read_notice", whose] = reverse(
            "foundation:read_notice", args=[line.pk]
        )


def _add_claims(world: World, get: Callable[[str], Any]) -> None:
    """One request that waits and one link that may be undone, in each agency."""
    make_user, make_person, now = get("make_user"), get("make_person"), timezone.now()
    for whose, opd in (("own", get("paringin")), ("other", get("disdikbud"))):
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


def _add_innovations(world: World, get: Callable[[str], Any]) -> dict[str, Innovation]:
    made = {}
    owners = (("own", get("sari"), get("paringin")), ("other", get("rini"), get("disdikbud")))
    for whose, user, opd in owners:
        innovation = register(
            user, name=f"Inovasi {whose}", summary="Antrean lebih singkat", stage="trial", opd=opd
        )
        made[whose] = innovation
        member = add_member(innovation, get("make_person")(f"Anggota {whose}"), "member", user)
        for name in ("detail", "edit", "members"):
            world.addresses[f"innovations:{name}", whose] = reverse(
                f"innovations:{name}", args=[innovation.pk]
            )
        world.addresses["innovations:remove_member", whose] = reverse(
            "innovations:remove_member", args=[innovation.pk, member.pk]
        )
    return made
