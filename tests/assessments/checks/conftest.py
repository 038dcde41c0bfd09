"""A lesson with checks of understanding."""

from collections.abc import Callable
from typing import Any

import pytest

from assessments.checks.lesson_block import checks_in
from courses.models import LessonPage

BODY = "text", "<p>Indikator 5a.</p>"


@pytest.fixture
def with_check() -> Callable[..., LessonPage]:
    """Put a check into a lesson, below a text; `facts` of the block."""

    def put(lesson: Any, *questions: Any, **facts: Any) -> LessonPage:
        value = {"questions": list(questions), "category": "", "tag": "", "count": 1, **facts}
        lesson.body = [*_raw(lesson), ("check", value)]
        lesson.save_revision().publish()
        return LessonPage.objects.get(pk=lesson.pk)

    return put


def _raw(lesson: Any) -> list[tuple[str, Any]]:
    return [(each.block_type, each.value) for each in lesson.body] or [BODY]


@pytest.fixture
def block_of() -> Callable[..., str]:
    """The id of the n-th check of a lesson."""

    def find(lesson: LessonPage, n: int = 0) -> str:
        return list(checks_in(lesson.body))[n]

    return find
