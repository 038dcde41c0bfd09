"""Every plugin leaves somebody else's site, from the top, and the site runs without it.

On a database of its own, with Django's own users, in a process for each step, for only a new process
has an app less. That takes a minute or two: in `make install-test`, with DATABASE_URL on PostgreSQL.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from tests import databases

pytestmark = pytest.mark.install
PLUGINS = (
    "mentoring",
    "innovations",
    "courses",
    "credentials",
    "scheduling",
    "agents",
    "foundation",
)
# These are cut off between two of their migrations first.
CUT_OFF = {"innovations", "scheduling"}


@pytest.fixture
def host(django_db_setup, django_db_blocker, tmp_path):
    """Runs steps of the walk in an empty database with these plugins."""
    with django_db_blocker.unblock(), databases.without_tables():
        connection.close()
        yield lambda plugins, *steps: _run(tmp_path, plugins, *steps)


def _run(folder: Path, plugins: tuple[str, ...], *steps: str) -> None:
    names = ("ENGINE", "NAME", "USER", "PASSWORD", "HOST", "PORT")
    database = {name: connection.settings_dict.get(name) or "" for name in names}
    environment = {
        **{name: value for name, value in os.environ.items() if "DJANGO" not in name},
        "PLUGINS": " ".join(plugins),
        "HOST_FOLDER": str(folder),
        "HOST_DATABASE": json.dumps(database),
        "PYTHONPATH": str(databases.ROOT),
    }
    done = subprocess.run(
        [sys.executable, "-m", "tests.foundation.removal.host.walk", *steps],
        cwd=databases.ROOT,
        env=environment,
        text=True,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, (steps, (done.stdout + done.stderr)[-4000:])


def test_every_plugin_leaves_from_the_top_and_comes_again(host, covered):
    host(PLUGINS, "migrate", "fill", "remove", PLUGINS[0])
    for number, gone in enumerate(PLUGINS, start=1):
        rest = PLUGINS[number:]
        steps = ["stays", gone]
        if rest:
            steps += ["cut_off", rest[0]] if rest[0] in CUT_OFF else []
            steps += ["remove", rest[0]]
        host(rest, *steps)
    host(PLUGINS, "migrate")
    covered(f"left and came again: {len(PLUGINS)} plugins, on {connection.vendor}")
