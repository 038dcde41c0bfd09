"""What a database still says of an app that was removed: in any table, found without its models."""

import re
from typing import Any

from django.db import connection
from wagtail.models import Page

# What an app writes besides its own name, as somebody who looks at the tables sees it. Written down
# here once more and not asked of the code that deletes.
KEYS = {
    "mentoring": ("session", "session-reply", "consultation"),
    "innovations": ("innovation", "innovation-asked", "invitation", "team"),
    "scheduling": ("leave",),
    "courses": (),
    "credentials": ("recognition",),
    "agents": ("claim", "person", "appointment", "erasure", "office-claim"),
    "foundation": (),
}
# What was erased of somebody is told by model, also of apps that are gone; the others are Django's
# own, or the tests'.
SPARED = {
    ("agents_erasure", "done"),
    ("django_content_type", "model"),
    ("django_session", "session_data"),
    ("guards_world", "whole"),
}
# By table: the column with the number of a page.
PAGES_IN = {
    "wagtailcore_pagelogentry": "page_id",
    "wagtailcore_comment": "page_id",
    "wagtailcore_grouppagepermission": "page_id",
    "wagtailcore_pageviewrestriction": "page_id",
    "wagtailcore_workflowpage": "page_id",
    "wagtailredirects_redirect": "redirect_page_id",
}
GENERIC = {
    "wagtailcore_revision": ("base_content_type_id", "object_id"),
    "wagtailcore_workflowstate": ("base_content_type_id", "object_id"),
    "wagtailcore_referenceindex": ("base_content_type_id", "object_id"),
    "wagtailsearch_indexentry": ("content_type_id", "object_id"),
}


def leftovers(label: str) -> list[str]:
    """A line for each; nothing where nothing is left."""
    return [*_tables(label), *_words(label), *_of_lost_pages(), *_broken_keys()]


def _tables(label: str) -> list[str]:
    return [name for name in _names() if name.startswith(f"{label}_")]


def _words(label: str) -> list[str]:
    keys = "|".join([*map(re.escape, KEYS[label]), r"(?!)"])
    said = re.compile(rf"(?<![\w.@-]){label}\.[a-z]|^{label}$|^(?:{keys}):|^(?:{keys})$")
    found = []
    for table in _names():
        if table.startswith(("sqlite_", "wagtailsearch_indexentry_fts", f"{label}_")):
            continue
        for column, value in _cells(table):
            if (table, column) not in SPARED and said.search(value):
                found.append(f"{table}.{column}: {value[:80]}")
    return found


def _of_lost_pages() -> list[str]:
    pages = {str(pk) for pk in Page.objects.values_list("pk", flat=True)}
    there = set(_names())
    found = []
    for table, column in PAGES_IN.items():
        if table in there:
            numbers = {str(pk) for (pk,) in _ask(f"SELECT {column} FROM {table}") if pk}
            found += [f"{table}: page {pk}" for pk in sorted(numbers - pages)]
    page_type = "SELECT id FROM django_content_type WHERE app_label='wagtailcore' AND model='page'"
    for table, (kind, number) in GENERIC.items():
        asked = f"SELECT {number} FROM {table} WHERE {kind} IN ({page_type})"
        found += [f"{table}: page {pk}" for (pk,) in _ask(asked) if str(pk) not in pages]
    if any(Page.find_problems()):
        found.append("the tree of pages is broken")
    return found


def _broken_keys() -> list[str]:
    """PostgreSQL looks at each commit."""
    if connection.vendor != "sqlite":
        return []
    return [f"{row[0]}: a row of {row[2]}" for row in _ask("PRAGMA foreign_key_check")]


def _names() -> list[str]:
    return sorted(connection.introspection.table_names())


def _cells(table: str) -> list[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT * FROM "{table}"')
        columns = [column[0] for column in cursor.description]
        return [
            (column, value if isinstance(value, str) else str(value))
            for row in cursor.fetchall()
            for column, value in zip(columns, row, strict=True)
            if isinstance(value, str | dict | list)
        ]


def _ask(statement: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall()
