"""Of a team that picks at the same instant, one decides."""

from collections import Counter
from datetime import timedelta

import pytest

from innovations.models import Member
from mentoring.invitations.operations import answering
from mentoring.invitations.operations.inviting import Time, invite
from mentoring.models import Session, SessionInvitation
from scheduling.models import Hold
from tests.mentoring.conftest import local
from tests.mentoring.contention.crowd import at, crowd, expirer, incomplete, overlaps, picker

pytestmark = pytest.mark.smoke
HOUR = timedelta(hours=1)
STARTS = ("2026-03-12 09:00", "2026-03-13 09:00", "2026-03-16 13:00")


@pytest.fixture
def people(committed_db, innovation, make_member, paringin):
    made = [make_member(f"Inovator {number}", paringin) for number in range(6)]
    for user in made:
        Member.objects.create(innovation=innovation, person=user.person)
    return made


@pytest.fixture
def invitation(people, assignment, innovation, budi) -> SessionInvitation:
    times = [Time(local(each), local(each) + HOUR) for each in STARTS]
    return invite(budi, innovation, times, link="https://temu.example/budi")


def _kinds(answers):
    return Counter(answer.kind for answer in answers)


def _pickers(invitation, people):
    """Two for each time."""
    times = invitation.proposed * 2
    pairs = zip(people, times, strict=True)
    return [picker(invitation, user, time, f"k{user.pk}") for user, time in pairs]


def test_one_of_six_who_pick_at_once_decides(invitation, people, budi):
    answers = crowd(_pickers(invitation, people))
    assert _kinds(answers) == {"done": 1, "late": 5}, answers
    session = Session.objects.get()
    invitation.refresh_from_db()
    assert invitation.session == session
    assert Hold.objects.filter(active=True, resource__person=budi.person).count() == 1
    assert overlaps() == []
    assert incomplete() == []


def test_a_pick_and_the_end_of_its_time_have_one_outcome(invitation, people):
    last = invitation.proposed[-1]
    before, after = (last.booking.expires_at + timedelta(seconds=nth) for nth in (-1, 1))
    acts = [at(before, picker(invitation, user, last, f"k{user.pk}")) for user in people[:2]]
    answers = crowd([*acts, *[at(after, expirer())] * 2])
    assert set(_kinds(answers)) <= {"done", "late"}, answers
    invitation.refresh_from_db()
    assert (invitation.state == "accepted") == Session.objects.exists()
    assert overlaps() == []
    assert incomplete() == []


def test_control_arm_without_asking_again_two_pick(invitation, people, monkeypatch):
    """The state as it was when the page was shown, and the time as it was held."""
    monkeypatch.setattr(answering, "_open_one", lambda invitation, user: invitation)
    monkeypatch.setattr(answering.ProposedTime.objects, "waiting", _whatever, raising=False)
    crowd([picker(invitation, people[0], invitation.proposed[0], "a")])
    invitation.session = None
    crowd([picker(invitation, people[1], invitation.proposed[1], "b")])
    assert Session.objects.count() == 2


def _whatever(at):
    return SessionInvitation.times.rel.related_model._default_manager.all()
