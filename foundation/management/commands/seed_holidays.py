from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from foundation.calendar.seeding import seed


class Command(BaseCommand):
    help = "Write national holidays and joint leave; rows that somebody touched stay as they are."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("years", nargs="*", type=int, help="without: this year and the next")

    def handle(self, *args: Any, **options: Any) -> None:
        this = timezone.localdate().year
        counts = seed(options["years"] or [this, this + 1])
        self.stdout.write(", ".join(f"{what}: {count}" for what, count in counts.items()))
