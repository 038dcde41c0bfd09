"""The world of tests/operations, and a clinic in it: an innovation, its mentor, times to book; and a
room full of learners before a quiz."""

import contextlib
import io
import json
import sys
from datetime import datetime, time, timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone

from agents.models import Appointment, Person, Posting, User
from assessments.kinds.texts import rich
from courses.learning.operations import enroll
from courses.models import CoursePage
from innovations.registration.operations import register
from mentoring.assignments.operations import assign
from mentoring.consultations.operations.talking import open_consultation
from scheduling.models import Window
from tests.assessments.made import make_quiz, make_ready, payload
from tests.operations import world

DAYS, HOURS = 20, 8
LEARNERS, QUESTIONS = 5, 40
HALF_HOUR = timedelta(minutes=30)


def main() -> None:
    told = io.StringIO()
    with contextlib.redirect_stdout(told):
        world.main()
    innovator, mentor, clinic = (_user(kind) for kind in ("innovator", "mentor", "clinic"))
    innovation = register(
        innovator,
        name="Posyandu Keliling",
        summary="Ringkas",
        stage="trial",
        opd=innovator.person.primary_opd(timezone.localdate()),
    )
    pamong = Appointment.objects.get(person=mentor.person)
    assign(pamong, innovation, clinic, starts_on=timezone.localdate(), accepts_same_unit=True)
    talk = open_consultation(innovator, subject="Bukti", text="Mulai", innovation=innovation)
    made = {
        "thread": talk.get_absolute_url(),
        "stream": talk.stream.name,
        "book": reverse("mentoring:book", args=[innovation.pk, mentor.person.pk]),
        "slots": _slots(mentor),
        **_quiz(innovator, _user("editor")),
    }
    json.dump(json.loads(told.getvalue()) | made, sys.stdout)


def _user(kind: str) -> User:
    return User.objects.get(email__startswith=f"{kind}@")


def _quiz(innovator: User, editor: User) -> dict[str, Any]:
    """A quiz of lines to type, all on one page, and those who are enrolled for it."""
    key = {"text": "benar", "share": "100", "feedback": rich()}
    questions = [
        make_ready(
            editor,
            name=f"Soal {n}",
            kind="shortanswer",
            payload=payload("shortanswer", answers=[key]),
        )
        for n in range(QUESTIONS)
    ]
    course = CoursePage.objects.get()
    quiz = make_quiz(course, *questions, pass_percent=0)
    for n in range(LEARNERS):
        enroll(_learner(n, innovator), course)
    return {
        "quiz": reverse("assessments:start", args=[quiz.pk]),
        "learners": [_email(n) for n in range(LEARNERS)],
    }


def _learner(n: int, colleague: User) -> User:
    user = User.objects.create_user(_email(n), world.PASSWORD, first_name=f"Peserta {n}")
    user.emailaddress_set.create(email=user.email, verified=True, primary=True)
    nip = f"1992040{n + 1}2015031001"
    person = Person.objects.create(name=f"Peserta {n}", nip=nip, employment="pns", user=user)
    today = timezone.localdate()
    unit = colleague.person.primary_opd(today)
    Posting.objects.create(person=person, opd=unit, starts_on=today, position="Staf")
    return user


def _email(n: int) -> str:
    return f"peserta{n}@klinik-uji.go.id"


def _slots(mentor: Any) -> list[str]:
    """Every half hour of the working days to come, as the form names them."""
    names = []
    for day in range(1, DAYS + 1):
        morning = datetime.combine(timezone.localdate() + timedelta(days=day), time(8))
        start = timezone.make_aware(morning)
        window = Window.objects.create(
            person=mentor.person,
            starts_at=start,
            ends_at=start + timedelta(hours=HOURS),
            slot_minutes=30,
            link="https://temu.example/klinik",
        )
        slots = (start + nth * HALF_HOUR for nth in range(HOURS * 2))
        names += [f"{window.pk}-{int(slot.timestamp())}" for slot in slots]
    return names


if __name__ == "__main__":
    main()
