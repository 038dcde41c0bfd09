"""Glue: a check of understanding in its own page. A script shows it inside the lesson."""

from typing import Any

from django.core.signing import BadSignature
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from assessments.attempts import unsaved
from assessments.attempts.pages import asked_on
from assessments.attempts.views.reviewing import sent_file
from assessments.checks.asking import Check
from assessments.checks.operations import note_tries
from assessments.models import Attempt, AttemptSlot
from assessments.review import Thing
from courses.learning.operations import LockedError, refuse_locked
from courses.models import ActivityPage

SEEN = {*Thing.values} - {Thing.MARKS, Thing.MAX_MARKS}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest, page_id: int, block: str) -> HttpResponse:
    """What a visitor answers is told to him and not kept."""
    found = _open(request, page_id, block)
    try:
        _refuse_locked(request, found)
        return _answered(request, found) if request.method == "POST" else _asked(request, found)
    except LockedError:
        return redirect(found.page.get_url(request))


def _answered(request: HttpRequest, found: Check) -> HttpResponse:
    try:
        attempt, slots = found.drawn_before(request.POST.get(unsaved.DRAWN, ""))
    except BadSignature:
        return _asked(request, found, is_stale=True)
    unsaved.read_answers(slots, request.POST)
    if any(each.response is None for each in slots):
        return _shown(request, found, attempt, slots, set(), is_missing=True)
    if request.user.is_authenticated:
        note_tries(request.user, found, slots)
    unsaved.close(attempt)
    return _shown(request, found, attempt, slots, SEEN, is_answered=True)


def _asked(request: HttpRequest, found: Check, *, is_stale: bool = False) -> HttpResponse:
    attempt, slots = found.drawn_for(request.user)
    return _shown(request, found, attempt, slots, set(), is_stale=is_stale)


def _shown(
    request: HttpRequest,
    found: Check,
    attempt: Attempt,
    slots: list[AttemptSlot],
    seen: set[str],
    **said: bool,
) -> HttpResponse:
    context: dict[str, Any] = {
        "check": found,
        "page": found.page,
        "page_url": found.page.get_url(request),
        "asked": asked_on(attempt, slots, seen, address=found.picture_address()),
        "drawn": unsaved.signed(slots, found.salt),
        **said,
    }
    return render(request, "assessments/checks/check.html", context)


@require_safe
def picture(
    request: HttpRequest, page_id: int, block: str, version: int, name: str
) -> HttpResponseBase:
    row = _open(request, page_id, block).picture(version, name)
    if row is None:
        raise Http404
    return sent_file(request, row.file)


def _open(request: HttpRequest, page_id: int, block: str) -> Check:
    found = Check.open_to(request.user, page_id, block)
    if found is None:
        raise Http404
    return found


def _refuse_locked(request: HttpRequest, found: Check) -> None:
    """Questions stand in a lesson, and open with it."""
    if isinstance(found.page, ActivityPage) and request.user.is_authenticated:
        enrollment = found.page.enrollment_of(request.user)
        if enrollment is not None:
            refuse_locked(enrollment, found.page)
