"""Work that follows an answer: Django's own tasks from 6.0 on, those of the package before."""

from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING or not find_spec("django.tasks"):
    from django_tasks import TaskResultStatus, task
else:
    from django.tasks import TaskResultStatus, task

__all__ = ["TaskResultStatus", "task"]
