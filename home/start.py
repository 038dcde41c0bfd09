"""Glue: the start page of whoever signed in."""

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from agents.models.appointments import roles_of
from agents.models.claims import staff_record_of
from courses.learning.agenda import ENROLLMENTS
from courses.models import CoursePage, Enrollment
from courses.models.catalogue import for_cards
from foundation.agenda.agenda import MOST, SHOWN, Agenda
from foundation.compiled_for import CompiledFor
from foundation.http import SignedInRequest
from foundation.users import Account

SUGGESTED = 3


@login_required
@require_safe
def start(request: SignedInRequest) -> HttpResponse:
    """What is due, who waits, what comes next. `?semua` shows each part whole."""
    is_whole = "semua" in request.GET
    agenda = Agenda(request.user, MOST if is_whole else SHOWN)
    context = {
        "has_record": _has_record(request),
        "agenda": agenda,
        # Whoever is in the midst of a course has her next step in learning.
        "suggestions": [] if _learns(agenda) else _suggestions(request.user),
    }
    return render(request, "home/start.html", context)


def _has_record(request: SignedInRequest) -> bool:
    """Whoever has been appointed is known to an office."""
    is_appointed = bool(roles_of(request.user, timezone.localdate()))
    return is_appointed or staff_record_of(request.user) is not None


def _learns(agenda: Agenda) -> bool:
    return any(each.kind == ENROLLMENTS for part in agenda.parts for each in part.shown)


def _could_begin(user: Account) -> "QuerySet[CoursePage]":
    mine = Enrollment.objects.of(user).current()
    found = CoursePage.objects.visible_to(user).exclude(pk__in=mine.values("course_id"))
    return for_cards(found).order_by("-first_published_at")[:SUGGESTED]


# Courses that one could begin, the newest first.
_suggestions: CompiledFor[CoursePage] = CompiledFor(_could_begin)
