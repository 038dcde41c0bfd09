"""Hold time for something: book it, move it, change who it holds, cancel it.

Every path takes the locks of all resources in the order of their ids, asks in a friendly way,
and writes; the guard of the database stands behind it. A kind (a session, a leave) wraps these
acts with its own rules, record and announcement, in one transaction.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.db import connection, models, transaction
from django.utils import timezone

from agents.models import Person
from scheduling.bookings import guard
from scheduling.models import Booking, Hold, Participant, Resource, Room

State = Booking.State
# Of a participant who is asked anew.
UNSAID: dict[str, Any] = {"reply": "", "replied_at": None}


def resources_of(people: Iterable[Person], room: Room | None) -> list[Resource]:
    """Made where they are missing, in one order for all: before any lock is taken, or two
    bookings could wait for each other."""
    ids = sorted({person.pk for person in people})
    wanted = models.Q(person__in=ids) | (models.Q(room=room) if room else models.Q())
    found = {(each.person_id, each.room_id): each for each in Resource.objects.filter(wanted)}
    made = Resource.objects.get_or_create
    resources = [found.get((pk, None)) or made(person_id=pk)[0] for pk in ids]
    if room is not None:
        resources.append(found.get((None, room.pk)) or made(room=room)[0])
    return resources


def lock(resources: Iterable[int]) -> None:
    """In the order of ids; inside a transaction. SQLite has one writer anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL lock_timeout = '3s'")
    rows = Resource.objects.filter(pk__in=set(resources)).order_by("pk")
    list(rows.select_for_update(no_key=True).values_list("pk"))


def held_by(booking: Booking) -> list[int]:
    """Ids of the resources that it holds, or held once."""
    return list(booking.holds.values_list("resource_id", flat=True))


def is_taken(
    resources: Iterable[Resource], start: datetime, end: datetime, but: Booking | None = None
) -> bool:
    """The friendly question; the guard asks it again."""
    held = Hold.objects.counting(timezone.now()).within(start, end).filter(resource__in=resources)
    return (held.exclude(booking=but) if but and but.pk else held).exists()


def book(
    kind: str,
    resources: Iterable[Resource],
    *,
    starts_at: datetime,
    ends_at: datetime,
    expires_at: datetime | None = None,
    participants: Mapping[Person, str] | None = None,
    at: datetime | None = None,
    **where: Any,
) -> Booking:
    """Hold `resources`, which the caller has locked; confirmed, or tentative until `expires_at`.

    `participants`: as what each takes part. `where`: title, room, place, link. `at`, here and
    below, tells what is past.
    Raises GuardMissingError; IntegrityError (see `guard.caused`) where somebody was faster.
    """
    guard.ensure()
    at = at or timezone.now()
    booking = Booking.objects.create(
        kind=kind,
        starts_at=starts_at,
        ends_at=ends_at,
        expires_at=expires_at or ends_at,
        created_at=at,
        changed_at=at,
        **where,
    )
    _hold(booking, [each.pk for each in resources])
    if expires_at is None:
        confirm(booking)
    Participant.objects.bulk_create(
        Participant(booking=booking, person=person, part=part)
        for person, part in (participants or {}).items()
    )
    return booking


def confirm(booking: Booking) -> None:
    """What it holds is agreed on."""
    booking.state, booking.expires_at = State.CONFIRMED, None
    booking.save(update_fields=["state", "expires_at"])


def note_reply(
    booking: Booking, people: Iterable[Person], reply: Participant.Reply, at: datetime | None = None
) -> int:
    """What `people` have said to the booking as it is: by an act of theirs, or by the answer of
    their calendar program. An answer older than what is known changes nothing. Returns how many of
    them take part and had not said so before."""
    at = at or timezone.now()
    older = models.Q(replied_at=None) | models.Q(replied_at__lt=at)
    mine = booking.participants.filter(older, person__in=list(people), invited=True)
    news = list(mine.exclude(reply=reply).values_list("pk", flat=True))
    mine.update(reply=reply, replied_at=at)
    return len(news)


def move(
    booking: Booking,
    resources: Iterable[Resource],
    *,
    starts_at: datetime,
    ends_at: datetime,
    room: Room | None,
    link: str,
) -> None:
    """To another time and place, holding `resources` and no others: nobody has said anything to
    that yet. Counts up."""
    guard.ensure()
    with changing([booking.pk]):
        booking.starts_at, booking.ends_at = starts_at, ends_at
        booking.room, booking.link = room, link
        booking.save(update_fields=["starts_at", "ends_at", "room", "link"])
        booking.holds.all().delete()
        _hold(booking, [each.pk for each in resources])
    booking.participants.update(**UNSAID)
    count_up(booking)


def replace(booking: Booking, old: Person, new: Person) -> None:
    """`new` stands in for `old`: held before the other is free. Counts up; nobody stands in for
    herself, and then nothing changes."""
    if old.pk == new.pk:
        return
    guard.ensure()
    resource = Resource.objects.get(person=new)
    with changing([booking.pk]):
        _hold(booking, [resource.pk])
        booking.holds.filter(resource__person=old).delete()
    booking.participants.filter(person=new).delete()
    booking.participants.filter(person=old).update(person=new, **UNSAID)
    count_up(booking)


def cancel(booking: Booking, at: datetime | None = None) -> None:
    """The time is free at once; the booking stays. Counts up."""
    booking.state = State.CANCELLED
    booking.save(update_fields=["state"])
    booking.holds.update(active=False)
    count_up(booking, at)


def count_up(booking: Booking, at: datetime | None = None) -> None:
    """A change of time, place or people: calendars take a higher sequence for the newer word."""
    booking.sequence += 1
    booking.changed_at = at or timezone.now()
    booking.save(update_fields=["sequence", "changed_at"])


@contextmanager
def changing(bookings: Iterable[int]) -> Iterator[None]:
    """While their holds change: the guard lets nobody touch those of a confirmed booking, so the
    confirmed among `bookings` (ids) are tentative meanwhile."""
    with transaction.atomic():
        confirmed = Booking.objects.filter(pk__in=list(bookings), state=State.CONFIRMED)
        found = list(confirmed.order_by("pk").values_list("pk", flat=True))
        rows = Booking.objects.filter(pk__in=found)
        rows.update(state=State.TENTATIVE, expires_at=models.F("ends_at"))
        yield
        rows.update(state=State.CONFIRMED, expires_at=None)


def _hold(booking: Booking, resources: Iterable[int]) -> None:
    Hold.objects.bulk_create(
        Hold(
            booking=booking,
            resource_id=pk,
            busy_from=booking.starts_at,
            busy_to=booking.ends_at,
        )
        for pk in resources
    )
