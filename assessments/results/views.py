"""Glue: the results of a quiz by person, in the scope of whoever asks."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from agents.reporting.permissions import may_see_reports, sees_all_reports
from assessments.attempts.desk import percent
from assessments.choices import State
from assessments.models import QuizPage
from assessments.results.figures import Row, Summary, enrollments_for, rows_of, summary_of
from assessments.results.tables import table_of
from courses.models import Enrollment
from foundation.http import SignedInRequest
from foundation.reports.exports import KINDS, download
from foundation.reports.links import Links
from foundation.users import Account

PER_PAGE = 50


@login_required
@require_safe
def results(request: SignedInRequest, quiz_id: int) -> HttpResponse:
    quiz, enrollments = _seen(request.user, quiz_id)
    rows = rows_of(quiz, enrollments)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "quiz": quiz,
        "course": quiz.course,
        "page_obj": page,
        "columns": _columns(quiz),
        "rows": [_cells(quiz, each) for each in page],
        "stats": _stats(quiz, summary_of(rows)),
        "files": Links(reverse("assessments:results", args=[quiz.pk]), "").files(),
        "may_help": sees_all_reports(request.user),
    }
    return render(request, "assessments/results/results.html", context)


@login_required
@require_safe
def results_file(request: SignedInRequest, quiz_id: int, kind: str) -> HttpResponse:
    """The same by person, as a file."""
    quiz, enrollments = _seen(request.user, quiz_id)
    if kind not in KINDS:
        raise Http404
    table = table_of(quiz, rows_of(quiz, enrollments))
    return download(table, kind, "hasil-kuis", quiz.slug)


def _seen(user: Account, quiz_id: int) -> tuple[QuizPage, QuerySet[Enrollment]]:
    """404 for whoever has no report to see, and for a course of which she sees nobody."""
    if not may_see_reports(user):
        raise Http404
    quiz = get_object_or_404(QuizPage.objects.select_related("pretest"), pk=quiz_id)
    enrollments = enrollments_for(user, quiz, timezone.localdate())
    if not enrollments.exists() and not quiz.course.is_visible_to(user):
        raise Http404
    return quiz, enrollments


def _columns(quiz: QuizPage) -> list[dict[str, Any]]:
    texts = [{"label": _("Name")}, {"label": _("State")}]
    numbers = [_("Attempts"), _("Score")]
    if quiz.pretest:
        numbers += [_("Pre-test"), _("Gain")]
    return [*texts, *({"label": label, "numeric": True} for label in numbers)]


def _cells(quiz: QuizPage, row: Row) -> list[Any]:
    name = row.enrollment.person.full_name
    last = row.attempts[-1].pk if row.attempts else None
    first = {"label": name, "url": reverse("assessments:review", args=[last])} if last else name
    score = percent(row.result)
    if quiz.has_pass_mark and row.result is not None:
        score = f"{score} · {_('passed') if row.is_passed else _('not passed')}"
    cells = [first, State(row.state).label, str(len(row.attempts)), score]
    return [*cells, percent(row.before), points(row.gain)] if quiz.pretest else cells


def points(value: Any) -> str:
    if value is None:
        return "–"
    return _("%(points)s points") % {"points": f"{'+' if value > 0 else ''}{percent(value)[:-1]}"}


def _stats(quiz: QuizPage, told: Summary) -> list[dict[str, Any]]:
    stats = [
        {"value": str(told.learners), "label": _("Participants")},
        {"value": str(told.taken), "label": _("have handed in")},
        {"value": percent(told.mean), "label": _("Mean score")},
    ]
    if told.waiting:
        stats.append({"value": str(told.waiting), "label": _("wait to be graded")})
    if quiz.has_pass_mark:
        hint = _("from %(percent)s%%") % {"percent": quiz.pass_percent}
        stats.append({"value": str(told.passed), "label": _("have passed"), "hint": hint})
    if quiz.pretest and told.paired:
        stats += _gain(told)
    return stats


def _gain(told: Summary) -> list[dict[str, Any]]:
    paired = _("of %(n)s who took both") % {"n": told.paired}
    return [
        {"value": percent(told.mean_before), "label": _("Mean of the pre-test"), "hint": paired},
        {"value": percent(told.mean_after), "label": _("Mean of the post-test"), "hint": paired},
        {
            "value": points(told.gain),
            "label": _("Mean gain"),
            "hint": _("%(percent)s of what was still to be learned")
            % {"percent": percent(told.normalized)},
        },
    ]
