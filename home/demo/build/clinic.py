"""The clinic of the demonstration: past sessions are remembered, coming ones booked as users would."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.utils import timezone

from agents.models import Appointment, Opd, Person
from home.demo.clinic import OFFERS, ONLINE, PAST, ROOMS, OfferSeed, PastSeed
from home.demo.innovations import INNOVATIONS, InnovationSeed
from home.demo.people import email_of
from innovations.models import Innovation, Member
from mentoring.assignments.operations import assign
from mentoring.models import ActionItem, Attendance, Session, SessionChange
from mentoring.models.assignments import MENTORS
from mentoring.models.sessions import KIND
from mentoring.sessions.operations.booking import book, cancel, move
from scheduling.bookings import operations as bookings
from scheduling.models import Room, Window
from scheduling.rooms.operations import add_room
from scheduling.windows.operations import open_windows

DAY = timedelta(days=1)
WEEKS = 3
LENGTH = 45  # minutes of a session
Status = Session.Status
KINDS = {
    Status.TOOK_PLACE: SessionChange.Kind.TOOK_PLACE,
    Status.MISSED: SessionChange.Kind.MISSED,
    Status.CANCELLED: SessionChange.Kind.CANCELLED,
}


def build_clinic() -> None:
    clinic = _user("Dewi Lestari")
    rooms = {name: add_room(name, place, seats, clinic) for name, place, seats in ROOMS}
    for seed in INNOVATIONS:
        _carry(seed, clinic)
    today = timezone.localdate()
    for past in PAST:
        _remember(past, today)
    for offer in OFFERS:
        _open(offer, rooms, today, clinic)
    _look_ahead()


def _user(name: str) -> Any:
    return get_user_model().objects.get(email=email_of(name))


def _carry(seed: InnovationSeed, clinic: Any) -> None:
    innovation = Innovation.objects.create(
        name=seed.name,
        opd=Opd.objects.filter(short_name=seed.opd, valid_until=None).first(),
        group_name=seed.group_name,
        stage=seed.stage,
        summary=seed.summary,
    )
    parts = [Member.Part.INITIATOR, *[Member.Part.MEMBER] * (len(seed.people) - 1)]
    Member.objects.bulk_create(
        Member(innovation=innovation, person=Person.objects.get(email=email), part=part)
        for email, part in zip(seed.people, parts, strict=True)
    )
    for email in seed.mentors:
        appointment = Appointment.objects.kinds(*MENTORS).get(person__email=email)
        assign(
            appointment,
            innovation,
            clinic,
            starts_on=appointment.starts_on,
            note="Pendampingan sejak gagasan sampai laporan.",
            accepts_same_unit=True,
        )


def _remember(seed: PastSeed, today: date) -> None:
    """What came of a session long ago: nobody is told of it again."""
    start = datetime.combine(
        _past_day(seed, today), time(seed.hour), timezone.get_current_timezone()
    )
    session = _past_session(seed, start)
    _attend(session)
    asker, mentor = session.booked_by, session.mentor
    _tell(session, SessionChange.Kind.BOOKED, asker, start - 6 * DAY)
    kind = KINDS.get(Status(session.status))
    if kind is not None:
        reason = "" if session.status == Status.TOOK_PLACE else seed.text
        told_at = start - DAY if session.status == Status.CANCELLED else start + DAY
        _tell(session, kind, mentor, told_at, reason)
    if seed.task:
        _promise(session, seed.task, today)


def _past_session(seed: PastSeed, start: datetime) -> Session:
    innovation = Innovation.objects.get(name=seed.innovation)
    status = Status(seed.status)
    mentor = Person.objects.get(email=seed.mentor)
    asker, room = innovation.members.all()[0].person, Room.objects.first()
    booking = bookings.book(
        KIND,
        bookings.resources_of([mentor, asker], room),
        starts_at=start,
        ends_at=start + timedelta(minutes=LENGTH),
        participants={mentor: "mentor", asker: "innovator"},
        room=room,
    )
    if status == Status.CANCELLED:
        bookings.cancel(booking)
    return Session.objects.create(
        booking=booking,
        innovation=innovation,
        mentor=mentor,
        booked_by=asker,
        outcome=status if status in {Status.TOOK_PLACE, Status.MISSED} else "",
        minutes=seed.text if status == Status.TOOK_PLACE else "",
        opd=innovation.opd if status in {Status.TOOK_PLACE, Status.MISSED} else None,
    )


def _attend(session: Session) -> None:
    was_there = {Status.TOOK_PLACE: True, Status.MISSED: False}.get(session.status)
    Attendance.objects.bulk_create(
        Attendance(session=session, person=person, was_present=was_there)
        for person in session.attendees
    )


def _promise(session: Session, what: str, today: date) -> None:
    due_on = session.starts_at.date() + 14 * DAY
    ActionItem.objects.create(
        session=session,
        what=what,
        owner=session.booked_by,
        due_on=due_on,
        done_at=session.starts_at + 10 * DAY if due_on < today - 60 * DAY else None,
    )


def _tell(
    session: Session, kind: SessionChange.Kind, by: Person, at: datetime, reason: str = ""
) -> None:
    SessionChange.objects.create(session=session, kind=kind, by=by, at=at, reason=reason)


def _past_day(seed: PastSeed, today: date) -> date:
    """The last time this day was a past one; what nobody has reported yet was a week ago."""
    if seed.status == Status.CONFIRMED:
        return _working(today - 7 * DAY)
    day = date(today.year, seed.month, seed.day)
    return _working(day if day < today else date(today.year - 1, seed.month, seed.day))


def _working(day: date) -> date:
    return day - max(0, day.weekday() - 4) * DAY


def _open(offer: OfferSeed, rooms: dict[str, Room], today: date, clinic: Any) -> None:
    mentor = Person.objects.get(email=offer.mentor)
    first = today + ((offer.weekday - today.weekday() - 1) % 7 + 1) * DAY
    start = datetime.combine(first, time(offer.hour), timezone.get_current_timezone())
    open_windows(
        mentor,
        clinic,
        starts_at=start,
        ends_at=start + timedelta(hours=offer.hours),
        slot_minutes=LENGTH,
        room=rooms.get(offer.room),
        link="" if offer.room else f"{ONLINE}{mentor.pk}",
        weeks=WEEKS,
        needs_approval=offer.needs_approval,
    )


def _look_ahead() -> None:
    """Two sessions come, one was moved, one cancelled, one waits for the mentor's word."""
    sari, rini, rizki = _user("Sari Wulandari"), _user("Rini Astuti"), _user("Muhammad Rizki")
    lansia, antre = _innovation("SIGAP LANSIA"), _innovation("ANTRE PASTI")
    budi = _windows("Budi Santoso", needs_approval=False)
    _book(sari, lansia, budi[0], 0, "Bukti manfaat dan dasar hukum")
    moved = _book(rizki, antre, budi[0], 1, "Rencana survei kepuasan")
    move(moved, rizki, budi[1], budi[1].starts()[0], "Admin inovasi dinas luar pada hari semula.")
    online = _windows("Budi Santoso", needs_approval=True)
    _book(rizki, antre, online[0], 0, "Membaca draf laporan penerapan")
    nurhikmah = _windows("Nurhikmah", needs_approval=False)
    _book(rini, _innovation("Kelas Sungai"), nurhikmah[0], 1, "Menyusun laporan uji coba")
    dropped = _book(rini, _innovation("Kelas Sungai"), nurhikmah[1], 0, "Video satu menit")
    cancel(dropped, rini, "Sekolah mengadakan ujian pada hari itu.")


def _innovation(name: str) -> Innovation:
    return Innovation.objects.get(name__startswith=name)


def _windows(mentor: str, *, needs_approval: bool) -> list[Window]:
    return list(
        Window.objects.open().filter(person__email=email_of(mentor), needs_approval=needs_approval)
    )


def _book(user: Any, innovation: Innovation, window: Window, nth: int, topic: str) -> Session:
    return book(user, innovation, window, window.starts()[nth], topic)
