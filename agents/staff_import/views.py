"""Glue: send a staff list, see what it would change, apply it."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages
from wagtail.admin.auth import user_passes_test

from agents.models import StaffImport
from agents.registry.forms.base import new_key
from agents.staff_import.forms import SendListForm
from agents.staff_import.operations import runs
from agents.staff_import.operations.applying import ImportNotReadyError
from agents.staff_import.tables import tables_of, workbook_of
from foundation.http import SignedInRequest
from foundation.once import key_in, once
from foundation.spreadsheets.reading import XLSX

PER_PAGE = 20
APPLY = "agents.apply_staff_list"

clinic_only = user_passes_test(StaffImport.may_be_run_by)


@clinic_only
def index(request: SignedInRequest) -> HttpResponse:
    """The imports so far, and the form that sends the next one."""
    form = SendListForm(request.POST or None, request.FILES or None)
    if request.method == "POST":
        pk = form.answer_given(request.user)
        if pk is None and form.is_valid():
            pk = form.carry_out(request.user)
        if pk is not None:
            return redirect("staff_import:show", pk)
    sent = StaffImport.objects.select_related("file", "created_by__person").defer("result")
    page = Paginator(sent, PER_PAGE).get_page(request.GET.get("p"))
    context = {"form": form, "runs": page} | _heading()
    return render(request, "agents/staff_import/index.html", context)


@clinic_only
@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    run = get_object_or_404(StaffImport.objects.select_related("file"), pk=pk)
    context = {"run": run, "tables": tables_of(run), "key": new_key()} | _heading(run)
    return render(request, "agents/staff_import/show.html", context)


@clinic_only
@require_POST
def apply(request: SignedInRequest, pk: int) -> HttpResponse:
    run = get_object_or_404(StaffImport, pk=pk)
    key = key_in(request.POST) or new_key()
    try:
        once(request.user, APPLY, key, lambda: runs.start(run).pk)
    except ImportNotReadyError:
        messages.error(request, _("This list does not wait to be applied. See its state below."))
    return redirect("staff_import:show", pk)


@clinic_only
@require_safe
def workbook(request: HttpRequest, pk: int) -> HttpResponse:
    """All that the check found, as a workbook."""
    run = get_object_or_404(StaffImport, pk=pk)
    name = f"hasil-impor-{run.pk}.xlsx"
    return HttpResponse(
        workbook_of(run),
        content_type=XLSX,
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "X-Content-Type-Options": "nosniff",
        },
    )


def _heading(run: StaffImport | None = None) -> dict[str, Any]:
    title = _("Staff list import")
    first = {"url": reverse("staff_import:index"), "label": title}
    own = [] if run is None else [{"url": "", "label": str(run)}]
    return {
        "header_title": str(run) if run else title,
        "header_icon": "upload",
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            *([first] if run else [{**first, "url": ""}]),
            *own,
        ],
    }
