"""Glue: the statistics of a quiz, which answers were given to a question of it, and both as files."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from assessments.choices import Which
from assessments.models import Attempt, QuestionVersion, QuizPage
from assessments.models.attempts import AttemptQuerySet
from assessments.statistics.forms import StatisticsFilterForm
from assessments.statistics.judging import FEW, consistency_of
from assessments.statistics.permissions import LEAST, hides, may_see_answers, may_see_statistics
from assessments.statistics.reading import given_to
from assessments.statistics.report import Report, report_of
from assessments.statistics.responses import analyse
from assessments.statistics.sentences import CONSISTENCY, kind_of
from assessments.statistics.tables import (
    all_answers_table,
    answers_table,
    questions_table,
    scores_table,
    tiles_of,
)
from foundation.http import SignedInRequest
from foundation.reports.exports import KINDS, download, download_all
from foundation.reports.links import Links

FILE = "statistik-kuis"


@login_required
@require_safe
def statistics(request: SignedInRequest, quiz_id: int) -> HttpResponse:
    quiz, form = _asked(request, quiz_id)
    report = report_of(quiz, form.attempts(), form.which)
    links = Links(reverse("assessments:statistics", args=[quiz.pk]), form.query)
    shows_answers = may_see_answers(request.user)

    def linked(question: int) -> str:
        address = reverse("assessments:answers", args=[quiz.pk, question])
        return f"{address}?{form.query}" if form.query else address

    context = {
        "quiz": quiz,
        "course": quiz.course,
        "form": form,
        "report": report,
        "which": Which(report.which).label,
        "least": LEAST,
        "is_hidden": hides(request.user, report),
        "is_few": 0 < report.attempts < FEW,
        "tiles": tiles_of(report, str(CONSISTENCY.get(consistency_of(report.scores), ""))),
        "questions": questions_table(report, linked if shows_answers else None),
        "whole": scores_table(report),
        "files": links.files(),
        "shows_answers": shows_answers,
    }
    return render(request, "assessments/statistics/statistics.html", context)


@login_required
@require_safe
def answers(request: SignedInRequest, quiz_id: int, question_id: int) -> HttpResponse:
    """404 for a question that no attempt was asked, and for whoever may not know the key."""
    quiz, form = _asked(request, quiz_id)
    if not may_see_answers(request.user):
        raise Http404
    report = report_of(quiz, form.attempts(), form.which)
    given = given_to(quiz, form.attempts(), form.which, question_id)
    found = analyse(report.reading, question_id, given)
    # Asked, if only in attempts that do not count or not yet.
    asked = QuestionVersion.objects.filter(question=question_id, asked__attempt__quiz=quiz)
    version = found[0].version if found else asked.select_related("question").first()
    if version is None:
        raise Http404
    context = {
        "quiz": quiz,
        "course": quiz.course,
        "question": version,
        "kind": kind_of(version),
        "least": LEAST,
        "is_hidden": hides(request.user, report),
        "which": Which(report.which).label,
        "query": form.query,
        "versions": [
            {
                "version": each.version,
                "attempts": each.attempts,
                "tables": [answers_table(each, part) for part in each.parts],
            }
            for each in found
        ],
        "has_versions": len(found) > 1,
    }
    return render(request, "assessments/statistics/answers.html", context)


@login_required
@require_safe
def statistics_file(request: SignedInRequest, quiz_id: int, kind: str) -> HttpResponse:
    """A workbook with the questions, the whole and, for whoever may see them, the answers; as CSV the
    questions alone."""
    quiz, form = _asked(request, quiz_id)
    if kind not in KINDS:
        raise Http404
    report = report_of(quiz, form.attempts(), form.which)
    if hides(request.user, report):
        raise Http404
    questions = questions_table(report)
    if kind == "csv":
        return download(questions, kind, FILE, quiz.slug, report.which)
    tables = [questions, scores_table(report)]
    if may_see_answers(request.user):
        tables.append(_answers(quiz, form.attempts(), report))
    return download_all(tables, FILE, quiz.slug, report.which)


def _answers(quiz: QuizPage, attempts: AttemptQuerySet, report: Report) -> Any:
    given = given_to(quiz, attempts, report.which)
    asked = dict.fromkeys(
        report.reading.versions[pk].question_id
        for by_version in report.reading.answers.values()
        for pk in by_version
    )
    found = [one for each in asked for one in analyse(report.reading, each, given)]
    return all_answers_table(_("Answers"), found)


def _asked(request: SignedInRequest, quiz_id: int) -> tuple[QuizPage, StatisticsFilterForm]:
    quiz = get_object_or_404(QuizPage, pk=quiz_id)
    if not may_see_statistics(request.user, quiz):
        raise Http404
    attempts = Attempt.objects.analysed_by(request.user)
    return quiz, StatisticsFilterForm(request.GET, quiz, attempts)
