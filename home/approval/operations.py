"""Who approves, and who is told what."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.models import (
    GroupApprovalTask,
    Page,
    TaskState,
    Workflow,
    WorkflowPage,
    WorkflowState,
    WorkflowTask,
)
from wagtail.users.models import UserProfile

from agents.models import Person
from agents.notices.bells import bell_name
from agents.registry.operations.roles import kinds_of_groups
from foundation.app_settings import app_settings
from foundation.models import Notice
from foundation.notices.operations import mark_read, notify
from foundation.outbox import operations as outbox
from foundation.users import Account
from home.approval.notices import ASKED, GIVEN, REFUSED
from home.models import ColleagueApprovalTask

# Read by editors in the admin, so in the language of the records.
NAME = "Persetujuan rekan"
# What a user of Wagtail has said about its mails, by the kind of ours.
WANTS = {ASKED: "submitted", GIVEN: "approved", REFUSED: "rejected"}


@transaction.atomic
def prepare_workflow() -> None:
    """Let the clinic's editors approve where nobody does: Wagtail's first workflow waits for a
    group that has no members here, since groups follow from appointments. Its step becomes one of
    ours, so that what waits in it goes along. A workflow that somebody has set up for people who
    exist is left alone, and so are pages whose workflow was taken away. Safe to run again after
    every migrate."""
    groups = [Group.objects.get_or_create(name=name)[0] for name in kinds_of_groups()]
    kind = ContentType.objects.get_for_model(ColleagueApprovalTask)
    for old in _nobodys(groups):
        # The row of the old kind stays below the same task, and nothing asks for it any more.
        task = ColleagueApprovalTask(task_ptr_id=old.pk, name=NAME, content_type=kind)
        task.save()
        task.groups.set(groups)
        Workflow.objects.filter(workflow_tasks__task=task).update(name=NAME)
    root = Page.get_first_root_node()
    if not Workflow.objects.exists() and root is not None:
        task = ColleagueApprovalTask.objects.create(name=NAME)
        task.groups.set(groups)
        workflow = Workflow.objects.create(name=NAME)
        WorkflowTask.objects.create(workflow=workflow, task=task)
        WorkflowPage.objects.create(workflow=workflow, page=root)


def _nobodys(groups: list[Group]) -> Iterable[GroupApprovalTask]:
    """Steps in use that ask none of `groups`, and nobody else either."""
    peopled = get_user_model()._default_manager.filter(is_active=True, groups__isnull=False)
    kind = ContentType.objects.get_for_model(GroupApprovalTask)
    in_use = GroupApprovalTask.objects.filter(
        active=True, content_type=kind, workflow_tasks__workflow__active=True
    )
    asked = in_use.filter(
        models.Q(groups__in=groups) | models.Q(groups__in=peopled.values("groups"))
    )
    return list(in_use.exclude(pk__in=asked.values("pk")).distinct())


@transaction.atomic
def ask_approvers(state: TaskState, by: Account | None) -> None:
    """Tell everybody who may decide now that a draft waits."""
    task = state.task.specific
    if not hasattr(task, "groups"):
        return
    author = state.workflow_state.requested_by
    users = get_user_model()._default_manager.filter(is_active=True, groups__in=task.groups.all())
    others = users.exclude(pk__in=[each.pk for each in (author, by) if each is not None])
    _tell(state.workflow_state, ASKED, others.distinct().order_by("pk"), author or by, state.pk)


@transaction.atomic
def tell_author(state: WorkflowState, by: Account | None, kind: str) -> None:
    """What was decided (GIVEN or REFUSED), by whom and with which remark; nobody else need decide
    any more."""
    forget(state)
    author = state.requested_by
    if author is None or (by is not None and author.pk == by.pk):
        return
    task_state = state.current_task_state.specific if state.current_task_state else None
    remark = str(task_state.get_comment() or "") if task_state else ""
    _tell(state, kind, [author], by, task_state.pk if task_state else 0, remark)


@transaction.atomic
def forget(state: WorkflowState) -> None:
    """The draft was decided or taken back: the lines that ask for a decision count no longer."""
    asked = Notice.objects.filter(kind=ASKED, subject=_subject(state))
    mark_read(asked, until=timezone.now())


def _subject(state: WorkflowState) -> str:
    return f"approval:{state.pk}"


def _tell(
    state: WorkflowState,
    kind: str,
    users: Iterable[Account],
    by: Account | None,
    step: int,
    remark: str = "",
) -> None:
    page = state.content_object
    url = _url(page)
    who = _name(by)
    users = list(users)
    data = {"page": str(page), "who": who, "remark": remark}
    people = Person.objects.filter(user__in=[user.pk for user in users])
    bells = [bell_name(person.pk) for person in people]
    if bells:
        notify(bells, kind=kind, subject=_subject(state), data=data, url=url)
    for user in users:
        if user.email and getattr(UserProfile.get_for_user(user), f"{WANTS[kind]}_notifications"):
            _mail(user, kind, step, {**data, "url": f"{app_settings.BASE_URL}{url}"})


def _url(page: Any) -> str:
    if isinstance(page, Page):
        return reverse("wagtailadmin_pages:edit", args=[page.pk])
    return reverse("wagtailadmin_home")


def _name(user: Account | None) -> str:
    """As colleagues know her."""
    person = Person.objects.filter(user=user).first() if user is not None else None
    return person.full_name if person else str(user.get_full_name() or user.email) if user else "–"


def _mail(user: Account, kind: str, step: int, facts: dict[str, str]) -> None:
    """One mail for each step and person, in her language."""
    name = kind.partition(".")[2]
    with translation.override(getattr(user, "language", "") or settings.LANGUAGE_CODE):
        context = {**facts, "site_name": app_settings.SITE_NAME}
        text = render_to_string(f"home/approval/mail/{name}.txt", context).strip()
    subject, _, body = text.partition("\n")
    payload = {"subject": subject, "body": body.strip() + "\n", "to": [user.email]}
    outbox.put(f"approval:{step}:{kind}:{user.pk}", "mail", payload)
