from collections.abc import Callable
from typing import Any

import pytest

from assessments.models import Attempt, QuizPage
from courses.learning.operations import enroll
from tests.assessments.made import make_quiz, make_ready


@pytest.fixture
def course(make_course) -> Any:
    return make_course(lessons=1)


@pytest.fixture
def learner(sari, course) -> Any:
    enroll(sari, course)
    return sari


@pytest.fixture
def questions(aulia) -> list[Any]:
    return [make_ready(aulia, name=f"Soal {n}") for n in range(1, 4)]


@pytest.fixture
def quiz_of(course, questions) -> Callable[..., QuizPage]:
    def make(*slots: Any, **settings: Any) -> QuizPage:
        return make_quiz(course, *(slots or questions), **settings)

    return make


@pytest.fixture
def fresh() -> Callable[[Attempt], Attempt]:
    return lambda attempt: Attempt.objects.get(pk=attempt.pk)
