import logging
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import close_old_connections
from django.utils.dateparse import parse_time

from foundation import backups
from foundation.minute.loop import every_day

logger = logging.getLogger(__name__)

TOO_OLD = timedelta(hours=26)


class Command(BaseCommand):
    help = "Write database, private files and media into one archive, mode 0600."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--to", type=Path, default=Path("backups"), help="folder of archives")
        parser.add_argument("--keep", type=int, help="delete all but the newest of this number")
        parser.add_argument("--at", help="again every day at this time, such as 01:30")
        parser.add_argument(
            "--check", action="store_true", help="write nothing; fail unless one is of today"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["keep"] is not None and options["keep"] < 1:
            raise CommandError("--keep must be 1 or more: a site needs one backup at least.")
        if options["check"]:
            self._check(options["to"])
        elif options["at"]:
            self._every_day(options)
        else:
            self._once(options)

    def _check(self, folder: Path) -> None:
        age = backups.newest_age(folder)
        if age is None or age > TOO_OLD:
            found = "there is none" if age is None else f"it is {age.total_seconds() / 3600:.0f} h"
            raise CommandError(f"The newest backup is too old ({found}): run `manage.py backup`.")
        self.stdout.write(f"The newest backup is {age.total_seconds() / 3600:.0f} h old.")

    def _every_day(self, options: dict[str, Any]) -> None:
        at = parse_time(options["at"])
        if at is None:
            raise CommandError("--at must be a time such as 01:30.")
        for _ in every_day(at):
            try:
                self._once(options)
            except Exception:  # the next night must come
                logger.exception("The backup failed")
            close_old_connections()

    def _once(self, options: dict[str, Any]) -> None:
        try:
            report = backups.make(options["to"])
        except backups.BackupRefusedError as error:
            raise CommandError(str(error)) from error
        for name in report.missing:
            self.stderr.write(f"Has a record but lies nowhere: {name}")
        if options["keep"]:
            backups.forget_old(options["to"], options["keep"])
        self.stdout.write(
            f"{report.path}: {report.rows} rows, {report.files} files, {report.size} bytes"
        )
