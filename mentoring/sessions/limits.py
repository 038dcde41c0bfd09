"""How much of the mentors' time one person, and one innovation, may take at once."""

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
    """Why nothing more may be booked, and why nothing more may be asked for; None where it may."""

    booking: TooManyError | None
    asking: TooManyError | None


def reached(user: Account, person: Person, innovation: Innovation) -> Reached:
    """What keeps `user` from one more session of `person` for `innovation`: one query. A booking
    asks under its locks."""
    now = timezone.now()
    ours, theirs = Q(innovation=innovation), Q(booked_by=person)
    waits = in_status(Session.Status.REQUESTED) & Q(booking__expires_at__gt=now)
    counts = (
        Session.objects.coming(now)
        .filter(ours | theirs)
        .order_by()
        .aggregate(
            ours=Count("pk", filter=ours),
            asked_for=Count("pk", filter=ours & waits),
            theirs=Count("pk", filter=theirs),
            asked_by=Count("pk", filter=theirs & waits),
        )
    )
    most = app_settings
    booking: Limits = [(TooManyOfInnovationError, "ours", most.OPEN_PER_INNOVATION)]
    asking: Limits = [(TooManyAskedForInnovationError, "asked_for", most.WAITING_PER_INNOVATION)]
    if not is_clinic(user):
        booking.append((TooManyOfPersonError, "theirs", most.OPEN_PER_PERSON))
        asking.append((TooManyAskedByPersonError, "asked_by", most.WAITING_PER_PERSON))
    return Reached(_first(booking, counts), _first(asking, counts))


def _first(limits: Limits, counts: dict[str, int]) -> TooManyError | None:
    found = (error(most) for error, name, most in limits if counts[name] >= most)
    return next(found, None)
