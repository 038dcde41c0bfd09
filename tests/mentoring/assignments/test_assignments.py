"""Assign, hand over, end."""

from datetime import timedelta

import pytest

from agents.models import Appointment
from agents.registry.operations import appointments
from innovations.models import Innovation
from innovations.team.operations.members import add_member
from mentoring.assignments import operations as assignments
from mentoring.assignments import rules
from mentoring.assignments.operations import assign, end_assignment, hand_over
from mentoring.models import Assignment, Session
from mentoring.sessions.operations.booking import book
from tests.mentoring.conftest import local

START = local("2026-03-09").date()
DAY = timedelta(days=1)


def test_a_mentor_sees_the_innovation_from_the_assignment_on(innovation, pamong, budi, dewi):
    assert not Innovation.objects.visible_to(budi).exists()
    assign(pamong, innovation, dewi, starts_on=START)
    assert Innovation.objects.visible_to(budi).get() == innovation


def test_a_mentor_of_an_opd_sees_the_innovations_of_its_units(
    innovation, make_innovation, rini, pamong, budi, dewi, dinkes
):
    make_innovation(rini, "Kelas Baca")
    assign(pamong, dinkes, dewi, starts_on=START)
    assert Innovation.objects.visible_to(budi).get() == innovation
    assert Assignment.objects.accompanying(innovation).count() == 1


def test_an_expired_appointment_takes_no_new_work(innovation, pamong, dewi):
    appointments.end(pamong, START, "Selesai")
    with pytest.raises(rules.AppointmentExpiredError):
        assign(pamong, innovation, dewi, starts_on=START + DAY)


def test_only_agents_and_pamong_accompany(innovation, fauzi, dewi):
    head = Appointment.objects.get(person=fauzi.person)
    with pytest.raises(rules.NotAMentorError):
        assign(head, innovation, dewi, starts_on=START)


def test_the_decree_must_reach_the_owner(make_innovation, rini, pamong, dewi):
    with pytest.raises(rules.OutsideScopeError):
        assign(pamong, make_innovation(rini), dewi, starts_on=START)


def test_nobody_accompanies_her_own_innovation(innovation, pamong, budi, sari, dewi):
    add_member(innovation, budi.person, "member", sari)
    with pytest.raises(rules.OwnInnovationError):
        assign(pamong, innovation, dewi, starts_on=START)


def test_the_same_unit_is_a_warning_that_the_clinic_may_overrule(
    innovation, make_member, make_appointment, paringin, dewi
):
    lina = make_member("Lina Marlina", paringin)
    agent = make_appointment(lina.person, Appointment.Kind.AGENT, paringin)
    with pytest.raises(rules.SameUnitError):
        assign(agent, innovation, dewi, starts_on=START)
    assign(agent, innovation, dewi, starts_on=START, accepts_same_unit=True)


def test_nobody_is_assigned_twice(assignment, innovation, pamong, dewi):
    with pytest.raises(rules.AlreadyAssignedError):
        assign(pamong, innovation, dewi, starts_on=START + DAY)


def test_an_ended_assignment_stays_readable_for_a_month(
    assignment, innovation, budi, dewi, set_clock
):
    end_assignment(assignment, dewi, on=START, reason="Selesai")
    assert Innovation.objects.visible_to(budi).exists()
    set_clock("2026-04-09 09:00")
    assert not Innovation.objects.visible_to(budi).exists()


def test_whoever_is_no_longer_appointed_reads_nothing(
    assignment, innovation, pamong, budi, set_clock
):
    appointments.end(pamong, START, "SK dicabut")
    assert Innovation.objects.visible_to(budi).exists()  # the last day is a day of the right
    set_clock("2026-03-10 00:01")
    assert not Innovation.objects.visible_to(budi).exists()


def test_an_ended_assignment_does_not_end_again(assignment, dewi, set_clock):
    end_assignment(assignment, dewi, on=START, reason="Selesai")
    set_clock("2026-03-12 09:00")
    with pytest.raises(assignments.AssignmentEndedError):
        end_assignment(assignment, dewi, on=START + 5 * DAY, reason="Lagi")


@pytest.fixture
def hana(other_mentor):
    return Appointment.objects.get(person=other_mentor.person)


def test_a_hand_over_passes_coming_sessions_with_their_identity(
    session, assignment, hana, dewi, budi, other_mentor
):
    result = hand_over(assignment, hana, dewi, on=START, note="Bukti indikator 3 belum ada")
    passed = Session.objects.get()
    assert result.kept == []
    assert (passed.pk, passed.uid, passed.mentor) == (session.pk, session.uid, other_mentor.person)
    assert passed.sequence == 1
    held = passed.holds.filter(active=True)
    assert {str(each.resource) for each in held} == {"Hana Pertiwi", "Sari Wulandari"}
    assignment.refresh_from_db()
    assert result.assignment.handed_over_from == assignment
    assert assignment.ends_on == START
    assert Innovation.objects.visible_to(budi).exists()
    assert Innovation.objects.visible_to(other_mentor).exists()


def test_a_session_stays_where_the_successor_is_busy(
    session, assignment, hana, dewi, other_mentor, make_innovation, rini, make_window
):
    theirs = make_innovation(rini, "Kelas Baca")
    assign(hana, theirs, dewi, starts_on=START)
    window = make_window(other_mentor, "2026-03-12 09:15")
    book(rini, theirs, window, window.starts_at)
    result = hand_over(assignment, hana, dewi, on=START, note="Lanjutkan")
    assert [each.pk for each in result.kept] == [session.pk]
    session.refresh_from_db()
    assert session.mentor != other_mentor.person


def test_a_hand_over_needs_a_note(assignment, hana, dewi):
    with pytest.raises(assignments.NoteMissingError):
        hand_over(assignment, hana, dewi, on=START, note=" ")
    assignment.refresh_from_db()
    assert assignment.ends_on is None


def test_a_refused_hand_over_changes_nothing(assignment, fauzi, dewi):
    head = Appointment.objects.get(person=fauzi.person)
    with pytest.raises(rules.NotAMentorError):
        hand_over(assignment, head, dewi, on=START, note="Lanjutkan")
    assignment.refresh_from_db()
    assert assignment.ends_on is None
