"""A course with a quiz of ten questions, and a room full of people who are signed in and enrolled; run by
`test_bench_room.py` in the production arrangement, tells JSON."""

import json
import sys
from datetime import date

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.urls import reverse

from agents.models import Person, Posting, User
from agents.registry.operations import opds
from assessments.kinds.texts import rich
from courses.learning.operations import enroll
from courses.models import CourseIndexPage, CoursePage, LessonPage, ModulePage
from tests.assessments.made import make_quiz, make_ready, payload

LEARNERS, QUESTIONS = 300, 10


def main() -> None:
    government = opds.found(None, name="Kabupaten Uji", short_name="Uji", kind="government")
    editor = _user("editor")
    course = CourseIndexPage.objects.get().add_child(
        instance=CoursePage(title="Bimtek ruang", slug="ruang", jp="2.0", audience="public")
    )
    module = course.add_child(instance=ModulePage(title="Modul", slug="modul"))
    module.add_child(instance=LessonPage(title="Pelajaran", slug="pelajaran"))
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
    quiz = make_quiz(course, *questions, title="Kuis ruang", per_page=1)
    cookies = []
    for n in range(LEARNERS):
        user = _user(f"hadirin{n}")
        person = Person.objects.create(name=f"Hadirin {n}", user=user)
        Posting.objects.create(
            person=person, opd=government, is_primary=True, starts_on=date(2026, 1, 2)
        )
        enroll(user, course)
        cookies.append(_session(user))
    told = {
        "quiz": reverse("assessments:start", args=[quiz.pk]),
        "cookie": settings.SESSION_COOKIE_NAME,
        "sessions": cookies,
    }
    json.dump(told, sys.stdout)


def _user(name: str) -> User:
    """Without a password: 300 sign-ins would measure the hashing of passwords."""
    return User.objects.create_user(email=f"{name}@klinik-uji.go.id", password=None)


def _session(user: User) -> str:
    store = SessionStore()
    store[SESSION_KEY] = str(user.pk)
    store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    store[HASH_SESSION_KEY] = user.get_session_auth_hash()
    store.create()
    return str(store.session_key)


if __name__ == "__main__":
    main()
