"""What follow-ups show on an innovation's page: those that are open, and the way to the others."""

from typing import Any

from django.utils import timezone

from foundation.http import SignedInRequest
from innovations.models import Innovation
from innovations.panels import InnovationPanel
from mentoring.models import FollowUp
from mentoring.models.followups import kept_by

SHOWN = 5


def _follow_ups(request: SignedInRequest, innovation: Innovation) -> dict[str, Any]:
    known = FollowUp.objects.visible_to(request.user).filter(innovation=innovation)
    found = list(known.open().for_list(request.user)[: SHOWN + 1])
    may_add = Innovation.objects.filter(kept_by(request.user), pk=innovation.pk).exists()
    return {
        "follow_ups": found[:SHOWN],
        "is_cut": len(found) > SHOWN,
        "may_add": may_add,
        "here": request.path,
        "today": timezone.localdate(),
    }


PANEL = InnovationPanel("mentoring/followups/panel.html", 20, _follow_ups)
