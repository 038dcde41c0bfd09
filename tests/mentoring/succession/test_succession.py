"""What a mentor leaves when she hands over, is relieved, or her decree ends."""

from datetime import timedelta

import pytest
from django.core import mail

from agents.models import Appointment
from agents.notices.bells import bell_name
from agents.registry.operations import appointments
from foundation.minute.duties import run_all
from foundation.models import Notice, Reminder
from foundation.outbox.operations import deliver_due
from innovations.models import Innovation, Member
from mentoring.assignments import rules
from mentoring.assignments.operations import assign, end_assignment, hand_over
from mentoring.followups.operations.keeping import add
from mentoring.invitations.operations.answering import pick
from mentoring.invitations.operations.inviting import Time, invite
from mentoring.models import Assignment, FollowUp, Session, SessionInvitation
from mentoring.sessions.operations.booking import book
from mentoring.succession.operations.left import left_behind
from mentoring.succession.operations.settling import settle, settle_due
from scheduling.models import Hold
from tests.mentoring.conftest import local

State = SessionInvitation.State
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
TUESDAY, WEDNESDAY = local("2026-03-10").date(), local("2026-03-11").date()
THREE = ("2026-03-12 14:00", "2026-03-13 09:00", "2026-03-16 13:00")


def times(*starts):
    return [Time(local(each), local(each) + HOUR) for each in starts]


@pytest.fixture
def hana(other_mentor):
    return Appointment.objects.get(person=other_mentor.person)


@pytest.fixture
def invitation(assignment, innovation, budi) -> SessionInvitation:
    return invite(budi, innovation, times(*THREE), topic="Bukti", link="https://temu.example/budi")


@pytest.fixture
def task(assignment, innovation, budi, sari) -> FollowUp:
    """Sari gave it to her mentor."""
    due_on = local("2026-03-20").date()
    return add(innovation, sari, what="Periksa SK", owner=budi.person, due_on=due_on)


def told(user, kind):
    rows = Notice.objects.of(bell_name(user.person.pk))
    return rows.filter(kind=f"mentoring.{kind}").count()


def letters():
    mail.outbox.clear()
    while deliver_due():
        pass
    return [(each.to[0], each.subject, each.body) for each in mail.outbox]


def held(person):
    return Hold.objects.filter(active=True, resource__person=person).count()


def test_follow_ups_pass_to_the_successor_with_the_note_and_all_are_told(
    task, assignment, hana, other_mentor, budi, sari, dewi, set_clock
):
    hand_over(assignment, hana, dewi, on=TUESDAY, note="SK belum ada")
    assert FollowUp.objects.get().owner == budi.person  # today he accompanies it still
    letters()
    set_clock("2026-03-10 00:01")
    assert settle_due() == 1
    task.refresh_from_db()
    assert task.owner == other_mentor.person
    assert (told(budi, "follow_up_taken_over"), told(sari, "follow_up_taken_over")) == (1, 1)
    assert told(other_mentor, "follow_up_inherited") == 1
    assert [to for to, _subject, _body in letters()] == [other_mentor.email]
    assert settle_due() == 0


def test_a_hand_over_from_today_on_passes_them_at_once(
    task, assignment, hana, other_mentor, dewi, set_clock
):
    set_clock("2026-03-10 08:00")
    letters()
    hand_over(assignment, hana, dewi, on=TUESDAY, note="SK belum ada")
    task.refresh_from_db()
    assert task.owner == other_mentor.person
    said = [body for to, subject, body in letters() if "Periksa SK" in subject]
    assert len(said) == 1
    assert "SK belum ada" in said[0]
    waiting = Reminder.objects.filter(subject=f"follow_up:{task.pk}", revision=task.revision)
    assert set(waiting.values_list("recipient", flat=True)) == {bell_name(other_mentor.person.pk)}


def test_what_the_team_has_to_do_stays_with_it(
    assignment, innovation, hana, budi, sari, dewi, set_clock
):
    add(innovation, budi, what="Foto", owner=sari.person)
    set_clock("2026-03-10 08:00")
    hand_over(assignment, hana, dewi, on=TUESDAY, note="x")
    assert FollowUp.objects.get().owner == sari.person


