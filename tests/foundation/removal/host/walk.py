"""`python -m …host.walk migrate fill remove mentoring`: steps of one process of the host.

Says nothing; the first thing that is not as expected ends it.
"""

import os
import sys
from importlib import import_module

import django

ALONE = {"migrate", "fill"}


def main(steps: list[str]) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.foundation.removal.host.settings"
    django.setup()
    # Modules that need the apps, some of them a plugin, which may be gone by now.
    of_host = import_module("tests.foundation.removal.host.steps")
    while steps:
        name = steps.pop(0)
        if name == "cut_off":
            import_module("tests.foundation.removal.host.cutting").cut_off(steps.pop(0))
        elif name == "fill":
            import_module("tests.foundation.removal.host.world").fill()
        else:
            getattr(of_host, name)(*([] if name in ALONE else [steps.pop(0)]))


if __name__ == "__main__":
    main(sys.argv[1:])
