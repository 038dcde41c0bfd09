"""What happens to sessions when an account is linked to its staff record, and unlinked.

Nobody is in two places: where both records are held at one time, the session that was made
first stays and the other one is cancelled, with a reason that everybody concerned reads. What is
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
from agents.notices.bells import bell_name
from foundation.reminders.operations import pass_on
from mentoring.models import (
    ActionItem,
    Assignment,
    Attendance,
    CalendarFeed,
    Hold,
    Resource,
    Session,
    SessionChange,
    Window,
)
from mentoring.sessions.operations.calling_off import call_off
from mentoring.sessions.operations.reminders import reminders_of
from mentoring.sessions.operations.resources import lock

REASON = "Dua sesi pada waktu yang sama ternyata milik satu orang dengan dua akun."
# Every place of a person, and what else makes a row unique there.
PLACES: dict[str, tuple[Any, str, tuple[str, ...]]] = {
    "mentor": (Session, "mentor", ()),
    "booked": (Session, "booked_by", ()),
    "changed": (SessionChange, "by", ()),
    "expected": (Attendance, "person", ("session",)),
    "promised": (ActionItem, "owner", ()),
    "offered": (Window, "mentor", ()),
    "assigned": (Assignment, "assigned_by", ()),
}


def move(old: Person, new: Person) -> dict[str, list[int]]:
    """Sessions and what belongs to them pass to `new`. Answers what was moved."""
    resources = _resources(old, new)
    if resources:
        lock(_around(*resources))
        _settle_clashes(*resources)
    _close_double_offers(old, new)
    moved = {name: _pass(name, old, new, _rows(name, old)) for name in PLACES}
    moved["reminded"] = pass_on(reminders_of(old), bell_name(new.pk))
    if resources:
        moved["holds"] = _pass_holds(*resources, Hold.objects.filter(resource=resources[0]))
    _pass_feed(old, new)
    return moved


def give_back(moved: Any, holder: Person, owner: Person, since: datetime) -> None:
    """Return what came along, and what the account has booked since by its own wish."""
    moved = moved or {}
    resources = _resources(holder, owner)
    if resources:
        lock(_around(*resources))
    made = Session.objects.filter(booked_by=holder, created_at__gte=since)
    own = {
        "booked": made,
        "changed": SessionChange.objects.filter(by=holder, at__gte=since),
        "expected": Attendance.objects.filter(person=holder, session__in=made),
        "reminded": reminders_of(holder, made),
    }
    held = models.Q(pk__in=moved.get("holds", [])) | models.Q(session__in=made)
    # Read before the sessions pass, which decide what is her own.
    of_holder = Hold.objects.filter(held, resource__person=holder)
    holds = list(of_holder.values_list("pk", flat=True))
    ids = {name: set(rows.values_list("pk", flat=True)) for name, rows in own.items()}
    for name in PLACES:
        wanted = ids.get(name, set()) | set(moved.get(name, []))
        _pass(name, holder, owner, _rows(name, holder).filter(pk__in=wanted))
    reminded = ids["reminded"] | set(moved.get("reminded", []))
    pass_on(reminders_of(holder).filter(pk__in=reminded), bell_name(owner.pk))
    if resources and holds:
        _pass_holds(*resources, Hold.objects.filter(pk__in=holds))
    _pass_feed(holder, owner)


def _resources(person: Person, to: Person) -> tuple[Resource, Resource] | None:
    """Of both; nothing, where `person` was never held."""
    mine = Resource.objects.filter(person=person).first()
    return (mine, Resource.objects.get_or_create(person=to)[0]) if mine else None


def _around(*resources: Resource) -> set[int]:
    """These, and whatever their sessions hold: a session that gives way frees the others too."""
    sessions = Hold.objects.filter(resource__in=resources, active=True).values("session")
    others = Hold.objects.filter(session__in=sessions).values_list("resource_id", flat=True)
    return {*others, *(each.pk for each in resources)}


def _settle_clashes(mine: Resource, theirs: Resource) -> None:
    gone: set[int] = set()
    for pair in _clashes(mine, theirs):
        if gone.isdisjoint(hold.session_id for hold in pair):
            later = max(pair, key=lambda hold: hold.session_id)
            _give_way(later)
            gone.add(later.session_id)


def _clashes(mine: Resource, theirs: Resource) -> list[tuple[Hold, Hold]]:
    one, other = (
        list(Hold.objects.filter(resource=each, active=True).order_by("busy_from"))
        for each in (mine, theirs)
    )
    return [
        (hold, against)
        for hold in one
        for against in other
        if hold.busy_from < against.busy_to and against.busy_from < hold.busy_to
    ]


def _give_way(hold: Hold) -> None:
    session = Session.objects.with_names().get(pk=hold.session_id)
    if session.starts_at > timezone.now():
        call_off(session, Session.Status.CANCELLED, SessionChange.Kind.CANCELLED, None, REASON)
    else:
        Hold.objects.filter(pk=hold.pk).update(active=False)


def _close_double_offers(old: Person, new: Person) -> None:
    """A mentor offers no time twice. What is booked in a closed window stays."""
    kept = list(Window.objects.open().filter(mentor=new, ends_at__gt=timezone.now()))
    for window in Window.objects.open().filter(mentor=old, ends_at__gt=timezone.now()):
        if any(_overlap(window, each) for each in kept):
            Window.objects.filter(pk=window.pk).update(closed_at=timezone.now())
            log(instance=window, action="mentoring.close_window")


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


def _pass_holds(mine: Resource, theirs: Resource, holds: models.QuerySet[Hold]) -> list[int]:
    taken = Hold.objects.filter(resource=theirs).values("session")
    moved = list(holds.exclude(session__in=taken).order_by("pk").values_list("pk", flat=True))
    Hold.objects.filter(pk__in=moved).update(resource=theirs)
    if not mine.holds.exists():
        mine.delete()
    return moved


def _pass_feed(person: Person, to: Person) -> None:
    """The account keeps its address; one that a former account of the record had opens no more."""
    feeds: Iterable[CalendarFeed] = CalendarFeed.objects.filter(person=to)
    for stale in feeds:
        log(instance=to, action="mentoring.revoke_feed")
        stale.delete()
    CalendarFeed.objects.filter(person=person).update(person=to)
