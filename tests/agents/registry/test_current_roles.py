"""Who somebody is and what she may do today, from one question."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser

from agents.models import Appointment
from agents.models.appointments import has_role, person_id_of, roles_of
from foundation.request_cache import request_cache

Kind = Appointment.Kind


def test_whoever_has_no_role_is_still_somebody(sari, make_user, today):
    assert person_id_of(sari, today) == sari.person.pk
    assert roles_of(sari, today) == frozenset()
    assert person_id_of(make_user("warga@contoh.example"), today) is None
    assert person_id_of(AnonymousUser(), today) is None


def test_each_opd_of_the_scope_is_a_role(make_member, make_appointment, paringin, dinkes, today):
    rini = make_member("Rini", paringin)
    make_appointment(rini.person, Kind.AGENT, paringin, dinkes)
    make_appointment(rini.person, Kind.CLINIC, circle="actor")
    assert sorted(roles_of(rini, today), key=str) == sorted(
        [("agent", paringin.pk), ("agent", dinkes.pk), ("clinic", None)], key=str
    )


@pytest.mark.parametrize(
    ("first", "last", "is_in_force"), [(0, 0, True), (1, 9, False), (-9, -1, False)]
)
def test_only_terms_of_that_day_count(
    make_member, make_appointment, paringin, today, first, last, is_in_force
):
    rini = make_member("Rini", paringin)
    make_appointment(
        rini.person,
        Kind.AGENT,
        paringin,
        starts_on=today + timedelta(days=first),
        ends_on=today + timedelta(days=last),
    )
    assert has_role(rini, today, Kind.AGENT) == is_in_force
    assert person_id_of(rini, today) == rini.person.pk


def test_a_page_asks_once(fauzi, today, queries_of):
    def page() -> None:
        with request_cache():
            person_id_of(fauzi, today)
            roles_of(fauzi, today)
            has_role(fauzi, today, Kind.HEAD)

    assert queries_of(page) == 1
