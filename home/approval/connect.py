"""Who approves after a migrate, and who is told at each step of Wagtail's workflow."""

from typing import Any

from django.apps import apps
from django.db.models.signals import post_migrate
from wagtail.models import TaskState, WorkflowState
from wagtail.signals import (
    task_submitted,
    workflow_approved,
    workflow_cancelled,
    workflow_rejected,
    workflow_submitted,
)

from home.approval import notices, operations

# Wagtail mails by itself, in the request, half in English, and without a line in anybody's bell.
# Ours are connected first, under the names of its own, which then find their places taken:
# `home` stands above `wagtail.admin` among the installed apps.
ITS_NAMES = "workflow_state_{}_email_notification"


def _asked(instance: TaskState, user: Any, **kwargs: Any) -> None:
    operations.ask_approvers(instance, user)


def _approved(instance: WorkflowState, user: Any, **kwargs: Any) -> None:
    operations.tell_author(instance, user, notices.GIVEN)


def _rejected(instance: WorkflowState, user: Any, **kwargs: Any) -> None:
    operations.tell_author(instance, user, notices.REFUSED)


def _cancelled(instance: WorkflowState, **kwargs: Any) -> None:
    operations.forget(instance)


def _nothing(**kwargs: Any) -> None:
    """Wagtail tells administrators of every draft: those who decide are told already."""


def _prepare(**kwargs: Any) -> None:
    operations.prepare_workflow()


def connect() -> None:
    task_submitted.connect(
        _asked, sender=TaskState, dispatch_uid="group_approval_task_submitted_email_notification"
    )
    for signal, name, receiver in (
        (workflow_submitted, "submitted", _nothing),
        (workflow_approved, "approved", _approved),
        (workflow_rejected, "rejected", _rejected),
        (workflow_cancelled, "cancelled", _cancelled),
    ):
        signal.connect(receiver, sender=WorkflowState, dispatch_uid=ITS_NAMES.format(name))
    post_migrate.connect(_prepare, sender=apps.get_app_config("home"))
    notices.connect()
