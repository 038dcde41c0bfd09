"""Remove a plugin: keep its tables and take its pages off, or take all of it out of the database.

Deleting goes in steps that may be cut off anywhere and begun again: what the export says is to go
(one transaction), the private files that it names, the tables (`migrate APP zero`), then the names
of its models, their permissions and its groups (one transaction).
"""

from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection, models, transaction
from django.db.migrations.recorder import MigrationRecorder
from wagtail.models import Page, Revision, Site

from foundation.models import NoticeText, PrivateFile
from foundation.models.private_files import private_storage
from foundation.removal import (
    belongings,
    embeds,
    exporting,
    shared_rows,
    standing,
    wagtail_rows,
)
from foundation.removal.leaving import Leaving, leaving
from foundation.removal.refusals import RemovalRefusedError


@dataclass
class Report:
    """What was done, or with `is_rehearsal` what would be. `rows` are counts by model, `kept` names
    of groups that the host needs, `links` titles of pages that link to what is gone."""

    app: str
    way: str
    is_rehearsal: bool = False
    export: str = ""
    pages: int = 0
    rows: dict[str, int] = field(default_factory=dict)
    private_files: int = 0
    tables: list[str] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)

    def as_data(self) -> dict[str, Any]:
        return asdict(self)


KEEP, DELETE = "keep", "delete"


def rehearse(name: str, way: str) -> Report:
    """What `keep` or `delete` would do; changes nothing. Raises RemovalRefusedError."""
    app = _allowed(name, way)
    return _kept(app) if way == KEEP else told(app)


def keep(name: str, folder: Path) -> Report:
    """Export the records of the app into `folder` and unpublish its pages: what is scheduled is
    not published later either. Tables and app stay. Raises RemovalRefusedError."""
    app = _allowed(name, KEEP)
    report = _kept(app)
    report.is_rehearsal = False
    report.export = str(export(app, folder))
    _unpublish(app)
    return report


def delete(name: str, folder: Path) -> Report:
    """Export, then delete whatever the database has of the app. Run again after it was cut off, it
    goes on. Raises RemovalRefusedError."""
    app = _allowed(name, DELETE)
    report = told(app)
    report.is_rehearsal = False
    exported = count(app)
    report.export = str(export(app, folder))
    delete_rows(app, exported)
    delete_files(app, folder)
    drop_tables(app)
    delete_names(app)
    return report


def _allowed(name: str, way: str) -> Leaving:
    app = leaving(name)
    standing.refuse_below_others(app)
    if way == DELETE:
        standing.refuse_to_delete(app)
    return app


def _kept(app: Leaving) -> Report:
    live = app.pages().filter(live=True).count()
    return Report(app.label, KEEP, is_rehearsal=True, pages=live)


def told(app: Leaving) -> Report:
    going, needed = wagtail_rows.groups_of(app)
    own = [app.rows_of(model) for model in app.plain_models]
    names = wagtail_rows.rights_of(app)
    return Report(
        app.label,
        DELETE,
        is_rehearsal=True,
        pages=app.pages().count(),
        rows=exporting.by_model([*own, *_around(app), *names]),
        private_files=shared_rows.files_of(app).count(),
        tables=app.standing_tables(),
        groups=[group.name for group in going],
        kept=[group.name for group in needed],
        links=wagtail_rows.links_from_elsewhere(app),
    )


def _around(app: Leaving) -> "list[models.QuerySet[Any]]":
    """Rows of other apps that go with it."""
    return [*belongings.belongings_of(app), *embeds.find(app), *wagtail_rows.find(app)]


def export(app: Leaving, folder: Path) -> Path:
    return exporting.export(app, folder, around=_around(app), files=shared_rows.files_of(app))


def count(app: Leaving) -> dict[str, int]:
    """Its records by model, and its pages: asked before they are exported and before they are
    deleted."""
    counts = exporting.by_model(app.rows_of(model) for model in app.plain_models)
    return {**counts, "pages": app.pages().count()}


def _unpublish(app: Leaving) -> None:
    """Page by page, as an editor does it: whoever listens hears of each."""
    for page in app.pages().filter(live=True).specific().iterator(chunk_size=100):
        page.unpublish()
    scheduled = Revision.objects.filter(content_type__in=app.content_types())
    scheduled.exclude(approved_go_live_at=None).update(approved_go_live_at=None)


