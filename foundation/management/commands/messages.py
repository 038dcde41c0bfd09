from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from foundation import catalogues

PO = "locale/id/LC_MESSAGES/django.po"


class Command(BaseCommand):
    help = "Bring our Indonesian catalogues up to date; with --check, say what is missing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        folders = self._folders()
        troubles = [trouble for folder in folders for trouble in self._folder(folder, options)]
        troubles += catalogues.collisions(
            {folder.name: catalogues.stored(folder / PO) for folder in folders}
        )
        for trouble in troubles:
            self.stderr.write(trouble)
        if troubles:
            raise CommandError(f"{len(troubles)} troubles in the catalogues; run `make messages`.")

    def _folders(self) -> list[Path]:
        ours = [
            Path(config.path)
            for config in apps.get_app_configs()
            if Path(config.path).parent == settings.ROOT_DIR
        ]
        return [*ours, settings.SITE_DIR]

    def _folder(self, folder: Path, options: dict[str, Any]) -> list[str]:
        po = folder / PO
        catalog = catalogues.brought_up_to_date(po, folder)
        if not len(catalog) and not po.exists():
            return []  # an app without a word to translate, such as the demonstration
        wanted = {po: catalogues.as_po(catalog), po.with_suffix(".mo"): catalogues.as_mo(catalog)}
        if not options["check"]:
            po.parent.mkdir(parents=True, exist_ok=True)
            for path, content in wanted.items():
                path.write_bytes(content)
        return [
            f"{folder.name}: untranslated: {message}"
            for message in catalogues.untranslated(catalog)
        ] + [
            f"{path.relative_to(settings.ROOT_DIR)} is not up to date"
            for path, content in wanted.items()
            if not path.exists() or path.read_bytes() != content
        ]
