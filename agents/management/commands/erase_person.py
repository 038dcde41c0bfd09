from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from agents.models import Person
from agents.personal_data import obstacles as rules
from agents.personal_data.operations import erasing


class Command(BaseCommand):
    help = "Erase the personal data of one person; without --yes only say what would happen."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("who", help="NIP or e-mail")
        parser.add_argument("--yes", action="store_true", help="do it")

    def handle(self, *args: Any, **options: Any) -> None:
        person = Person.objects.known_as(options["who"])
        if person is None:
            raise CommandError("Nobody, or more than one, has this NIP or e-mail.")
        if options["yes"]:
            self._erase(person)
            return
        for model, count in erasing.preview(person, person.user).items():
            self.stdout.write(f"{model}: {count}")
        for sentence in rules.obstacles(person):
            self.stdout.write(f"Keeps it from being done: {sentence}")
        self.stdout.write("Nothing was changed. Add --yes to erase.")

    def _erase(self, person: Person) -> None:
        try:
            erasure = erasing.erase(person, person.user)
        except erasing.NeededError as error:
            raise CommandError(f"Not erased. {error}") from error
        for name, count in erasure.done.items():
            self.stdout.write(f"{name}: {count}")
