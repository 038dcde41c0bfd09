"""One person of each kind and a file of theirs; run by the fresh install, tells JSON.

Their mail is not of the demonstration's domain: `manage.py ready` refuses its accounts.
"""

import json
import sys
from datetime import date
from typing import Any

from allauth.mfa.totp.internal.auth import TOTP
from django.core.files.uploadedfile import SimpleUploadedFile

from agents.models import Appointment, Decree, Opd, Person, Posting, User
from agents.registry.operations import appointments, opds
from courses.learning.operations import enroll, finish_activity
from courses.models import CourseIndexPage, CoursePage, LessonPage, ModulePage
from foundation.files.operations import keep

PASSWORD = "hutan-sungai-meratus"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
Kind = Appointment.Kind
APPOINTED: dict[str, tuple[Kind, dict[str, Any]]] = {
    "mentor": (Kind.PAMONG, {"scope": True}),
    "admin": (Kind.INNOVATION_ADMIN, {"scope": True}),
    "head": (Kind.HEAD, {"scope": True}),
    "clinic": (Kind.CLINIC, {"circle": "implementer"}),
    "editor": (Kind.EDITOR, {}),
}
NEED_SECOND_FACTOR = {"clinic", "editor", "root"}


def main() -> None:
    government = opds.found(None, name="Kabupaten Uji", short_name="Uji", kind="government")
    agency = opds.found(government, name="Dinas Uji", short_name="Dinas", kind="agency")
    document = keep(SimpleUploadedFile("SK.pdf", b"%PDF-1.7\n" + b"0" * 9000), by=None)
    decree = Decree.objects.create(
        number="188/1", issued_on=date(2026, 1, 5), about="Penunjukan", file=document
    )
    users = {
        kind: _member(kind, number, agency) for number, kind in enumerate(["innovator", *APPOINTED])
    }
    for kind, (role, fields) in APPOINTED.items():
        scope = [agency] if fields.pop("scope", False) else []
        appointments.appoint(
            users[kind].person, role, decree, scope=scope, starts_on=date(2026, 1, 5), **fields
        )
    users["root"] = _account("root", superuser=True)
    for kind in NEED_SECOND_FACTOR:
        TOTP.activate(users[kind], SECRET)
    _learn(users["innovator"])
    json.dump(
        {
            "emails": {kind: user.email for kind, user in users.items()},
            "password": PASSWORD,
            "secret": SECRET,
            "file": document.get_absolute_url(),
        },
        sys.stdout,
    )


def _account(kind: str, *, superuser: bool = False) -> User:
    make = User.objects.create_superuser if superuser else User.objects.create_user
    user = make(f"{kind}@klinik-uji.go.id", PASSWORD, first_name=kind.title())
    user.emailaddress_set.create(email=user.email, verified=True, primary=True)
    return user


def _member(kind: str, number: int, agency: Opd) -> User:
    user = _account(kind)
    nip = f"199003{1 + number:02d}2015031001"
    person = Person.objects.create(name=kind.title(), nip=nip, employment="pns", user=user)
    Posting.objects.create(person=person, opd=agency, starts_on=date(2021, 1, 1), position="Staf")
    return user


def _learn(user: User) -> None:
    course = CoursePage(title="Pelayanan ibu hamil", audience="public", jp=2)
    CourseIndexPage.objects.get().add_child(instance=course)
    course.save_revision().publish()
    module = course.add_child(instance=ModulePage(title="Bab 1"))
    lesson = module.add_child(instance=LessonPage(title="Pelajaran 1", minutes=10))
    enroll(user, course)
    finish_activity(user, lesson)


if __name__ == "__main__":
    main()
