"""The duties that every site has: what editors have scheduled, and tasks of a dead worker."""

from django.apps import apps

from foundation.minute.duties import register_duty
from foundation.minute.publishing import publish_scheduled
from foundation.minute.tasks import take_up_lost_tasks


def connect() -> None:
    register_duty("publishing", publish_scheduled)
    if apps.is_installed("django_tasks_db"):  # a site may run its tasks elsewhere
        register_duty("tasks", take_up_lost_tasks)
