from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult, get_date_max

from foundation.background import TaskResultStatus
from foundation.minute.duties import run_all
from foundation.minute.tasks import LONGEST


@pytest.fixture
def make_running(db):
    """A task that a worker began so long ago."""

    def make(ago: timedelta, workers: int = 1) -> DBTaskResult:
        return DBTaskResult.objects.create(
            status=TaskResultStatus.RUNNING,
            started_at=timezone.now() - ago,
            worker_ids=[f"w{number}" for number in range(workers)],
            args_kwargs={"args": [1], "kwargs": {}},
            task_path="foundation.outbox.operations.deliver_later",
            backend_name="default",
            run_after=get_date_max(),
        )

    return make


def test_a_task_whose_worker_died_is_taken_up_again(make_running):
    task = make_running(LONGEST + timedelta(seconds=1))
    assert run_all()["tasks"] == "1"
    assert list(DBTaskResult.objects.ready()) == [task]
    assert run_all()["tasks"] == "0"


def test_a_task_at_work_is_left_alone(make_running):
    make_running(LONGEST - timedelta(seconds=5))
    assert run_all()["tasks"] == "0"


def test_a_task_that_costs_every_worker_is_given_up(make_running):
    make_running(LONGEST * 2, workers=3)
    assert run_all()["tasks"] == "0"
