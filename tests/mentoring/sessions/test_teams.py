"""The team of an innovation is invited to its sessions, and holds no time there."""

import pytest
from django.core import mail

from foundation.outbox.operations import deliver_due
from innovations.team.operations.members import add_member, remove_member
from mentoring.sessions.operations.answering import approve
from mentoring.sessions.operations.booking import book, cancel, move


@pytest.fixture
def told():
    """Addresses, and what their calendars are told: REQUEST, CANCEL or nothing."""

    def fetch() -> dict[str, str]:
        mail.outbox.clear()
        deliver_due()
        sessions = [each for each in mail.outbox if " tim " not in each.subject]
        return {each.to[0]: _method(each) for each in sessions}

    return fetch


def _method(message) -> str:
    text = message.message().as_string()
    return next((word for word in ("REQUEST", "CANCEL") if f'method="{word}"' in text), "")


@pytest.fixture
def member(innovation, rini, sari):
    return add_member(innovation, rini.person, "member", sari)


def test_the_team_is_invited_as_the_booker_is(
    member, assignment, window, innovation, sari, budi, rini, told
):
    told()
    session = book(sari, innovation, window, window.starts_at)
    assert told() == dict.fromkeys((sari.email, budi.email, rini.email), "REQUEST")
    assert session.booking.holds.count() == 2
    assert {each.person for each in session.attendances.all()} == {sari.person, budi.person}
    move(session, sari, window, window.starts_at + (window.ends_at - window.starts_at) / 2, "x")
    assert told()[rini.email] == "REQUEST"
    cancel(session, sari, "Ada rapat")
    assert told()[rini.email] == "CANCEL"


def test_of_a_request_it_hears_once_it_is_approved(
    member, request_, assignment, budi, rini, sari, told
):
    assert rini.email not in told()
    approve(request_, budi)
    assert told()[rini.email] == "REQUEST"


def test_whoever_enters_is_invited_and_whoever_leaves_is_not_any_more(
    session, innovation, rini, sari, budi, told
):
    told()
    member = add_member(innovation, rini.person, "member", sari)
    assert told()[rini.email] == "REQUEST"
    remove_member(member, rini)
    assert told() == {rini.email: "CANCEL"}
    add_member(innovation, rini.person, "member", sari)
    assert told()[rini.email] == "REQUEST"


def test_whoever_booked_stays_expected_when_she_leaves(
    session, member, innovation, sari, rini, told
):
    told()
    remove_member(innovation.members.get(person=sari.person), sari)
    assert sari.email not in told()
    assert session.booked_by == sari.person
