"""Whoever may offer times does so, once, and takes them back: here mentors, by the rule of mentoring."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from agents.models import Appointment
from scheduling.models import Window
from tests.scheduling.conftest import local

OFFER = {
    "day": "2026-03-12",
    "begins": "09:00",
    "ends": "11:00",
    "slot_minutes": "30",
    "online_link": "https://temu.example/klinik",
    "weeks": "3",
    "client_key": "a",
}


def _text(response):
    return re.sub(r"\s+", " ", response.content.decode())


def _offer(client, **changes):
    return client.post(reverse("scheduling:windows"), {**OFFER, **changes})


def test_a_mentor_offers_a_time_for_three_weeks_once(budi, as_user):
    for _ in range(2):
        assert _offer(as_user(budi)).status_code == 302
    windows = Window.objects.order_by("starts_at")
    first = local("2026-03-12 09:00")
    assert [each.starts_at for each in windows] == [
        first + timedelta(weeks=number) for number in range(3)
    ]


@pytest.mark.parametrize(
    "changes",
    [
        {"ends": "08:00"},
        {"online_link": ""},
        {"day": "2026-03-08"},
        {"ends": "09:15"},
        {"weeks": "0"},
        {"slot_minutes": "5"},
    ],
)
def test_an_offer_that_makes_no_sense_is_an_error_of_the_form(budi, as_user, changes):
    answer = _offer(as_user(budi), **changes)
    assert answer.status_code == 200
    assert "error" in _text(answer)
    assert not Window.objects.exists()


def test_the_same_time_is_not_offered_twice(budi, make_window, as_user):
    make_window(budi, "2026-03-12 09:00")
    assert _offer(as_user(budi)).status_code == 200
    assert Window.objects.count() == 1


def test_after_the_appointment_no_time_is_offered(budi, as_user):
    Appointment.objects.filter(person=budi.person).update(ends_on=local("2026-03-20").date())
    assert _offer(as_user(budi)).status_code == 200
    assert not Window.objects.exists()
    assert _offer(as_user(budi), weeks="2", client_key="b").status_code == 302


def test_only_mentors_offer_times_and_each_closes_her_own(budi, sari, hana, make_window, as_user):
    window = make_window(budi, "2026-03-12 09:00")
    assert as_user(sari).get(reverse("scheduling:windows")).status_code == 404
    close = reverse("scheduling:close_window", args=[window.pk])
    assert as_user(hana).post(close).status_code == 404
    assert as_user(budi).post(close).status_code == 302
    assert not Window.objects.open().exists()


@pytest.fixture
def hana(make_member, make_appointment, bapperida, dinkes):
    """Another mentor."""
    user = make_member("Hana Pertiwi", bapperida)
    make_appointment(user.person, Appointment.Kind.AGENT, dinkes)
    return user
