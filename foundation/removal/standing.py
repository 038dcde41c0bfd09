"""What keeps a plugin in a site."""

from collections.abc import Callable, Iterator

from django.apps import apps
from django.conf import settings
from django.db import connection, models
from django.db.migrations.loader import MigrationLoader
from wagtail.models import Page

from foundation.plugins.config import plugins
from foundation.removal import wagtail_rows
from foundation.removal.leaving import Leaving
from foundation.removal.refusals import RemovalRefusedError

# Settings that name a model.
NAMING = ("AUTH_USER_MODEL", "WAGTAILIMAGES_IMAGE_MODEL", "WAGTAILDOCS_DOCUMENT_MODEL")
SHOWN = 5


def refuse_below_others(leaving: Leaving) -> None:
    """For either way of removing. Raises RemovalRefusedError."""
    _refuse(leaving, _apps_above)


def refuse_to_delete(leaving: Leaving) -> None:
    """Beyond that: what is not ours would go along, or would stand on nothing."""
    _refuse(leaving, _settings, _models_above, migrations_above, pages_of_others, _hosts_rows)


def _refuse(leaving: Leaving, *questions: Callable[[Leaving], Iterator[str]]) -> None:
    for question in questions:
        if found := list(question(leaving)):
            raise RemovalRefusedError(" ".join(found))


def _apps_above(leaving: Leaving) -> Iterator[str]:
    above = [each.label for each in plugins() if leaving.config.name in each.needs]
    if above:
        yield (
            f"{leaving.label} stays: {_listed(above)} {_needs(above)} it and"
            f" {'is' if len(above) == 1 else 'are'} installed. Remove {above[0]} first."
        )


def _settings(leaving: Leaving) -> Iterator[str]:
    for name in NAMING:
        model = str(getattr(settings, name, ""))
        if model.split(".")[0] == leaving.label:
            yield f"{leaving.label} stays: {name} is {model}."


def _models_above(leaving: Leaving) -> Iterator[str]:
    """Whatever happens to their rows on deletion: the column itself would point to nothing."""
    own = set(leaving.config.get_models(include_auto_created=True))
    for model in apps.get_models(include_auto_created=True):
        if model._meta.app_label == leaving.label:
            continue
        for field in model._meta.local_fields:
            if isinstance(field, models.ForeignKey) and field.related_model in own:
                target = field.related_model._meta.label
                yield (
                    f"{leaving.label} stays: {model._meta.label}.{field.name} points to {target}."
                    f" Take that field out of {model._meta.app_label}, with a migration, first."
                )


def migrations_above(leaving: Leaving) -> Iterator[str]:
    """`migrate APP zero` takes back whatever was built on the app's migrations."""
    graph = MigrationLoader(connection).graph
    above = {
        child.key
        for key, node in graph.node_map.items()
        if key[0] == leaving.label
        for child in node.children
        if child.key[0] != leaving.label
    }
    for app, name in sorted(above):
        yield f"{leaving.label} stays: migration {name} of {app} stands on one of its own."


def pages_of_others(leaving: Leaving) -> Iterator[str]:
    own = set(leaving.pages().values_list("pk", flat=True))
    for top in tops(leaving):
        below = Page.objects.filter(path__startswith=top.path).exclude(pk__in=own)
        others = below.select_related("content_type").order_by("path")[: SHOWN + 1]
        for page in list(others)[:SHOWN]:
            kind = f"{page.content_type.app_label}.{page.content_type.model}"
            yield (
                f"“{page.title}” ({kind}, page {page.pk}) lies below “{top.title}”: move it"
                " elsewhere or delete it first."
            )
        if len(others) > SHOWN:
            yield "There are more of them."
    for site in wagtail_rows.sites_of(leaving):
        yield f"“{site.root_page.title}” is the front page of {site}: give the site another first."


def _hosts_rows(leaving: Leaving) -> Iterator[str]:
    for pointing in wagtail_rows.hosts_rows(leaving):
        if not pointing.may_be_emptied:
            yield (
                f"{pointing.rows.count()} of {pointing} point to pages of {leaving.label}: let them"
                " point elsewhere first."
            )


def tops(leaving: Leaving) -> Iterator[Page]:
    """The pages of the app that lie below none of its own."""
    last = None
    for page in leaving.pages():
        if last is None or not page.path.startswith(last.path):
            last = page
            yield page


def _listed(names: list[str]) -> str:
    return ", ".join(names[:-1]) + " and " + names[-1] if len(names) > 1 else names[0]


def _needs(names: list[str]) -> str:
    return "need" if len(names) > 1 else "needs"
