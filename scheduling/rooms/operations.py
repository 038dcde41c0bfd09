"""Rooms: added, and taken out of use."""

from django.db import transaction
from wagtail.log_actions import log

from foundation.text import comparable
from foundation.users import Account
from scheduling.models import Room


class RoomExistsError(Exception):
    """A room of this name exists already."""


@transaction.atomic
def add_room(name: str, place: str, seats: int, by: Account | None) -> Room:
    taken = {comparable(each) for each in Room.objects.values_list("name", flat=True)}
    if comparable(name) in taken:
        raise RoomExistsError
    room, is_new = Room.objects.get_or_create(name=name, defaults={"place": place, "seats": seats})
    if not is_new:
        raise RoomExistsError
    log(instance=room, action="scheduling.add_room", user=by)
    return room


@transaction.atomic
def set_room_open(room: Room, by: Account | None, *, is_open: bool) -> None:
    """A room out of use is offered to no new window; what is booked there stays."""
    room = Room.objects.select_for_update().get(pk=room.pk)
    if room.is_open != is_open:
        room.is_open = is_open
        room.save(update_fields=["is_open"])
        log(instance=room, action="scheduling.set_room_open", user=by, data={"is_open": is_open})
