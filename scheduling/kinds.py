"""What a booking is for. Each kind says it for many bookings at once, and what follows when one of
its bookings comes to nothing."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models

from agents.models import Person
from foundation.users import AnyUser
from scheduling.models import Booking


@dataclass(frozen=True)
class About:
    """`url`: its own page, from the root of the site; `lines`: what a calendar adds below."""

    title: str
    url: str = ""
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class Kind:
    """`about`: of bookings by id, in one query, in the language of now.

    `seen_by`, `attended_by`: conditions on Booking, for a user: what it is may be told her; it
    stands in her own calendar, also when it was agreed on and then cancelled, and no more when it
    never came to that. `expire` and `give_way` end a booking whose time to be confirmed is
    up, or whose people turn out to be one person (with a reason for them); the caller has locked
    its resources. `replied`: a participant's calendar program has said something new (one of
    `Participant.Reply`).
    """

    about: Callable[[Collection[int]], Mapping[int, About]]
    seen_by: Callable[[Any], models.Q]
    attended_by: Callable[[Any], models.Q]
    expire: Callable[[Booking], None]
    give_way: Callable[[Booking, str], None]
    replied: Callable[[Booking, Person, str], None] = lambda booking, person, said: None


_kinds: dict[str, Kind] = {}


def register_kind(name: str, kind: Kind) -> None:
    """Bookings of the kind `name` (`Booking.kind`) are of `kind`: calendars, feeds, refusals and the
    minute ask it."""
    _kinds[name] = kind


def kinds() -> list[tuple[str, Any]]:
    """By name, what each says of its bookings: whose they are, the module of that function says."""
    return [(name, kind.about) for name, kind in _kinds.items()]


def kind_of(booking: Booking) -> Kind:
    return _kinds[booking.kind]


def abouts(bookings: Iterable[Booking]) -> dict[int, About]:
    """By the id of the booking; one query for each kind among them."""
    by_kind: dict[str, list[int]] = {}
    for booking in bookings:
        by_kind.setdefault(booking.kind, []).append(booking.pk)
    found: dict[int, About] = {}
    for name, pks in by_kind.items():
        found.update(_kinds[name].about(pks))
    return found


def seen_by(user: AnyUser) -> models.Q:
    """Condition on Booking: of which the user may know what they are."""
    return _any(user, "seen_by")


def attended_by(user: AnyUser) -> models.Q:
    """Condition on Booking: what stands in the user's own calendar."""
    return _any(user, "attended_by")


def _any(user: AnyUser, question: str) -> models.Q:
    condition = models.Q(pk__in=[])
    for name, kind in _kinds.items():
        condition |= models.Q(getattr(kind, question)(user), kind=name)
    return condition
