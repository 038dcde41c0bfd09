"""Invite, pick, decline and take back, as pages and forms."""

import re

import pytest
from django.urls import reverse

from innovations.models import Member
from mentoring.models import Session, SessionInvitation

TYPED = {
    "topic": "Bukti",
    "minutes": "60",
    "online_link": "https://temu.example/budi",
    "day_1": "2026-03-12",
    "begins_1": "09:00",
    "day_2": "2026-03-13",
    "begins_2": "10:00",
    "client_key": "k",
}


def _text(response):
    return re.sub(r"\s+", " ", response.content.decode())


@pytest.fixture
def address(assignment, innovation):
    return reverse("mentoring:invite_to_session", args=[innovation.pk])


@pytest.fixture
def invitation(address, budi, as_user) -> SessionInvitation:
    as_user(budi).post(address, TYPED)
    return SessionInvitation.objects.get()


def to(name, invitation):
    return reverse(f"mentoring:{name}", args=[invitation.pk])


def test_a_stalled_innovation_is_asked_to_meet_from_the_desk(
    address, assignment, window, budi, as_user, set_clock
):
    set_clock("2026-04-20 09:00")
    desk = _text(as_user(budi).get(reverse("mentoring:desk")))
    assert re.search(rf'href="{address}">Ajak bertemu', desk)


def test_the_form_is_filled_with_her_free_times_and_place(address, window, budi, as_user):
    page = _text(as_user(budi).get(address))
    assert 'name="day_1" value="2026-03-12"' in page
    assert 'name="begins_1" value="09:00"' in page
    assert 'value="https://temu.example/klinik"' in page


def test_one_form_is_one_invitation(address, budi, as_user):
    answers = {as_user(budi).post(address, TYPED)["Location"] for _ in range(2)}
    assert answers == {SessionInvitation.objects.get().get_absolute_url()}


def test_both_sides_find_it_where_they_look(invitation, innovation, sari, budi, as_user):
    places = [reverse("mentoring:sessions"), innovation.get_absolute_url(), "/"]
    for user, words in ((sari, "mengundang Anda"), (budi, "Tim menjawab paling lambat")):
        for place in places[:2]:
            page = _text(as_user(user).get(place))
            assert invitation.get_absolute_url() in page
            assert words in page


def test_a_time_is_picked_once_and_the_late_one_is_led_to_the_session(
    invitation, innovation, sari, rizki, as_user
):
    Member.objects.create(innovation=innovation, person=rizki.person)
    first, second = invitation.proposed
    page = _text(as_user(sari).get(invitation.get_absolute_url()))
    assert page.count('name="time"') == 2
    typed = {"time": first.pk, "client_key": "p"}
    answers = {as_user(sari).post(to("pick_time", invitation), typed)["Location"] for _ in range(2)}
    session = Session.objects.get()
    assert answers == {session.get_absolute_url()}
    late = as_user(rizki)
    answer = late.post(to("pick_time", invitation), {"time": second.pk, "client_key": "q"})
    assert answer["Location"] == session.get_absolute_url()
    assert "Sari Wulandari sudah memilih: Kamis, 12 Maret 2026" in _text(late.get(answer.url))


@pytest.mark.parametrize("time", ["", "x", "0", str(2**63)])
def test_a_time_that_is_none_is_an_error_of_the_form(invitation, sari, as_user, time):
    answer = as_user(sari).post(to("pick_time", invitation), {"time": time, "client_key": "p"})
    assert answer.status_code in {200, 409}
    assert not Session.objects.exists()


def test_declined_and_taken_back_by_their_buttons(invitation, sari, budi, as_user, address):
    for _ in range(2):
        as_user(sari).post(to("decline_invitation", invitation), {"reason": "x", "client_key": "d"})
    invitation.refresh_from_db()
    assert invitation.state == "declined"
    as_user(budi).post(address, {**TYPED, "client_key": "k2"})
    other = SessionInvitation.objects.latest("pk")
    for _ in range(2):
        as_user(budi).post(to("withdraw_invitation", other), {"client_key": "w"})
    other.refresh_from_db()
    assert other.state == "withdrawn"


@pytest.mark.parametrize(
    "typed",
    [
        {"begins_2": ""},
        {"day_1": ""},
        {"online_link": ""},
        {"day_2": "2026-03-12", "begins_2": "09:30"},
    ],
)
def test_what_is_wrong_keeps_what_was_typed(address, budi, as_user, typed):
    answer = as_user(budi).post(address, {**TYPED, **typed})
    assert answer.status_code in {200, 409}
    assert 'value="Bukti"' in _text(answer)
    assert not SessionInvitation.objects.exists()


def test_strangers_find_nothing(invitation, address, rini, fauzi, sari, as_user):
    assert as_user(rini).get(invitation.get_absolute_url()).status_code == 404
    for name in ("pick_time", "decline_invitation", "withdraw_invitation"):
        assert as_user(rini).post(to(name, invitation), {}).status_code == 404
    for user in (rini, fauzi, sari):
        assert as_user(user).get(address).status_code == 404
    seen = as_user(fauzi).get(invitation.get_absolute_url())
    assert seen.status_code == 200
    assert 'name="time"' not in _text(seen)
