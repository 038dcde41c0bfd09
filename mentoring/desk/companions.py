"""The innovations that a mentor accompanies, and where the meetings have stalled."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Max, Min, Q
from django.utils import timezone

from agents.models.opds import OpdForest
from foundation.users import Account
from innovations.models import Innovation
from mentoring.app_settings import app_settings
from mentoring.models import Assignment, Session


@dataclass(frozen=True)
class Companion:
    """`since`: the mentor's first day with it; `met_on`: local day of her last session with it that
    took place; `next_at`: her next one booked or asked for; `quiet_days`: days since the later of
    the first two."""

    innovation: Innovation
    since: date
    met_on: date | None
    next_at: datetime | None
    quiet_days: int

    @property
    def is_stalled(self) -> bool:
        """No session lies ahead, and none was held for MENTORING_STALLED_DAYS or since her first
        day."""
        return self.next_at is None and self.quiet_days >= app_settings.STALLED_DAYS


def companions(user: Account) -> list[Companion]:
    """Innovations that `user` accompanies today: first those that are stalled, in each part those
    that have been quiet the longest first."""
    today = timezone.localdate()
    own, over = _first_days(user, today)
    mine = Q(sessions__mentor__user_id=user.pk)
    coming = Session.objects.coming(timezone.now()).filter(mentor__user_id=user.pk)
    found = (
        Innovation.objects.confirmed()
        .filter(Q(pk__in=own) | Q(opd_id__in=over))
        .annotate(
            last_met=Max(
                "sessions__booking__starts_at",
                filter=mine & Q(sessions__outcome=Session.Outcome.TOOK_PLACE),
            ),
            next_at=Min("sessions__booking__starts_at", filter=Q(sessions__in=coming)),
        )
        .select_related("opd")
    )
    made = [_companion(each, own, over, today) for each in found]
    return sorted(
        made, key=lambda each: (not each.is_stalled, -each.quiet_days, str(each.innovation))
    )


def _companion(
    innovation: Any, own: dict[int, date], over: dict[int, date], today: date
) -> Companion:
    firsts = (own.get(innovation.pk), over.get(innovation.opd_id))
    since = min(day for day in firsts if day is not None)
    met_on = timezone.localdate(innovation.last_met) if innovation.last_met else None
    quiet = (today - max(since, met_on or since)).days
    return Companion(innovation, since, met_on, innovation.next_at, quiet)


def _first_days(user: Account, today: date) -> tuple[dict[int, date], dict[int, date]]:
    """The first day by innovation, and by OPD for what she accompanies as a whole with all below
    it; where there are several, the earliest."""
    rows = list(
        Assignment.objects.of(user)
        .running(today)
        .readable(today)
        .order_by("-starts_on")  # the last in a dict stays: the earliest
        .values_list("innovation_id", "opd_id", "starts_on")
    )
    own = {innovation: day for innovation, _, day in rows if innovation}
    forest = OpdForest() if any(opd for _, opd, _ in rows) else None
    over = {below: day for _, opd, day in rows if opd and forest for below in forest.below([opd])}
    return own, over
