"""Events are forgotten; the count of their stream goes on."""

from django.utils.translation import gettext_lazy as _

from foundation.models import Event
from foundation.privacy.retention import Rule, delete, forget_some

EVENTS = Rule(
    "events",
    30,
    _("The order in which things were announced"),
    lambda before: Event.objects.filter(at__lt=before),
    delete,
)


def forget_old_events() -> int:
    """The duty of the minute. Whoever goes on from before the first event that is kept is asked to
    read the page again (`foundation.live.following.frames_since`)."""
    return forget_some(EVENTS)
