"""Sessions of an account follow it into its staff record, and back."""

from datetime import timedelta

import pytest
from django.utils import timezone

from agents.claims.operations import linking, undoing
from agents.models import Appointment, Claim, Person
from foundation.models import Reminder
from innovations.team.operations.members import add_member
from mentoring.assignments.operations import assign
from mentoring.models import Session, SessionChange
from mentoring.sessions.operations.booking import book
from mentoring.sessions.slots import free_slots
from scheduling.calendars.operations import renew_feed
from scheduling.models import CalendarFeed, Hold
from tests.mentoring.conftest import local
from tests.mentoring.contention.crowd import incomplete, overlaps

pytestmark = pytest.mark.smoke
HALF = timedelta(minutes=30)


@pytest.fixture
def account(make_user, assignment, innovation, sari):
    """Nurul, who signed up before anybody linked her to the staff list."""
    user = make_user("nurul@contoh.example", first_name="Nurul")
    person = Person.objects.create(user=user, name="Nurul", employment="non_asn")
    add_member(innovation, person, "member", sari)
    return user


@pytest.fixture
def record(make_person, paringin) -> Person:
    return make_person("Nurul Hidayah", "199104122017032001", paringin)


@pytest.fixture
def booked(account, innovation, window) -> Session:
    return book(account, innovation, window, window.starts_at, "Bukti")


@pytest.fixture
def link(account, record, rizki, dewi):
    def act() -> Claim:
        claim = Claim.objects.create(
            user=account, person=record, proof="approval", asked_at=timezone.now()
        )
        return linking.approve(claim, by=dewi, is_clinic=True)

    return act


def _afresh(user):
    return type(user).objects.get(pk=user.pk)


def _sound():
    assert overlaps() == []
    assert incomplete() == []


def _reminded(session: Session) -> set[Person]:
    rows = Reminder.objects.filter(subject=f"session:{session.pk}")
    return {Person.objects.get(pk=each.recipient.removeprefix("person:")) for each in rows}


def test_a_session_follows_with_all_that_belongs_to_it(booked, account, record, budi, sari, link):
    link()
    booked.refresh_from_db()
    assert booked.booked_by == record
    assert {each.person for each in booked.attendances.all()} == {record, budi.person}
    assert _reminded(booked) == {record, budi.person, sari.person}
    assert {each.resource.person for each in booked.holds.all()} == {record, budi.person}
    assert booked.changes.get().by == record
    assert Session.objects.of(_afresh(account)).get() == booked
    assert not Person.objects.filter(name="Nurul").exists()
    _sound()


def test_undoing_gives_it_back_and_what_the_account_booked_since(
    booked, account, record, innovation, window, dewi, link, set_clock
):
    claim = link()
    set_clock("2026-03-09 08:00")
    later = book(_afresh(account), innovation, window, window.starts_at + HALF)
    undoing.undo(claim, reason="Salah orang", by=dewi)
    for session in (booked, later):
        session.refresh_from_db()
        assert session.booked_by.user == account
        assert session.booked_by != record
        assert record not in {each.person for each in session.attendances.all()}
        assert record not in _reminded(session)
        assert record not in {each.resource.person for each in session.holds.all()}
    assert not Hold.objects.filter(resource__person=record).exists()
    assert Session.objects.of(_afresh(account)).count() == 2
    _sound()


@pytest.fixture
def theirs(record, innovation, make_user, other_mentor, make_window, dewi, today, sari):
    """The staff record had an account before, which booked with Bu Hana at an overlapping time."""

    def make(at: str) -> Session:
        hana = Appointment.objects.get(person=other_mentor.person)
        assign(hana, innovation, dewi, starts_on=today)
        user = make_user("lama@contoh.example")
        Person.objects.filter(pk=record.pk).update(user=user)
        window = make_window(other_mentor, at)
        session = book(_afresh(user), innovation, window, window.starts_at)
        Person.objects.filter(pk=record.pk).update(user=None)
        record.refresh_from_db()
        return session

    return make


def test_of_two_at_one_time_the_first_stays_and_the_other_is_cancelled_in_words(
    booked, theirs, account, record, link
):
    other = theirs("2026-03-12 09:15")
    link()
    booked.refresh_from_db()
    other.refresh_from_db()
    assert (booked.status, other.status) == ("confirmed", "cancelled")
    change = SessionChange.objects.get(session=other, kind="cancelled")
    assert (change.by, bool(change.reason)) == (None, True)
    assert not other.holds.filter(active=True).exists()
    assert booked.holds.filter(active=True).count() == 2
    assert booked.booked_by == other.booked_by == record
    _sound()


def test_two_one_after_the_other_both_stay(booked, theirs, link):
    other = theirs("2026-03-12 09:30")
    link()
    assert set(Session.objects.booked()) == {booked, other}
    _sound()


def test_what_is_over_stays_as_it_was(booked, theirs, link, set_clock):
    other = theirs("2026-03-12 09:15")
    set_clock("2026-03-13 09:00")
    link()
    assert set(Session.objects.booked()) == {booked, other}
    assert overlaps() == []


def test_a_session_with_oneself_is_cancelled(
    account, innovation, window, make_person, make_appointment, dinkes, bapperida, dewi, today
):
    """The mentor whom Nurul booked turns out to be Nurul."""
    mentor = make_person("Nurul Hidayah", "199104122017032001", bapperida)
    agent = make_appointment(mentor, Appointment.Kind.AGENT, dinkes)
    assign(agent, innovation, dewi, starts_on=today)
    window.person = mentor
    window.save()
    session = book(account, innovation, window, window.starts_at)
    claim = Claim.objects.create(
        user=account, person=mentor, proof="approval", asked_at=timezone.now()
    )
    linking.approve(claim, by=dewi, is_clinic=True)
    session.refresh_from_db()
    assert (session.status, session.mentor, session.booked_by) == ("cancelled", mentor, mentor)
    assert overlaps() == []
    assert len(free_slots(mentor, local("2026-03-12 00:00"), local("2026-03-13 00:00"))) == 4


def test_a_calendar_address_follows_and_a_former_one_opens_nothing(account, record, link, client):
    mine = renew_feed(account)
    CalendarFeed.objects.create(person=record)
    claim = link()
    feed = CalendarFeed.objects.get()
    assert (feed.secret, feed.person) == (mine.secret, record)
    undoing.undo(claim, reason="Salah orang", by=account)
    feed.refresh_from_db()
    assert feed.person.user == account


def test_without_sessions_nothing_is_made(account, record, link):
    link()
    assert not Hold.objects.exists()
    assert not hasattr(record, "resource")
