"""Glue for a mentor's desk: her own, and nobody else's."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from foundation.agenda.agenda import Agenda
from foundation.agenda.figures import Counted, Group
from foundation.agenda.kinds import Item
from foundation.http import SignedInRequest
from mentoring.desk.agenda import DESK
from mentoring.desk.queue import Queue
from mentoring.desk.sections import SECTIONS, SHOWN, fill
from mentoring.desk.terms import ending_on
from mentoring.permissions import is_mentor
from mentoring.sessions.views.sessions import tabs

PER_PAGE = 30


@login_required
@require_safe
def index(request: SignedInRequest) -> HttpResponse:
    """A mentor's work row by row, and the figures of whoever answers for more than her own, each with
    its first rows."""
    figures = _figures(request)
    mentors = is_mentor(request.user)
    if not mentors and not figures:
        raise Http404
    queue = Queue(request.user)
    context = {
        "sections": [fill(each, queue) for each in SECTIONS] if mentors else [],
        "figures": figures,
        "today": queue.day,
        "now": queue.now,
        "term_ends_on": ending_on(request.user) if mentors else None,
        "tabs": tabs(request, "desk") if mentors else [],
    }
    return render(request, "mentoring/desk/index.html", context)


def _figures(request: SignedInRequest) -> list[tuple[Group, list[tuple[Counted, list[Item]]]]]:
    return [
        (group, [(each, each.items(SHOWN)) for each in group.waiting])
        for group in Agenda(request.user).groups
        if group.group != DESK
    ]


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
