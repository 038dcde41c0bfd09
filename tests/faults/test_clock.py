"""Midnight and the turn of the year, which in Balangan are eight hours before those of UTC."""

from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone

from agents.claims.permissions import has_role
from agents.models import Appointment, Posting
from agents.registry.operations.roles import derive_groups
from courses.learning.lesson_hours import hours_by_year
from courses.learning.operations import DueInThePastError, assign, enroll, finish_activity
from courses.models import Enrollment
from courses.report.figures import CompletionReport
from foundation.minute.duties import run_all
from foundation.models import Notice
from foundation.outbox.operations import deliver_due
from innovations.registration.operations import register
from mentoring.assignments import operations as assignments
from mentoring.consultations.operations.talking import open_consultation
from mentoring.models import Session
from mentoring.sessions.operations import answering, booking
from mentoring.sessions.slots import free_slots
from scheduling.models import Window

Make = Callable[..., Any]
HALF = timedelta(minutes=30)
NEW_YEARS_EVE, NEW_YEAR = date(2025, 12, 31), date(2026, 1, 1)
LAST_SECOND, FIRST_SECOND = "2025-12-31 23:59:59", "2026-01-01 00:00:00"
Status = Session.Status


def local(text: str) -> datetime:
    return timezone.make_aware(datetime.fromisoformat(text))


@pytest.fixture(autouse=True)
def _a_day_in_december(set_clock) -> None:
    set_clock("2025-12-29 09:00")


@pytest.fixture
def innovation(sari, budi, dewi):
    opd = sari.person.primary_opd(NEW_YEARS_EVE)
    made = register(sari, name="Posyandu Keliling", summary="Ringkas", stage="trial", opd=opd)
    pamong = Appointment.objects.get(person=budi.person)
    assignments.assign(pamong, made, dewi, starts_on=timezone.localdate())
    return made


@pytest.fixture
def make_window(budi) -> Make:
    """Pak Budi offers an hour and a half."""

    def make(at: str, **fields: Any) -> Window:
        ends_at = local(at) + 3 * HALF
        fields = {"slot_minutes": 30, "link": "https://temu.example/klinik", **fields}
        return Window.objects.create(
            person=budi.person, starts_at=local(at), ends_at=ends_at, **fields
        )

    return make


@pytest.fixture
def minute(set_clock) -> Callable[[str], "Counter[tuple[str, str]]"]:
    """What the minute loop sends at a time: how many of each subject to each address."""

    def run(text: str) -> "Counter[tuple[str, str]]":
        set_clock(text)
        mail.outbox.clear()
        told = run_all()
        assert not [each for each in told.values() if each.startswith("failed")], told
        deliver_due()
        return Counter((each.subject, each.to[0]) for each in mail.outbox)

    return run


def _complete(user: Any, course: Any) -> Enrollment:
    enroll(user, course)
    for lesson in course.lessons:
        finish_activity(user, lesson)
    return Enrollment.objects.get()


@pytest.mark.parametrize(
    ("at", "day"), [(LAST_SECOND, NEW_YEARS_EVE), (FIRST_SECOND, NEW_YEAR)], ids=["before", "after"]
)
def test_a_completion_counts_in_the_year_of_balangan(
    sari, paringin, disdikbud, make_course, set_clock, covered, at, day
):
    """She moves to another unit at the turn of the year: the hours are those of the unit."""
    Posting.objects.filter(person=sari.person).update(ends_on=NEW_YEARS_EVE)
    Posting.objects.create(person=sari.person, opd=disdikbud, starts_on=NEW_YEAR, position="Staf")
    course = make_course(jp=3)
    set_clock(at)
    assert timezone.now().astimezone(UTC).date() == NEW_YEARS_EVE  # by UTC, both are

    enrollment = _complete(sari, course)
    assert enrollment.completed_on == enrollment.started_on == day
    assert enrollment.opd == (paringin if day == NEW_YEARS_EVE else disdikbud)
    assert [(each.year, each.jp) for each in hours_by_year(sari)] == [(day.year, 3)]
    set_clock("2026-01-05 09:00")
    jp = {year: _report(year).jp for year in (2025, 2026)}
    assert jp == {day.year: 3, 4051 - day.year: 0}
    covered(f"{at} WITA counts in {day.year}")


