"""Signals of Wagtail and Django behind which what a host may show has changed."""

from typing import Any

from django.apps import AppConfig
from django.db import connections
from wagtail.models import Page

from courses.models import CoursePage, SearchText
from courses.search import operations
from courses.visibility import kinds


def page_saved(instance: Page, raw: bool = False, **kwargs: Any) -> None:
    """Of `post_save`. What it holds is asked of the database: a draft is saved with its own fields
    in hand, of which none is public yet."""
    if not raw and instance.specific_class is CoursePage:
        operations.restrict()


def page_indexed(instance: Page, raw: bool = False, **kwargs: Any) -> None:
    """Of `post_save`, where Wagtail fills its own index."""
    if raw or not _is_ours(instance):
        return
    SearchText(page_id=instance.pk).save()
    operations.reindex([instance.path])


def page_moved(instance: Page, **kwargs: Any) -> None:
    """Of `post_page_move`: pages below it are not saved."""
    operations.reindex([instance.path])


def migrated(sender: AppConfig, **kwargs: Any) -> None:
    """Of `post_migrate`, which also follows a migration back."""
    tables = connections[kwargs.get("using", "default")].introspection.table_names()
    if SearchText._meta.db_table in tables:
        operations.catch_up()


def _is_ours(page: Page) -> bool:
    return page.specific_class in kinds()
