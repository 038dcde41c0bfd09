"""What consultations show on an innovation's page."""

from typing import Any

from django.urls import reverse

from foundation.http import SignedInRequest
from innovations.models import Innovation
from innovations.panels import InnovationPanel
from mentoring.models import Consultation
from mentoring.models.followups import accompanied_by

SHOWN = 5  # those that wait the longest


def _consultations(request: SignedInRequest, innovation: Innovation) -> dict[str, Any] | None:
    """The context of the panel, or None where there is nothing to show. Heads and supervisors see
    that there are consultations and since when they wait; not what is said."""
    known = Consultation.objects.for_panel(request.user).filter(innovation=innovation)
    found = list(known.longest_waiting_first()[:SHOWN])
    is_team = Innovation.objects.carried_by(request.user).filter(pk=innovation.pk).exists()
    mine = Innovation.objects.confirmed().filter(accompanied_by(request.user), pk=innovation.pk)
    is_mentor = mine.exists()
    if not (found or is_team or is_mentor):
        return None
    ask_url = f"{reverse('mentoring:ask')}?inovasi={innovation.pk}"
    list_url = f"{reverse('mentoring:consultations')}?tampil=semua&inovasi={innovation.pk}"
    return {
        "consultations": found,
        "may_read": is_team or any(each.may_open for each in found),
        "list_url": list_url,
        "ask_url": ask_url if is_team else "",
        "write_url": reverse("mentoring:write_to_team", args=[innovation.pk]) if is_mentor else "",
    }


PANEL = InnovationPanel("mentoring/consultations/panel.html", 40, _consultations)