def delete_rows(app: Leaving, exported: dict[str, int]) -> None:
    """All that is about the app, its own rows too: once its tables are gone, nobody knows what they
    pointed to. `exported` is what `count` said before the export. Raises RemovalRefusedError."""
    try:
        with transaction.atomic():
            _delete_rows(app, exported)
    except (models.ProtectedError, models.RestrictedError) as error:
        raise RemovalRefusedError(str(error.args[0])) from error


def _delete_rows(app: Leaving, exported: dict[str, int]) -> None:
    """Databases look at foreign keys at the commit, so the order is free."""
    if count(app) != exported:
        raise RemovalRefusedError(
            f"Something of {app.label} was written while it was exported. Stop the site, then run"
            " this again."
        )
    _unpublish(app)
    app.config.let_go()
    belongings.release(app)
    parents = _parents(app)
    for pointing in wagtail_rows.hosts_rows(app):
        pointing.rows.update(**{pointing.field.name: None})
    # What is about the pages is found through them, what belongs to rows of the app through those.
    around = [(rows.model, list(rows.values_list("pk", flat=True))) for rows in _around(app)]
    pages = list(app.pages().values_list("pk", flat=True))
    if app.is_whole:
        for model in app.own_models:
            _delete_all(model)
    for model, keys in around:
        _delete(model, keys)
    _delete(Page, pages)
    for pk in parents:
        parent = Page.objects.get(pk=pk)
        Page.objects.filter(pk=pk).update(numchild=parent.get_children().count())
    Site.clear_site_root_paths_cache()


def _parents(app: Leaving) -> list[int]:
    """Pages that stay and have one of the app's below them."""
    tops = standing.tops(app)
    above = [page.get_parent() for page in tops]
    return [page.pk for page in above if page is not None]


def _delete_all(model: type[models.Model]) -> None:
    """Without looking for what hangs on it, and without telling anybody."""
    rows = model._base_manager.all()
    rows._raw_delete(rows.db)


def _delete(model: type[models.Model], keys: list[Any]) -> None:
    for first in range(0, len(keys), exporting.AT_ONCE):
        rows = model._base_manager.filter(pk__in=keys[first : first + exporting.AT_ONCE])
        if model is Page or model._meta.app_label in _PLAIN:
            rows._raw_delete(rows.db)
        else:
            rows.delete()


# Nothing hangs on their rows but what goes as well. The search index of SQLite keeps its second
# table itself.
_PLAIN = {"wagtailsearch", "foundation", "scheduling"}


def delete_files(app: Leaving, folder: Path) -> None:
    """The private files that an export names and no row has: of this run, and of one that was cut off here."""
    storage = private_storage()
    names = {
        name
        for manifest in exporting.manifests(folder, app.label)
        for name in manifest.private_files
    }
    if app.label == PrivateFile._meta.app_label or not names:
        kept: set[str] = set()
    else:
        kept = set(PrivateFile.objects.filter(file__in=names).values_list("file", flat=True))
    for name in sorted(names - kept):
        storage.delete(name)


def drop_tables(app: Leaving) -> None:
    """By its own migrations, which take down what they have put up."""
    if _has_migrations(app):
        call_command("migrate", app.label, "zero", verbosity=0, interactive=False)
    if left := Leaving(app.config).standing_tables():
        raise RemovalRefusedError(f"Tables of {app.label} are still there: {', '.join(left)}.")


def _has_migrations(app: Leaving) -> bool:
    return any(key[0] == app.label for key in MigrationRecorder(connection).applied_migrations())


@transaction.atomic
def delete_names(app: Leaving) -> None:
    """Its groups, the permissions on its models and their names, and the texts of its notices: after
    the last migrate, which makes them anew."""
    if app.label != NoticeText._meta.app_label:  # or they went with its tables
        shared_rows.texts_of(app).delete()
    for group in wagtail_rows.groups_of(app)[0]:
        group.delete()
    for rows in wagtail_rows.rights_of(app):
        rows.delete()
    ContentType.objects.clear_cache()
