from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation

from foundation.marked import between_marks
from foundation.privacy.document import tables


class Command(BaseCommand):
    help = "Print the map of personal data, or bring it up to date in a document."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--in", dest="document", type=Path, help="document with the two marks")
        parser.add_argument("--check", action="store_true", help="only tell whether it is current")

    def handle(self, *args: Any, **options: Any) -> None:
        with translation.override("en"):
            text = tables()
        path: Path | None = options["document"]
        if path is None:
            self.stdout.write(text)
            return
        before = path.read_text()
        after = between_marks(before, "privacy_map", text)
        if options["check"] and after != before:
            raise CommandError(f"{path} is not current: run `manage.py privacy_map --in {path}`.")
        path.write_text(after)
