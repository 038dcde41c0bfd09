"""Glue for the training report, and for what its readers do for the people in it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from agents.reminding.answers import as_told, tell
from agents.reporting import nip_files
from agents.reporting.opds import NO_OPD
from agents.reporting.views import report_view
from courses.app_settings import app_settings
from courses.learning.choosing import preview_of
from courses.learning.forms import ChooseForm
from courses.learning.permissions import opds_to_assign
from courses.learning.views.assigning import enrolled
from courses.models import CoursePage
from courses.nudges.operations import nudge
from courses.report.charts import chart_of, one_top
from courses.report.chosen import ABOUT, MOST, chosen_people, those_here
from courses.report.lists import training_list
from courses.report.scope import TrainingScope
from courses.report.tables import comparison_table, completion_table, staff_table, tiles, unit_table
from foundation.http import SignedInRequest
from foundation.once import key_in, once
from foundation.reports.pages import list_file, list_page, report_page, table_file
from foundation.reports.tables import Table

# Of the file that sets two periods side by side.
COMPARISON = "perbandingan"


@report_view(TrainingScope)
def report(request: SignedInRequest, scope: TrainingScope) -> HttpResponse:
    context = {
        "report": scope.report,
        "total": scope.report.total(),
        "tiles": tiles(scope.report, scope.links, scope.report_before),
        "comparison": _comparison(scope),
        "chart": chart_of(scope.report, scope.links),
        "table": completion_table(scope.report, scope.links),
        "staff_table": staff_table(scope.report, scope.links),
        "files": scope.links.files(),
        "staff_files": scope.links.files("pegawai"),
        "comparison_files": scope.links.files(COMPARISON),
        "summary_url": scope.links.rows("ringkasan"),
        "target_source": app_settings.YEARLY_JP_SOURCE,
    }
    return report_page(request, scope, "courses/report/report.html", context)


def _comparison(scope: TrainingScope) -> Table | None:
    before = scope.report_before
    if before is None:
        return None
    return comparison_table(scope.report, scope.links, before, scope.links_before)


@report_view(TrainingScope)
def report_file(request: SignedInRequest, scope: TrainingScope, kind: str) -> HttpResponse:
    return table_file(scope, kind, lambda: completion_table(scope.report, scope.links))


@report_view(TrainingScope)
def staff_file(request: SignedInRequest, scope: TrainingScope, kind: str) -> HttpResponse:
    return table_file(scope, kind, lambda: staff_table(scope.report, scope.links), "pegawai")


@report_view(TrainingScope)
def comparison_file(request: SignedInRequest, scope: TrainingScope, kind: str) -> HttpResponse:
    """The same lines as on the page; 404 where there is no period before."""
    compared = _comparison(scope)
    if compared is None:
        raise Http404
    return table_file(scope, kind, lambda: compared, COMPARISON)


@report_view(TrainingScope)
def rows(
    request: SignedInRequest,
    scope: TrainingScope,
    key: str,
    figure: str,
    person_id: int | None = None,
) -> HttpResponse:
    listed = training_list(scope, key, figure, person_id)
    may_take_nips = listed.has_files and nip_files.may_take_nips(request.user, scope.opds)
    acts = person_id is None and key != NO_OPD and bool(opds_to_assign(request.user))
    return list_page(
        request,
        scope,
        listed,
        whole="nip-lengkap" if may_take_nips else "",
        template="courses/report/rows.html",
        more={
            "picks": acts,
            "may_remind": acts and figure in ABOUT,
            "remind_url": scope.links.rows(key, figure, "ingatkan"),
            "enroll_url": scope.links.rows(key, figure, "daftarkan"),
        },
    )


@report_view(TrainingScope, opds_of=opds_to_assign, method=require_POST)
def remind(request: SignedInRequest, scope: TrainingScope, key: str, figure: str) -> HttpResponse:
    """Whom the form says: those ticked or all of the list. Sent again, it tells the same again."""
    if not scope.opds or figure not in ABOUT:
        raise Http404
    people = chosen_people(scope, key, figure, request.POST)
    answer = redirect(scope.links.rows(key, figure))
    if not people:
        messages.error(request, _("Tick at least one person."))
        return answer

    def act() -> dict[str, Any]:
        return as_told(nudge(people, ABOUT[figure], request.user, course=scope.course))

    told = once(request.user, f"courses.remind:{key}:{figure}", key_in(request.POST), act)
    tell(request, told)
    return answer


@report_view(
    TrainingScope, opds_of=opds_to_assign, method=require_http_methods(["GET", "HEAD", "POST"])
)
def enroll(request: SignedInRequest, scope: TrainingScope, key: str, figure: str) -> HttpResponse:
    """Choose a course for those ticked, see who would be enrolled, enroll them."""
    if not scope.opds:
        raise Http404
    is_step = "lihat" in request.POST or "daftar" in request.POST
    asked = request.POST if request.method == "POST" else request.GET
    chosen = chosen_people(scope, key, figure, asked, "people" if is_step else "orang")
    if not chosen and not is_step:
        messages.error(request, _("Tick at least one person."))
        return redirect(scope.links.rows(key, figure))
    people = those_here(chosen, scope)
    courses = CoursePage.objects.live().visible_to(request.user).order_by("title", "pk")
    start = {"people": [person.pk for person in people], "course": scope.course}
    data = request.POST if is_step else None
    form = ChooseForm(data, people=people, courses=courses, initial=start)
    preview = None
    if form.is_valid():
        named = list(form.cleaned_data["people"])
        course, due_on = form.cleaned_data["course"], form.cleaned_data["due_on"]
        preview = preview_of(named, course)
        if "daftar" in request.POST:
            return enrolled(request, preview.new + preview.enrolled, course, due_on)
    context = {
        "form": form,
        "preview": preview,
        "scope": scope,
        "back": scope.links.rows(key, figure),
        "left_out": len(chosen) - len(people),
        "most": MOST,
    }
    return render(request, "courses/report/enroll.html", context)


@report_view(TrainingScope)
def summary(request: SignedInRequest, scope: TrainingScope) -> HttpResponse:
    """One sheet of paper."""
    context = {
        "report": scope.report,
        "total": scope.report.total(),
        "tiles": tiles(scope.report, scope.links, None),
        "comparison": _comparison(scope),
        "units": unit_table(scope.report, scope.links),
        "whose": scope.unit or one_top([row.opd for row in scope.report.rows() if row.opd]),
        "target_source": app_settings.YEARLY_JP_SOURCE,
        "now": timezone.now(),
    }
    return report_page(request, scope, "courses/report/summary.html", context)


@report_view(TrainingScope)
def rows_file(
    request: SignedInRequest, scope: TrainingScope, key: str, figure: str, kind: str
) -> HttpResponse:
    return list_file(scope, kind, training_list(scope, key, figure), key, figure)


@report_view(TrainingScope, opds_of=nip_files.opds_with_nips, method=require_POST)
def rows_file_with_nips(
    request: SignedInRequest, scope: TrainingScope, key: str, figure: str, kind: str
) -> HttpResponse:
    """The same with whole NIPs. By a form, for who took them is recorded."""
    listed = training_list(scope, key, figure, with_nips=True)
    answer = list_file(scope, kind, listed, key, figure, "nip-lengkap")
    rows = len(listed.found)
    nip_files.record_file(key, scope.unit, rows, listed.caption, by=request.user)
    return answer
