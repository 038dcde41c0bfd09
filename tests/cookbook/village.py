"""The app `village` of `docs/cookbook.md`, made of what a recipe shows and installed beside ours."""

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.apps import AppConfig, apps
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.template.autoreload import reset_loaders
from django.template.utils import get_app_template_dirs
from wagtail import hooks
from wagtail.models import pages as wagtail_pages

from tests.guards.repository import ROOT

DOCUMENT = ROOT / "docs" / "cookbook.md"
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# `# village/apps.py`, `{# village/templates/… #}`, `/* village/static/… */`
_FILE = re.compile(r"(?:#|{#|/\*) (village/[\w./]+)(?: #}| \*/)?$")


def recipes(text: str) -> dict[str, str]:
    """Heading and what stands below it, of those that show code."""
    parts = re.split(r"^## (.+)$", text, flags=re.MULTILINE)[1:]
    found = dict(zip(parts[::2], parts[1::2], strict=True))
    return {heading: body for heading, body in found.items() if "```" in body}


def files(recipe: str) -> dict[str, str]:
    """What goes into which file of the village."""
    blocks = (code for _, code in _BLOCK.findall(recipe))
    named = ((_FILE.match(code.splitlines()[0]), code) for code in blocks)
    return {match[1]: code for match, code in named if match}


def site_settings(recipe: str) -> dict[str, Any]:
    """What it adds to the settings."""
    found: dict[str, Any] = {}
    for _, code in _BLOCK.findall(recipe):
        if code.startswith("# settings\n"):
            exec(code, {}, found)  # noqa: S102  (our own document)
    return found


def write(recipe: str, folder: Path) -> None:
    for name, code in {"village/__init__.py": "", **files(recipe)}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(code)


@contextmanager
def installed() -> Iterator[AppConfig]:
    """By hand: with `INSTALLED_APPS` every other app would get ready once more. Models get their
    tables, which stand in the database of this test alone."""
    kept_hooks = {name: list(each) for name, each in hooks._hooks.items()}
    kept_pages = list(wagtail_pages.PAGE_MODEL_CLASSES)
    config = AppConfig.create("village")
    config.apps, config.models = apps, apps.all_models["village"]
    apps.app_configs["village"] = config
    try:
        config.import_models()
        _forget_installed()
        if config.models:
            with connection.schema_editor() as editor:
                for model in config.get_models():
                    editor.create_model(model)
        config.ready()
        yield config
    finally:
        del apps.app_configs["village"]
        apps.all_models.pop("village", None)
        for name in [each for each in sys.modules if each.split(".")[0] == "village"]:
            del sys.modules[name]
        hooks._hooks.clear()
        hooks._hooks.update(kept_hooks)
        wagtail_pages.PAGE_MODEL_CLASSES[:] = kept_pages
        _forget_installed()


def _forget_installed() -> None:
    apps.clear_cache()
    get_app_template_dirs.cache_clear()
    reset_loaders()
    ContentType.objects.clear_cache()
