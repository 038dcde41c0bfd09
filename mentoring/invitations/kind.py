"""What invitations tell of the bookings that hold their times."""

from collections.abc import Collection

from django.db import models
from django.utils.translation import gettext as _

from foundation.users import AnyUser
from mentoring.invitations.operations.answering import lose
from mentoring.models import ProposedTime, SessionInvitation
from scheduling.kinds import About, Kind
from scheduling.models import Booking


def about(bookings: Collection[int]) -> dict[int, About]:
    rows = ProposedTime.objects.filter(booking__in=bookings)
    return {
        each.booking_id: About(
            _("Proposed: clinic session, %(innovation)s")
            % {"innovation": each.invitation.innovation},
            each.invitation.get_absolute_url(),
            (each.invitation.topic,),
        )
        for each in rows.select_related("invitation__innovation")
    }


def seen_by(user: AnyUser) -> models.Q:
    seen = SessionInvitation.objects.visible_to(user)
    return models.Q(proposed_time__invitation__in=seen.values("pk"))


def attended_by(user: AnyUser) -> models.Q:
    """In the mentor's calendar, while it is held."""
    if not user.is_authenticated:
        return models.Q(pk__in=[])
    return models.Q(
        proposed_time__invitation__mentor__user_id=user.pk, state=Booking.State.TENTATIVE
    )


def expire(booking: Booking) -> None:
    lose(_time(booking))


def give_way(booking: Booking, reason: str) -> None:
    lose(_time(booking), reason)


def _time(booking: Booking) -> ProposedTime:
    return ProposedTime.objects.select_related("booking", "invitation").get(booking=booking)


INVITATION = Kind(about, seen_by, attended_by, expire, give_way)
