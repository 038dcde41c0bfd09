"""The app that is to go, and what the database has of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import connection, models
from django.db.migrations.loader import MigrationLoader
from wagtail.models import Page
from wagtail.query import PageQuerySet

from foundation.plugins.config import PluginConfig, plugins
from foundation.removal.refusals import RemovalRefusedError


@dataclass
class Leaving:
    """An installed plugin. `own_models` are those that have a table of their own here, join tables
    included."""

    config: PluginConfig

    @property
    def label(self) -> str:
        return self.config.label

    @cached_property
    def own_models(self) -> list[type[models.Model]]:
        found = self.config.get_models(include_auto_created=True)
        return [each for each in found if each._meta.managed and not each._meta.proxy]

    @property
    def plain_models(self) -> list[type[models.Model]]:
        """Those that are no pages."""
        return [each for each in self.own_models if not issubclass(each, Page)]

    def standing_tables(self) -> list[str]:
        """Those of the app's tables that are there."""
        there = set(connection.introspection.table_names())
        return sorted({each._meta.db_table for each in self.own_models} & there)

    @cached_property
    def is_whole(self) -> bool:
        """Whether its tables are what its models say: a removal that was cut off leaves some of
        them, empty and without some of their columns."""
        loader = MigrationLoader(connection)
        own = {key for key in loader.disk_migrations if key[0] == self.label}
        if own <= set(loader.applied_migrations):
            return True
        if any(_has_rows(table) for table in self.standing_tables()):
            raise RemovalRefusedError(
                f"Migrations of {self.label} have not run: `manage.py migrate` first."
            )
        return False

    def rows_of(self, model: type[models.Model]) -> "models.QuerySet[Any]":
        """All rows, whatever its managers show; none where the tables are half gone."""
        rows = model._base_manager.order_by("pk")
        return rows if self.is_whole else rows.none()

    def content_types(self) -> list[int]:
        return list(ContentType.objects.filter(app_label=self.label).values_list("pk", flat=True))

    def pages(self) -> PageQuerySet:
        """Its pages and aliases of them, from the top of the tree."""
        rows: PageQuerySet = Page.objects.filter(content_type__in=self.content_types())
        return rows.order_by("path")

    def wrote(self, *fields: str) -> models.Q:
        """Condition on rows of other apps: one of `fields` says that it belongs to this app."""
        condition = models.Q(pk__in=[])
        beginnings = [f"{self.label}."]
        beginnings += [f"{kind}{mark}" for kind in self.config.kinds for mark in ":-"]
        for field in fields:
            for beginning in beginnings:
                condition |= models.Q(**{f"{field}__startswith": beginning})
            condition |= models.Q(**{f"{field}__in": self.config.kinds})
        return condition

    def registered(self, providers: "Iterable[tuple[str, Any]]") -> list[str]:
        """The names among (name, function) whose function the app has brought."""
        return [name for name, provider in providers if self.brought(provider)]

    def brought(self, provider: Any) -> bool:
        return apps.get_containing_app_config(getattr(provider, "__module__", "")) is self.config


def leaving(name: str) -> Leaving:
    """By label or by the name in INSTALLED_APPS. Raises RemovalRefusedError."""
    installed = plugins()
    for config in installed:
        if name in {config.label, config.name}:
            return Leaving(config)
    names = ", ".join(config.label for config in installed)
    raise RemovalRefusedError(f"{name} is no plugin that is installed here. Installed: {names}.")


def fields_to(target: type[models.Model]) -> "list[models.ForeignKey[Any, Any]]":
    """Foreign keys of the installed models, also those that make no way back; a link to the parent
    of a model is none."""
    return [
        field
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.local_fields
        if isinstance(field, models.ForeignKey)
        and field.related_model is target
        and not field.remote_field.parent_link
        and model._meta.managed
    ]


def _has_rows(table: str) -> bool:
    with connection.cursor() as cursor:
        name = connection.ops.quote_name(table)
        cursor.execute(f"SELECT 1 FROM {name} LIMIT 1")  # noqa: S608  (a table of a model)
        return cursor.fetchone() is not None