def test_they_wait_for_the_next_mentor_where_nobody_accompanies(
    task, assignment, innovation, hana, other_mentor, budi, dewi, set_clock
):
    end_assignment(assignment, dewi, on=local("2026-03-09").date(), reason="Pindah")
    set_clock("2026-03-12 08:00")
    assert settle_due() == 0
    assert FollowUp.objects.get().owner == budi.person
    assign(hana, innovation, dewi, starts_on=local("2026-03-12").date())
    assert FollowUp.objects.get().owner == other_mentor.person


def test_an_open_invitation_passes_with_the_times_at_which_the_successor_is_free(
    invitation,
    assignment,
    innovation,
    hana,
    other_mentor,
    budi,
    sari,
    dewi,
    make_window,
    make_innovation,
    rini,
):
    assign(hana, make_innovation(rini, "Kelas Baca"), dewi, starts_on=local("2026-03-09").date())
    busy = make_window(other_mentor, "2026-03-13 09:00")
    book(rini, Innovation.objects.get(name="Kelas Baca"), busy, busy.starts_at)
    letters()
    hand_over(assignment, hana, dewi, on=WEDNESDAY, note="SK belum ada")
    now = SessionInvitation.objects.with_names().get()
    assert (now.mentor, now.status) == (other_mentor.person, State.OPEN)
    assert [each.starts_at for each in now.waiting] == [local(THREE[0]), local(THREE[2])]
    assert {each.booking.link for each in now.waiting} == {""}
    assert (held(budi.person), held(other_mentor.person)) == (0, 3)
    for user in (budi, sari, other_mentor):
        assert told(user, "invitation_passed") == 1
    to = {to for to, subject, _ in letters() if "Pendamping lain: undangan" in subject}
    assert to == {sari.email, other_mentor.email, budi.email}
    assert pick(now, sari, now.waiting[0]).mentor == other_mentor.person


def test_it_is_taken_back_where_the_successor_is_not_free(
    invitation, assignment, hana, other_mentor, budi, sari, dewi
):
    Appointment.objects.filter(pk=hana.pk).update(ends_on=WEDNESDAY)
    hand_over(assignment, hana, dewi, on=WEDNESDAY, note="SK belum ada")
    now = SessionInvitation.objects.get()
    assert (now.state, now.reason, held(budi.person)) == (State.WITHDRAWN, "SK belum ada", 0)
    assert (told(budi, "invitation_withdrawn"), told(sari, "invitation_withdrawn")) == (1, 1)


def test_times_before_the_hand_over_may_still_be_picked(
    invitation, assignment, hana, budi, sari, dewi
):
    hand_over(assignment, hana, dewi, on=local("2026-03-13").date(), note="x")
    now = SessionInvitation.objects.with_names().get()
    assert (now.mentor, [each.starts_at for each in now.waiting]) == (
        budi.person,
        [local(THREE[0])],
    )
    assert pick(now, sari, now.waiting[0]).mentor == budi.person


def test_a_request_whose_time_the_successor_lacks_is_declined(
    request_, assignment, hana, sari, dewi
):
    Appointment.objects.filter(pk=hana.pk).update(ends_on=WEDNESDAY)
    handed = hand_over(assignment, hana, dewi, on=TUESDAY, note="SK belum ada")
    assert handed.kept == []
    assert Session.objects.get().status == Session.Status.DECLINED
    assert told(sari, "declined") == 1


def test_of_a_session_that_stays_both_sides_and_the_successor_are_told(
    session, assignment, hana, other_mentor, budi, sari, dewi
):
    Appointment.objects.filter(pk=hana.pk).update(ends_on=WEDNESDAY)
    handed = hand_over(assignment, hana, dewi, on=TUESDAY, note="x")
    assert handed.kept == [session]
    assert [told(user, "session_kept") for user in (budi, sari, other_mentor)] == [1, 1, 1]
    assert settle_due() == 0


def test_the_end_of_an_assignment_ends_what_nobody_can_answer_and_leaves_what_is_agreed(
    session, request_, invitation, assignment, dewi
):
    end_assignment(assignment, dewi, on=TUESDAY, reason="Pindah tugas")
    assert [each.status for each in Session.objects.order_by("pk")] == ["confirmed", "declined"]
    now = SessionInvitation.objects.get()
    assert (now.state, now.reason) == (State.WITHDRAWN, "Pindah tugas")


