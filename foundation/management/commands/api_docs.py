from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from foundation.marked import between_marks
from foundation.public.document import NAME, text

DOCUMENT = Path("docs/api.md")


class Command(BaseCommand):
    help = "Print what the plugins promise to other sites, or bring it up to date in a document."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--in", dest="document", type=Path, help="document with the two marks")
        parser.add_argument(
            "--check", action="store_true", help=f"only tell whether it ({DOCUMENT}) is current"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path | None = options["document"]
        if path is None and not options["check"]:
            self.stdout.write(text())
            return
        path = path or DOCUMENT
        before = path.read_text()
        after = between_marks(before, NAME, text())
        if not options["check"]:
            path.write_text(after)
        elif after != before:
            raise CommandError(f"{path} is not current: run `manage.py api_docs --in {path}`.")
