"""Glue: send a staff list, see what it would change, apply or discard it."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
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
from agents.staff_import.operations.findings import UnreadableListError
from agents.staff_import.tables import correction_of, tables_of, workbook_of
from foundation.http import SignedInRequest
from foundation.once import key_in, once
from foundation.spreadsheets.reading import XLSX
from foundation.used_forms import used_up

PER_PAGE = 20
APPLY = "agents.apply_staff_list"
DISCARD = "agents.discard_staff_list"

clinic_only = user_passes_test(StaffImport.may_be_run_by)


@clinic_only
def index(request: SignedInRequest) -> HttpResponse:
    """The imports so far, and the form that sends the next one."""
    form = SendListForm(request.POST or None, request.FILES or None)
    if request.method == "POST":
        pk = form.answer_given(request.user)
        if pk is not None and form.says_otherwise(request.user):
            made = StaffImport.objects.get(pk=pk)
            messages.warning(request, used_up(made, reverse("staff_import:show", args=[pk])))
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
    keys = {"key": new_key(), "other_key": new_key()}
    context = {"run": run, "tables": tables_of(run), **keys} | _heading(run)
    return render(request, "agents/staff_import/show.html", context)


@clinic_only
@require_POST
def apply(request: SignedInRequest, pk: int) -> HttpResponse:
    """The whole list, or its good rows alone where the form says so."""
    run = get_object_or_404(StaffImport, pk=pk)
    in_part = request.POST.get("rows") == "good"
    try:
        once(
            request.user,
            APPLY,
            _key(request),
            lambda: runs.start(run, leaving_out_bad_rows=in_part).pk,
        )
    except ImportNotReadyError:
        messages.error(request, _("This list does not wait to be applied. See its state below."))
    return redirect("staff_import:show", pk)


@clinic_only
@require_POST
def discard(request: SignedInRequest, pk: int) -> HttpResponse:
    run = get_object_or_404(StaffImport, pk=pk)
    try:
        once(request.user, DISCARD, _key(request), lambda: runs.discard(run, request.user).pk)
    except ImportNotReadyError:
        messages.error(request, _("This list cannot be discarded any more. See its state below."))
        return redirect("staff_import:show", pk)
    messages.success(request, _("The list is discarded. Nothing in the registry was changed."))
    return redirect("staff_import:index")


@clinic_only
@require_safe
def workbook(request: HttpRequest, pk: int) -> HttpResponse:
    """All that the check found, as a workbook."""
    run = get_object_or_404(StaffImport, pk=pk)
    return _download(workbook_of(run), f"hasil-impor-{run.pk}.xlsx")


@clinic_only
@require_safe
def correction(request: HttpRequest, pk: int) -> HttpResponse:
    """The rows in which something is wrong, to be put right and sent again."""
    run = get_object_or_404(StaffImport.objects.select_related("file"), pk=pk)
    if not run.bad_rows:
        raise Http404
    try:
        data = correction_of(run)
    except (UnreadableListError, OSError):
        raise Http404 from None
    return _download(data, f"perbaikan-impor-{run.pk}.xlsx")


def _key(request: HttpRequest) -> str:
    return key_in(request.POST) or new_key()


def _download(data: bytes, name: str) -> HttpResponse:
    return HttpResponse(
        data,
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
