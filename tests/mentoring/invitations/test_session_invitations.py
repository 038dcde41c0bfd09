"""A mentor proposes times to a team, which picks one."""

from datetime import timedelta

import pytest
from django.core import mail

from agents.notices.bells import bell_name
from foundation.models import Holiday, Notice
from foundation.outbox.operations import deliver_due
from innovations.models import Member
from mentoring.invitations.operations import inviting
from mentoring.invitations.operations.answering import (
    AnsweredError,
    TimeGoneError,
    decline,
    pick,
    withdraw,
)
from mentoring.invitations.operations.inviting import Time, invite
from mentoring.models import Session, SessionInvitation
from mentoring.sessions.operations.booking import SlotTakenError, book
from mentoring.sessions.rules import NotAssignedError
from scheduling.bookings.expiring import expire_due
from scheduling.bookings.obstacles import InTheWayError
from scheduling.calendars import ics
from scheduling.kinds import attended_by
from scheduling.leave.operations import record_leave
from scheduling.models import Booking, Hold, Leave
from tests.mentoring.conftest import local
from tests.mentoring.contention.crowd import overlaps

pytestmark = pytest.mark.smoke
HOUR = timedelta(hours=1)


def times(*starts):
    return [Time(local(each), local(each) + HOUR) for each in starts]


THREE = ("2026-03-12 09:00", "2026-03-13 09:00", "2026-03-16 13:00")


@pytest.fixture
def rizki_too(innovation, rizki):
    return Member.objects.create(innovation=innovation, person=rizki.person)


@pytest.fixture
def invitation(assignment, innovation, rizki_too, budi) -> SessionInvitation:
    link = "https://temu.example/budi"
    return invite(budi, innovation, times(*THREE), topic="Bukti", link=link)


def _held(person):
    return Hold.objects.filter(active=True, resource__person=person).count()


def _lines(user, kind):
    found = Notice.objects.of(bell_name(user.person.pk))
    return found.filter(kind=f"mentoring.invitation_{kind}").count()


def test_each_time_holds_the_mentor_and_nobody_books_it(invitation, window, innovation, sari, budi):
    assert _held(budi.person) == 3
    assert {each.booking.state for each in invitation.proposed} == {Booking.State.TENTATIVE}
    with pytest.raises(SlotTakenError):
        book(sari, innovation, window, window.starts_at)


def test_the_team_is_told_by_bell_and_mail_with_the_times(invitation, sari, rizki, budi):
    assert [_lines(user, "open") for user in (sari, rizki, budi)] == [1, 1, 0]
    deliver_due()
    told = {address: each for each in mail.outbox for address in each.to}
    assert {sari.email, rizki.email} <= told.keys()
    assert budi.email not in told
    assert "12 Maret 2026, 09.00–10.00 WITA" in told[sari.email].body


def test_who_picks_books_and_the_other_times_are_free_at_once(invitation, sari, budi):
    second = invitation.proposed[1]
    session = pick(invitation, sari, second)
    assert (session.starts_at, session.booked_by) == (second.starts_at, sari.person)
    assert (session.mentor, session.topic, session.link) == (
        budi.person,
        "Bukti",
        "https://temu.example/budi",
    )
    assert session.status == Session.Status.CONFIRMED
    assert _held(budi.person) == _held(sari.person) == 1
    invitation.refresh_from_db()
    assert (invitation.state, invitation.session) == ("accepted", session)
    assert overlaps() == []


def test_a_picked_time_is_an_invitation_of_calendars_for_all(invitation, sari, budi, rizki):
    pick(invitation, sari, invitation.proposed[0])
    deliver_due()
    invited = {each.to[0] for each in mail.outbox if each.alternatives}
    assert invited == {sari.email, budi.email, rizki.email}
    session = Session.objects.get()
    replies = session.booking.participants.values_list("person__user__email", "reply")
    assert dict(replies) == {sari.email: "accepted", budi.email: "accepted", rizki.email: ""}


def test_the_second_to_pick_is_told_who_was_first(invitation, sari, rizki):
    first = pick(invitation, sari, invitation.proposed[0])
    with pytest.raises(AnsweredError) as late:
        pick(invitation, rizki, invitation.proposed[2])
    assert late.value.invitation.session == first
    assert Session.objects.count() == 1


