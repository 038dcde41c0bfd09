"""The personal data of scheduling."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from agents.models import Person
from agents.personal_data.obstacles import register_step
from foundation.privacy.map import (
    MENTORING,
    NOTIFYING,
    OTHERS,
    PROOF,
    REGISTRY,
    Declaration,
    On,
    declare,
    declare_impersonal,
)
from scheduling.models import Window

AS_LONG_AS_THE_BOOKING = _("As long as what was booked")


def _close_windows(person: Person) -> int:
    return Window.objects.open().filter(person=person).update(closed_at=timezone.now())


DECLARATIONS = (
    Declaration(
        "scheduling.Booking",
        MENTORING,
        {"title": On.REDACTED, "place": On.REDACTED, "link": On.CLEARED},
        AS_LONG_AS_THE_BOOKING,
        whose=("participants__person",),
        because=OTHERS,
    ),
    Declaration(
        "scheduling.Participant",
        MENTORING,
        {"person": On.STAYS, "reply": On.STAYS, "replied_at": On.STAYS},
        AS_LONG_AS_THE_BOOKING,
        whose=("person",),
        because=PROOF,
    ),
    Declaration(
        "scheduling.Resource",
        MENTORING,
        {"person": On.STAYS},
        AS_LONG_AS_THE_BOOKING,
        whose=("person",),
        because=OTHERS,
    ),
    Declaration(
        "scheduling.Window",
        MENTORING,
        {"person": On.STAYS, "link": On.CLEARED},
        AS_LONG_AS_THE_BOOKING,
        whose=("person",),
        because=OTHERS,
    ),
    Declaration(
        "scheduling.Leave",
        REGISTRY,
        {"person": On.STAYS, "decided_by": On.STAYS},
        _("As long as the staff record"),
        whose=("person", "decided_by"),
        because=OTHERS,
    ),
    Declaration(
        "scheduling.CalendarFeed",
        NOTIFYING,
        {"person": On.CLEARED},
        _("Until it is revoked"),
        whose=("person",),
        goes=True,
        secret=frozenset({"secret"}),
    ),
)


def connect() -> None:
    declare(*DECLARATIONS)
    declare_impersonal("scheduling.Room", "name", "place")
    declare_impersonal("scheduling.Booking", "uid", "kind")
    declare_impersonal("scheduling.Participant", "part")
    declare_impersonal("scheduling.CalendarFeed", "secret")
    register_step("windows", _close_windows)