def test_control_arm_a_site_on_utc_would_count_it_in_the_old_year(sari, make_course, set_clock):
    set_clock(FIRST_SECOND)
    with timezone.override(UTC):
        assert _complete(sari, make_course()).completed_on == NEW_YEARS_EVE


def _report(year: int) -> Any:
    return CompletionReport(year, None, timezone.localdate()).total()


def test_a_deadline_ends_with_its_day(sari, fauzi, make_course, set_clock):
    course = make_course()
    set_clock(LAST_SECOND)
    assign([sari.person], course, NEW_YEARS_EVE, fauzi)
    enrollment = Enrollment.objects.get()
    assert not enrollment.is_overdue(timezone.localdate())
    set_clock(FIRST_SECOND)
    assert enrollment.is_overdue(timezone.localdate())
    with pytest.raises(DueInThePastError):
        assign([sari.person], course, NEW_YEARS_EVE, fauzi)


def test_a_role_by_decree_ends_with_its_last_day(make_member, make_appointment, bapperida, minute):
    old, new = make_member("Lama Bekerja", bapperida), make_member("Baru Datang", bapperida)
    make_appointment(old.person, Appointment.Kind.EDITOR, ends_on=NEW_YEARS_EVE)
    make_appointment(new.person, Appointment.Kind.EDITOR, starts_on=NEW_YEAR)
    seen = []
    for at in (LAST_SECOND, FIRST_SECOND):
        minute(at)
        by_rule = [
            has_role(user, timezone.localdate(), Appointment.Kind.EDITOR) for user in (old, new)
        ]
        by_group = [user.groups.exists() for user in (old, new)]
        assert by_rule == by_group
        seen.append(by_rule)
    assert seen == [[True, False], [False, True]]
    assert derive_groups() == 0  # a second run of the same minute changes nothing


def test_a_session_may_last_over_midnight(
    innovation, sari, budi, make_window, make_member, paringin, set_clock
):
    eve, day = make_window("2025-12-31 22:45"), make_window("2026-01-01 00:00")
    session = booking.book(sari, innovation, eve, local("2025-12-31 23:45"))
    assert (session.starts_at.year, timezone.localdate(session.ends_at)) == (2025, NEW_YEAR)
    hours = (eve.starts_at - HALF, day.ends_at)
    free = [slot.starts_at for slot in free_slots(budi.person, *hours)]
    # What begins in the new year before she is gone is taken, what begins after is free.
    begins = ("2025-12-31 22:45", "2025-12-31 23:15", "2026-01-01 00:30", "2026-01-01 01:00")
    assert free == [local(at) for at in begins]
    lina = make_member("Lina Marlina", paringin)
    with pytest.raises(booking.SlotTakenError):
        booking.book(lina, innovation, day, day.starts_at)

    set_clock("2026-01-01 00:10")
    with pytest.raises(booking.NotOpenError):  # it has begun, last year
        booking.cancel(session, sari, "Sakit")
    assert not Session.objects.get(pk=session.pk).is_over
    set_clock("2026-01-01 00:15")
    assert Session.objects.get(pk=session.pk).is_over


def test_what_has_begun_at_midnight_is_not_offered(budi, make_window, set_clock):
    window = make_window("2026-01-01 00:00")
    offered = []
    for at in (LAST_SECOND, FIRST_SECOND):
        set_clock(at)
        offered.append(len(free_slots(budi.person, window.starts_at - HALF, window.ends_at)))
    assert offered == [3, 2]


