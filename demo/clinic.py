"""Innovations, who accompanies them, and the clinic: what was, what is offered, what comes."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from agents.models import Appointment, Opd, Person, User
from demo import content
from demo.accounts import user_named, user_of
from demo.content import Seed
from foundation.calendar import local_time
from foundation.calendar.working_days import is_working
from foundation.models import Notice
from foundation.notices.operations import mark_read
from innovations.confirmation.operations import confirm
from innovations.models import Innovation, Member
from innovations.registration.operations import register
from innovations.team.operations.inviting import invite
from innovations.team.operations.members import add_member
from mentoring.assignments.operations import assign
from mentoring.followups.operations.keeping import add, finish
from mentoring.invitations.operations.inviting import Time
from mentoring.invitations.operations.inviting import invite as invite_to_session
from mentoring.models import Session
from mentoring.models.assignments import MENTORS
from mentoring.replies.operations import keep
from mentoring.sessions.operations.booking import book, cancel, move
from mentoring.sessions.operations.outcomes import report
from scheduling.models import Room, Window
from scheduling.rooms.operations import add_room
from scheduling.windows.operations import open_windows

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
WEEKS = 3
CLINIC = "Dewi Lestari"
LENGTH = 45  # minutes of a session
ONLINE = "https://rapat.balangan.example/klinik-"
NOTE = "Pendampingan sejak gagasan sampai laporan."


def build_past() -> None:
    """Build innovations, who accompanies them, rooms, and the sessions of this year; every notice
    of them is read."""
    plan, clinic = content.of("clinic"), user_named(CLINIC)
    for each in content.of("innovations"):
        _carry(each, _beginning(each, plan["past"]), clinic)
    for each in plan["rooms"]:
        add_room(**each, by=clinic)
    for each in plan["past"]:
        _remember(each, timezone.localdate())
    for each in plan["follow_ups"]:
        _follow_up(each, timezone.localdate())
    mark_read(Notice.objects.all(), timezone.now())


def build_coming() -> None:
    """Build what mentors offer in the next WEEKS, what is booked of it, what is proposed to a team, who
    is asked into one, and the texts that mentors keep: told to those concerned."""
    plan, clinic = content.of("clinic"), user_named(CLINIC)
    for each in plan["offers"]:
        _offer(each, timezone.localdate(), clinic)
    for each in plan["coming"]:
        _arrange(each)
    for each in content.of("innovations"):
        _ask_into_team(each)
    for each in plan["invitations"]:
        _propose(each, timezone.localdate())
    for each in plan["templates"]:
        keep(user_named(each["person"]), name=each["name"], text=each["text"])


def _carry(seed: Seed, began: datetime, clinic: User) -> None:
    """Registered at `began`, and accompanied from the week after or from the mentor's decree on."""
    first, *others = map(user_named, seed["people"])
    what = {name: seed.get(name, "") for name in ("name", "summary", "stage", "group_name")}
    opd = Opd.objects.filter(short_name=seed.get("opd"), valid_until=None).first()
    innovation = register(first, opd=opd, at=None if seed.get("awaits") else began, **what)
    if not innovation.is_confirmed and not seed.get("awaits"):
        innovation = confirm(innovation, clinic, at=began + DAY)
    for each in others:
        add_member(innovation, each.person, Member.Part.MEMBER, by=first, at=began + DAY)
    for name in seed.get("mentors", ()):
        held = Appointment.objects.kinds(*MENTORS).get(person__name=name)
        day = max(held.starts_on, began.date() + 7 * DAY)
        assign(held, innovation, clinic, starts_on=day, note=NOTE, accepts_same_unit=True)


def _beginning(seed: Seed, past: list[Seed]) -> datetime:
    """A month before the first session about it, or before today where there was none."""
    today = timezone.localdate()
    days = [past_day(each, today) for each in past if each["innovation"] == seed["name"]]
    return local_time.at(min([today, *days]) - 30 * DAY, time(10))


def _ask_into_team(seed: Seed) -> None:
    for name in seed.get("asks", ()):
        innovation, by = Innovation.objects.get(name=seed["name"]), user_named(seed["people"][0])
        invite(innovation, user_named(name).email, Member.Part.MEMBER, by)


