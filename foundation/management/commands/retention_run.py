from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from foundation.privacy import retention


class Command(BaseCommand):
    help = "Forget what is older than the settings allow; `minute` does it once a night."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only count")
        parser.add_argument("--now", type=datetime.fromisoformat, help="as if it were that time")

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        if options["now"]:
            now = timezone.make_aware(options["now"])
        counts = (retention.due if options["dry_run"] else retention.run)(now)
        for rule in retention.rules():
            if rule.name in counts:
                self.stdout.write(
                    f"{rule.name} ({retention.days_of(rule)} days): {counts[rule.name]}"
                )
