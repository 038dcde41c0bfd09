"""Drafts that wait for a colleague, one's own drafts, and guides that nobody has looked at for long."""

from datetime import date
from typing import Any

from django.contrib.auth.models import Group
from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, TaskState, WorkflowState

from agents.agenda import CLINIC, is_clinic
from agents.models import Appointment
from agents.models.appointments import has_role
from foundation.agenda.figures import AgendaFigure, FigureGroup
from foundation.agenda.kinds import Item
from foundation.calendar import local_time
from foundation.users import Account
from home.models import ColleagueApprovalTask, GuidePage
from home.models.guides import oldest_review

EDITING = FigureGroup("editing", _("Editing"), 40)


def _is_editor(user: Account, day: date) -> bool:
    return has_role(user, day, Appointment.Kind.EDITOR)


def _to_approve(user: Account) -> "QuerySet[TaskState]":
    """What another has sent, at a step of one's groups."""
    groups = Group.objects.filter(user=user.pk).values("pk")
    tasks = ColleagueApprovalTask.objects.filter(groups__in=groups).values("pk")
    waiting = TaskState.objects.filter(
        status=TaskState.STATUS_IN_PROGRESS,
        workflow_state__status=WorkflowState.STATUS_IN_PROGRESS,
        task__in=tasks,
    )
    return waiting.exclude(workflow_state__requested_by_id=user.pk)


def _of_editor(user: Account, day: date) -> "QuerySet[TaskState] | None":
    return _to_approve(user) if _is_editor(user, day) else None


def _of_clinic(user: Account, day: date) -> "QuerySet[TaskState] | None":
    is_second = not _is_editor(user, day) and is_clinic(user, day)
    return _to_approve(user) if is_second else None


def _states_prepared(states: "QuerySet[Any]") -> "QuerySet[Any]":
    found = states.select_related("revision", "workflow_state__requested_by")
    return found.order_by("started_at", "pk")


def _state_item(state: TaskState) -> Item:
    said = {
        "person": state.workflow_state.requested_by or gettext("somebody"),
        "when": local_time.day_and_moment(state.started_at),
    }
    page = state.revision.object_id if state.revision else None
    url = reverse("wagtailadmin_pages:edit", args=[page]) if page else _reports_url(None)
    title = state.revision.object_str if state.revision else str(state)
    return Item(title, url, gettext("Sent by %(person)s, %(when)s") % said)


def _reports_url(user: Account | None) -> str:
    return reverse("wagtailadmin_reports:workflow_tasks")


def _drafts(user: Account, day: date) -> "QuerySet[Page] | None":
    """Pages whose latest version she wrote and nobody has published."""
    if not _is_editor(user, day):
        return None
    found: QuerySet[Page] = Page.objects.filter(
        has_unpublished_changes=True, latest_revision__user_id=user.pk
    )
    waiting = WorkflowState.objects.filter(status=WorkflowState.STATUS_IN_PROGRESS)
    # There the key of a page stands as text.
    key = Cast("pk", CharField())
    return found.alias(key=key).exclude(key__in=waiting.values("object_id"))


def _drafts_prepared(pages: "QuerySet[Any]") -> "QuerySet[Any]":
    return pages.order_by("-latest_revision_created_at", "pk")


def _draft_item(page: Page) -> Item:
    at = page.latest_revision_created_at
    note = gettext("Written %(when)s") % {"when": local_time.day_and_moment(at)} if at else ""
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return Item(page.draft_title or page.title, url, note)


def _stale(user: Account, day: date) -> "QuerySet[GuidePage] | None":
    if not _is_editor(user, day):
        return None
    old = Q(reviewed_on=None) | Q(reviewed_on__lt=oldest_review(day))
    found: QuerySet[GuidePage] = GuidePage.objects.live().filter(old)
    return found


def _guides_prepared(guides: "QuerySet[Any]") -> "QuerySet[Any]":
    return guides.defer("body").order_by("reviewed_on", "pk")


def _guide_item(guide: GuidePage) -> Item:
    seen = guide.reviewed_on
    note = (
        gettext("Last reviewed %(day)s") % {"day": date_format(seen, "j F Y")}
        if seen
        else gettext("Never reviewed")
    )
    return Item(guide.title, reverse("wagtailadmin_pages:edit", args=[guide.pk]), note)


def _explorer(user: Account) -> str:
    return reverse("wagtailadmin_explore_root")


FIGURES = (
    *(
        AgendaFigure(
            f"approvals_of_{group.name}",
            group,
            _("Drafts that wait for approval"),
            order,
            rows,
            _reports_url,
            _states_prepared,
            _state_item,
        )
        for group, order, rows in ((EDITING, 10, _of_editor), (CLINIC, 60, _of_clinic))
    ),
    AgendaFigure(
        "drafts",
        EDITING,
        _("Your drafts"),
        20,
        _drafts,
        _explorer,
        _drafts_prepared,
        _draft_item,
        False,
    ),
    AgendaFigure(
        "stale_guides",
        EDITING,
        _("Guides to review"),
        30,
        _stale,
        _explorer,
        _guides_prepared,
        _guide_item,
        False,
    ),
)
