"""Glue: the start page of whoever signed in."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from agents.models.claims import staff_record_of
from courses.learning.outline import Outline
from courses.models import CoursePage, Enrollment
from courses.models.catalogue import for_cards
from foundation.http import SignedInRequest


@login_required
@require_safe
def start(request: SignedInRequest) -> HttpResponse:
    """What to continue, what is finished, what could come next."""
    mine = Enrollment.objects.of(request.user).current().select_related("course")
    suggestions = CoursePage.objects.visible_to(request.user).exclude(
        pk__in=mine.values("course_id")
    )
    context = {
        "has_record": staff_record_of(request.user) is not None,
        "running": Outline.of_many(mine.to_continue()),
        "finished": mine.exclude(completed_on=None).order_by("-completed_on"),
        "suggestions": for_cards(suggestions).order_by("-first_published_at")[:3],
    }
    return render(request, "home/start.html", context)
