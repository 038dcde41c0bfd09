"""What leave tells of its bookings."""

from collections.abc import Collection

from django.db import models
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from foundation.users import AnyUser
from scheduling.bookings.operations import cancel
from scheduling.kinds import About, Kind, register_kind
from scheduling.leave.operations import KIND
from scheduling.models import Booking, Leave


def _about(bookings: Collection[int]) -> dict[int, About]:
    """Why somebody is away is nobody else's business."""
    return {pk: About(_("Leave")) for pk in bookings}


def _own(user: AnyUser) -> models.Q:
    return models.Q(pk__in=Leave.objects.of(user).values("booking"))


def _end(booking: Booking, reason: str = "") -> None:
    cancel(booking)
    log(instance=booking.leave, action="scheduling.withdraw_leave", data={"reason": reason})


def connect() -> None:
    register_kind(KIND, Kind(_about, _own, _own, _end, _end))
