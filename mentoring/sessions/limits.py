"""How much of the mentors' time one person, and one innovation, may take at once."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils import timezone

from agents.models import Person
from foundation.users import Account
from innovations.models import Innovation
from mentoring.app_settings import app_settings
from mentoring.models import Session
from mentoring.models.sessions import in_status
from mentoring.permissions import is_clinic


class TooManyError(Exception):
    """`most`: as many as there may be, and there are."""

    def __init__(self, most: int) -> None:
        super().__init__(most)
        self.most = most


class TooManyOfPersonError(TooManyError):
    """Whoever books has as many sessions before her as one may."""


class TooManyOfInnovationError(TooManyError):
    """The innovation has as many sessions before it as one may."""


class TooManyAskedByPersonError(TooManyError):
    """As many requests of this person wait as may."""


class TooManyAskedForInnovationError(TooManyError):
    """As many requests for this innovation wait as may."""


def lock(innovation: Innovation) -> None:
    """Two who book for it at once are counted one after the other; taken before the locks of
    resources, as whoever changes a team takes it."""
    rows = Innovation.objects.select_for_update(no_key=True).filter(pk=innovation.pk)
    list(rows.values_list("pk"))


# Refusal, what is counted, and how many there may be.
Limits = list[tuple[type[TooManyError], str, int]]


@dataclass(frozen=True)
class Reached:
    """Why nothing more may be booked, and why nothing more may be asked for; None where it may.
    `left`: so many more sessions may be booked now."""

    booking: TooManyError | None
    asking: TooManyError | None
    left: int = 0


def reached(user: Account, person: Person, innovation: Innovation) -> Reached:
    """What keeps `user` from one more session of `person` for `innovation`: one query. A booking
    asks under its locks."""
    return reached_each(user, person, [innovation])[innovation.pk]


def reached_each(
    user: Account, person: Person | None, innovations: Iterable[Innovation]
) -> dict[int, Reached]:
    """As `reached`, by the id of the innovation; one query for all. Without `person` nobody is
    counted but the innovations."""
    keys, now = [each.pk for each in innovations], timezone.now()
    waits = in_status(Session.Status.REQUESTED) & Q(booking__expires_at__gt=now)
    theirs_too = Q(booked_by=person) if person else Q()
    rows = list(
        Session.objects.coming(now)
        .filter(Q(innovation__in=keys) | theirs_too)
        .order_by()
        .values("innovation_id", "booked_by_id")
        .annotate(count=Count("pk"), waiting=Count("pk", filter=waits))
    )
    theirs = [row for row in rows if person and row["booked_by_id"] == person.pk]
    found, is_limited = {}, not is_clinic(user)
    for pk in keys:
        ours = [row for row in rows if row["innovation_id"] == pk]
        counts = {
            "ours": sum(row["count"] for row in ours),
            "asked_for": sum(row["waiting"] for row in ours),
            "theirs": sum(row["count"] for row in theirs),
            "asked_by": sum(row["waiting"] for row in theirs),
        }
        found[pk] = _reached(counts, is_limited=is_limited)
    return found


def _reached(counts: dict[str, int], *, is_limited: bool) -> Reached:
    most = app_settings
    booking: Limits = [(TooManyOfInnovationError, "ours", most.OPEN_PER_INNOVATION)]
    asking: Limits = [(TooManyAskedForInnovationError, "asked_for", most.WAITING_PER_INNOVATION)]
    if is_limited:
        booking.append((TooManyOfPersonError, "theirs", most.OPEN_PER_PERSON))
        asking.append((TooManyAskedByPersonError, "asked_by", most.WAITING_PER_PERSON))
    left = min(most - counts[name] for _error, name, most in booking)
    return Reached(_first(booking, counts), _first(asking, counts), max(left, 0))


def _first(limits: Limits, counts: dict[str, int]) -> TooManyError | None:
    found = (error(most) for error, name, most in limits if counts[name] >= most)
    return next(found, None)
