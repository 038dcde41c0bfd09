"""Every operation on two parties, where both are the same: what it does then, one by one."""

import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry

from agents import merging
from agents.claims.operations import linking
from agents.claims.operations.refusals import OwnClaimError
from agents.models import Appointment, Claim, Opd
from agents.registry.operations import opds
from foundation.models import Notice
from innovations.confirmation.operations import confirm
from innovations.models import Innovation
from innovations.registration.operations import change, register
from innovations.team.operations.inviting import InviteOneselfError, invite
from innovations.team.operations.members import add_member, change_part, remove_member
from mentoring.assignments.operations import ToOneselfError, assign, hand_over
from mentoring.assignments.rules import OwnInnovationError
from mentoring.consultations.operations.talking import open_consultation
from mentoring.models import Assignment
from mentoring.sessions.operations.booking import book
from mentoring.sessions.rules import WithOneselfError
from scheduling.bookings import operations as bookings


def test_a_mentor_does_not_hand_over_to_herself(
    assignment, pamong, budi, dewi, dinkes, today, make_appointment
):
    again = make_appointment(budi.person, Appointment.Kind.AGENT, dinkes)
    for to in (pamong, again):
        with pytest.raises(ToOneselfError):
            hand_over(assignment, to, dewi, on=today, note="Saya lagi")
    assignment.refresh_from_db()
    assert (assignment.ends_on, Assignment.objects.count()) == (None, 1)


def test_an_innovation_is_not_assigned_to_one_of_its_team(innovation, pamong, budi, dewi, today):
    add_member(innovation, budi.person, "member", dewi)
    with pytest.raises(OwnInnovationError):
        assign(pamong, innovation, dewi, starts_on=today)


def test_nobody_books_a_session_with_herself(assignment, innovation, window, budi):
    with pytest.raises(WithOneselfError):
        book(budi, innovation, window, window.starts_at)


def test_nobody_stands_in_for_herself(session):
    before = session.booking.sequence
    bookings.replace(session.booking, session.mentor, session.mentor)
    assert (session.booking.sequence, session.booking.holds.count()) == (before, 2)


def test_whoever_asks_is_not_asked(assignment, budi, dewi, make_innovation, dinkes):
    """A mentor of an OPD asks about an innovation of her own there: she does not await herself."""
    own = make_innovation(budi, opd=dinkes)
    talk = open_consultation(budi, subject="x", text="x", innovation=own)
    assert list(talk.participants.values_list("person", flat=True)) == [budi.person.pk]


def test_an_innovation_that_passes_to_its_own_owner_does_not_change(innovation, sari, paringin):
    logged = ModelLogEntry.objects.count()
    change(innovation, sari, opd=paringin, group_name="")
    assert ModelLogEntry.objects.count() == logged


def test_whoever_speaks_for_the_owner_confirms_what_she_registered(sari, dinkes, make_appointment):
    """There is no second party to ask: the owner has said it."""
    waiting = register(sari, name="Baru", summary="x", stage="trial", opd=dinkes)
    make_appointment(sari.person, Appointment.Kind.INNOVATION_ADMIN, dinkes)
    assert confirm(Innovation.objects.get(pk=waiting.pk), type(sari).objects.get(pk=sari.pk))


def test_nobody_invites_herself_and_nobody_is_told_what_she_did_herself(innovation, sari, rini):
    with pytest.raises(InviteOneselfError):
        invite(innovation, sari.email, "member", sari)
    member = add_member(innovation, rini.person, "member", rini)
    change_part(member, "leader", rini)
    remove_member(member, rini)
    assert not Notice.objects.filter(bell__name=f"person:{rini.person.pk}").exists()


def test_nobody_approves_her_own_claim(make_user, make_person, dinkes, rizki):
    person = make_person("Nurul", "199104122017032001", dinkes)
    claim = Claim.objects.create(
        user=rizki, person=person, proof="approval", asked_at=timezone.now()
    )
    with pytest.raises(OwnClaimError):
        linking.approve(claim, by=rizki, is_clinic=True)


def test_a_person_is_not_merged_with_herself(sari):
    with pytest.raises(merging.SamePersonError):
        merging.merge(sari.person, sari.person)


def test_an_opd_is_neither_renamed_moved_nor_merged_into_itself(dinkes, paringin, today):
    count = Opd.objects.count()
    named = {"name": dinkes.name, "short_name": dinkes.short_name}
    with pytest.raises(opds.NothingChangesError):
        opds.rename(dinkes, on=today, **named)
    with pytest.raises(opds.NothingChangesError):
        opds.move(dinkes, parent=dinkes.get_parent(), on=today)
    with pytest.raises(opds.BelowItselfError):
        opds.move(dinkes, parent=dinkes, on=today)
    for both in ([dinkes, dinkes], [dinkes]):
        with pytest.raises(opds.NothingChangesError):
            opds.merge(both, kind=dinkes.kind, on=today, **named)
    assert Opd.objects.count() == count