def test_when_a_decree_is_over_sessions_pass_to_whoever_accompanies_too(
    session, assignment, innovation, pamong, hana, other_mentor, dewi, set_clock
):
    assign(hana, innovation, dewi, starts_on=TUESDAY)
    appointments.end(pamong, TUESDAY, "SK dicabut", dewi)
    run_all()
    assert Session.objects.get().mentor == session.mentor  # another decree may follow
    set_clock("2026-03-11 00:01")
    run_all()
    now = Session.objects.get()
    assert (now.mentor, now.status) == (other_mentor.person, Session.Status.CONFIRMED)


def test_when_a_decree_is_over_and_nobody_else_accompanies_they_are_cancelled(
    session, pamong, budi, sari, set_clock
):
    appointments.end(pamong, TUESDAY, "SK dicabut")
    set_clock("2026-03-11 00:01")
    run_all()
    assert Session.objects.get().status == Session.Status.CANCELLED
    assert (told(budi, "cancelled"), told(sari, "cancelled")) == (1, 1)


def test_another_decree_of_the_same_person_keeps_all(
    session, invitation, task, pamong, budi, dinkes, make_appointment, set_clock
):
    make_appointment(budi.person, Appointment.Kind.AGENT, dinkes)
    appointments.end(pamong, TUESDAY, "SK diganti")
    set_clock("2026-03-11 00:01")
    run_all()
    assert Session.objects.get().status == Session.Status.CONFIRMED
    assert SessionInvitation.objects.get().status == State.OPEN
    assert FollowUp.objects.get().owner == budi.person


def test_a_refused_hand_over_leaves_everything(invitation, task, assignment, fauzi, budi, dewi):
    head = Appointment.objects.get(person=fauzi.person)
    with pytest.raises(rules.NotAMentorError):
        hand_over(assignment, head, dewi, on=TUESDAY, note="x")
    assert (SessionInvitation.objects.get().mentor, FollowUp.objects.get().owner) == (
        budi.person,
        budi.person,
    )


def test_a_whole_agency_is_handed_over_alike(
    innovation, make_innovation, rizki, pamong, dinkes, hana, other_mentor, budi, dewi, set_clock
):
    whole = assign(pamong, dinkes, dewi, starts_on=local("2026-03-09").date())
    second = make_innovation(rizki, "Antar Obat")
    for each in (innovation, second):
        add(each, dewi, what="Periksa", owner=budi.person)
    invite(budi, second, times(*THREE))
    set_clock("2026-03-10 08:00")
    hand_over(whole, hana, dewi, on=TUESDAY, note="x")
    assert {each.owner for each in FollowUp.objects.all()} == {other_mentor.person}
    assert SessionInvitation.objects.get().mentor == other_mentor.person


def test_it_is_found_in_as_many_queries_for_one_as_for_many(
    innovation, assignment, make_innovation, sari, budi, pamong, dewi, queries_of
):
    add(innovation, dewi, what="Periksa", owner=budi.person)
    Assignment.objects.update(ends_on=local("2026-03-09").date() - DAY, starts_on="2026-01-01")
    one = queries_of(left_behind)
    for number in range(4):
        made = make_innovation(sari, f"Inovasi {number}")
        theirs = assign(pamong, made, dewi, starts_on=local("2026-03-09").date())
        add(made, dewi, what="Periksa", owner=budi.person)
        Assignment.objects.filter(pk=theirs.pk).update(ends_on="2026-03-08", starts_on="2026-01-01")
    assert len(left_behind()) == 5
    assert queries_of(left_behind) == one


def test_a_team_member_takes_nothing_over(
    task, assignment, innovation, hana, other_mentor, budi, dewi, set_clock
):
    assign(hana, innovation, dewi, starts_on=TUESDAY)
    Member.objects.create(innovation=innovation, person=other_mentor.person)
    end_assignment(assignment, dewi, on=local("2026-03-09").date(), reason="x")
    set_clock("2026-03-10 08:00")
    assert settle(Innovation.objects.filter(pk=innovation.pk)) == 1
    assert FollowUp.objects.get().owner == budi.person
