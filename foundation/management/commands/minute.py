from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import close_old_connections

from foundation.minute import duties
from foundation.minute.loop import every_minute


class Command(BaseCommand):
    help = "Do what is due: unsent messages, groups of ended appointments, reminders."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--loop", action="store_true", help="again every minute, until stopped")

    def handle(self, *args: Any, **options: Any) -> None:
        rounds = every_minute() if options["loop"] else [None]
        for _ in rounds:
            for name, result in duties.run_all().items():
                if options["verbosity"]:
                    self.stdout.write(f"{name}: {result}")
            close_old_connections()
