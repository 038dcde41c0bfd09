from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from credentials.certificates.archive import write_all


class Command(BaseCommand):
    help = "Write the PDF of every certificate of a year, and index.json, into a folder."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--year", type=int, required=True, help="the year of the number")
        parser.add_argument("--dir", type=Path, required=True, help="folder to write to")

    def handle(self, *args: Any, **options: Any) -> None:
        rows = write_all(options["year"], options["dir"])
        self.stdout.write(f"{len(rows)} certificates in {options['dir']}")
