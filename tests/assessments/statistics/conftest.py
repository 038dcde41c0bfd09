from collections.abc import Callable
from typing import Any

import pytest

from assessments.attempts.operations import start, submit
from assessments.models import Attempt, QuizPage
from courses.learning.operations import enroll
from tests.assessments.made import answer


@pytest.fixture
def take() -> Callable[..., Attempt]:
    """`take(user, quiz, 0, 1, None)` answers question by question, as `answer` has it, and hands in."""

    def act(user: Any, quiz: QuizPage, *responses: Any) -> Attempt:
        enroll(user, quiz.course)
        attempt = start(user, quiz)
        for n, response in enumerate(responses, start=1):
            if response is not None:
                answer(attempt, n, response)
        return submit(attempt)

    return act


@pytest.fixture
def course(make_course) -> Any:
    return make_course(lessons=1)
