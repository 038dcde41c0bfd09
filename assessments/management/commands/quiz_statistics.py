"""`manage.py quiz_statistics QUIZ`: what the marks say about the questions of a quiz."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from agents.models import Opd
from agents.models.opds import opds_below
from assessments.choices import Which
from assessments.models import Attempt, QuizPage
from assessments.models.attempts import AttemptQuerySet
from assessments.statistics.documents import document_of
from assessments.statistics.reading import given_to
from assessments.statistics.report import Report, default_of, report_of
from assessments.statistics.tables import questions_table, scores_table
from foundation.reports.tables import Table
from foundation.text import NUL, number_in


class Command(BaseCommand):
    help = "Statistics of a quiz by Moodle's definitions, with response analysis."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("quiz", help="id or slug of the page of the quiz")
        parser.add_argument("--format", choices=["json", "text"], default="text")
        parser.add_argument(
            "--which",
            choices=Which.values,
            help="which attempts of a learner count; otherwise those that make the result",
        )
        parser.add_argument("--opd", type=int, help="id of an OPD: of its people and those below")
        parser.add_argument(
            "--no-responses", action="store_true", help="leave out which answers were given"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        quiz = _quiz(options["quiz"])
        attempts = _attempts(options["opd"])
        which = options["which"] or default_of(quiz)
        report = report_of(quiz, attempts, which)
        if options["format"] == "text":
            self._write_text(quiz, report)
            return
        given = None if options["no_responses"] else given_to(quiz, attempts, which)
        document = document_of(quiz, report, given)
        self.stdout.write(json.dumps(document, ensure_ascii=False, indent=2))

    def _write_text(self, quiz: QuizPage, report: Report) -> None:
        self.stdout.write(f"{quiz.title} · {Which(report.which).label}")
        for table in (scores_table(report), questions_table(report)):
            self.stdout.write("")
            for line in _lines(table):
                self.stdout.write(line)


def _quiz(named: str) -> QuizPage:
    """By its key, then by its slug. Raises CommandError."""
    pk = number_in(named)
    found = list(QuizPage.objects.filter(pk=pk)) if pk is not None else []
    if not found and NUL not in named:
        found = list(QuizPage.objects.filter(slug=named).order_by("pk"))
    if not found:
        raise CommandError(_("There is no quiz “%(named)s”.") % {"named": named})
    if len(found) > 1:
        ids = ", ".join(str(each.pk) for each in found)
        raise CommandError(
            _("Several quizzes are called “%(named)s”: name one by its id, %(ids)s.")
            % {"named": named, "ids": ids}
        )
    return found[0]


def _attempts(opd: int | None) -> AttemptQuerySet:
    attempts: AttemptQuerySet = Attempt.objects.all()
    if opd is None:
        return attempts
    if not Opd.objects.filter(pk=opd).exists():
        raise CommandError(_("There is no OPD with the id %(id)s.") % {"id": opd})
    return attempts.filter(opd_id__in=opds_below([opd]))


def _lines(table: Table) -> list[str]:
    rows = [table.headings, *([each.text for each in row] for row in table.rows)]
    widths = [max(len(row[at]) for row in rows) for at in range(len(table.headings))]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]
    return [table.caption, *lines]
