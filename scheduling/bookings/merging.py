"""What happens to bookings when an account is linked to its staff record, and unlinked.

Nobody is in two places: where both records are held at one time, the booking that was made
first stays and the other one gives way, with a reason that everybody concerned reads. What is
over stays as it was; its second hold alone ends. No row goes away but calendar addresses that
would open somebody else's calendar.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import models
from django.utils import timezone
from wagtail.log_actions import log

from agents.models import Person
from scheduling.bookings.operations import changing, lock, resources_of
from scheduling.kinds import kind_of
from scheduling.models import Booking, CalendarFeed, Hold, Leave, Participant, Resource, Window

REASON = "Dua sesi pada waktu yang sama ternyata milik satu orang dengan dua akun."
# Every place of a person, and what else makes a row unique there.
PLACES: dict[str, tuple[Any, str, tuple[str, ...]]] = {
    "takes_part": (Participant, "person", ("booking",)),
    "offered": (Window, "person", ()),
    "away": (Leave, "person", ()),
    "decided": (Leave, "decided_by", ()),
}


def move(old: Person, new: Person) -> dict[str, list[int]]:
    """Bookings and what belongs to them pass to `new`. Answers ids of what was moved."""
    settle(old, new)
    _close_double_offers(old, new)
    moved = {name: _pass(name, old, new, _rows(name, old)) for name in PLACES}
    moved["holds"] = _pass_holds(old, new, Hold.objects.filter(resource__person=old))
    _pass_feed(old, new)
    return moved


def give_back(moved: Any, holder: Person, owner: Person, since: datetime) -> None:
    """Return what came along. What the account did since is returned by whoever knows what it
    was: see `pass_bookings`."""
    moved = moved or {}
    lock_around(holder, owner)
    for name in PLACES:
        _pass(name, holder, owner, _rows(name, holder).filter(pk__in=moved.get(name, [])))
    _pass_holds(holder, owner, Hold.objects.filter(pk__in=moved.get("holds", [])))
    _pass_feed(holder, owner)


def settle(old: Person, new: Person) -> None:
    """Lock what either is held by, and let the later of two bookings at one time give way.

    For apps above too, which change rows of their own before or after: settling twice is settling
    once.
    """
    lock_around(old, new)
    gone: set[int] = set()
    for pair in _clashes(old, new):
        if gone.isdisjoint(hold.booking_id for hold in pair):
            later = max(pair, key=lambda hold: hold.booking_id)
            _give_way(later)
            gone.add(later.booking_id)


def lock_around(one: Person, other: Person) -> None:
    """Both, and whatever their bookings hold: a booking that gives way frees the others too."""
    if not Resource.objects.filter(person=one).exists():
        return
    own = [each.pk for each in resources_of([one, other], None)]
    bookings = Hold.objects.filter(resource__in=own, active=True).values("booking")
    others = Hold.objects.filter(booking__in=bookings).values_list("resource_id", flat=True)
    lock({*others, *own})


def pass_bookings(bookings: models.QuerySet[Booking], person: Person, to: Person) -> None:
    """The person's part in these, and her hold, are from now on another's."""
    pks = list(bookings.values_list("pk", flat=True))
    _pass("takes_part", person, to, Participant.objects.filter(booking__in=pks, person=person))
    _pass_holds(person, to, Hold.objects.filter(booking__in=pks, resource__person=person))


def _clashes(old: Person, new: Person) -> list[tuple[Hold, Hold]]:
    one, other = (
        list(Hold.objects.filter(resource__person=each, active=True).order_by("busy_from"))
        for each in (old, new)
    )
    return [
        (hold, against)
        for hold in one
        for against in other
        if hold.busy_from < against.busy_to and against.busy_from < hold.busy_to
    ]


def _give_way(hold: Hold) -> None:
    booking = Booking.objects.get(pk=hold.booking_id)
    rest = booking.holds.filter(active=True).exclude(pk=hold.pk)
    if booking.starts_at > timezone.now() or not rest.exists():
        kind_of(booking).give_way(booking, REASON)
        return
    with changing([booking.pk]):
        Hold.objects.filter(pk=hold.pk).update(active=False)


def _close_double_offers(old: Person, new: Person) -> None:
    """Nobody offers a time twice. What is booked in a closed window stays."""
    kept = list(Window.objects.open().filter(person=new, ends_at__gt=timezone.now()))
    for window in Window.objects.open().filter(person=old, ends_at__gt=timezone.now()):
        if any(_overlap(window, each) for each in kept):
            Window.objects.filter(pk=window.pk).update(closed_at=timezone.now())
            log(instance=window, action="scheduling.close_window")


def _overlap(one: Window, other: Window) -> bool:
    return one.starts_at < other.ends_at and other.starts_at < one.ends_at


def _rows(name: str, person: Person) -> models.QuerySet[Any]:
    model, field, _ = PLACES[name]
    rows: models.QuerySet[Any] = model.objects.filter(**{field: person})
    return rows


def _pass(name: str, person: Person, to: Person, rows: models.QuerySet[Any]) -> list[int]:
    """Rows that `to` has already stay where they are."""
    model, field, unique = PLACES[name]
    if unique:
        same = {each: models.OuterRef(each) for each in unique}
        rows = rows.exclude(models.Exists(model.objects.filter(**{field: to}, **same)))
    moved = list(rows.order_by("pk").values_list("pk", flat=True))
    model.objects.filter(pk__in=moved).update(**{field: to})
    return moved


def _pass_holds(person: Person, to: Person, holds: models.QuerySet[Hold]) -> list[int]:
    mine = Resource.objects.filter(person=person).first()
    if mine is None:
        return []
    (theirs,) = resources_of([to], None)
    taken = Hold.objects.filter(resource=theirs).values("booking")
    rows = holds.filter(resource=mine).exclude(booking__in=taken).order_by("pk")
    moved = dict(rows.values_list("pk", "booking_id"))
    with changing(moved.values()):
        Hold.objects.filter(pk__in=moved).update(resource=theirs)
    if not mine.holds.exists():
        mine.delete()
    return list(moved)


def _pass_feed(person: Person, to: Person) -> None:
    """The account keeps its address; one that a former account of the record had opens no more."""
    feeds: Iterable[CalendarFeed] = CalendarFeed.objects.filter(person=to)
    for stale in feeds:
        log(instance=to, action="scheduling.revoke_feed")
        stale.delete()
    CalendarFeed.objects.filter(person=person).update(person=to)
