"""Glue: the queue of answers that wait, and grading one after the other."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from agents.reporting.permissions import sees_all_reports
from assessments.attempts.pages import asked_on
from assessments.content import shown
from assessments.marking import operations
from assessments.marking.forms import MarkForm
from assessments.marking.queue import gradable, waiting
from assessments.models import AttemptSlot
from foundation.calendar.local_time import moment
from foundation.http import SignedInRequest
from foundation.once import key_in, once

PER_PAGE = 30


@login_required
@require_safe
def queue(request: SignedInRequest) -> HttpResponse:
    _refuse_others(request)
    rows = waiting(request.user).select_related(
        "attempt__quiz", "attempt__enrollment__person", "version"
    )
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page_obj": page,
        "columns": [
            {"label": _("Question")},
            {"label": _("Quiz")},
            {"label": _("Name")},
            {"label": _("Handed in")},
        ],
        "rows": [_cells(each) for each in page],
    }
    return render(request, "assessments/marking/queue.html", context)


def _cells(slot: AttemptSlot) -> list[Any]:
    attempt = slot.attempt
    url = reverse("assessments:mark", args=[slot.pk])
    return [
        {"label": slot.version.name, "url": url},
        attempt.quiz.title,
        attempt.enrollment.person.full_name,
        moment(attempt.submitted_at) if attempt.submitted_at else "–",
    ]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def mark(request: SignedInRequest, pk: int) -> HttpResponse:
    _refuse_others(request)
    rows = gradable(request.user).select_related(
        "attempt__quiz", "attempt__revision", "attempt__enrollment__person", "version__question"
    )
    slot: AttemptSlot = get_object_or_404(rows, pk=pk)
    form = MarkForm(request.POST or None, slot=slot)
    if request.method == "POST" and form.is_valid():
        return _graded(request, slot, form)
    [asked] = asked_on(slot.attempt, [slot], set())
    payload = slot.version.payload
    context = {
        "slot": slot,
        "quiz": slot.attempt.quiz,
        "course": slot.attempt.quiz.course,
        "person": slot.attempt.enrollment.person,
        "asked": asked,
        "for_grader": shown(payload["for_grader"]) if payload["for_grader"]["text"] else "",
        "marks": slot.marks.select_related("by").order_by("-pk"),
        "form": form,
    }
    return render(request, "assessments/marking/mark.html", context)


def _graded(request: SignedInRequest, slot: AttemptSlot, form: MarkForm) -> HttpResponse:
    """The same form sent twice is one mark; the next that waits comes at once."""

    def act() -> int:
        made = operations.grade(slot, request.user, form.share, form.cleaned_data["remark"])
        return made.pk

    once(request.user, f"assessments.mark:{slot.pk}", key_in(request.POST), act)
    messages.success(request, _("Graded."))
    following = waiting(request.user).exclude(pk=slot.pk).first()
    if following is None or "selesai" in request.POST:
        return redirect("assessments:marking")
    return redirect("assessments:mark", following.pk)


def _refuse_others(request: SignedInRequest) -> None:
    if not sees_all_reports(request.user):
        raise Http404
