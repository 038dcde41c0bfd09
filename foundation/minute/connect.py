"""The duty that looks after the duties of the worker."""

from django.apps import apps

from foundation.minute.duties import register_duty
from foundation.minute.tasks import take_up_lost_tasks


def connect() -> None:
    if apps.is_installed("django_tasks_db"):  # a site may run its tasks elsewhere
        register_duty("tasks", take_up_lost_tasks)
