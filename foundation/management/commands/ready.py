from typing import Any

from django.core.management.base import BaseCommand, CommandError

from foundation.health import probes


class Command(BaseCommand):
    help = "Refuse to start a deployment that is not ready, and say what to do about it."

    def handle(self, *args: Any, **options: Any) -> None:
        troubles = []
        for name, finding in probes.readiness().items():
            self.stdout.write(f"{'ok ' if finding.is_well else 'NOT'} {name}: {finding.detail}")
            if not finding.is_well:
                troubles.append(f"{name}: {finding.cure}")
        if troubles:
            raise CommandError("Not ready. " + " ".join(troubles))
