"""What Wagtail and Django keep about an app: log entries, revisions, references, search rows, rights.

Found by the relations of the installed models and not by a list, so that a package which a host
has beside Wagtail (redirects, promoted search results, Django's own admin) is treated alike.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from wagtail.log_actions import registry as logs
from wagtail.models import Page, ReferenceIndex, Site, Task, Workflow, WorkflowState

from foundation.removal.leaving import Leaving, fields_to

Condition = tuple[type[models.Model], models.Q]


@dataclass(frozen=True)
class Pointing:
    """A foreign key of another app to pages, and its rows that point to one that goes."""

    field: "models.ForeignKey[Any, Any]"
    rows: "models.QuerySet[Any]"

    @property
    def may_be_emptied(self) -> bool:
        return self.field.remote_field.on_delete is models.SET_NULL

    def __str__(self) -> str:
        return f"{self.field.model._meta.label}.{self.field.name}"


def find(leaving: Leaving) -> "list[models.QuerySet[Any]]":
    """In the order in which they may go, a set for each model; pages, permissions and the names of
    the models are not among them."""
    pages = list(leaving.pages().values_list("pk", flat=True))
    found: dict[type[models.Model], models.Q] = {}
    for model, condition in (
        *_logs(leaving, pages),
        *_workflows(leaving),
        *_links_to(pages),
        *_about_pages(pages),
        *_of_types(leaving),
        *_tasks(leaving),
    ):
        found[model] = found.get(model, models.Q()) | condition
    return [
        model._base_manager.filter(condition).order_by("pk")
        for model, condition in found.items()
        if model._meta.app_label != leaving.label
    ]


def hosts_rows(leaving: Leaving) -> list[Pointing]:
    """What points to its pages from apps whose rows are not ours to delete."""
    pages = list(leaving.pages().values_list("pk", flat=True))
    found = [
        Pointing(field, field.model._base_manager.filter(**{f"{field.name}__in": pages}))
        for field in fields_to(Page)
        if not _is_wagtails(field.model) and field.model._meta.app_label != leaving.label
    ]
    return [each for each in found if each.rows.exists()]


def sites_of(leaving: Leaving) -> "models.QuerySet[Site]":
    return Site.objects.filter(root_page__in=leaving.pages())


def rights_of(leaving: Leaving) -> "list[models.QuerySet[Any]]":
    """Permissions on its models, and what names the models. A migrate makes them anew as long as
    the app is installed."""
    types = ContentType.objects.filter(app_label=leaving.label)
    return [Permission.objects.filter(content_type__in=types), types]


def groups_of(leaving: Leaving) -> tuple[list[Group], list[Group]]:
    """Of the groups that the app has made: those that may go, and those that something of the
    host's needs, such as a step of an approval or a restricted page."""
    made = list(Group.objects.filter(name__in=leaving.config.made_groups()).order_by("name"))
    needed = [group for group in made if _is_needed(group)]
    return [group for group in made if group not in needed], needed


def links_from_elsewhere(leaving: Leaving) -> list[str]:
    """Titles of pages that stay and link to one that goes, as far as Wagtail has noted it."""
    pages = [str(pk) for pk in leaving.pages().values_list("pk", flat=True)]
    base = ContentType.objects.get_for_model(Page)
    links = ReferenceIndex.objects.filter(
        base_content_type=base, to_content_type=base, to_object_id__in=pages
    )
    sources = links.exclude(object_id__in=pages).values_list("object_id", flat=True)
    ids = [int(pk) for pk in sources.distinct()]
    return list(Page.objects.filter(pk__in=ids).order_by("path").values_list("title", flat=True))


def _logs(leaving: Leaving, pages: list[int]) -> Iterator[Condition]:
    for model in sorted(logs.get_log_entry_models(), key=lambda each: str(each._meta.label)):
        yield model, models.Q(action__startswith=f"{leaving.label}.")
        if any(field.name == "page" for field in model._meta.fields):
            yield model, models.Q(page__in=pages)


def _workflows(leaving: Leaving) -> Iterator[Condition]:
    """Workflows whose every step is of a kind that the app has brought."""
    own = Task.objects.filter(content_type__in=leaving.content_types()).values("pk")
    other = Task.objects.exclude(pk__in=own).values("pk")
    only = Workflow.objects.filter(workflow_tasks__task__in=own)
    only = only.exclude(workflow_tasks__task__in=other)
    ids = list(only.values_list("pk", flat=True).distinct())
    yield WorkflowState, models.Q(workflow__in=ids)
    yield Workflow, models.Q(pk__in=ids)


def _links_to(pages: list[int]) -> Iterator[Condition]:
    """Comments, redirects, restrictions, rights on pages …"""
    for field in fields_to(Page):
        if _is_wagtails(field.model) and field.model not in {Page, Site}:
            yield field.model, models.Q(**{f"{field.name}__in": pages})


def _about_pages(pages: list[int]) -> Iterator[Condition]:
    """Whatever points to a page by its type and number."""
    base = ContentType.objects.get_for_model(Page).pk
    for model, type_field, id_field in _generic_pointers():
        number: Any = model._meta.get_field(id_field)
        ids = [number.to_python(pk) for pk in pages]
        yield model, models.Q(**{type_field: base, f"{id_field}__in": ids})


def _generic_pointers() -> Iterator[tuple[type[models.Model], str, str]]:
    for model in apps.get_models():
        for field in model._meta.private_fields:
            if isinstance(field, GenericForeignKey):
                yield model, field.ct_field, field.fk_field
    yield ReferenceIndex, "base_content_type", "object_id"
    yield ReferenceIndex, "to_content_type", "to_object_id"


def _of_types(leaving: Leaving) -> Iterator[Condition]:
    """Whatever says that it is about one of the app's models."""
    types = leaving.content_types()
    for field in fields_to(ContentType):
        if field.model not in {Page, Permission}:
            yield field.model, models.Q(**{f"{field.name}__in": types})


def _tasks(leaving: Leaving) -> Iterator[Condition]:
    """Slow work of the app that waits in the database, or is told of there."""
    for model in apps.get_models():
        if any(field.name == "task_path" for field in model._meta.fields):
            yield model, models.Q(task_path__startswith=f"{leaving.config.name}.")


def _is_needed(group: Group) -> bool:
    return any(
        field.model._base_manager.filter(**{field.name: group}).exists()
        for field in fields_to(Group)
        if not _is_a_right(field.model)
    )


def _is_a_right(model: type[models.Model]) -> bool:
    """A row that says what members of a group may do, or who they are."""
    others = {field.related_model for field in model._meta.fields}
    return Permission in others or get_user_model() in others


def _is_wagtails(model: type[models.Model]) -> bool:
    return model._meta.app_label.startswith("wagtail")
