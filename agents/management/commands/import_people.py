"""`manage.py import_people FILE`: the staff list of an agency into the registry."""

import json
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from agents.staff_import.operations.applying import ListRefusedError, RegistryChangedError
from agents.staff_import.operations.findings import Finding, UnreadableListError
from agents.staff_import.operations.plan import Plan
from agents.staff_import.operations.results import counts_of, missing_person
from agents.staff_import.operations.runs import dry_run, import_now
from agents.staff_import.reasons import sentence

Report = dict[str, Any]


class Command(BaseCommand):
    help = (
        "Import a staff list (XLSX or CSV). All or nothing, unless told otherwise; exit code 1 when"
        " a row has an error."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the list, .xlsx or .csv")
        parser.add_argument("--dry-run", action="store_true", help="show what would change")
        parser.add_argument(
            "--effective",
            type=date.fromisoformat,
            metavar="YYYY-MM-DD",
            help="day from which a changed OPD counts (default: today)",
        )
        parser.add_argument(
            "--good-rows",
            action="store_true",
            help="leave out the rows with errors, import the others",
        )
        parser.add_argument("--report", choices=["json", "text"], default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        on = options["effective"] or timezone.localdate()
        report = self._import(
            options["file"], on, is_dry=options["dry_run"], in_part=options["good_rows"]
        )
        if options["report"] == "json":
            self.stdout.write(json.dumps(report, ensure_ascii=False, indent=2))
        else:
            self._write_text(report)
        if report["errors"]:
            raise SystemExit(1)

    def _import(self, file: Path, on: date, *, is_dry: bool, in_part: bool) -> Report:
        try:
            data = file.read_bytes()
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}") from error
        try:
            if is_dry:
                plan = dry_run(data, on)
            else:
                plan = import_now(data, file.name, on, leaving_out_bad_rows=in_part)
        except UnreadableListError as error:
            return _report_of(Plan(on, errors=error.findings), is_dry=is_dry)
        except ListRefusedError as error:
            return _report_of(error.plan, is_dry=is_dry) | {"created": 0, "updated": 0}
        except RegistryChangedError as error:
            raise CommandError(
                _("The registry changed meanwhile. Run the import again.")
            ) from error
        return _report_of(plan, is_dry=is_dry)

    def _write_text(self, report: Report) -> None:
        for name in ("errors", "warnings"):
            for row in report[name]:
                place = ", ".join(
                    str(row[key]) for key in ("sheet", "line", "cell", "column") if row[key]
                )
                self.stdout.write(f"{name[:-1]}: {place}: {row['reason']}")
        for row in report["missing"]:
            self.stdout.write(f"missing: {row['name']} ({row['opd']})")
        counts = (f"{name} {report[name]}" for name in ("created", "updated", "unchanged"))
        self.stdout.write(", ".join([*counts, f"errors {len(report['errors'])}"]))


def _report_of(plan: Plan, *, is_dry: bool) -> Report:
    counts = counts_of(plan)
    return {
        "dry_run": is_dry,
        "created": counts["created"],
        "updated": counts["updated"],
        "unchanged": counts["unchanged"],
        "errors": [_row(finding) for finding in plan.errors],
        "warnings": [_row(finding) for finding in plan.warnings],
        "missing": [missing_person(person, opd) for person, opd in plan.missing],
    }


def _row(finding: Finding) -> dict[str, Any]:
    return {
        "sheet": finding.sheet or None,
        "line": finding.line,
        "column": finding.column or None,
        "cell": finding.cell or None,
        "reason": sentence(finding),
    }
