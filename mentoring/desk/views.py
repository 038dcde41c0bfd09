"""Glue for a mentor's desk: her own, and nobody else's."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from foundation.http import SignedInRequest
from mentoring.desk.queue import Queue
from mentoring.desk.sections import SECTIONS, fill
from mentoring.desk.terms import ending_on
from mentoring.permissions import is_mentor
from mentoring.sessions.views.sessions import tabs

PER_PAGE = 30


@login_required
@require_safe
def index(request: SignedInRequest) -> HttpResponse:
    queue = _queue(request)
    context = {
        "sections": [fill(each, queue) for each in SECTIONS],
        "today": queue.day,
        "now": queue.now,
        "term_ends_on": ending_on(request.user),
        "tabs": tabs(request, "desk"),
    }
    return render(request, "mentoring/desk/index.html", context)


@login_required
@require_safe
def section(request: SignedInRequest, name: str) -> HttpResponse:
    """One of its parts as a whole."""
    queue = _queue(request)
    found = next((each for each in SECTIONS if each.name == name), None)
    if found is None:
        raise Http404
    filled = fill(found, queue)
    context = {
        "filled": filled,
        "page_obj": Paginator(filled.rows, PER_PAGE).get_page(request.GET.get("page")),
        "today": queue.day,
        "now": queue.now,
    }
    return render(request, "mentoring/desk/section.html", context)


def _queue(request: SignedInRequest) -> Queue:
    if not is_mentor(request.user):
        raise Http404
    return Queue(request.user)
