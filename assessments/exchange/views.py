"""Glue: send questions, see what would come of them, apply or throw away; take questions away."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages

from agents.registry.forms.base import new_key
from assessments.bank.views import staff_only
from assessments.exchange import runs
from assessments.exchange.drafts import Draft
from assessments.exchange.formats import FORMATTING, WHOLE, WRITTEN, losses
from assessments.exchange.forms import ExportForm, SendForm
from assessments.exchange.operations import drafts_of
from assessments.exchange.reports import summary
from assessments.exchange.workbook_writing import template
from assessments.kinds import KINDS
from assessments.models import Category, Question, QuestionImport
from foundation.http import SignedInRequest
from foundation.once import key_in, once
from foundation.spreadsheets.reading import XLSX

PER_PAGE, MOST_REMARKS = 50, 200
DISCARD = "assessments.discard_import"
PARTS = {
    WHOLE: gettext_lazy("the whole question"),
    FORMATTING: gettext_lazy("the format of texts"),
    "text": gettext_lazy("part of the text"),
    "feedback": gettext_lazy("general feedback"),
    "mark": gettext_lazy("the mark"),
    "penalty": gettext_lazy("the penalty for another try"),
    "hints": gettext_lazy("hints"),
    "combined": gettext_lazy("feedback on the whole response"),
    "answers": gettext_lazy("part of the answers"),
    "single": gettext_lazy("whether one or several may be chosen"),
    "shuffle": gettext_lazy("whether answers are shuffled"),
    "numbering": gettext_lazy("the numbering of answers"),
    "case": gettext_lazy("whether capitals count"),
    "if_true": gettext_lazy("feedback to “True”"),
    "if_false": gettext_lazy("feedback to “False”"),
    "units": gettext_lazy("units"),
    "unit_grading": gettext_lazy("what a wrong unit costs"),
    "unit_penalty": gettext_lazy("how much a wrong unit costs"),
    "unit_asked": gettext_lazy("how the unit is asked"),
    "unit_left": gettext_lazy("the side of the unit"),
    "pairs": gettext_lazy("part of the pairs"),
    "items": gettext_lazy("part of what is ordered"),
    "grading": gettext_lazy("the way of grading"),
    "layout": gettext_lazy("the layout"),
    "files": gettext_lazy("pictures and files"),
    "tags": gettext_lazy("tags"),
    "status": gettext_lazy("the status"),
    "idnumber": gettext_lazy("the ID number"),
    "category": gettext_lazy("the category"),
    "name": gettext_lazy("the name"),
    "template": gettext_lazy("what stands in the field at first"),
    "for_grader": gettext_lazy("notes for who grades"),
}
_LIMITS = gettext_lazy("limits of the answer")


@staff_only
def index(request: SignedInRequest) -> HttpResponse:
    """The imports so far, and the form that sends the next one."""
    form = SendForm(request.POST or None, request.FILES or None)
    if request.method == "POST":
        pk = form.answer_given(request.user)
        if pk is None and form.is_valid():
            pk = form.carry_out(request.user)
        if pk is not None:
            return redirect("question_import:show", pk)
    sent = QuestionImport.objects.select_related("file", "category").defer("report")
    page = Paginator(sent, PER_PAGE).get_page(request.GET.get("p"))
    has_categories = Category.objects.exists()
    context = {"form": form, "runs": page, "has_categories": has_categories}
    return render(request, "assessments/exchange/index.html", context | _heading(_title()))


@staff_only
@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    found = QuestionImport.objects.select_related("file", "category")
    run = get_object_or_404(found, pk=pk)
    questions = [
        {**each, "kind": KINDS[each["type"]].label} for each in run.report.get("questions", ())
    ]
    remarks = [
        (_("Not read"), run.report.get("errors", [])),
        (_("Read with changes"), run.report.get("warnings", [])),
    ]
    context = {
        "run": run,
        "summary": summary(run.report),
        "remarks": [
            {"heading": heading, "rows": rows[:MOST_REMARKS], "more": len(rows) - MOST_REMARKS}
            for heading, rows in remarks
            if rows
        ],
        "questions": Paginator(questions, PER_PAGE).get_page(request.GET.get("p")),
        "may_be_applied": run.state == run.State.CHECKED and bool(questions),
        "may_be_discarded": run.state == run.State.CHECKED,
        "key": new_key(),
        "other_key": new_key(),
    }
    return render(request, "assessments/exchange/show.html", context | _heading(str(run), True))


@staff_only
@require_POST
def apply(request: SignedInRequest, pk: int) -> HttpResponse:
    run = get_object_or_404(QuestionImport.objects.select_related("file", "category"), pk=pk)
    try:
        done = runs.apply(run, request.user)
    except runs.ImportNotWaitingError:
        messages.error(request, _("This import does not wait to be applied. See its state below."))
    else:
        messages.success(request, summary(done.report))
    return redirect("question_import:show", pk)


@staff_only
@require_POST
def discard(request: SignedInRequest, pk: int) -> HttpResponse:
    run = get_object_or_404(QuestionImport, pk=pk)
    key = key_in(request.POST) or new_key()
    try:
        once(request.user, DISCARD, key, lambda: runs.discard(run, request.user).pk)
    except runs.ImportNotWaitingError:
        messages.error(request, _("This import cannot be discarded any more. See its state below."))
        return redirect("question_import:show", pk)
    messages.success(request, _("The import is discarded. Nothing in the bank was changed."))
    return redirect("question_import:index")


@staff_only
@require_safe
def empty_table(request: HttpRequest) -> HttpResponse:
    return _download(template(), "templat-soal.xlsx", XLSX)


@staff_only
@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """What an export would leave out, before it is taken."""
    form = ExportForm(request.GET or None)
    context: dict[str, Any] = {"form": form, "has_categories": Category.objects.exists()}
    if form.is_valid():
        drafts = _drafts(form)
        lost = losses(drafts, WRITTEN[form.cleaned_data["format"]])
        rows = [(draft, _said(names)) for draft, names in lost]
        context |= {
            "count": len(drafts),
            "lost": Paginator(rows, PER_PAGE).get_page(request.GET.get("p")),
            "query": _query(request),
        }
    title = _("Export questions")
    return render(request, "assessments/exchange/export.html", context | _heading(title))


@staff_only
@require_safe
def exported(request: HttpRequest) -> HttpResponse:
    form = ExportForm(request.GET)
    if not form.is_valid():
        return redirect("question_export:index")
    chosen = WRITTEN[form.cleaned_data["format"]]
    assert chosen.write is not None  # noqa: S101 - one of WRITTEN
    data = chosen.write(draft for draft in _drafts(form) if chosen.carries(draft.kind))
    name = slugify(form.cleaned_data["category"].name) or "soal"
    return _download(data, f"soal-{name}.{chosen.extension}", chosen.content_type)


def _drafts(form: ExportForm) -> list[Draft]:
    category, status = form.cleaned_data["category"], form.cleaned_data["status"]
    below = Category.objects.below(category)
    found = Question.objects.filter(category__in=below)
    if status:
        found = found.of_status(status)
    return sorted(drafts_of(found), key=lambda draft: draft.category)


def _said(names: list[str]) -> str:
    return ", ".join(dict.fromkeys(str(PARTS.get(each, _LIMITS)) for each in names))


def _query(request: HttpRequest) -> str:
    kept = request.GET.copy()
    kept.pop("p", None)
    return kept.urlencode()


def _title() -> str:
    return _("Import questions")


def _download(data: bytes, name: str, kind: str) -> HttpResponse:
    return HttpResponse(
        data,
        content_type=kind,
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "X-Content-Type-Options": "nosniff",
        },
    )


def _heading(title: str, is_run: bool = False) -> dict[str, Any]:
    first = {"url": reverse("question_import:index"), "label": _title()}
    return {
        "header_title": title,
        "header_icon": "upload" if title != _("Export questions") else "download",
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            *([first] if is_run else []),
            {"url": "", "label": title},
        ],
    }
