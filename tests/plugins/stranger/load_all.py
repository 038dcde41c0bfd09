"""Load every module of the plugins where nothing is installed that only our site needs."""

import os
import sys
from importlib import import_module
from importlib.abc import MetaPathFinder
from importlib.machinery import PathFinder
from pathlib import Path

import django
from django.core.management import call_command

OURS_ALONE = {
    *("allauth", "babel", "channels_redis", "config", "daphne", "dj_database_url"),
    *("demo", "django_tasks_db", "home", "psycopg", "redis", "whitenoise"),
}
# Modules that a site names in its settings when it wants them, and not otherwise.
WANTED_BY_NAME = {
    "agents.accounts.adapters",
    "agents.accounts.backends",
    "agents.accounts.forms",
    *(f"agents.accounts.{name}" for name in ("limits", "lock_outs", "receivers", "second_factor")),
    *(f"agents.accounts.{name}" for name in ("unproven", "used_codes")),
    "foundation.cache",
}
WANTED_BY_NAME |= {"foundation.live.redis", "foundation.backups.postgres"}
PLUGINS = (
    "foundation",
    "agents",
    "scheduling",
    "credentials",
    "courses",
    "assessments",
    "innovations",
    "mentoring",
)


class Forbid(MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in OURS_ALONE:
            raise ImportError(f"{name}: only our site has it")


class Hide(PathFinder):
    """As if these packages were not installed."""

    hidden: set[str] = set()

    @classmethod
    def find_spec(cls, name, path=None, target=None):
        return None if name.split(".")[0] in cls.hidden else super().find_spec(name, path, target)


def names():
    for plugin in PLUGINS:
        folder = Path(import_module(plugin).__file__).parent
        for path in folder.rglob("*.py"):
            parts = path.relative_to(folder.parent).with_suffix("").parts
            yield ".".join(part for part in parts if part != "__init__")


def main():
    sys.meta_path.insert(0, Forbid())
    os.environ["DJANGO_SETTINGS_MODULE"] = "village.settings"
    if "--check" in sys.argv:
        Hide.hidden = set(sys.argv[2:])
        sys.meta_path[:] = [Hide if finder is PathFinder else finder for finder in sys.meta_path]
        django.setup()
        call_command("check", fail_level="WARNING")
        return
    django.setup()
    chosen = sys.argv[1:] or sorted(set(names()) - WANTED_BY_NAME)
    for name in chosen:
        import_module(name)
    print(len(chosen))  # noqa: T201  (its answer)


if __name__ == "__main__":
    main()
