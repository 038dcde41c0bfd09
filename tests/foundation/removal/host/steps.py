"""What the host's administrator does, and looks at; nothing of a plugin is imported."""

import json
import os
from io import StringIO
from pathlib import Path

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import Client
from wagtail.embeds.models import Embed

from tests.foundation.removal.leftovers import leftovers

FOLDER = Path(os.environ["HOST_FOLDER"])
PATHS = (
    "/",
    "/admin/",
    "/admin/pages/",
    "/admin/pages/search/?q=birds",
    "/admin/reports/site-history/",
    "/admin/reports/aging-pages/",
    "/admin/reports/page-types-usage/",
    "/admin/reports/workflow/",
    "/admin/groups/",
    "/admin/redirects/",
)


def migrate() -> None:
    call_command("migrate", verbosity=0, interactive=False)


def remove(name: str) -> None:
    said = StringIO()
    call_command(
        "remove_plugin",
        name,
        "--delete",
        "--yes",
        "--report=json",
        f"--to={FOLDER / 'removed'}",
        stdout=said,
    )
    report = json.loads(said.getvalue())
    assert report["app"] == name
    assert (Path(report["export"]) / "manifest.json").exists()
    if name == "foundation":
        left = [path for path in (FOLDER / "private").rglob("*") if path.is_file()]
        assert left == [], left


def stays(name: str) -> None:
    """Without the app the site runs, also after a migrate, and nothing is left of it."""
    for _ in range(2):
        assert leftovers(name) == [], leftovers(name)
        call_command("check", stderr=StringIO())
        migrate()
    _looks_around()
    if name == "courses":
        assert list(Embed.objects.values_list("url", flat=True)) == ["https://else.where/"]
    if name == "agents":
        # The other group is needed by a step of the host's approval.
        groups = set(Group.objects.values_list("name", flat=True))
        assert "Klinik Inoba" not in groups
        assert {"Editor Klinik Inoba", "Host's editors"} <= groups


def _looks_around() -> None:
    client = Client()
    client.force_login(get_user_model().objects.get(username="root"))
    for path in PATHS:
        answer = client.get(path)
        assert answer.status_code == 200, (path, answer.status_code)
