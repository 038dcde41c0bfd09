"""`python walk.py prepare learning clinic`: add the plugins of PLUGINS to the village and walk.

Says nothing but the number of visits; the first thing that is not as expected ends it.
"""

import os
import sys
from importlib import import_module
from io import StringIO

import django
from django.core.management import call_command

PLUGINS = {
    "foundation",
    "agents",
    "scheduling",
    "credentials",
    "courses",
    "innovations",
    "mentoring",
}


def main(steps):
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "village.settings")
    django.setup()
    world = None
    if "prepare" in steps:
        steps.remove("prepare")
        prepare()
        world = import_module("walks.world").World()
    if "prepare_host" in steps:  # without anybody of a plugin in it
        steps.remove("prepare_host")
        prepare()
    for name in steps:
        import_module(f"walks.{name}").run(world)
    refuse_strangers(os.environ["NOT_FROM"])
    refuse_others(os.environ["PLUGINS"].split())
    print(import_module("walks.visitor").Visitor.visits)  # noqa: T201  (its answer)


def prepare():
    call_command("check", fail_level="WARNING", stderr=StringIO())
    call_command("migrate", verbosity=0)
    call_command("makemigrations", check_changes=True, dry_run=True, stdout=StringIO())
    call_command("collectstatic", interactive=False, verbosity=0)


def refuse_strangers(folder):
    """Nothing of the repository may be in use: the plugins came from the wheel."""
    files = {name: getattr(module, "__file__", "") or "" for name, module in sys.modules.items()}
    found = [
        name for name, file in files.items() if file.startswith(folder) and "/.venv/" not in file
    ]
    assert not found, f"not from the wheel: {found}"


def refuse_others(plugins):
    """No plugin may be in use that the village has not added, though the wheel brings it."""
    others = PLUGINS - set(plugins)
    found = [name for name in sys.modules if name.split(".")[0] in others]
    assert not found, f"not added: {found}"


if __name__ == "__main__":
    main(sys.argv[1:])