def _remember(seed: Seed, today: date) -> None:
    innovation = Innovation.objects.get(name=seed["innovation"])
    asker, mentor = user_of(innovation.members.all()[0].person), user_named(seed["mentor"])
    start, room = local_time.at(past_day(seed, today), time(seed["hour"])), Room.objects.first()
    span = _span(start, LENGTH)
    (window,) = open_windows(mentor.person, mentor, at=start - 7 * DAY, room=room, **span)
    session = book(asker, innovation, window, start, at=start - 6 * DAY)
    if seed["outcome"] == "cancelled":
        cancel(session, mentor, seed["text"], at=start - DAY)
    elif seed["outcome"] != "unreported":
        _report(session, mentor, seed, min(start + DAY, timezone.now()))
    if "task" in seed:
        _promise(session, mentor, seed["task"], today)


def _span(start: datetime, minutes: int) -> Seed:
    end = start + timedelta(minutes=minutes)
    return {"starts_at": start, "ends_at": end, "slot_minutes": LENGTH}


def past_day(seed: Seed, today: date) -> date:
    """The day of a seed ("MM-DD") in this year, or last year while it is still to come; a week ago
    for what nobody has reported yet. Moved back to a working day."""
    day = date.fromisoformat(f"{today.year}-{seed['day']}")
    if seed["outcome"] == "unreported":
        day = today - 7 * DAY
    elif day >= today:
        day = day.replace(year=today.year - 1)
    return day - max(0, day.weekday() - 4) * DAY  # a working day


def _report(session: Session, mentor: User, seed: Seed, at: datetime) -> None:
    was_held = seed["outcome"] == "held"
    present = [each.pk for each in session.sides] if was_held else []
    report(session, mentor, was_held=was_held, minutes=seed["text"], present=present, at=at)


def _promise(session: Session, mentor: User, what: str, today: date) -> None:
    start, owner = session.starts_at, session.booked_by
    due_on, at = start.date() + 14 * DAY, min(start + DAY, timezone.now())
    row = add(session, mentor, what=what, owner=owner, due_on=due_on, at=at)
    if due_on < today - 60 * DAY:
        finish(row, user_of(owner), at=start + 10 * DAY)


def _follow_up(seed: Seed, today: date) -> None:
    def day(name: str) -> date:
        return today + seed[name] * DAY

    def at(name: str) -> datetime:
        return local_time.at(day(name), time(10))

    innovation, owner = Innovation.objects.get(name=seed["innovation"]), seed["owner"]
    row = add(
        innovation,
        user_named(seed["by"]),
        what=seed["what"],
        owner=Person.objects.get(name=owner),
        due_on=day("due"),
        at=at("given"),
    )
    if "done" in seed:
        finish(row, user_named(owner), at=at("done"))


def _offer(seed: Seed, today: date, clinic: User) -> None:
    room = Room.objects.filter(name=seed.get("room")).first()
    mentor = Person.objects.get(name=seed["mentor"])
    first = today + ((seed["weekday"] - today.weekday() - 1) % 7 + 1) * DAY
    open_windows(
        mentor,
        clinic,
        room=room,
        link="" if room else f"{ONLINE}{mentor.pk}",
        weeks=WEEKS,
        needs_approval=seed.get("needs_approval", False),
        **_span(local_time.at(first, time(seed["hour"])), seed["hours"] * 60),
    )


def _arrange(seed: Seed) -> None:
    user, innovation = user_named(seed["by"]), Innovation.objects.get(name=seed["innovation"])
    offered = Window.objects.open().filter(
        person__name=seed["mentor"],
        needs_approval=seed.get("needs_approval", False),
        starts_at__gt=timezone.now(),
    )
    session = book(user, innovation, *_slot(offered, seed["at"]), seed["topic"])
    if "moved_to" in seed:
        move(session, user, *_slot(offered, seed["moved_to"]), seed["reason"])
    if "cancelled" in seed:
        cancel(session, user, seed["cancelled"])


def _slot(offered: Any, place: list[int]) -> tuple[Window, datetime]:
    window = offered[place[0]]
    return window, window.starts()[place[1]]


def _propose(seed: Seed, today: date) -> None:
    days = (today + number * DAY for number in range(2, 60))
    free = (each for each in days if each.weekday() in seed["weekdays"] and is_working(each))
    starts = [local_time.at(next(free), time(hour)) for hour in seed["hours"]]
    mentor, innovation = seed["mentor"], Innovation.objects.get(name=seed["innovation"])
    times = [Time(start, start + HOUR) for start in starts]
    invite_to_session(
        user_named(mentor),
        innovation,
        times,
        topic=seed["topic"],
        link=f"{ONLINE}{user_named(mentor).person.pk}",
    )
