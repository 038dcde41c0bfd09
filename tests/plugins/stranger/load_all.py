"""Load every module of the plugins where nothing is installed that only our site needs."""

import os
import sys
from importlib import import_module
from importlib.abc import MetaPathFinder
from pathlib import Path

import django

OURS_ALONE = {
    *("allauth", "babel", "channels_redis", "config", "daphne", "dj_database_url"),
    *("demo", "django_tasks_db", "home", "psycopg", "redis", "whitenoise"),
}
# Modules that a site names in its settings when it wants them, and not otherwise.
WANTED_BY_NAME = {
    "agents.accounts.adapters",
    "agents.accounts.backends",
    "agents.accounts.forms",
    "agents.accounts.second_factor",
    "foundation.cache",
}
WANTED_BY_NAME |= {"foundation.live.redis", "foundation.backups.postgres"}
PLUGINS = ("foundation", "agents", "scheduling", "courses", "innovations", "mentoring")


class Forbid(MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in OURS_ALONE:
            raise ImportError(f"{name}: only our site has it")


def names():
    for plugin in PLUGINS:
        folder = Path(import_module(plugin).__file__).parent
        for path in folder.rglob("*.py"):
            parts = path.relative_to(folder.parent).with_suffix("").parts
            yield ".".join(part for part in parts if part != "__init__")


def main():
    sys.meta_path.insert(0, Forbid())
    os.environ["DJANGO_SETTINGS_MODULE"] = "village.settings"
    django.setup()
    chosen = sys.argv[1:] or sorted(set(names()) - WANTED_BY_NAME)
    for name in chosen:
        import_module(name)
    print(len(chosen))  # noqa: T201  (its answer)


if __name__ == "__main__":
    main()
