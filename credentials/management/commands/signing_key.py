from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from credentials.app_settings import app_settings
from credentials.signing.keys import CERTIFICATE, KEY, make_key


class Command(BaseCommand):
    help = "Make a key with which the office signs certificates, and the certificate of that key."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dir", type=Path, required=True, help="folder of the two files")
        parser.add_argument("--holder", required=True, help="name of the office")
        parser.add_argument("--years", type=int, default=5, help="so long the key is valid")

    def handle(self, *args: Any, **options: Any) -> None:
        folder: Path = options["dir"]
        try:
            make_key(
                folder, options["holder"], options["years"], passphrase=app_settings.KEY_PASSPHRASE
            )
        except FileExistsError as error:
            raise CommandError(
                f"{folder / KEY} is there already, and what it signed is checked against it."
                " Choose another folder."
            ) from error
        self.stdout.write(f"{folder / KEY}\n{folder / CERTIFICATE}")
