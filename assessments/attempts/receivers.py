"""Publishing a quiz with other times reaches those who are at it."""

from typing import Any

from wagtail.signals import page_published

from assessments.attempts.operations import retime
from assessments.models import QuizPage


def connect() -> None:
    page_published.connect(_move_ends, sender=QuizPage, dispatch_uid="assessments.retime")


def _move_ends(sender: type[QuizPage], instance: QuizPage, **kwargs: Any) -> None:
    retime(instance)
