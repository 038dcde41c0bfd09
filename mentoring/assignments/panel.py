"""What mentoring shows on an innovation's page: who accompanies it, and the next session."""

from typing import Any

from django.utils import timezone

from foundation.http import SignedInRequest
from innovations.models import Innovation
from innovations.panels import InnovationPanel
from mentoring.models import Assignment, Session
from mentoring.sessions.rules import bookable


def _mentoring(request: SignedInRequest, innovation: Innovation) -> dict[str, Any]:
    running = Assignment.objects.running(timezone.localdate()).accompanying(innovation)
    sessions = Session.objects.visible_to(request.user).filter(innovation=innovation)
    assignments = list(running.with_names())
    may_book = Innovation.objects.editable_by(request.user).filter(pk=innovation.pk).exists()
    return {
        "assignments": assignments,
        "coming": sessions.coming(timezone.now()).with_names()[:3],
        "has_past": sessions.past(timezone.now()).exists(),
        "may_book": may_book and bool(bookable(innovation)),
    }


PANEL = InnovationPanel("mentoring/assignments/panel.html", 10, _mentoring)
