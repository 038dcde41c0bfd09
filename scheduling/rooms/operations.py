"""Rooms, and the locks under which bookings are made."""

from collections.abc import Iterable
from typing import Any

from django.db import connection, models, transaction
from wagtail.log_actions import log

from agents.models import Person
from mentoring.models import Resource, Room


class RoomExistsError(Exception):
    """A room of this name exists already."""


@transaction.atomic
def add_room(name: str, place: str, seats: int, by: Any) -> Room:
    room, is_new = Room.objects.get_or_create(name=name, defaults={"place": place, "seats": seats})
    if not is_new:
        raise RoomExistsError
    log(instance=room, action="mentoring.add_room", user=by)
    return room


@transaction.atomic
def set_room_open(room: Room, by: Any, *, is_open: bool) -> None:
    """A room out of use is offered to no new window; sessions booked there stay."""
    room = Room.objects.select_for_update().get(pk=room.pk)
    if room.is_open != is_open:
        room.is_open = is_open
        room.save(update_fields=["is_open"])
        log(instance=room, action="mentoring.set_room_open", user=by, data={"is_open": is_open})


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
