"""How much of the mentors' time one person, and one innovation, may take at once."""

from django.utils import timezone

from agents.models import Person
from foundation.users import Account
from innovations.models import Innovation
from mentoring.app_settings import app_settings
from mentoring.models import Session
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


def refuse_more(user: Account, person: Person, innovation: Innovation, *, asks: bool) -> None:
    """Under the locks, before one more is booked or (`asks`) requested. Raises a TooManyError."""
    now = timezone.now()
    ours = Session.objects.coming(now).filter(innovation=innovation)
    theirs = Session.objects.coming(now).filter(booked_by=person)
    _refuse(TooManyOfInnovationError, ours, app_settings.OPEN_PER_INNOVATION)
    if asks:
        waiting = ours.waiting(now)
        _refuse(TooManyAskedForInnovationError, waiting, app_settings.WAITING_PER_INNOVATION)
    if is_clinic(user):
        return
    _refuse(TooManyOfPersonError, theirs, app_settings.OPEN_PER_PERSON)
    if asks:
        waiting = theirs.waiting(now)
        _refuse(TooManyAskedByPersonError, waiting, app_settings.WAITING_PER_PERSON)


def _refuse(error: type[TooManyError], sessions: object, most: int) -> None:
    if sessions.count() >= most:  # type: ignore[attr-defined]
        raise error(most)
