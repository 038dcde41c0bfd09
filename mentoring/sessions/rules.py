"""What a mentor's slot must keep besides being free. Lists and bookings ask the same rules."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cached_property, partial

from django.utils import timezone

from agents.models import Person
from foundation.public.replaceable import Replaceable
from foundation.users import Account
from innovations.models import Innovation
from innovations.refusals import NotConfirmedError
from mentoring.app_settings import app_settings
from mentoring.models import Assignment, Session
from mentoring.sessions import limits
from mentoring.sessions.deadlines import last_asked
from mentoring.sessions.terms import DAY, Term, Terms, midnight
from scheduling.models import Window
from scheduling.windows.slots import EVER, Block, NotOfferedError, Rule, never, until

# Pages show thirty days, the last of which begin a year ahead: what nobody is shown, nobody books.
DAYS_SHOWN = 30
FURTHEST = 365


class NotAssignedError(Exception):
    """On that day this mentor does not accompany the innovation, or is not appointed."""


class TooSoonToAskError(Exception):
    """The slot begins before the mentor could say yes."""


class NeedsApprovalError(Exception):
    """A session that is agreed moves to such a time by the mentor's own hand only: what is agreed
    never turns into a request, which may be declined."""


class WithOneselfError(Exception):
    """Nobody books a session with herself."""


class SameTimeError(Exception):
    """The session is there already."""


@dataclass(frozen=True)
class Known:
    """Of one innovation: on which days who accompanies it, and how much may still be booked."""

    terms: Terms
    reached: limits.Reached


@dataclass(frozen=True)
class Wish:
    """Who looks for a time, for what; `moving`: what is agreed and moves, `at_once`: only to times
    that need no approval. Without an innovation the mentor's decree alone counts."""

    innovator: Person | None = None
    innovation: Innovation | None = None
    moving: Session | None = None
    at_once: bool = False
    # Whose limits count: none where nobody books.
    user: Account | None = None
    # What a page has read for many wishes at once. A booking never has: it asks under its locks.
    known: Known | None = None

    @property
    def people(self) -> list[Person]:
        return [self.innovator] if self.innovator else []

    def rules(self, mentors: Iterable[int]) -> list[Rule]:
        """For times of `mentors` (ids), as the site has them. Read now: a booking asks under its locks,
        which a hand-over takes too."""
        mentors = list(mentors)
        return BOOKING_RULES.make().of(self, mentors)

    def our_rules(self, mentors: Iterable[int]) -> list[Rule]:
        """As `rules`, before the site has its say."""
        found: list[Rule] = [_within(_horizon())]
        if self.innovator is not None:
            found.append(self._of_others)
        if self.innovation is not None and not self.innovation.is_confirmed:
            found.append(lambda _window: [never(NotConfirmedError)])
        found += self._limits()
        terms = self.known.terms if self.known else None
        found.append(_accompanied(self.innovation, mentors, terms))
        if self.at_once:
            found.append(_needs_no_approval)
        if self.moving is None:
            found.append(_in_time)
        else:
            found.append(self._elsewhere)
        return found

    @cached_property
    def reached(self) -> limits.Reached:
        """Of how much of the mentors' time she, and the innovation, may take at once. Read once: a
        booking asks with a wish of its own, under its locks."""
        if self.known is not None:
            return self.known.reached
        if self.user is None or self.innovator is None or self.innovation is None:
            return limits.Reached(None, None)
        return limits.reached(self.user, self.innovator, self.innovation)

    def _limits(self) -> list[Rule]:
        reached = self.reached

        def rule(window: Window) -> list[Block]:
            asks = reached.asking if window.needs_approval else None
            return [never(partial(_same, why)) for why in (reached.booking, asks) if why]

        return [rule] if reached.booking or reached.asking else []

    def _of_others(self, window: Window) -> list[Block]:
        is_own = self.innovator is not None and window.person_id == self.innovator.pk
        return [never(WithOneselfError)] if is_own else []

    def _elsewhere(self, window: Window) -> list[Block]:
        """To another window at the same time, or in this one to another time."""
        session = self.moving
        if session is None or session.window_id != window.pk:
            return []
        return [Block(session.starts_at, session.starts_at + timedelta.resolution, SameTimeError)]


class BookingRules:
    """Which times a mentor offers to whom. Lists and bookings ask the same: what a rule blocks is not
    shown, and refused if it is asked for all the same."""

    def of(self, wish: Wish, mentors: list[int]) -> list[Rule]:
        """Rules for `wish.innovator`, who looks for a time of `mentors` (ids) for `wish.innovation`; for
        `wish.moving`, a session that moves. A rule is given a window and answers its blocks:
        `scheduling.windows.slots.never(NotOfferedError)`, or a `Block` from … to …. Its refusal is
        `NotOfferedError`, for which pages have words. Keep ours: `[*super().of(wish, mentors), …]`."""
        return wish.our_rules(mentors)


BOOKING_RULES = Replaceable(app_settings, "BOOKING_RULES", BookingRules)


def bookable(innovation: Innovation) -> list[Assignment]:
    """One for each mentor with whom a time may be booked, from today to the furthest day shown;
    those who accompany it today stand first, successors of a later day after them."""
    today = timezone.localdate()
    mentors = Terms(innovation).mentors(today, today + (FURTHEST + DAYS_SHOWN) * DAY)
    rows = Assignment.objects.not_ended(today).accompanying(innovation).with_names()
    found: dict[int, Assignment] = {}
    for assignment in rows.order_by("starts_on", "pk"):
        if assignment.mentor.pk in mentors:
            found.setdefault(assignment.mentor.pk, assignment)
    return list(found.values())


def _same(refusal: Exception) -> Exception:
    return refusal


def _horizon() -> datetime:
    return midnight(timezone.localdate() + (FURTHEST + DAYS_SHOWN) * DAY).astimezone(UTC)


def _within(horizon: datetime) -> Rule:
    beyond = [Block(horizon, EVER[1], NotOfferedError)]
    return lambda _window: beyond


def _accompanied(
    innovation: Innovation | None, mentors: Iterable[int], terms: Terms | None
) -> Rule:
    asked = set(mentors)
    terms = terms or Terms(innovation, asked)
    gaps = {mentor: list(_gaps(terms.of(mentor))) for mentor in asked}
    return lambda window: gaps[window.person_id]


def _gaps(terms: list[Term]) -> Iterator[Block]:
    """What lies before, between and after the terms."""
    since = EVER[0]
    for first, last in terms:
        yield Block(since, midnight(first).astimezone(UTC), NotAssignedError)
        if last == date.max:
            return
        since = midnight(last + DAY).astimezone(UTC)
    yield Block(since, EVER[1], NotAssignedError)


def _in_time(window: Window) -> list[Block]:
    """There is time left to ask."""
    return [until(last_asked(), TooSoonToAskError)] if window.needs_approval else []


def _needs_no_approval(window: Window) -> list[Block]:
    return [never(NeedsApprovalError)] if window.needs_approval else []
