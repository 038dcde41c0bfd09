"""Print completion per OPD of one year: JSON or CSV alone on standard output."""

import json
from decimal import Decimal
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from agents.models import Opd
from agents.reporting.tables import opd_name
from courses.models import CoursePage
from courses.report.figures import CompletionReport, OpdFigures
from courses.report.tables import completion_table
from courses.report.tallies import Figures
from foundation.reports.links import Links
from foundation.reports.tables import number
from foundation.spreadsheets.writing import csv_text

MIN_YEAR, MAX_YEAR = 1900, 9999


class Command(BaseCommand):
    help = "Training completed per OPD in one year, each OPD for its own people."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--year", type=int, default=timezone.localdate().year)
        parser.add_argument("--course", metavar="SLUG", help="only this course")
        parser.add_argument("--format", choices=["json", "csv"], default="json")

    def handle(self, *args: Any, **options: Any) -> None:
        year = options["year"]
        if not MIN_YEAR <= year <= MAX_YEAR:
            raise CommandError(f"--year must be a year, not {year}.")
        course = _course(options["course"])
        report = CompletionReport(year, None, timezone.localdate(), course)
        if options["format"] == "csv":
            table = completion_table(report, Links("", ""))
            self.stdout.write(csv_text(table.headings, table.values), ending="")
        else:
            self.stdout.write(json.dumps(_as_data(report), ensure_ascii=False, indent=2))


def _course(slug: str | None) -> CoursePage | None:
    if slug is None:
        return None
    course = CoursePage.objects.filter(slug=slug).first()
    if course is None:
        raise CommandError(f"There is no course with the slug {slug!r}.")
    return course


def _as_data(report: CompletionReport) -> dict[str, Any]:
    names = dict(Opd.objects.values_list("path", "name"))
    return {
        "year": report.year,
        "cut_off": report.cut_off.isoformat(),
        "course": report.course.slug if report.course else None,
        "rows": [_row(row, names) for row in report.rows()],
        "total": _figures(report.total()),
    }


def _row(row: OpdFigures, names: dict[str, str]) -> dict[str, Any]:
    name = opd_name(row.opd)
    return {
        "opd": name,
        "path": _path(row.opd.path, names) if row.opd else name,
        **_figures(row.figures),
    }


def _path(path: str, names: dict[str, str]) -> str:
    ends = range(Opd.steplen, len(path) + 1, Opd.steplen)
    return " / ".join(names[path[:end]] for end in ends)


def _figures(figures: Figures) -> dict[str, int | float]:
    hours = number(figures.jp)
    return {
        "assigned": figures.assigned,
        "not_begun": figures.not_begun,
        "in_progress": figures.in_progress,
        "completed": figures.completed,
        "overdue": figures.overdue,
        "people": figures.people,
        "jp": float(hours) if isinstance(hours, Decimal) else hours,
        "headcount": figures.headcount,
        "never": figures.never,
        "reached": figures.reached,
    }
