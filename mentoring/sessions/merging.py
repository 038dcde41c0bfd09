"""What happens to sessions when an account is linked to its staff record, and unlinked.

Their bookings pass by themselves (scheduling.bookings.merging); what is written here about people
passes too. No row goes away.
"""

from datetime import datetime
from typing import Any

from django.db import models

from agents.models import Person
from agents.notices.bells import bell_name
from foundation.reminders.operations import pass_on
from mentoring.models import (
    Assignment,
    Attendance,
    FollowUp,
    Session,
    SessionChange,
    SessionInvitation,
)
from mentoring.sessions.operations.reminders import reminders_of
from scheduling.bookings import merging as bookings
from scheduling.models import Booking

# Every place of a person, and what else makes a row unique there.
PLACES: dict[str, tuple[Any, str, tuple[str, ...]]] = {
    "mentor": (Session, "mentor", ()),
    "booked": (Session, "booked_by", ()),
    "changed": (SessionChange, "by", ()),
    "expected": (Attendance, "person", ("session",)),
    "assigned": (Assignment, "assigned_by", ()),
    "invited": (SessionInvitation, "mentor", ()),
    "answered": (SessionInvitation, "answered_by", ()),
}


def move(old: Person, new: Person) -> dict[str, list[int]]:
    """Sessions and what belongs to them pass to `new`. Answers what was moved."""
    # First: it takes the locks, and whoever is told of a clash is told under the old record.
    bookings.settle(old, new)
    moved = {name: _pass(name, old, new, _rows(name, old)) for name in PLACES}
    moved["reminded"] = pass_on(reminders_of(old), bell_name(new.pk))
    return moved


def give_back(moved: Any, holder: Person, owner: Person, since: datetime) -> None:
    """Return what came along, and what the account has booked since by its own wish."""
    moved = moved or {}
    bookings.lock_around(holder, owner)
    made = Session.objects.filter(booked_by=holder, booking__created_at__gte=since)
    own = {
        "booked": made,
        "changed": SessionChange.objects.filter(by=holder, at__gte=since),
        "expected": Attendance.objects.filter(person=holder, session__in=made),
        "answered": SessionInvitation.objects.filter(answered_by=holder, answered_at__gte=since),
        "reminded": reminders_of(holder, made),
    }
    # Read before the sessions pass, which decide what is her own.
    ids = {name: set(rows.values_list("pk", flat=True)) for name, rows in own.items()}
    booked = list(made.values_list("booking", flat=True))
    for name in PLACES:
        wanted = ids.get(name, set()) | set(moved.get(name, []))
        _pass(name, holder, owner, _rows(name, holder).filter(pk__in=wanted))
    # Links that were made before follow-ups had a merge of their own noted them here.
    promised = FollowUp.objects.filter(owner=holder, pk__in=moved.get("promised", []))
    promised.update(owner=owner)
    reminded = ids["reminded"] | set(moved.get("reminded", []))
    pass_on(reminders_of(holder).filter(pk__in=reminded), bell_name(owner.pk))
    bookings.pass_bookings(Booking.objects.filter(pk__in=booked), holder, owner)


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
