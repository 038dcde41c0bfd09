import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from foundation.removal import operations
from foundation.removal.operations import DELETE, KEEP, Report
from foundation.removal.refusals import RemovalRefusedError


class Command(BaseCommand):
    help = "Export what a plugin knows, then take its pages off (--keep) or delete it (--delete)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("app", help="such as courses")
        way = parser.add_mutually_exclusive_group()
        way.add_argument(
            "--keep",
            action="store_const",
            dest="way",
            const=KEEP,
            default=KEEP,
            help="unpublish its pages; tables and app stay (this is what happens unasked)",
        )
        way.add_argument(
            "--delete",
            action="store_const",
            dest="way",
            const=DELETE,
            help="delete its pages, its records, its traces and its tables",
        )
        parser.add_argument("--yes", action="store_true", help="delete without asking")
        parser.add_argument("--dry-run", action="store_true", help="only say what would go")
        parser.add_argument("--to", type=Path, default=Path("removed"), help="folder of exports")
        parser.add_argument("--report", choices=["text", "json"], default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            report = self._report(options)
        except RemovalRefusedError as refusal:
            raise CommandError(str(refusal)) from refusal
        if options["report"] == "json":
            self.stdout.write(json.dumps(report.as_data(), indent=1, ensure_ascii=False))
        else:
            self._tell(report)

    def _report(self, options: dict[str, Any]) -> Report:
        app, way = options["app"], options["way"]
        if options["dry_run"]:
            return operations.rehearse(app, way)
        if way == KEEP:
            return operations.keep(app, options["to"])
        if not options["yes"]:
            self.confirm(operations.rehearse(app, way))
        return operations.delete(app, options["to"])

    def confirm(self, report: Report) -> None:
        """On the error stream: the answer may be read by a program."""
        rows = sum(report.rows.values())
        self.stderr.write(
            f"{report.app}: {report.pages} pages, {rows} rows, {report.private_files} private files"
            f" and {len(report.tables)} tables will be deleted, after an export."
        )
        try:
            typed = input(f"Type {report.app} to delete it: ")
        except EOFError:
            typed = ""
        if typed.strip() != report.app:
            raise CommandError("Nothing was changed. Scripts add --yes.")

    def _tell(self, report: Report) -> None:
        if report.export:
            self.stdout.write(f"Exported to {report.export}, for its owner's eyes alone.")
        would = "would be " if report.is_rehearsal else ""
        if report.way == KEEP:
            self.stdout.write(f"Pages {would}unpublished: {report.pages}")
            self._tell_next(report, _AFTER_KEEPING)
            return
        self.stdout.write(f"Pages {would}deleted: {report.pages}")
        for label, count in report.rows.items():
            self.stdout.write(f"  {label}: {count}")
        self.stdout.write(f"Private files {would}deleted: {report.private_files}")
        self.stdout.write(f"Tables {would}dropped: {len(report.tables)}")
        for name in report.groups:
            self.stdout.write(f"Group {would}deleted: {name}")
        for name in report.kept:
            self.stdout.write(f"Group kept, for something of yours needs it: {name}")
        for title in report.links:
            self.stdout.write(f"Links to one of its pages, and stays: “{title}”")
        self._tell_next(report, _AFTER_DELETING)

    def _tell_next(self, report: Report, text: str) -> None:
        if not report.is_rehearsal:
            self.stdout.write(text.format(app=report.app))


_AFTER_KEEPING = (
    "{app} stays installed, with its tables. Its pages can be published again in the admin."
    " To have it out of the site: manage.py remove_plugin {app} --delete"
)
_AFTER_DELETING = (
    "Before the next migrate, which would make its tables anew: take {app} out of INSTALLED_APPS, its"
    " line out of your addresses and its settings (docs/plugins.md) away; then start the site."
)
