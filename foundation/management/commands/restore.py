from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from foundation import backups
from foundation.health import probes


class Command(BaseCommand):
    help = "Put an archive of `manage.py backup` in the place of database and files."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--force", action="store_true", help="replace what this site holds")
        parser.add_argument(
            "--upgrade",
            action="store_true",
            help="take an archive of an older version, and migrate it",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            manifest = backups.restore(
                options["file"], force=options["force"], upgrade=options["upgrade"]
            )
        except backups.RestoreRefusedError as error:
            raise CommandError(f"Nothing was changed. {error}") from error
        self.stdout.write(
            f"Restored {sum(manifest.tables.values())} rows in {len(manifest.tables)} tables and "
            f"{sum(name.startswith('files/') for name in manifest.members)} files, "
            f"as of {manifest.made_at}. Everybody signs in again."
        )
        for name, finding in probes.health().items():
            if not finding.is_well:
                self.stderr.write(f"Not well: {name}: {finding.detail}. {finding.cure}")
