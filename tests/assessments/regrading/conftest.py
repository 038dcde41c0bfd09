from collections.abc import Callable
from typing import Any

import pytest

from assessments.attempts.operations import start, submit
from assessments.bank.operations import revise
from assessments.models import Attempt, Question
from assessments.regrading.operations import carry_out, commit_regrade
from courses.learning.operations import enroll
from tests.assessments.made import answer, choice, make_quiz, make_ready

WRONG_KEY = (("Paringin", "0"), ("Amuntai", "100"))
RIGHT_KEY = (("Paringin", "100"), ("Amuntai", "0"))


@pytest.fixture
def course(make_course) -> Any:
    return make_course(lessons=1)


@pytest.fixture
def questions(aulia) -> list[Question]:
    """The first has its key at the wrong answer."""
    first = make_ready(aulia, *WRONG_KEY, name="Soal 1")
    return [first, *(make_ready(aulia, *RIGHT_KEY, name=f"Soal {n}") for n in (2, 3))]


@pytest.fixture
def quiz(course, questions) -> Any:
    return make_quiz(course, *questions, done_when="passed", pass_percent=60)


@pytest.fixture
def taken(quiz) -> Callable[..., Attempt]:
    """`taken(sari, 0, 0, 1)`: she enrolls, answers with these places and hands in."""

    def take(user: Any, *answers: int | None, of: Any = None) -> Attempt:
        own = of or quiz
        enroll(user, own.course)
        attempt = start(user, own)
        for n, place in enumerate(answers, start=1):
            if place is not None:
                answer(attempt, n, place)
        return submit(attempt)

    return take


@pytest.fixture
def corrected(aulia, questions) -> Callable[..., Question]:
    """The first question with its right key, as its next version."""

    def correct(*answers: tuple[str, str], status: str = "ready", **own: Any) -> Question:
        one = questions[0]
        payload = choice(*(answers or RIGHT_KEY), **own)
        return revise(
            one, aulia, category=one.category, name=one.latest.name, payload=payload, status=status
        )

    return correct


@pytest.fixture
def decided(dewi) -> Callable[..., Any]:
    """Decide on a plan, and carry it out."""

    def decide(plan: Any, reason: str = "Kunci keliru.") -> Any:
        made = commit_regrade(plan, dewi, reason, seen=plan.digest)
        assert carry_out(made)
        made.refresh_from_db()
        return made

    return decide


@pytest.fixture
def fresh() -> Callable[[Attempt], Attempt]:
    return lambda attempt: Attempt.objects.get(pk=attempt.pk)
