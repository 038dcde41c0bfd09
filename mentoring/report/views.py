"""Glue for the mentoring report."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from agents.reminding.answers import as_told, tell
from agents.reporting.opds import ALL
from agents.reporting.permissions import answered_opds
from agents.reporting.views import report_view
from foundation.http import SignedInRequest
from foundation.once import key_in, once
from foundation.reports.pages import list_file, list_page, report_page, table_file
from foundation.reports.rows import RowList
from mentoring.nudges.operations import nudge
from mentoring.report import tables
from mentoring.report.charts import chart_of
from mentoring.report.lists import mentor_list, opd_list
from mentoring.report.reminding import ABOUT, by_person, chosen_rows, may_remind, owed_rows
from mentoring.report.scope import MentoringScope

REMIND = "ingatkan"
ALONE = 10  # on the report itself
COMPARISON = "perbandingan"  # with the period before, where there is one
TABLES = {
    "opd": tables.innovation_table,
    "sesi": tables.session_table,
    "bulan": tables.month_table,
    "jawaban": tables.answer_table,
    "pamong": tables.mentor_table,
}


@report_view(MentoringScope)
def report(request: SignedInRequest, scope: MentoringScope) -> HttpResponse:
    made = {name: table(scope) for name, table in TABLES.items()}
    context = {
        "report": scope.report,
        "tiles": tables.tiles(scope),
        "comparison": tables.comparison(scope),
        "comparison_files": scope.links.files(COMPARISON),
        "tables": made,
        "files": {name: scope.links.files(name) for name in TABLES},
        "left_out": {
            name: len(scope.report.rows) - len(made[name].rows) for name in ("opd", "sesi")
        },
        "chart": chart_of(scope.report, scope.links),
        **_alone(scope),
    }
    return report_page(request, scope, "mentoring/report/report.html", context)


@report_view(MentoringScope)
def report_file(
    request: SignedInRequest, scope: MentoringScope, name: str, kind: str
) -> HttpResponse:
    if name == COMPARISON:
        compared = tables.comparison(scope)
        if compared is None:
            raise Http404
        return table_file(scope, kind, lambda: compared, name)
    if name not in TABLES:
        raise Http404
    return table_file(scope, kind, lambda: TABLES[name](scope), name)


@report_view(MentoringScope)
def rows(request: SignedInRequest, scope: MentoringScope, key: str, figure: str) -> HttpResponse:
    listed = opd_list(scope.report, key, figure)
    may = may_remind(request.user, scope.report, figure, key)
    return _rows(request, scope, listed, scope.links.rows(key, figure, REMIND) if may else "")


@report_view(MentoringScope)
def rows_file(
    request: SignedInRequest, scope: MentoringScope, key: str, figure: str, kind: str
) -> HttpResponse:
    return list_file(scope, kind, opd_list(scope.report, key, figure), key, figure)


@report_view(MentoringScope)
def mentor_rows(
    request: SignedInRequest, scope: MentoringScope, mentor_id: int, figure: str
) -> HttpResponse:
    listed = mentor_list(scope.report, mentor_id, figure)
    may = may_remind(request.user, scope.report, figure)
    url = scope.links.rows(tables.MENTOR, mentor_id, figure, REMIND) if may else ""
    return _rows(request, scope, listed, url)


@report_view(MentoringScope)
def mentor_rows_file(
    request: SignedInRequest, scope: MentoringScope, mentor_id: int, figure: str, kind: str
) -> HttpResponse:
    listed = mentor_list(scope.report, mentor_id, figure)
    return list_file(scope, kind, listed, tables.MENTOR, mentor_id, figure)


@report_view(MentoringScope, opds_of=answered_opds, method=require_POST)
def remind(request: SignedInRequest, scope: MentoringScope, key: str, figure: str) -> HttpResponse:
    """Whoever answers for the rows that are ticked, or for all. Sent again, it tells the same again."""
    if not may_remind(request.user, scope.report, figure, key):
        raise Http404
    listed = opd_list(scope.report, key, figure)
    return _remind(request, listed, (key, figure), scope.links.rows(key, figure))


@report_view(MentoringScope, opds_of=answered_opds, method=require_POST)
def mentor_remind(
    request: SignedInRequest, scope: MentoringScope, mentor_id: int, figure: str
) -> HttpResponse:
    """One mentor of what she is to do, and nobody who is to do it with her."""
    if not may_remind(request.user, scope.report, figure):
        raise Http404
    listed = mentor_list(scope.report, mentor_id, figure)
    back = scope.links.rows(tables.MENTOR, mentor_id, figure)
    return _remind(request, listed, (mentor_id, figure), back, only=mentor_id)


def _rows(
    request: SignedInRequest, scope: MentoringScope, listed: RowList, remind_url: str
) -> HttpResponse:
    more = {"picks": bool(remind_url), "remind_url": remind_url}
    return list_page(request, scope, listed, template="mentoring/report/rows.html", more=more)


def _remind(
    request: SignedInRequest,
    listed: RowList,
    where: tuple[object, str],
    back: str,
    only: int | None = None,
) -> HttpResponse:
    """`where`: whose list it is and its figure; `only`: remind this person (id) alone."""
    whose, figure = where
    chosen = chosen_rows(owed_rows(figure, listed.found), request.POST)
    if not chosen:
        messages.error(request, _("Tick at least one row."))
        return redirect(back)
    nobody = sum(not row.people for row in chosen)

    def act() -> dict[str, Any]:
        return as_told(nudge(by_person(chosen, only), ABOUT[figure], request.user)) | {
            "nobody": nobody
        }

    action = f"mentoring.remind{'_mentor' if only else ''}:{whose}:{figure}"
    told = once(request.user, action, key_in(request.POST), act)
    tell(request, told)
    if told["nobody"]:
        words = ngettext(
            "Nobody answers for %(count)s row.",
            "Nobody answers for %(count)s rows.",
            told["nobody"],
        )
        messages.info(request, words % {"count": told["nobody"]})
    return redirect(back)


def _alone(scope: MentoringScope) -> dict[str, object]:
    """The innovations that have been without mentor the longest."""
    found = opd_list(scope.report, ALL, "alone")
    count = len(found.found)
    url = scope.links.rows(ALL, "alone") if count > ALONE else ""
    return {"alone": found.table(found.found[:ALONE]), "alone_count": count, "alone_url": url}
