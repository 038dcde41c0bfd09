"""The desk tells a mentor when her own appointment ends."""

from datetime import date

import pytest
from django.urls import reverse

from agents.models import Appointment
from mentoring.desk.terms import ending_on

DESK = reverse("mentoring:desk")
Kind = Appointment.Kind


def _end(appointment: Appointment, on: date | None) -> None:
    Appointment.objects.filter(pk=appointment.pk).update(ends_on=on)


def _told(client) -> bool:
    return "Masa tugas Anda berakhir pada" in client.get(DESK).content.decode()


@pytest.mark.parametrize(
    ("ends_on", "told"), [(date(2026, 4, 8), True), (date(2026, 4, 9), False), (None, False)]
)
def test_the_end_of_her_appointment_is_told_thirty_days_before(
    pamong, budi, as_user, ends_on, told
):
    _end(pamong, ends_on)
    assert _told(as_user(budi)) == told


def test_a_later_decree_silences_the_warning(pamong, budi, dinkes, make_appointment, as_user):
    _end(pamong, date(2026, 3, 20))
    make_appointment(budi.person, Kind.PAMONG, dinkes, starts_on=date(2026, 3, 21))
    assert not _told(as_user(budi))


def test_of_two_decrees_the_one_that_ends_last_counts(pamong, budi, dinkes, make_appointment):
    _end(pamong, date(2026, 3, 20))
    make_appointment(budi.person, Kind.AGENT, dinkes, ends_on=date(2026, 3, 31))
    assert ending_on(budi) == date(2026, 3, 31)


def test_only_her_own_decrees_as_a_mentor_count(
    pamong, budi, other_mentor, dinkes, make_appointment
):
    make_appointment(budi.person, Kind.INNOVATION_ADMIN, dinkes)
    _end(pamong, date(2026, 3, 20))
    assert ending_on(budi) == date(2026, 3, 20)


def test_what_has_ended_already_is_no_warning(pamong, budi):
    _end(pamong, date(2026, 3, 8))
    assert ending_on(budi) is None