@pytest.mark.parametrize(
    "beats",
    [
        ["23:58:00", "23:59:00", "00:00:00", "00:01:00"],
        ["23:58:00", "23:59:00", "23:59:00", "23:59:30", "00:00:00"],
        ["23:58:00", "00:00:00", "00:00:00"],
        ["23:58:59", "00:07:30", "00:08:00"],
    ],
    ids=["every minute", "twice a minute", "a minute left out", "asleep over midnight"],
)
def test_a_reminder_of_2359_is_sent_once_whatever_the_beat(
    innovation, sari, budi, make_window, minute, covered, beats
):
    window = make_window("2026-01-01 22:59")
    booking.book(sari, innovation, window, local("2026-01-01 23:59"))
    minute("2025-12-31 23:00")  # the invitations
    sent = [minute(f"{_day(at)} {at}") for at in beats]
    assert not sent[0]
    total = sum(sent, Counter())
    assert sorted(to for _, to in total) == sorted([budi.email, sari.email])
    assert set(total.values()) == {1}
    covered(f"{len(beats)} beats over midnight, {total.total()} reminders for two people")


def _day(at: str) -> str:
    return "2025-12-31" if at.startswith("23") else "2026-01-01"


def test_a_request_of_midnight_can_be_approved_until_then(
    innovation, sari, budi, make_window, set_clock
):
    session = _request(innovation, sari, make_window, set_clock)
    set_clock(LAST_SECOND)
    assert session.status == Status.REQUESTED
    assert answering.approve(session, budi).status == Status.CONFIRMED


def test_a_request_of_midnight_expires_once(innovation, sari, budi, make_window, set_clock, minute):
    session = _request(innovation, sari, make_window, set_clock)
    minute("2025-12-31 23:58")
    assert not minute(LAST_SECOND)
    told = minute(FIRST_SECOND)
    assert told.total() == len({to for _, to in told})
    assert sari.email in {to for _, to in told}
    for again in (FIRST_SECOND, "2026-01-01 00:00:59", "2026-01-01 00:01"):
        assert not minute(again)
    session.refresh_from_db()
    assert session.status == Status.EXPIRED
    bell = Notice.objects.of(f"person:{sari.person.pk}").filter(subject=f"session:{session.pk}")
    assert bell.count() == 1
    with pytest.raises(answering.NotWaitingError):
        answering.approve(session, budi)


def _request(innovation: Any, user: Any, make_window: Make, set_clock: Any) -> Session:
    """Asked for two days before midnight: it waits until the year ends."""
    set_clock("2025-12-30 00:00")
    window = make_window("2026-01-05 09:00", needs_approval=True)
    session = booking.book(user, innovation, window, window.starts_at)
    assert session.expires_at == local(FIRST_SECOND)
    return session


def _times(first: str, last: str, step: timedelta) -> list[str]:
    at, end = datetime.fromisoformat(first), datetime.fromisoformat(last)
    found = []
    while at <= end:
        found.append(at.isoformat(sep=" "))
        at += step
    return found


NIGHT = ("2025-12-31 22:00", "2026-01-01 00:10")
MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("beats", "times"),
    [
        ("every minute", _times(*NIGHT, MINUTE)),
        ("every minute twice", sorted(_times(*NIGHT, MINUTE) * 2)),
        ("every seventh", _times(*NIGHT, 7 * MINUTE)),
    ],
)
def test_a_night_sends_the_same_whatever_the_beat(
    innovation, sari, budi, make_window, minute, set_clock, covered, beats, times
):
    """Reminders of both kinds, an unread message, a request that runs out, over the new year."""
    _request(innovation, sari, make_window, set_clock)
    for at in ("2026-01-01 00:30", "2026-01-01 22:15"):
        window = make_window(at)
        booking.book(sari, innovation, window, window.starts_at)
    open_consultation(sari, subject="Bukti", text="Apa?", innovation=innovation)
    minute("2025-12-30 00:01")  # the invitations
    set_clock("2025-12-31 21:50")
    total: Counter[tuple[str, str]] = sum((minute(at) for at in times), Counter())
    kinds = Counter(to for _, to in total)
    assert set(total.values()) == {1}, total
    # An hour before one session and a day before the other, for both; the request ran out; and
    # the mentor is told of what he has not read.
    assert kinds[sari.email] == 3, total
    assert kinds[budi.email] >= 2, total
    covered(f"{beats}: {len(times)} beats, {total.total()} mails, none twice")
