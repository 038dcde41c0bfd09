from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from agents.models import Person
from agents.personal_data.operations.exporting import export


class Command(BaseCommand):
    help = "Write everything about one person into a ZIP file."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("who", help="NIP or e-mail")
        parser.add_argument("--to", type=Path, required=True, help="the ZIP file to write")

    def handle(self, *args: Any, **options: Any) -> None:
        person = Person.objects.known_as(options["who"])
        if person is None:
            raise CommandError("Nobody, or more than one, has this NIP or e-mail.")
        path: Path = options["to"]
        path.touch(mode=0o600)
        with path.open("wb") as to:
            count = export(person, person.user, to)
        self.stdout.write(f"{count} rows about {person} in {path}")
