"""Tasks whose worker died: they stay marked as running, and nobody takes them up."""

from datetime import timedelta

from django.apps import apps
from django.utils import timezone

from foundation.background import TaskResultStatus

LONGEST = timedelta(minutes=10)  # no task of ours takes longer, and each may run twice
TRIES = 3


def take_up_lost_tasks() -> int:
    """Hand them to the next worker; what has cost three workers stays. Returns how many."""
    results = apps.get_model("django_tasks_database", "DBTaskResult")._default_manager
    running = results.running().filter(started_at__lt=timezone.now() - LONGEST)
    lost = [task.pk for task in running.only("worker_ids") if len(task.worker_ids) < TRIES]
    return int(results.running().filter(pk__in=lost).update(status=TaskResultStatus.READY))
