"""A site from which plugins have gone: it runs, and what is left of it is its own."""

import os
from io import StringIO

from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection

from walks.hosts import HOST
from walks.visitor import Visitor

PLUGINS = {
    "foundation",
    "agents",
    "scheduling",
    "credentials",
    "courses",
    "assessments",
    "innovations",
    "mentoring",
}


def run(world):
    call_command("check", fail_level="WARNING", stderr=StringIO())
    call_command("migrate", verbosity=0)
    call_command("makemigrations", check_changes=True, dry_run=True, stdout=StringIO())
    gone = PLUGINS - set(os.environ["PLUGINS"].split())
    tables = connection.introspection.table_names()
    assert not [each for each in tables if each.split("_")[0] in gone], tables
    visitor = Visitor()
    visitor.get("/", HOST.front_says)
    for way in HOST.ways:
        answer = visitor.get(way.format("Market"))
        assert "None" not in answer.content.decode()
    root = Visitor(get_user_model().objects.get(email__startswith="root@"))
    for path in ("/admin/", "/admin/pages/", "/admin/reports/site-history/", "/admin/groups/"):
        root.get(path)
