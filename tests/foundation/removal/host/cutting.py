"""A removal that ended between two migrations."""

import os
from pathlib import Path

from django.core.management import call_command

from foundation.removal import operations
from foundation.removal.leaving import leaving


def cut_off(name: str) -> None:
    app = leaving(name)
    counts = operations.count(app)
    operations.export(app, Path(os.environ["HOST_FOLDER"]) / "removed")
    operations.delete_rows(app, counts)
    call_command("migrate", name, "0001", verbosity=0, interactive=False)
