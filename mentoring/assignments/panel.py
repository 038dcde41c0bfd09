"""What mentoring shows on an innovation's page: who accompanies it and what that
means, the next session and the last ones."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from agents.models import Appointment
from foundation.http import SignedInRequest
from innovations.models import Innovation
from innovations.panels import InnovationPanel
from mentoring.models import Assignment, Session, SessionInvitation
from mentoring.models.followups import accompanied_by
from mentoring.models.sessions import SessionQuerySet
from mentoring.permissions import is_clinic
from mentoring.sessions.rules import bookable

COMING, PAST = 3, 3
DUTIES = {
    Appointment.Kind.AGENT: _(
        "A trained colleague who goes along day by day, from the idea to the evidence."
    ),
    Appointment.Kind.PAMONG: _(
        "A senior companion of one or more agencies, who reviews, advises and opens doors."
    ),
}


def _mentoring(request: SignedInRequest, innovation: Innovation) -> dict[str, Any]:
    running = Assignment.objects.running(timezone.localdate()).accompanying(innovation)
    coming = _of(request, innovation).coming(timezone.now())[:COMING]
    may_assign = innovation.is_confirmed and is_clinic(request.user)
    may_book = Innovation.objects.editable_by(request.user).filter(pk=innovation.pk).exists()
    mine = Innovation.objects.confirmed().filter(accompanied_by(request.user), pk=innovation.pk)
    invited = SessionInvitation.objects.visible_to(request.user).filter(innovation=innovation)
    return {
        "invited": list(invited.open(timezone.now()).with_names()),
        "may_invite": mine.exists(),
        "assignments": [
            (each, DUTIES.get(Appointment.Kind(each.appointment.kind), ""))
            for each in running.with_names()
        ],
        "coming": list(coming),
        "may_assign": may_assign,
        "may_book": may_book and bool(bookable(innovation)),
    }


def _past(request: SignedInRequest, innovation: Innovation) -> dict[str, Any] | None:
    """None where there was no session."""
    past = _of(request, innovation).past(timezone.now()).order_by("-booking__starts_at")
    found = list(past[:PAST])
    return {"past": found} if found else None


def _of(request: SignedInRequest, innovation: Innovation) -> SessionQuerySet:
    return Session.objects.visible_to(request.user).filter(innovation=innovation).with_names()


PANEL = InnovationPanel("mentoring/assignments/panel.html", 10, _mentoring)
PAST_SESSIONS = InnovationPanel("mentoring/sessions/panel.html", 30, _past)
