"""`manage.py import_questions FILE`: questions from a file into the question bank."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from assessments.bank.operations import category_at
from assessments.exchange.formats import FORMATS
from assessments.exchange.operations import preview, read_file, store
from assessments.exchange.reports import Report, report_of, summary
from assessments.models import Category
from assessments.models.categories import BETWEEN


class Command(BaseCommand):
    help = (
        "Import questions. What can be read is imported, the rest is named with its line; exit code"
        " 1 when something was not read."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--format", required=True, choices=sorted(FORMATS))
        parser.add_argument(
            "--category",
            required=True,
            metavar="NAME",
            help='where the questions go, made if it is missing; "A / B" is B in A',
        )
        parser.add_argument("--dry-run", action="store_true", help="only say what would happen")
        parser.add_argument("--report", choices=["json", "text"], default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            data = options["file"].read_bytes()
        except OSError as error:
            raise CommandError(f"{options['file']}: {error.strerror}") from error
        names = [each.strip() for each in options["category"].split(BETWEEN) if each.strip()]
        if not names or "\0" in options["category"]:
            raise CommandError("--category needs a name.")
        reading = read_file(data, options["format"])
        if options["dry_run"]:
            outcome = preview(reading, _found(names))
        else:
            category = category_at(names)
            assert category is not None  # noqa: S101 - there are names
            outcome = store(reading, category, None)
        report = report_of(outcome, is_dry=options["dry_run"])
        if options["report"] == "json":
            self.stdout.write(json.dumps(report, ensure_ascii=False, indent=2))
        else:
            self._write_text(report)
        if report["errors"]:
            raise SystemExit(1)

    def _write_text(self, report: Report) -> None:
        for name in ("errors", "warnings"):
            for each in report[name]:
                named = f" ({each['name']})" if each["name"] else ""
                self.stdout.write(f"{each['line']}: {each['reason']}{named}")
        self.stdout.write(summary(report))


def _found(names: list[str]) -> Category | None:
    wanted = tuple(names)
    return next((each for each in Category.objects.with_paths() if each.names == wanted), None)