def test_a_decline_frees_all_times_and_tells_the_mentor(invitation, sari, budi, rizki):
    decline(invitation, sari, "Ada akreditasi")
    assert _held(budi.person) == 0
    assert [_lines(user, "declined") for user in (budi, rizki, sari)] == [1, 1, 0]
    deliver_due()
    (told,) = [each for each in mail.outbox if each.to == [budi.email]]
    assert "Ada akreditasi" in told.body
    with pytest.raises(AnsweredError):
        pick(invitation, rizki, invitation.proposed[0])


def test_the_mentor_takes_it_back(invitation, sari, budi):
    with pytest.raises(AnsweredError):
        withdraw(invitation, sari)
    withdraw(invitation, budi, "Dinas luar")
    assert _held(budi.person) == 0
    assert _lines(sari, "withdrawn") == 1


def test_times_expire_one_by_one_and_with_the_last_the_invitation(
    invitation, sari, budi, set_clock
):
    set_clock("2026-03-12 08:01")
    assert expire_due() == 1
    invitation = SessionInvitation.objects.with_names().get()
    assert (invitation.state, len(invitation.waiting)) == ("open", 2)
    with pytest.raises(TimeGoneError):
        pick(invitation, sari, invitation.proposed[0])
    set_clock("2026-03-16 12:01")
    assert SessionInvitation.objects.with_names().get().status == "expired"
    with pytest.raises(AnsweredError):
        pick(invitation, sari, invitation.proposed[2])
    expire_due()
    invitation.refresh_from_db()
    assert invitation.state == "expired"
    assert _lines(sari, "expired") == _lines(budi, "expired") == 1
    assert _held(budi.person) == 0


def test_whoever_is_busy_then_is_told_and_may_pick_another(invitation, sari, dewi):
    first, second, _third = invitation.proposed
    record_leave(
        sari.person, Leave.Kind.ANNUAL, dewi, starts_at=first.starts_at, ends_at=first.ends_at
    )
    with pytest.raises(InTheWayError):
        pick(invitation, sari, first)
    assert SessionInvitation.objects.get().state == "open"
    assert pick(invitation, sari, second)


def test_who_stands_outside_neither_invites_nor_picks(
    invitation, innovation, sari, rini, dewi, budi
):
    for user in (rini, dewi, budi):
        with pytest.raises(AnsweredError):
            pick(invitation, user, invitation.proposed[0])
    with pytest.raises(NotAssignedError):
        invite(sari, innovation, times("2026-03-17 09:00"), link="https://temu.example/x")


@pytest.mark.parametrize(
    ("starts", "refusal"),
    [
        ((), inviting.NoTimesError),
        (("2026-03-12 09:00", "2026-03-12 09:30"), inviting.NoTimesError),
        ((*THREE, "2026-03-17 09:00"), inviting.NoTimesError),
        (("2026-03-09 08:00",), inviting.TooSoonError),
        (("2028-03-09 08:00",), inviting.TooSoonError),
        (("2026-03-19 08:00",), inviting.OnDayOffError),
    ],
)
def test_what_cannot_be_proposed(assignment, innovation, budi, starts, refusal):
    Holiday.objects.update_or_create(
        day=local("2026-03-19").date(), defaults={"name": "Nyepi", "kind": "national"}
    )
    with pytest.raises(refusal):
        invite(budi, innovation, times(*starts), link="https://temu.example/x")
    assert not Booking.objects.exists()


def test_one_open_invitation_at_a_time(invitation, innovation, budi):
    with pytest.raises(inviting.InvitedAlreadyError):
        invite(budi, innovation, times("2026-03-17 09:00"), link="https://temu.example/x")
    withdraw(invitation, budi)
    assert invite(budi, innovation, times("2026-03-17 09:00"), link="https://temu.example/x")


def test_a_time_that_is_taken_is_not_proposed(session, innovation, budi):
    with pytest.raises(InTheWayError):
        invite(budi, innovation, times("2026-03-12 09:15"), link="https://temu.example/x")
    assert not SessionInvitation.objects.exists()


def test_after_the_hand_over_nothing_is_picked_of_the_old_mentor(invitation, assignment, sari):
    assignment.ends_on = local("2026-03-11").date()
    assignment.save()
    with pytest.raises(NotAssignedError):
        pick(invitation, sari, invitation.proposed[0])


def test_the_mentors_calendar_has_what_is_proposed_and_the_teams_has_not(invitation, sari, budi):
    held = Booking.objects.filter(attended_by(budi))
    assert held.count() == 3
    assert ics.feed(held).count("Diusulkan: sesi klinik") == 3
    assert Booking.objects.filter(attended_by(sari)).count() == 0
    pick(invitation, sari, invitation.proposed[0])
    assert Booking.objects.filter(attended_by(budi)).count() == 1
